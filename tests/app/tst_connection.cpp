// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/signature.h"
#include "tests/app/testbed.h"
#include "tests/fakes/relay.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace patchcord;
using namespace patchcord::test;
using patchcord::testing::Relay;

namespace {

/// The findings of all checks that are not well.
QString complaintsIn(const QByteArray &json)
{
    QStringList findings;
    for (const QJsonValue &check : QJsonDocument::fromJson(json)[u"checks"].toArray()) {
        if (!check[u"ok"].toBool())
            findings.append(check[u"finding"].toString() + QStringLiteral(" → ") + check[u"mend"].toString());
    }
    return findings.join(u'\n');
}

QByteArray webhooksOf(const QByteArray &base)
{
    return base + "/api/webhooks";
}

} // namespace

/// The way to Twilio and back, as `patchcordd doctor` sees it, and an old service's settings.
class TestConnection final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_bed.reset(); }
    void init();

    void doctorNamesAWrongToken();
    void doctorNamesAKeyWithoutRights();
    void doctorNamesWhatIsWrongWithANumber_data();
    void doctorNamesWhatIsWrongWithANumber();
    void doctorNamesAServiceThatOverrides();
    void doctorNamesAClockThatIsOff();
    void doctorNamesATunnelThatIsDown();
    void doctorNamesAProxyThatRewritesPaths();
    void takesOverTheEnvFileAndPathsOfTheOldService();

private:
    QByteArray doctor(const QStringList &more = {});
    void setNumber(const QByteArray &form);

    std::unique_ptr<TestBed> m_bed;
};

void TestConnection::initTestCase()
{
    m_bed = std::make_unique<TestBed>();
    QVERIFY(m_bed->startSimulator());
    QVERIFY(m_bed->startDesk());
    const QByteArray report = doctor();
    QVERIFY2(QJsonDocument::fromJson(report)[u"ok"].toBool(), report.constData());
}

/// What a test broke is whole again.
void TestConnection::init()
{
    const QByteArray base = QUrl::toPercentEncoding(QString::fromLatin1(webhooksOf(m_bed->publicUrl())));
    setNumber("SmsUrl=" + base
              + "%2Fsms&SmsMethod=POST&SmsApplicationSid=&TrunkSid=&VoiceApplicationSid=&VoiceMethod="
                "POST&VoiceUrl="
              + base + "%2Fvoice");
    m_bed->control("POST", QStringLiteral("/sim/clock"), {{QStringLiteral("offset_seconds"), 0}});
}

/// The report; the loop runs meanwhile, since a test may hold the tunnel.
QByteArray TestConnection::doctor(const QStringList &more)
{
    const auto process = m_bed->launch(QStringList{QStringLiteral("doctor"), QStringLiteral("--json")} + more);
    std::ignore = QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, 60'000);
    const QByteArray report = process->readAllStandardOutput();
    const bool isWell = QJsonDocument::fromJson(report)[u"ok"].toBool();
    if ((process->exitCode() == 0) != isWell)
        QTest::qFail("the exit code says something else than the report", __FILE__, __LINE__);
    return report;
}

void TestConnection::setNumber(const QByteArray &form)
{
    m_bed->control(
        "POST", QStringLiteral("/sim/number"),
        {{QStringLiteral("number"), m_bed->ownNumber()}, {QStringLiteral("form"), QString::fromLatin1(form)}});
}

void TestConnection::doctorNamesAWrongToken()
{
    m_bed->control("POST", QStringLiteral("/sim/token"), {{QStringLiteral("auth_token"), QStringLiteral("rotated")}});
    const QString complaints = complaintsIn(doctor());
    m_bed->control("POST", QStringLiteral("/sim/token"),
                   {{QStringLiteral("auth_token"), QString::fromLatin1(m_bed->authToken())}});
    QVERIFY2(complaints.contains(QStringLiteral("refuses the account SID with this auth token")),
             qPrintable(complaints));
}

void TestConnection::doctorNamesAKeyWithoutRights()
{
    m_bed->control("POST", QStringLiteral("/sim/key"),
                   {{QStringLiteral("sid"), QStringLiteral("SKbed")},
                    {QStringLiteral("secret"), QStringLiteral("bed")},
                    {QStringLiteral("rights"), QStringLiteral("restricted")}});
    qputenv("TWILIO_API_KEY", "SKbed");
    qputenv("TWILIO_API_SECRET", "bed");
    const QString complaints = complaintsIn(doctor());
    qunsetenv("TWILIO_API_KEY");
    qunsetenv("TWILIO_API_SECRET");
    QVERIFY2(complaints.contains(QStringLiteral("lacks the right")), qPrintable(complaints));
}

void TestConnection::doctorNamesWhatIsWrongWithANumber_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("cause");
    QTest::newRow("another system") << QByteArray("SmsUrl=https%3A%2F%2Fother.example%2Fin")
                                    << QStringLiteral("another system, other.example");
    QTest::newRow("GET") << QByteArray("SmsMethod=GET") << QStringLiteral("by GET instead of POST");
    QTest::newRow("application") << QByteArray("SmsApplicationSid=APother") << QStringLiteral("TwiML application");
    QTest::newRow("trunk") << QByteArray("TrunkSid=TKother") << QStringLiteral("SIP trunk");
}

void TestConnection::doctorNamesWhatIsWrongWithANumber()
{
    QFETCH(QByteArray, form);
    QFETCH(QString, cause);
    setNumber(form);
    const QString complaints = complaintsIn(doctor());
    QVERIFY2(complaints.contains(cause), qPrintable(complaints));
    QVERIFY2(complaints.contains(QStringLiteral("Point it here")), qPrintable(complaints));
}

