// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "core/base/owncertificates.h"
#include "core/base/profile.h"
#include "tests/app/testbed.h"
#include "tests/app/tlsproxy.h"
#include "ui/health/healthdialog.h"
#include "ui/setup/setupguide.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace patchcord;
using namespace patchcord::test;
using ui::SetupGuide;

namespace {

constexpr int patience = 20'000;
/// Where another system's webhooks went before.
const QString elsewhere = QStringLiteral("http://127.0.0.1:9/old");

/// A console over an empty profile beside a simulated account whose number calls another system, with nginx in between.
struct Bench
{
    TestBed bed;
    TlsProxy tunnel;
    std::unique_ptr<app::Console> console;

    [[nodiscard]] bool start()
    {
        if (!tunnel.start(bed.deskPort()) || !trustCertificates(tunnel.authorityFile()))
            return false;
        qputenv("SSL_CERT_FILE", tunnel.authorityFile().toLocal8Bit());
        if (!bed.startSimulator({QStringLiteral("--public-url"), elsewhere}))
            return false;
        Config config;
        config.profile = prepareProfile(bed.profile()).value_or(QString());
        config.listenPort = bed.deskPort();
        config.apiBase = bed.apiBase();
        console = std::make_unique<app::Console>(config, false);
        console->start();
        console->window().activateWindow();
        return QTest::qWaitForWindowActive(&console->window());
    }

    /// What a window manager does when a dialog closes.
    [[nodiscard]] bool comesBack() const
    {
        console->window().activateWindow();
        return QTest::qWaitForWindowActive(&console->window());
    }
    [[nodiscard]] SetupGuide *guide() const { return console->window().guide(); }
    static void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        if (QWidget *focus = QApplication::focusWidget())
            QTest::keyClick(focus, Qt::Key(key), modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Enter would do something at this step.
    [[nodiscard]] bool isReady(SetupGuide::Step step) const
    {
        if (!guide() || guide()->step() != step)
            return false;
        const auto buttons = guide()->findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [](const QPushButton *button) {
            return button->isDefault() && button->isEnabled() && button->isVisible();
        });
    }
    [[nodiscard]] QString next() const
    {
        return guide() ? guide()->findChild<QPushButton *>(QStringLiteral("guideNext"))->accessibleName() : QString();
    }

    /// Where the account's number sends its messages now.
    [[nodiscard]] QString smsUrl()
    {
        const QByteArray credentials = (bed.accountSid() + ':' + bed.authToken()).toBase64();
        const HttpOutcome answer = bed.request(
            "GET", bed.apiBase().toLatin1() + "/2010-04-01/Accounts/" + bed.accountSid() + "/IncomingPhoneNumbers.json",
            {}, {{"Authorization", "Basic " + credentials}});
        return QJsonDocument::fromJson(answer.body)[u"incoming_phone_numbers"][0][u"sms_url"].toString();
    }

    void goToWebhooks()
    {
        QTest::keyClick(&console->window(), Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Account), patience);
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"accountSid");
        type(QString::fromLatin1(bed.accountSid()));
        key(Qt::Key_Tab);
        type(QString::fromLatin1(bed.authToken()));
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Senders), patience);
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Address), patience);
        type(tunnel.url());
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Address), patience);
        QCOMPARE(next(), QStringLiteral("Continue"));
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Webhooks), patience);
    }
};

} // namespace

class TestGuide final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The keychain of whoever runs the tests is not a place for test secrets.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        if (!TlsProxy::isAvailable())
            QSKIP("nginx and openssl stand in for the tunnel; they are not installed.");
    }

    void leadsFromAnEmptyProfileToAnExchange()
    {
        QElapsedTimer clock;
        clock.start();
        Bench bench;
        QVERIFY(bench.start());
        bench.goToWebhooks();
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(bench.smsUrl().startsWith(elsewhere));
        Bench::key(Qt::Key_Return);
        // Behind '#' stands how often Twilio is to try.
        QTRY_COMPARE_WITH_TIMEOUT(bench.smsUrl().section(u'#', 0, 0),
                                  bench.tunnel.url() + QStringLiteral("/api/webhooks/sms"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Webhooks), patience);
        Bench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Proof), patience);

        bench.bed.control("POST", QStringLiteral("/sim/inbound"),
                          {{QStringLiteral("from"), QStringLiteral("+14155550171")},
                           {QStringLiteral("body"), QStringLiteral("Is anybody there?")}});
        const auto *arrived = bench.guide()->findChild<QWidget *>(QStringLiteral("firstMessage"));
        QTRY_VERIFY_WITH_TIMEOUT(arrived->accessibleName().contains(QStringLiteral("Is anybody there?")), patience);
        Bench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.guide(), patience);

        QVERIFY(bench.comesBack());
        QTRY_VERIFY(bench.console->window().currentConversation().isValid());
        QTest::keyClick(&bench.console->window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        Bench::type(QStringLiteral("Yes, we are"));
        Bench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.bed.messagesAtTwilio().size() >= 2, patience);
        const auto *light = bench.console->window().findChild<QWidget *>(QStringLiteral("statusHealth"));
        QTRY_COMPARE_WITH_TIMEOUT(light->accessibleName(), QStringLiteral("All is well"), patience);
        QVERIFY2(clock.elapsed() < 60'000, qPrintable(QString::number(clock.elapsed())));
    }

    void putsBackWhatStoodThere()
    {
        Bench bench;
        QVERIFY(bench.start());
        bench.goToWebhooks();
        QVERIFY(!QTest::currentTestFailed());
        const QString former = bench.smsUrl();
        Bench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.smsUrl() != former, patience);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Webhooks), patience);
        Bench::key(Qt::Key_Escape);
        QTRY_VERIFY(!bench.guide());
        QVERIFY(bench.comesBack());

        QTest::keyClick(&bench.console->window(), Qt::Key_H, Qt::ControlModifier);
        ui::HealthDialog *health = bench.console->window().healthDialog();
        QVERIFY(health);
        auto *restore = health->findChild<QPushButton *>(QStringLiteral("restoreFormer"));
        QTRY_VERIFY_WITH_TIMEOUT(restore->isVisible() && restore->isEnabled(), patience);
        restore->setFocus();
        Bench::key(Qt::Key_Space);
        auto *really = health->findChild<QPushButton *>(QStringLiteral("restoreReally"));
        QVERIFY(really);
        QTest::keyClick(really, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(bench.smsUrl(), former, patience);
    }

    void saysInWordsThatTheTokenIsWrong()
    {
        Bench bench;
        QVERIFY(bench.start());
        QTest::keyClick(&bench.console->window(), Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Account), patience);
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"accountSid");
        Bench::type(QString::fromLatin1(bench.bed.accountSid()));
        Bench::key(Qt::Key_Tab);
        Bench::type(QStringLiteral("another-token"));
        Bench::key(Qt::Key_Return);
        const auto *verdict = bench.guide()->findChild<QWidget *>(QStringLiteral("accountVerdict"));
        QTRY_VERIFY_WITH_TIMEOUT(verdict->accessibleName().contains(QStringLiteral("does not work")), patience);
        QVERIFY(readSettings(bench.bed.profile()).value_or(QJsonObject()).value(u"account_sid").isUndefined());
    }
};

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
