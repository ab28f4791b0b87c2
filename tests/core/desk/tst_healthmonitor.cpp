// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/health/healthmonitor.h"

#include "core/base/profile.h"
#include "core/desk/doctor.h"
#include "core/store/senders.h"
#include "core/store/senderservices.h"
#include "tests/core/desk/connectionbench.h"
#include "tests/fakes/clockservice.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace patchcord;
using namespace patchcord::testing;

namespace {

const QString senderName = QStringLiteral("sender:+15005550006");

} // namespace

class TestHealthMonitor final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_clock.start()); }
    void findsAWorkingDeskWell();
    void namesAWrongToken();
    void namesAWrongTokenBesideAKey();
    void namesAKeyWithoutRights();
    void isContentWithAStandardKey();
    void namesATunnelThatIsDown();
    void followsATunnelWhoseAddressChanged();
    void namesAndMendsWhatIsWrongWithANumber_data();
    void namesAndMendsWhatIsWrongWithANumber();
    void namesAndMendsAServiceThatOverrides();
    void namesAndMendsAServiceThatLosesMessages();
    void namesAndMendsAnApplicationAndATrunk();
    void namesAndMendsAWhatsAppSender();
    void namesAndMendsAClockThatIsOff();
    void saysThatAClockWasNotSet();
    void namesAndMendsAProxyThatRewritesPaths_data();
    void namesAndMendsAProxyThatRewritesPaths();
    void namesAProxyThatChangesWhatIsSent();
    void takesRefusedRequestsInOnceTheTokenIsMended();
    void saysSinceWhen();
    void tellsWhatItFinds();
    void saysWhatIsMissingWithoutAnAccount();
    void letsTheDoctorNameTheSameCauses();
    void saysThatServicesMayNotBeRead();
    void keepsCredentialsFromForeignHosts();

private:
    ClockService m_clock;
};

void TestHealthMonitor::findsAWorkingDeskWell()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor();
    const Health health = valueOf(monitor->examine());
    for (const HealthLine &line : health.lines)
        QVERIFY2(line.state <= HealthState::Well, qPrintable(line.name + u' ' + line.finding));
    QVERIFY(health.overall() == HealthState::Well);
    QStringList names;
    for (const HealthLine &line : health.lines)
        names.append(line.name);
    QCOMPARE(names,
             QStringList({QStringLiteral("account"), QStringLiteral("auth-token"), QStringLiteral("balance"),
                          QStringLiteral("clock"), QStringLiteral("public-address"), QStringLiteral("byte-exact"),
                          QStringLiteral("webhook"), QStringLiteral("quarantine"), senderName,
                          QStringLiteral("sender:whatsapp:+15005550006")}));
}

void TestHealthMonitor::namesAWrongToken()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor(
        [](desk::HealthSettings &settings) { settings.credentials.authToken = QStringLiteral("wrong"); });
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("account"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("auth token")), qPrintable(line.finding));
    QVERIFY(!line.advice.isEmpty());
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("auth-token")).state == HealthState::Broken);
}

void TestHealthMonitor::namesAWrongTokenBesideAKey()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/key"),
                  {{QStringLiteral("sid"), QStringLiteral("SKtest")}, {QStringLiteral("secret"), QStringLiteral("s")}});
    const auto monitor = bench.monitor([](desk::HealthSettings &settings) {
        settings.credentials.authToken = QStringLiteral("wrong");
        settings.credentials.apiKey = QStringLiteral("SKtest");
        settings.credentials.apiSecret = QStringLiteral("s");
    });
    QVERIFY(ConnectionBench::look(*monitor, QStringLiteral("account")).state == HealthState::Broken);
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("auth-token")).state == HealthState::Broken);
}

void TestHealthMonitor::namesAKeyWithoutRights()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/key"),
                  {{QStringLiteral("sid"), QStringLiteral("SKtest")},
                   {QStringLiteral("secret"), QStringLiteral("s")},
                   {QStringLiteral("rights"), QStringLiteral("restricted")}});
    const auto monitor = bench.monitor([](desk::HealthSettings &settings) {
        settings.credentials.apiKey = QStringLiteral("SKtest");
        settings.credentials.apiSecret = QStringLiteral("s");
    });
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("account"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("lacks the right")), qPrintable(line.finding));
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("auth-token")).state == HealthState::Well);
}

