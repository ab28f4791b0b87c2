// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/startup.h"

#include "core/base/futures.h"
#include "core/base/owncertificates.h"
#include "core/base/profile.h"
#include "core/base/randomtoken.h"
#include "core/base/secrets.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>

#include <cstdio>

namespace patchcord::app {

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("patchcord"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PATCHCORD_VERSION));
}

Result<Prepared> prepare(const QCommandLineParser &parser, const QString &program)
{
    const Result<QString> profile = prepareProfile(chosenProfile(parser));
    if (!profile)
        return std::unexpected(profile.error());
    const Result<QJsonObject> settings = readSettings(*profile);
    if (!settings)
        return std::unexpected(settings.error());
    Result<Config> config = resolveConfig(parser, QProcessEnvironment::systemEnvironment(), *settings);
    if (!config)
        return std::unexpected(config.error());
    config->profile = *profile;
    if (const QString complaint = trustOwnCertificates(); !complaint.isEmpty())
        config->warnings.append(complaint);
    for (const QString &warning : std::as_const(config->warnings))
        std::fprintf(stderr, "%s\n", qPrintable(warning));
    LogSettings logSettings;
    logSettings.folder = QDir(*profile).filePath(QStringLiteral("log"));
    logSettings.name = program;
    logSettings.level = config->logLevel;
    auto log = Logging::start(logSettings);
    if (!log)
        return std::unexpected(log.error());
    return Prepared{*config, std::move(*log)};
}

Config withSecrets(Config config)
{
    Secrets secrets(config.profile);
    QEventLoop loop;
    whenDone(secrets.complete(config.credentials), &loop, [&](const Credentials &credentials) {
        config.credentials = credentials;
        loop.quit();
    });
    loop.exec();
    return config;
}

HostSettings hostSettings(const Config &config)
{
    HostSettings settings;
    settings.credentials = config.credentials;
    settings.apiBase = config.apiBase;
    settings.publicUrl = config.publicUrl;
    settings.pathRewrite = config.pathRewrite;
    settings.listenHost = config.listenHost;
    settings.listenPort = config.listenPort;
    settings.profile = config.profile;
    settings.phoneNumber = config.phoneNumber;
    settings.whatsAppNumber = config.whatsAppNumber;
    return settings;
}

QString feedTokenFile(const QString &profile)
{
    return QDir(profile).filePath(QStringLiteral("feed-token"));
}

Result<QString> feedToken(const QString &profile)
{
    QFile file(feedTokenFile(profile));
    if (file.open(QIODevice::ReadOnly)) {
        if (const QByteArray token = file.readAll().trimmed(); !token.isEmpty())
            return QString::fromLatin1(token);
        file.close();
    }
    const QString token = randomToken();
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(token.toLatin1() + '\n') > 0 && file.flush();
    if (isWritten)
        return token;
    return failure(
        ErrorKind::Storage,
        QCoreApplication::translate("startup", "The token of the live feed cannot be kept in the profile: %1.")
            .arg(file.errorString()));
}

} // namespace patchcord::app
