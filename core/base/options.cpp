// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/options.h"

#include "core/base/envfile.h"
#include "core/base/profile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUrl>

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::Options)
};

/// Finds a value where it is set first: option, environment, env file, profile.
class Sources final
{
public:
    Sources(const QCommandLineParser &parser, const QProcessEnvironment &environment,
            const QHash<QString, QString> &envFile, const QJsonObject &settings)
        : m_parser(parser)
        , m_environment(environment)
        , m_envFile(envFile)
        , m_settings(settings)
    { }

    [[nodiscard]] QString value(const QString &option, const QString &variable, const QString &setting) const
    {
        if (!option.isEmpty() && m_parser.isSet(option))
            return m_parser.value(option).trimmed();
        // An empty variable is a template nobody filled in, not a value.
        for (const QString &found : {m_environment.value(variable), m_envFile.value(variable)}) {
            if (!variable.isEmpty() && !found.trimmed().isEmpty())
                return found.trimmed();
        }
        return m_settings.value(setting).toString().trimmed();
    }

private:
    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
    const QHash<QString, QString> &m_envFile;
    const QJsonObject &m_settings;
};

QString withoutSlash(QString url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
    return url;
}

/// The shape that every base URL shares: http or https, a host, and nothing that a base cannot have.
bool isBaseUrl(const QUrl &url)
{
    return url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty()
        && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

Result<QString> checkedPublicUrl(const QString &text)
{
    if (!text.isEmpty() && !isBaseUrl(QUrl(text, QUrl::StrictMode))) {
        return failure(ErrorKind::Invalid,
                       Words::tr("The public URL “%1” must be the address that your tunnel gave you, such as "
                                 "https://desk.example.com.")
                           .arg(text));
    }
    // Cut as text: signatures are made over the URL to the letter, so it must not be normalised.
    return withoutSlash(text);
}

Result<QString> checkedApiBase(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!text.isEmpty() && (!isBaseUrl(url) || (url.scheme() == u"http" && !isLoopbackHost(url.host())))) {
        return failure(ErrorKind::Invalid,
                       Words::tr("The API base “%1” must begin with https://, or with http:// and a host on this "
                                 "machine, such as http://127.0.0.1:4010.")
                           .arg(text));
    }
    return withoutSlash(text);
}

Result<QString> checkedLogLevel(const QString &text)
{
    const QString level = text.isEmpty() ? QStringLiteral("info") : text.toLower();
    for (const char16_t *known : {u"debug", u"info", u"warning", u"error"}) {
        if (level == QStringView(known))
            return level;
    }
    return failure(ErrorKind::Invalid,
                   Words::tr("The log level “%1” is not one of debug, info, warning and error.").arg(text));
}

Result<Credentials> checkedCredentials(const Sources &sources)
{
    Credentials credentials;
    credentials.accountSid = sources.value({}, QStringLiteral("TWILIO_ACCOUNT_SID"), QStringLiteral("account_sid"));
    credentials.apiKey = sources.value({}, QStringLiteral("TWILIO_API_KEY"), QStringLiteral("api_key"));
    // Secrets have no setting: a profile keeps them in the keychain only.
    credentials.authToken = sources.value({}, QStringLiteral("TWILIO_AUTH_TOKEN"), {});
    credentials.apiSecret = sources.value({}, QStringLiteral("TWILIO_API_SECRET"), {});
    credentials.edge = sources.value({}, QStringLiteral("TWILIO_EDGE"), QStringLiteral("edge"));
    credentials.region = sources.value({}, QStringLiteral("TWILIO_REGION"), QStringLiteral("region"));
    if (!credentials.accountSid.isEmpty() && !credentials.accountSid.startsWith(u"AC")) {
        return failure(ErrorKind::Invalid,
                       Words::tr("The account SID must begin with AC. An API key, which begins with SK, belongs in "
                                 "TWILIO_API_KEY."));
    }
    if (!credentials.apiKey.isEmpty() && !credentials.apiKey.startsWith(u"SK"))
        return failure(ErrorKind::Invalid, Words::tr("The API key must begin with SK."));
    return credentials;
}

