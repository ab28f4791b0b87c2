// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/consolebench.h"
#include "tests/fakes/clockservice.h"
#include "ui/health/healthdialog.h"

#include <QLineEdit>

using namespace patchcord;
using namespace patchcord::test;

namespace {

const QString account = QStringLiteral("account");
const QString address = QStringLiteral("public-address");
const QString tunnelLine = QStringLiteral("tunnel");
const QString number = QStringLiteral("sender:+15005550006");

/// A console whose account, senders and address work, until a test breaks one of them.
struct WorkingBench : ConsoleBench
{
    Credentials credentials;

    [[nodiscard]] bool startWorking(const std::function<void(Config &)> &change = {})
    {
        return start({}, [this, change](Config &config) {
            config.credentials.accountSid = QString::fromLatin1(bed.accountSid());
            config.credentials.authToken = QString::fromLatin1(bed.authToken());
            config.publicUrl = tunnel.url();
            if (change)
                change(config);
        });
    }
    void setNumber(const QByteArray &form)
    {
        bed.control("POST", QStringLiteral("/sim/number"),
                    {{QStringLiteral("number"), bed.ownNumber()}, {QStringLiteral("form"), QString::fromLatin1(form)}});
    }
    void addKey(const QString &sid, const QString &rights)
    {
        bed.control("POST", QStringLiteral("/sim/key"),
                    {{QStringLiteral("sid"), sid},
                     {QStringLiteral("secret"), QStringLiteral("of-the-bench")},
                     {QStringLiteral("rights"), rights}});
    }

    [[nodiscard]] ui::HealthDialog *health() const { return console->window().healthDialog(); }
    [[nodiscard]] QString light() const
    {
        return console->window().findChild<QWidget *>(QStringLiteral("statusHealth"))->accessibleName();
    }
    /// What the line says; empty while there is none.
    [[nodiscard]] QString saidOf(const QString &line) const
    {
        const auto *row = health() ? health()->findChild<QWidget *>(QStringLiteral("health-") + line) : nullptr;
        return row ? row->accessibleName() + u' ' + row->accessibleDescription() : QString();
    }
    [[nodiscard]] QPushButton *mendButton(const QString &line) const
    {
        auto *button = health() ? health()->findChild<QPushButton *>(QStringLiteral("mend-") + line) : nullptr;
        return button && button->isVisibleTo(health()) && button->isEnabled() ? button : nullptr;
    }

    /// Opens the page by its key and waits for the line to ask for mending.
    void findBroken(const QString &line, const QString &cause)
    {
        QTest::keyClick(&console->window(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(health());
        QTRY_VERIFY_WITH_TIMEOUT(mendButton(line), patience);
        QVERIFY2(saidOf(line).contains(cause), qPrintable(saidOf(line)));
        QVERIFY2(light().contains(QStringLiteral("to mend")), qPrintable(light()));
    }
    void pressMend(const QString &line)
    {
        QPushButton *button = mendButton(line);
        QVERIFY(button);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    /// Everything is green, and a customer's words arrive.
    void proveWell()
    {
        QTRY_COMPARE_WITH_TIMEOUT(light(), QStringLiteral("All is well"), patience);
        const QJsonObject answer = bed.control("POST", QStringLiteral("/sim/inbound"),
                                               {{QStringLiteral("from"), QStringLiteral("+14155550171")},
                                                {QStringLiteral("body"), QStringLiteral("Is anybody there?")}});
        QTRY_VERIFY_WITH_TIMEOUT(console->window().currentConversation().isValid(), patience);
    }
    void typeInto(const QString &field, const QString &text)
    {
        auto *edit = guide()->findChild<QLineEdit *>(field);
        QVERIFY(edit);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
};

} // namespace

/// Each thing that can be broken on the way, named by the traffic light and mended by the button of its line, through a
/// proxy that speaks TLS.
class TestMending final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void mendsAWrongToken();
    void mendsAKeyWithoutRights();
    void mendsATunnelThatIsDown();
    void mendsATunnelThatCameBack();
    void mendsAnAddressThatChanged();
    void mendsANumber_data();
    void mendsANumber();
    void mendsAServiceThatOverrides();
    void mendsAClock();
    void mendsAProxyThatRewritesPaths();
    void takesInWhatWasRefused();

private:
    testing::ClockService m_clock;
};

void TestMending::initTestCase()
{
    // The keychain of whoever runs the tests is not a place for test secrets.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    QVERIFY(m_clock.start());
    if (!TlsProxy::isAvailable())
        QSKIP("nginx and openssl stand in for the tunnel; they are not installed.");
}

void TestMending::mendsAWrongToken()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking([](Config &config) { config.credentials.authToken = QStringLiteral("of yesterday"); }));
    bench.findBroken(account, QStringLiteral("auth token"));
    QVERIFY(!QTest::currentTestFailed());
    bench.pressMend(account);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Account), patience);
    bench.typeInto(QStringLiteral("authToken"), QString::fromLatin1(bench.bed.authToken()));
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Senders), patience);
    bench.proveWell();
}

