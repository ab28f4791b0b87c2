// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/options.h"

#include "core/base/profile.h"

#include <QCommandLineParser>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;

namespace {

using Variables = QHash<QString, QString>;

Result<Config> resolve(const QStringList &arguments, const Variables &variables = {}, const QJsonObject &settings = {})
{
    QCommandLineParser parser;
    addCommonOptions(parser);
    if (!parser.parse(QStringList(QStringLiteral("patchcord")) + arguments))
        return failure(ErrorKind::Invalid, parser.errorText());
    QProcessEnvironment environment;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    return resolveConfig(parser, environment, settings);
}

QString accountSid()
{
    return QStringLiteral("ACtest") + QString(28, u'0');
}

} // namespace

class TestOptions final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void hasDefaults();
    void takesTheOptionThenTheEnvironmentThenTheProfile();
    void takesTheEnvironmentBeforeTheEnvFile();
    void takesAnEmptyVariableForUnset();
    void readsEveryVariable();
    void refusesAWrongValueWithASentence_data();
    void refusesAWrongValueWithASentence();
    void refusesACredentialOnTheCommandLine_data();
    void refusesACredentialOnTheCommandLine();
    void keepsAPublicUrlToTheLetterButForItsLastSlash();
    void warnsOfAnUnencryptedPublicUrl();
    void knowsALoopbackApiBase_data();
    void knowsALoopbackApiBase();
};

void TestOptions::hasDefaults()
{
    const Result<Config> config = resolve({});
    QVERIFY(config.has_value());
    QCOMPARE(config->profile, defaultProfile());
    QCOMPARE(config->listenHost, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(config->listenPort, 3000);
    QCOMPARE(config->logLevel, QStringLiteral("info"));
    QVERIFY(config->publicUrl.isEmpty());
    QVERIFY(config->apiBase.isEmpty());
    QVERIFY(!config->isApiBaseLoopback());
    QVERIFY(!config->hasAccount());
    QVERIFY(config->warnings.isEmpty());
}

void TestOptions::takesTheOptionThenTheEnvironmentThenTheProfile()
{
    const QJsonObject settings{{QStringLiteral("public_url"), QStringLiteral("https://profile.example")},
                               {QStringLiteral("listen"), QStringLiteral("127.0.0.1:3001")}};
    const Variables variables{{QStringLiteral("SERVER_URL"), QStringLiteral("https://environment.example")}};
    const QStringList arguments{QStringLiteral("--public-url"), QStringLiteral("https://option.example"),
                                QStringLiteral("--listen"),     QStringLiteral("[::1]:0"),
                                QStringLiteral("--profile"),    QStringLiteral("desk")};
    QCOMPARE(resolve({}, {}, settings)->publicUrl, QStringLiteral("https://profile.example"));
    QCOMPARE(resolve({}, {}, settings)->listenPort, 3001);
    QCOMPARE(resolve({}, variables, settings)->publicUrl, QStringLiteral("https://environment.example"));
    const Result<Config> config = resolve(arguments, variables, settings);
    QCOMPARE(config->publicUrl, QStringLiteral("https://option.example"));
    QCOMPARE(config->listenHost, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(config->listenPort, 0);
    QCOMPARE(config->profile, QStringLiteral("desk"));
}

void TestOptions::takesTheEnvironmentBeforeTheEnvFile()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("desk.env")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("TWILIO_AUTH_TOKEN='from the file'\r\nexport TWILIO_PHONE_NUMBER=+15005550006\r\n");
    file.close();
    const QStringList arguments{QStringLiteral("--env-file"), file.fileName()};
    const Result<Config> alone = resolve(arguments);
    QCOMPARE(alone->credentials.authToken, QStringLiteral("from the file"));
    QCOMPARE(alone->phoneNumber, QStringLiteral("+15005550006"));
    const Result<Config> both
        = resolve(arguments, {{QStringLiteral("TWILIO_AUTH_TOKEN"), QStringLiteral("from the environment")}});
    QCOMPARE(both->credentials.authToken, QStringLiteral("from the environment"));
    QCOMPARE(both->phoneNumber, QStringLiteral("+15005550006"));
}

void TestOptions::takesAnEmptyVariableForUnset()
{
    const Result<Config> config = resolve({}, {{QStringLiteral("SERVER_URL"), QStringLiteral(" ")}},
                                          {{QStringLiteral("public_url"), QStringLiteral("https://profile.example")}});
    QCOMPARE(config->publicUrl, QStringLiteral("https://profile.example"));
}

void TestOptions::readsEveryVariable()
{
    const QString key = QStringLiteral("SKtest");
    const Result<Config> config
        = resolve({},
                  {{QStringLiteral("TWILIO_API_BASE"), QStringLiteral("http://[::1]:4010/")},
                   {QStringLiteral("TWILIO_ACCOUNT_SID"), accountSid()},
                   {QStringLiteral("TWILIO_AUTH_TOKEN"), QStringLiteral("token")},
                   {QStringLiteral("TWILIO_API_KEY"), key},
                   {QStringLiteral("TWILIO_API_SECRET"), QStringLiteral("secret")},
                   {QStringLiteral("TWILIO_PHONE_NUMBER"), QStringLiteral("+15005550006")},
                   {QStringLiteral("TWILIO_WHATSAPP_NUMBER"), QStringLiteral("whatsapp:+15005550007")}});
    QVERIFY(config.has_value());
    QCOMPARE(config->apiBase, QStringLiteral("http://[::1]:4010"));
    QVERIFY(config->isApiBaseLoopback());
    QVERIFY(config->hasAccount());
    QCOMPARE(config->credentials.accountSid, accountSid());
    QCOMPARE(config->credentials.authToken, QStringLiteral("token"));
    QCOMPARE(config->credentials.apiKey, key);
    QCOMPARE(config->credentials.apiSecret, QStringLiteral("secret"));
    QCOMPARE(config->phoneNumber, QStringLiteral("+15005550006"));
    QCOMPARE(config->whatsAppNumber, QStringLiteral("+15005550007"));
}

void TestOptions::refusesAWrongValueWithASentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *option, const char *value, const char *says) {
        QTest::addRow("%s %s", option, value)
            << QStringList{QString::fromLatin1(option), QString::fromLatin1(value)} << QString::fromLatin1(says);
    };
    row("--listen", "here", "HOST:PORT");
    row("--public-url", "desk.example", "https://desk.example.com");
    row("--public-url", "ftp://desk.example", "https://desk.example.com");
    row("--public-url", "https://", "https://desk.example.com");
    row("--public-url", "https://me:secret@desk.example", "https://desk.example.com");
    row("--public-url", "https://desk.example?x=1", "https://desk.example.com");
    row("--public-url", "https://desk.example/#x", "https://desk.example.com");
    row("--api-base", "http://api.example", "on this machine");
    row("--api-base", "localhost:4010", "on this machine");
    row("--log-level", "loud", "debug, info, warning");
    row("--env-file", "none.env", "cannot be read");
}

void TestOptions::refusesAWrongValueWithASentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Result<Config> config = resolve(arguments);
    QVERIFY(!config.has_value());
    QCOMPARE(config.error().kind, ErrorKind::Invalid);
    QVERIFY2(config.error().message.contains(says), qPrintable(config.error().message));
    QVERIFY(config.error().message.endsWith(u'.'));
}

void TestOptions::refusesACredentialOnTheCommandLine_data()
{
    QTest::addColumn<QString>("option");
    for (const char *option : {"--auth-token", "--account-sid", "--api-key", "--api-secret", "--token"})
        QTest::newRow(option) << QString::fromLatin1(option);
}

void TestOptions::refusesACredentialOnTheCommandLine()
{
    QFETCH(QString, option);
    const Result<Config> config = resolve({option, QStringLiteral("hush")});
    QVERIFY(!config.has_value());
    QVERIFY(!config.error().message.contains(u"hush"));
}

void TestOptions::keepsAPublicUrlToTheLetterButForItsLastSlash()
{
    const Result<Config> config
        = resolve({QStringLiteral("--public-url"), QStringLiteral("https://Desk.Example:443/a%2Fb//")});
    QVERIFY(config.has_value());
    QCOMPARE(config->publicUrl, QStringLiteral("https://Desk.Example:443/a%2Fb"));
    QVERIFY(config->warnings.isEmpty());
}

void TestOptions::warnsOfAnUnencryptedPublicUrl()
{
    const Result<Config> open = resolve({QStringLiteral("--public-url"), QStringLiteral("http://desk.example")});
    QCOMPARE(open->warnings.size(), 1);
    QVERIFY(open->warnings.first().contains(u"https://"));
    const Result<Config> here = resolve({QStringLiteral("--public-url"), QStringLiteral("http://127.0.0.1:3000")});
    QVERIFY(here->warnings.isEmpty());
}

void TestOptions::knowsALoopbackApiBase_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("IPv4") << QStringLiteral("http://127.0.0.1:4010") << true;
    QTest::newRow("another of them") << QStringLiteral("http://127.8.9.1:4010") << true;
    QTest::newRow("name") << QStringLiteral("http://LOCALHOST:4010") << true;
    QTest::newRow("IPv6") << QStringLiteral("http://[::1]:4010") << true;
    QTest::newRow("elsewhere") << QStringLiteral("https://api.example") << false;
    QTest::newRow("a name that only begins like it") << QStringLiteral("https://localhost.example") << false;
    QTest::newRow("an address as a name") << QStringLiteral("https://127.0.0.1.example") << false;
}

void TestOptions::knowsALoopbackApiBase()
{
    QFETCH(QString, base);
    QFETCH(bool, isLoopback);
    const Result<Config> config = resolve({QStringLiteral("--api-base"), base});
    QVERIFY(config.has_value());
    QCOMPARE(config->isApiBaseLoopback(), isLoopback);
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