void TestHealthMonitor::isContentWithAStandardKey()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/key"),
                  {{QStringLiteral("sid"), QStringLiteral("SKtest")}, {QStringLiteral("secret"), QStringLiteral("s")}});
    const auto monitor = bench.monitor([](desk::HealthSettings &settings) {
        settings.credentials.apiKey = QStringLiteral("SKtest");
        settings.credentials.apiSecret = QStringLiteral("s");
    });
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("account"));
    QVERIFY(line.state == HealthState::Well);
    QVERIFY(monitor->health().overall() == HealthState::Well);
}

void TestHealthMonitor::namesATunnelThatIsDown()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor();
    bench.tunnel().goDown();
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("public-address"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("tunnel is down")), qPrintable(line.finding));
    QVERIFY(bench.tunnel().open());
    QVERIFY(ConnectionBench::look(*monitor, QStringLiteral("public-address")).state == HealthState::Well);
}

void TestHealthMonitor::followsATunnelWhoseAddressChanged()
{
    ConnectionBench bench;
    const QString former = bench.publicUrl();
    Relay other(bench.gateway().port());
    const QJsonObject shown
        = bench.control(QStringLiteral("/sim/tunnel"),
                        {{QStringLiteral("program"), QStringLiteral("ngrok")},
                         {QStringLiteral("public_url"), other.url()},
                         {QStringLiteral("addr"), QStringLiteral("http://localhost:%1").arg(bench.gateway().port())}});
    const QTemporaryDir profile;
    const auto monitor = bench.monitor([&](desk::HealthSettings &settings) {
        settings.tunnels = {{quint16(shown.value(u"port").toInt())}, {}};
        settings.profile = profile.path();
    });
    bench.tunnel().goDown();
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("tunnel"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(other.url()), qPrintable(line.finding));
    QVERIFY(!line.mend.isEmpty());

    const Done mended = resultOf(monitor->mend(line.name));
    QVERIFY2(mended, qPrintable(mended ? QString() : mended.error().message));
    QCOMPARE(monitor->publicUrl(), other.url());
    QCOMPARE(readSettings(profile.path())->value(u"public_url").toString(), other.url());
    QVERIFY(ConnectionBench::line(*monitor, line.name).state == HealthState::Well);
    QVERIFY(monitor->health().overall() == HealthState::Well);
    QVERIFY(bench.numberAtTwilio().value(u"sms_url").toString().startsWith(other.url()));
    QCOMPARE(bench.customerWrites(QStringLiteral("by the new way")), 200);

    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(writer.restore()));
    QCOMPARE(bench.numberAtTwilio().value(u"sms_url").toString(), former + QStringLiteral("/api/webhooks/sms"));
}

void TestHealthMonitor::namesAndMendsWhatIsWrongWithANumber_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("cause");
    QTest::newRow("another system") << QByteArray("SmsUrl=https%3A%2F%2Fother.example%2Fin")
                                    << QStringLiteral("another system, other.example");
    QTest::newRow("another system for calls")
        << QByteArray("VoiceUrl=https%3A%2F%2Fother.example%2Fin") << QStringLiteral("calls go to another system");
    QTest::newRow("nothing") << QByteArray("SmsUrl=") << QStringLiteral("No address is set for its messages");
    QTest::newRow("GET") << QByteArray("SmsMethod=GET") << QStringLiteral("by GET instead of POST");
    QTest::newRow("GET for calls") << QByteArray("VoiceMethod=GET") << QStringLiteral("by GET instead of POST");
}

void TestHealthMonitor::namesAndMendsWhatIsWrongWithANumber()
{
    QFETCH(QByteArray, form);
    QFETCH(QString, cause);
    ConnectionBench bench;
    bench.setNumber(form);
    const auto monitor = bench.monitor();
    const HealthLine line = ConnectionBench::look(*monitor, senderName);
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(cause), qPrintable(line.finding));
    QVERIFY(!line.mend.isEmpty());
    QVERIFY(resultOf(monitor->mend(line.name)));
    QVERIFY(ConnectionBench::line(*monitor, senderName).state == HealthState::Well);
    QCOMPARE(bench.customerWrites(QStringLiteral("hello")), 200);
}