void TestMending::mendsAKeyWithoutRights()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking([](Config &config) {
        config.credentials.apiKey = QStringLiteral("SKpoor");
        config.credentials.apiSecret = QStringLiteral("of-the-bench");
    }));
    bench.addKey(QStringLiteral("SKpoor"), QStringLiteral("restricted"));
    bench.addKey(QStringLiteral("SKgood"), QStringLiteral("standard"));
    bench.findBroken(account, QString());
    QVERIFY(!QTest::currentTestFailed());
    QPushButton *check = bench.health()->findChild<QPushButton *>(QStringLiteral("checkAgain"));
    QTRY_VERIFY_WITH_TIMEOUT(check->isEnabled(), patience);
    QTest::keyClick(check, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bench.saidOf(account).contains(QStringLiteral("lacks the right")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bench.mendButton(account), patience);
    bench.pressMend(account);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Account), patience);
    bench.typeInto(QStringLiteral("apiKey"), QStringLiteral("SKgood"));
    bench.typeInto(QStringLiteral("apiSecret"), QStringLiteral("of-the-bench"));
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    // Such a key may not read the account's name; the guide says so and lets it pass.
    const auto *verdict = bench.guide()->findChild<QWidget *>(QStringLiteral("accountVerdict"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict->accessibleName().contains(QStringLiteral("needs attention")), patience);
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Senders), patience);
    bench.proveWell();
}

void TestMending::mendsATunnelThatIsDown()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    bench.tunnel.stop();
    bench.findBroken(address, QStringLiteral("tunnel is down"));
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(bench.tunnel.move());
    bench.pressMend(address);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Address), patience);
    bench.typeInto(QStringLiteral("guideAddress"), bench.tunnel.url());
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Address) && bench.next() == u"Continue", patience);
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Webhooks), patience);
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.smsUrl().startsWith(bench.tunnel.url()), patience);
    QTest::keyClick(bench.health()->findChild<QPushButton *>(QStringLiteral("checkAgain")), Qt::Key_Space);
    bench.proveWell();
}

void TestMending::mendsATunnelThatCameBack()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    bench.tunnel.stop();
    bench.findBroken(address, QStringLiteral("tunnel is down"));
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(bench.tunnel.comeBack());
    QTest::keyClick(bench.health()->findChild<QPushButton *>(QStringLiteral("checkAgain")), Qt::Key_Space);
    bench.proveWell();
}

void TestMending::mendsAnAddressThatChanged()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    QVERIFY(bench.tunnel.move());
    // ngrok's own interface, where a console looks for it.
    const QJsonObject shown
        = bench.bed.control("POST", QStringLiteral("/sim/tunnel"),
                            {{QStringLiteral("program"), QStringLiteral("ngrok")},
                             {QStringLiteral("public_url"), bench.tunnel.url()},
                             {QStringLiteral("addr"), QStringLiteral("http://localhost:%1").arg(bench.bed.deskPort())},
                             {QStringLiteral("port"), 4043}});
    if (shown.value(u"port").toInt() != 4043)
        QSKIP("Port 4043 of this machine is taken, where ngrok would say its address.");
    bench.findBroken(tunnelLine, bench.tunnel.url());
    QVERIFY(!QTest::currentTestFailed());
    bench.pressMend(tunnelLine);
    QTRY_VERIFY_WITH_TIMEOUT(bench.smsUrl().startsWith(bench.tunnel.url()), patience);
    bench.proveWell();
}