void TestConnection::doctorNamesAServiceThatOverrides()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk());
    bed.control("POST", QStringLiteral("/sim/service"),
                {{QStringLiteral("name"), QStringLiteral("Shop")},
                 {QStringLiteral("senders"), QJsonArray{bed.ownNumber()}},
                 {QStringLiteral("inbound_url"), QStringLiteral("https://other.example/in")}});
    const QString complaints = complaintsIn(bed.run({QStringLiteral("doctor"), QStringLiteral("--json")}).output);
    QVERIFY2(complaints.contains(QStringLiteral("messaging service “Shop”")), qPrintable(complaints));
}

void TestConnection::doctorNamesAClockThatIsOff()
{
    m_bed->control("POST", QStringLiteral("/sim/clock"), {{QStringLiteral("offset_seconds"), -3600}});
    const QString complaints = complaintsIn(doctor());
    QVERIFY2(complaints.contains(QStringLiteral("ahead of Twilio's")), qPrintable(complaints));
}

void TestConnection::doctorNamesATunnelThatIsDown()
{
    const QString complaints
        = complaintsIn(doctor({QStringLiteral("--public-url"), QStringLiteral("http://127.0.0.1:9")}));
    QVERIFY2(complaints.contains(QStringLiteral("tunnel is down")), qPrintable(complaints));
}

void TestConnection::doctorNamesAProxyThatRewritesPaths()
{
    TestBed bed;
    Relay proxy(bed.deskPort());
    const QStringList by{QStringLiteral("--public-url"), proxy.url()};
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk(by));
    proxy.rewrite("/api/webhooks/", "/prefix/");
    const auto process = bed.launch(QStringList{QStringLiteral("doctor"), QStringLiteral("--json")} + by);
    QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 60'000);
    QCOMPARE(process->exitCode(), 1);
    const QString complaints = complaintsIn(process->readAllStandardOutput());
    QVERIFY2(complaints.contains(QStringLiteral("rewrites the path")), qPrintable(complaints));
}

/// As a Node service of old would have read it: quotes, blanks, comments, Windows line ends, a slash behind the URL.
void TestConnection::takesOverTheEnvFileAndPathsOfTheOldService()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral(".env")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# Twilio\r\nTWILIO_ACCOUNT_SID=" + bed.accountSid()
               + "   # from the console\r\nexport TWILIO_AUTH_TOKEN='" + bed.authToken()
               + "'\r\nTWILIO_PHONE_NUMBER = \"" + bed.ownNumber().toLatin1()
               + "\"\r\n\r\nSERVER_URL=" + bed.publicUrl() + "/\r\nPORT=3000\r\nNODE-OPTION=`x y`\r\n");
    file.close();
    QProcess desk;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"TWILIO_") || name == u"SERVER_URL")
            environment.remove(name);
    }
    desk.setProcessEnvironment(environment);
    desk.start(QDir(QStringLiteral(PATCHCORD_BIN_DIR)).filePath(QStringLiteral("patchcordd")),
               {QStringLiteral("serve"), QStringLiteral("--profile"), bed.profile(), QStringLiteral("--env-file"),
                file.fileName(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(bed.deskPort()),
                QStringLiteral("--api-base"), bed.apiBase()});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += desk.readAllStandardOutput()).contains("listening"), 20'000);

    const auto post = [&bed](const QByteArray &path, const twilio::FormFields &form) {
        const QByteArray url = bed.publicUrl() + path;
        return bed
            .request("POST", url, twilio::encodeForm(form),
                     {{"Content-Type", "application/x-www-form-urlencoded"},
                      {"X-Twilio-Signature", twilio::sign(bed.authToken(), url, form)}})
            .status;
    };
    const auto message = [&bed](const QByteArray &sid, const QByteArray &prefix) {
        return twilio::FormFields{{"AccountSid", bed.accountSid()},
                                  {"MessageSid", sid},
                                  {"From", prefix + "+14155550171"},
                                  {"To", prefix + bed.ownNumber().toLatin1()},
                                  {"Body", "it's + ü"},
                                  {"NumMedia", "0"}};
    };
    const auto call = [&bed](const QByteArray &status) {
        return twilio::FormFields{{"AccountSid", bed.accountSid()},   {"CallSid", "CAold"},   {"From", "+14155550171"},
                                  {"To", bed.ownNumber().toLatin1()}, {"CallStatus", status}, {"Direction", "inbound"}};
    };
    const twilio::FormFields status{
        {"AccountSid", bed.accountSid()}, {"MessageSid", "SMgone"}, {"MessageStatus", "delivered"}};
    QCOMPARE(post("/api/webhooks/sms", message("SMold", {})), 200);
    QCOMPARE(post("/api/webhooks/whatsapp", message("SMold2", "whatsapp:")), 200);
    QCOMPARE(post("/api/webhooks/voice", call("ringing")), 200);
    QCOMPARE(post("/api/webhooks/voice/status", call("completed")), 200);
    QCOMPARE(post("/api/webhooks/status", status), 200);
    QCOMPARE(bed.exportedBySid(QStringLiteral("SMold")).size(), 1);
    QCOMPARE(bed.exportedBySid(QStringLiteral("SMold2")).first().value(u"channel").toString(),
             QStringLiteral("whatsapp"));
    QCOMPARE(bed.exportedBySid(QStringLiteral("CAold")).size(), 1);
    desk.terminate();
    QVERIFY(desk.waitForFinished(20'000));
    QCOMPARE(desk.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