QStringList warningsFor(const Config &config)
{
    QStringList warnings;
    const QUrl url(config.publicUrl);
    if (url.scheme() == u"http" && !isLoopbackHost(url.host())) {
        warnings.append(
            Words::tr("The public URL begins with http://, so messages cross the internet unencrypted; use https://."));
    }
    return warnings;
}

QString withoutChannel(const QString &number)
{
    constexpr QStringView prefix = u"whatsapp:";
    return number.startsWith(prefix, Qt::CaseInsensitive) ? number.sliced(prefix.size()) : number;
}

} // namespace

bool Config::isApiBaseLoopback() const
{
    return !apiBase.isEmpty() && isLoopbackHost(QUrl(apiBase).host());
}

bool isLoopbackHost(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("profile"),
         Words::tr("Folder that keeps the history and the settings (default: %1).").arg(defaultProfile()),
         QStringLiteral("DIR")},
        {QStringLiteral("listen"), Words::tr("Where to listen (default 127.0.0.1:3000; port 0 = any)."),
         QStringLiteral("HOST:PORT")},
        {QStringLiteral("public-url"), Words::tr("The address of your tunnel (or SERVER_URL)."), QStringLiteral("URL")},
        {QStringLiteral("api-base"), Words::tr("REST base instead of Twilio's hosts (or TWILIO_API_BASE)."),
         QStringLiteral("URL")},
        {QStringLiteral("env-file"), Words::tr("File with environment variables, NAME=value per line."),
         QStringLiteral("FILE")},
        {QStringLiteral("log-level"), Words::tr("debug, info (default), warning or error."), QStringLiteral("LEVEL")},
    });
}

QString chosenProfile(const QCommandLineParser &parser)
{
    const QString given = parser.value(QStringLiteral("profile"));
    return given.isEmpty() ? defaultProfile() : given;
}

Result<Config> resolveConfig(const QCommandLineParser &parser, const QProcessEnvironment &environment,
                             const QJsonObject &profileSettings)
{
    QHash<QString, QString> envFile;
    if (parser.isSet(QStringLiteral("env-file"))) {
        Result<QHash<QString, QString>> read = readEnvFile(parser.value(QStringLiteral("env-file")));
        if (!read)
            return std::unexpected(read.error());
        envFile = *std::move(read);
    }
    const Sources sources(parser, environment, envFile, profileSettings);
    const auto value = [&sources](const char *option, const char *variable, const char *setting) {
        return sources.value(QString::fromLatin1(option), QString::fromLatin1(variable), QString::fromLatin1(setting));
    };
    const QString listen = value("listen", "", "listen");
    const Result<HostPort> where = listen.isEmpty() ? HostPort() : parseHostPort(listen);
    const Result<QString> publicUrl = checkedPublicUrl(value("public-url", "SERVER_URL", "public_url"));
    const Result<QString> apiBase = checkedApiBase(value("api-base", "TWILIO_API_BASE", "api_base"));
    const Result<QString> logLevel = checkedLogLevel(value("log-level", "", "log_level"));
    const Result<Credentials> credentials = checkedCredentials(sources);
    if (!where)
        return std::unexpected(where.error());
    for (const Result<QString> &checked : {publicUrl, apiBase, logLevel}) {
        if (!checked)
            return std::unexpected(checked.error());
    }
    if (!credentials)
        return std::unexpected(credentials.error());

    Config config;
    config.profile = chosenProfile(parser);
    config.listenHost = where->host;
    config.listenPort = where->port;
    config.publicUrl = *publicUrl;
    config.pathRewrite = pathRewriteFromJson(profileSettings.value(u"path_rewrite").toObject());
    config.apiBase = *apiBase;
    config.logLevel = *logLevel;
    config.credentials = *credentials;
    config.phoneNumber = value("", "TWILIO_PHONE_NUMBER", "phone_number");
    config.whatsAppNumber = withoutChannel(value("", "TWILIO_WHATSAPP_NUMBER", "whatsapp_number"));
    config.warnings = warningsFor(config);
    return config;
}

} // namespace patchcord