void TestMending::mendsANumber_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("cause");
    QTest::newRow("another system") << QByteArray("SmsUrl=https%3A%2F%2Fother.example%2Fin")
                                    << QStringLiteral("another system, other.example");
    QTest::newRow("GET") << QByteArray("SmsMethod=GET") << QStringLiteral("by GET instead of POST");
    QTest::newRow("application") << QByteArray("SmsApplicationSid=APother") << QStringLiteral("TwiML application");
}

void TestMending::mendsANumber()
{
    QFETCH(QByteArray, form);
    QFETCH(QString, cause);
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    bench.setNumber(form);
    bench.findBroken(number, cause);
    QVERIFY(!QTest::currentTestFailed());
    bench.pressMend(number);
    bench.proveWell();
}

void TestMending::mendsAServiceThatOverrides()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    bench.bed.control("POST", QStringLiteral("/sim/service"),
                      {{QStringLiteral("name"), QStringLiteral("Shop")},
                       {QStringLiteral("senders"), QJsonArray{bench.bed.ownNumber()}},
                       {QStringLiteral("inbound_url"), QStringLiteral("https://other.example/in")}});
    bench.findBroken(number, QStringLiteral("messaging service “Shop”"));
    QVERIFY(!QTest::currentTestFailed());
    bench.pressMend(number);
    bench.proveWell();
}

void TestMending::mendsAClock()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    const auto setClock = [&bench](int seconds) {
        bench.bed.control("POST", QStringLiteral("/sim/clock"), {{QStringLiteral("offset_seconds"), seconds}});
    };
    setClock(-3600);
    bench.findBroken(QStringLiteral("clock"), QStringLiteral("ahead of Twilio's"));
    QVERIFY(!QTest::currentTestFailed());
    m_clock.onSet([&setClock] { setClock(0); });
    bench.pressMend(QStringLiteral("clock"));
    bench.proveWell();
}

void TestMending::mendsAProxyThatRewritesPaths()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking());
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
    QVERIFY(bench.tunnel.rewritePaths(QStringLiteral("/api/webhooks/"), QStringLiteral("/hooks/")));
    bench.findBroken(address, QStringLiteral("rewrites the path"));
    QVERIFY(!QTest::currentTestFailed());
    bench.pressMend(address);
    bench.proveWell();
}

/// The desk went by another token when the customer wrote; the agent mends it, looks at what was refused and takes it
/// in.
void TestMending::takesInWhatWasRefused()
{
    WorkingBench bench;
    QVERIFY(bench.startWorking([](Config &config) { config.credentials.authToken = QStringLiteral("of yesterday"); }));
    QTRY_VERIFY_WITH_TIMEOUT(bench.light().contains(QStringLiteral("to mend")), patience);
    bench.bed.control("POST", QStringLiteral("/sim/inbound"),
                      {{QStringLiteral("from"), QStringLiteral("+14155550171")},
                       {QStringLiteral("body"), QStringLiteral("Refused at first")}});
    bench.findBroken(QStringLiteral("quarantine"), QString());
    QVERIFY(!QTest::currentTestFailed());
    bench.pressMend(account);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Account), patience);
    bench.typeInto(QStringLiteral("authToken"), QString::fromLatin1(bench.bed.authToken()));
    QTest::keyClick(bench.guide(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Senders), patience);
    QTRY_VERIFY_WITH_TIMEOUT(bench.mendButton(QStringLiteral("quarantine")), patience);
    QVERIFY(!bench.console->window().currentConversation().isValid());
    bench.pressMend(QStringLiteral("quarantine"));
    auto *all = bench.health()->findChild<QPushButton *>(QStringLiteral("replayAll"));
    QVERIFY(all);
    QTRY_VERIFY_WITH_TIMEOUT(all->isEnabled(), patience);
    QTest::keyClick(all, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bench.console->window().currentConversation().isValid(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(bench.light(), QStringLiteral("All is well"), patience);
}

QTEST_MAIN(TestMending)
#include "tst_mending.moc"