void TestHealthMonitor::namesAndMendsAServiceThatOverrides()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/service"),
                  {{QStringLiteral("name"), QStringLiteral("Shop")},
                   {QStringLiteral("senders"), QJsonArray{bench.number()}},
                   {QStringLiteral("inbound_url"), QStringLiteral("https://other.example/in")},
                   {QStringLiteral("inbound_method"), QStringLiteral("GET")}});
    const auto monitor = bench.monitor();
    const HealthLine line = ConnectionBench::look(*monitor, senderName);
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("messaging service “Shop”")), qPrintable(line.finding));
    QVERIFY(resultOf(monitor->mend(line.name)));
    QVERIFY(ConnectionBench::line(*monitor, senderName).state == HealthState::Well);
    QCOMPARE(bench.customerWrites(QStringLiteral("hello")), 200);
    const auto service = resultOf(bench.store().read([&bench](const store::Snapshot &snapshot) -> Result<QString> {
        const auto sender = store::senderByAddress(snapshot, {Channel::Sms, bench.number()});
        if (!sender)
            return std::unexpected(sender.error());
        return store::serviceOf(snapshot, *sender ? (*sender)->id : SenderId());
    }));
    QVERIFY(service && service->startsWith(u"MG"));
}

void TestHealthMonitor::namesAndMendsAServiceThatLosesMessages()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/service"), {{QStringLiteral("senders"), QJsonArray{bench.number()}}});
    const auto monitor = bench.monitor();
    const HealthLine line = ConnectionBench::look(*monitor, senderName);
    QVERIFY2(line.finding.contains(QStringLiteral("messages are lost")), qPrintable(line.finding));
    QVERIFY(resultOf(monitor->mend(line.name)));
    QCOMPARE(bench.customerWrites(QStringLiteral("hello")), 200);
}

void TestHealthMonitor::namesAndMendsAnApplicationAndATrunk()
{
    ConnectionBench bench;
    const QByteArray sid = bench
                               .control(QStringLiteral("/sim/application"),
                                        {{QStringLiteral("sms_url"), QStringLiteral("https://other.example/in")}})
                               .value(u"sid")
                               .toString()
                               .toLatin1();
    bench.setNumber("SmsApplicationSid=" + sid + "&VoiceApplicationSid=" + sid + "&TrunkSid=TKtest");
    const auto monitor = bench.monitor();
    const HealthLine line = ConnectionBench::look(*monitor, senderName);
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("TwiML application is set for its messages")),
             qPrintable(line.finding));
    QVERIFY2(line.finding.contains(QStringLiteral("SIP trunk")), qPrintable(line.finding));
    QVERIFY(resultOf(monitor->mend(line.name)));
    QVERIFY(ConnectionBench::line(*monitor, senderName).state == HealthState::Well);
    QCOMPARE(bench.customerWrites(QStringLiteral("hello")), 200);
}

void TestHealthMonitor::namesAndMendsAWhatsAppSender()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/sender"),
                  {{QStringLiteral("address"), QStringLiteral("whatsapp:+15005550007")},
                   {QStringLiteral("callback_url"), QStringLiteral("https://other.example/in")}});
    const QString name = QStringLiteral("sender:whatsapp:+15005550007");
    const auto monitor = bench.monitor();
    QVERIFY(ConnectionBench::look(*monitor, name).state == HealthState::Broken);
    QVERIFY(resultOf(monitor->mend(name)));
    QVERIFY(ConnectionBench::line(*monitor, name).state == HealthState::Well);
}

void TestHealthMonitor::namesAndMendsAClockThatIsOff()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/clock"), {{QStringLiteral("offset_seconds"), 3600}});
    const auto monitor = bench.monitor();
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("clock"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("behind Twilio's")), qPrintable(line.finding));
    QVERIFY(!line.mend.isEmpty());
    m_clock.onSet([&bench] { bench.control(QStringLiteral("/sim/clock"), {{QStringLiteral("offset_seconds"), 0}}); });
    const Done mended = resultOf(monitor->mend(line.name));
    QVERIFY2(mended, qPrintable(mended ? QString() : mended.error().message));
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("clock")).state == HealthState::Well);
}

void TestHealthMonitor::saysThatAClockWasNotSet()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/clock"), {{QStringLiteral("offset_seconds"), -3600}});
    const auto monitor = bench.monitor([](desk::HealthSettings &settings) { settings.pace.clockMs = 1; });
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("clock"));
    QVERIFY2(line.finding.contains(QStringLiteral("ahead of Twilio's")), qPrintable(line.finding));
    m_clock.onSet({});
    const Done mended = resultOf(monitor->mend(line.name));
    QVERIFY(!mended);
    QVERIFY2(mended.error().message.contains(QStringLiteral("has not done so yet")),
             qPrintable(mended.error().message));
}

void TestHealthMonitor::namesAndMendsAProxyThatRewritesPaths_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("shown");
    QTest::newRow("another beginning") << QByteArray(" /api/webhooks/") << QByteArray(" /prefix/webhooks/")
                                       << QStringLiteral("/prefix/webhooks/");
    QTest::newRow("put in front") << QByteArray(" /api/") << QByteArray(" /console/api/")
                                  << QStringLiteral("/console/api/webhooks/");
    QTest::newRow("taken off") << QByteArray(" /api/webhooks/") << QByteArray(" /") << QStringLiteral("/proof/");
}

void TestHealthMonitor::namesAndMendsAProxyThatRewritesPaths()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, shown);
    ConnectionBench bench;
    const QTemporaryDir profile;
    const auto monitor
        = bench.monitor([&profile](desk::HealthSettings &settings) { settings.profile = profile.path(); });
    bench.tunnel().rewrite(from, to);
    QCOMPARE(bench.customerWrites(QStringLiteral("lost on the way")), 404);
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("public-address"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("rewrites the path")), qPrintable(line.finding));
    QVERIFY2(line.finding.contains(shown), qPrintable(line.finding));
    QVERIFY(!line.mend.isEmpty());
    const Done mended = resultOf(monitor->mend(line.name));
    QVERIFY2(mended, qPrintable(mended ? QString() : mended.error().message));
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("public-address")).state == HealthState::Well);
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("byte-exact")).state == HealthState::Well);
    QCOMPARE(bench.customerWrites(QStringLiteral("hello")), 200);
    QCOMPARE(bench.customerWrites(QStringLiteral("forged"), QStringLiteral("wrong")), 403);
    QVERIFY(pathRewriteFromJson(readSettings(profile.path())->value(u"path_rewrite").toObject()));
}

void TestHealthMonitor::namesAProxyThatChangesWhatIsSent()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor();
    bench.tunnel().rewrite("it's+1", "it%27s+1");
    const HealthLine line = ConnectionBench::look(*monitor, QStringLiteral("byte-exact"));
    QVERIFY(line.state == HealthState::Broken);
    QVERIFY2(line.finding.contains(QStringLiteral("changes the address")), qPrintable(line.finding));
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("public-address")).state == HealthState::Well);
}

void TestHealthMonitor::takesRefusedRequestsInOnceTheTokenIsMended()
{
    ConnectionBench bench;
    Credentials stale = bench.credentials();
    stale.authToken = QStringLiteral("of yesterday");
    bench.gateway().setCredentials(stale);
    const auto monitor = bench.monitor();
    QCOMPARE(bench.customerWrites(QStringLiteral("refused at first")), 403);
    QCOMPARE(bench.customerWrites(QStringLiteral("forged"), QStringLiteral("wrong")), 403);
    QTRY_VERIFY(ConnectionBench::look(*monitor, QStringLiteral("quarantine")).state == HealthState::Attention);
    const auto entries = resultOf(
        bench.store().read([](const store::Snapshot &snapshot) { return store::quarantined(snapshot, 10); }));
    QCOMPARE(entries->size(), 2);
    QVERIFY(entries->first().tried.contains(bench.publicUrl() + QStringLiteral("/api/webhooks/sms")));

    bench.gateway().setCredentials(bench.credentials());
    const Done mended = resultOf(monitor->mend(QStringLiteral("quarantine")));
    QVERIFY(!mended); // The forged one stays out.
    QCOMPARE(bench.kept().allMessages().size(), 1);
    QCOMPARE(bench.kept().allMessages().first().body, QStringLiteral("refused at first"));
    QVERIFY(!resultOf(monitor->mend(QStringLiteral("quarantine"))));
    QCOMPARE(bench.kept().allMessages().size(), 1);
    const QList<store::AuditEntry> audit = bench.kept().audit();
    QCOMPARE(std::ranges::count(audit, QStringLiteral("quarantine.replay"), &store::AuditEntry::action), 1);
}

void TestHealthMonitor::saysSinceWhen()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor();
    bench.tunnel().goDown();
    const HealthLine first = ConnectionBench::look(*monitor, QStringLiteral("public-address"));
    const HealthLine second = ConnectionBench::look(*monitor, QStringLiteral("public-address"));
    QVERIFY(first.since > 0);
    QCOMPARE(second.since, first.since);
    QVERIFY(second.checkedAt >= first.checkedAt);
    QVERIFY(bench.tunnel().open());
    QVERIFY(ConnectionBench::look(*monitor, QStringLiteral("public-address")).since >= second.checkedAt);
}

void TestHealthMonitor::tellsWhatItFinds()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor();
    QSignalSpy changes(monitor.get(), &desk::HealthMonitor::changed);
    monitor->start();
    QTRY_VERIFY(!changes.isEmpty());
    monitor->noteWebhook(QDateTime::currentMSecsSinceEpoch());
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("webhook")).state == HealthState::Well);
}

void TestHealthMonitor::saysWhatIsMissingWithoutAnAccount()
{
    ConnectionBench bench;
    const auto monitor = bench.monitor([](desk::HealthSettings &settings) {
        settings.credentials = {};
        settings.publicUrl.clear();
    });
    const HealthLine account = ConnectionBench::look(*monitor, QStringLiteral("account"));
    QVERIFY(account.state == HealthState::Broken);
    QVERIFY(account.finding.contains(QStringLiteral("No Twilio account")));
    const HealthLine address = ConnectionBench::line(*monitor, QStringLiteral("public-address"));
    QVERIFY(address.state == HealthState::Broken);
    QVERIFY2(address.advice.contains(QStringLiteral("ngrok http")), qPrintable(address.advice));
    QVERIFY(!resultOf(monitor->mend(QStringLiteral("account"))));
}

void TestHealthMonitor::letsTheDoctorNameTheSameCauses()
{
    ConnectionBench bench;
    bench.setNumber("SmsMethod=GET");
    desk::HealthSettings settings;
    settings.credentials = bench.credentials();
    settings.apiBase = bench.apiBase();
    settings.publicUrl = bench.publicUrl();
    settings.tunnels = {{}, {}};
    desk::Doctor doctor(&bench.store(), {}, settings);
    const QList<desk::Check> checks = valueOf(doctor.examine());
    const auto wrong = std::ranges::find(checks, senderName, &desk::Check::name);
    QVERIFY(wrong != checks.cend() && !wrong->isWell);
    QVERIFY(wrong->finding.contains(QStringLiteral("by GET instead of POST")));
    QVERIFY(!wrong->mend.isEmpty());
    QCOMPARE(desk::toJson(checks).value(u"ok").toBool(), false);
    QCOMPARE(std::ranges::count(checks, false, &desk::Check::isWell), 1);
}

void TestHealthMonitor::saysThatServicesMayNotBeRead()
{
    ConnectionBench bench;
    bench.control(QStringLiteral("/sim/key"),
                  {{QStringLiteral("sid"), QStringLiteral("SKtest")},
                   {QStringLiteral("secret"), QStringLiteral("s")},
                   {QStringLiteral("rights"), QStringLiteral("restricted")},
                   {QStringLiteral("resources"), QJsonArray{QStringLiteral("IncomingPhoneNumbers")}}});
    const auto monitor = bench.monitor([](desk::HealthSettings &settings) {
        settings.credentials.apiKey = QStringLiteral("SKtest");
        settings.credentials.apiSecret = QStringLiteral("s");
    });
    const HealthLine line = ConnectionBench::look(*monitor, senderName);
    QVERIFY(line.state == HealthState::Attention);
    QVERIFY2(line.finding.contains(QStringLiteral("may not read the messaging services")), qPrintable(line.finding));
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("account")).state == HealthState::Well);
}

void TestHealthMonitor::keepsCredentialsFromForeignHosts()
{
    ConnectionBench bench;
    QTcpServer elsewhere;
    QVERIFY(elsewhere.listen(QHostAddress(QHostAddress::LocalHost), 0));
    QSignalSpy visits(&elsewhere, &QTcpServer::newConnection);
    bench.control(QStringLiteral("/sim/links"),
                  {{QStringLiteral("base"), QStringLiteral("http://127.0.0.1:%1").arg(elsewhere.serverPort())}});
    const auto monitor = bench.monitor();
    QVERIFY(ConnectionBench::look(*monitor, QStringLiteral("senders")).state == HealthState::Broken);
    QVERIFY(ConnectionBench::line(*monitor, QStringLiteral("senders"))
                .finding.contains(QStringLiteral("points to another server")));
    QCOMPARE(visits.size(), 0);
}

QTEST_GUILESS_MAIN(TestHealthMonitor)
#include "tst_healthmonitor.moc"
