// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/consolebench.h"
#include "ui/health/healthdialog.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>

using namespace patchcord;
using namespace patchcord::test;

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
        ConsoleBench bench;
        QVERIFY(bench.start());
        bench.goToWebhooks();
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(bench.smsUrl().startsWith(elsewhere));
        ConsoleBench::key(Qt::Key_Return);
        // Behind '#' stands how often Twilio is to try.
        QTRY_COMPARE_WITH_TIMEOUT(bench.smsUrl().section(u'#', 0, 0),
                                  bench.tunnel.url() + QStringLiteral("/api/webhooks/sms"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Webhooks), patience);
        ConsoleBench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Proof), patience);

        bench.bed.control("POST", QStringLiteral("/sim/inbound"),
                          {{QStringLiteral("from"), QStringLiteral("+14155550171")},
                           {QStringLiteral("body"), QStringLiteral("Is anybody there?")}});
        const auto *arrived = bench.guide()->findChild<QWidget *>(QStringLiteral("firstMessage"));
        QTRY_VERIFY_WITH_TIMEOUT(arrived->accessibleName().contains(QStringLiteral("Is anybody there?")), patience);
        ConsoleBench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.guide(), patience);

        QVERIFY(bench.comesBack());
        QTRY_VERIFY(bench.console->window().currentConversation().isValid());
        QTest::keyClick(&bench.console->window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        ConsoleBench::type(QStringLiteral("Yes, we are"));
        ConsoleBench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.bed.messagesAtTwilio().size() >= 2, patience);
        const auto *light = bench.console->window().findChild<QWidget *>(QStringLiteral("statusHealth"));
        QTRY_COMPARE_WITH_TIMEOUT(light->accessibleName(), QStringLiteral("All is well"), patience);
        QVERIFY2(clock.elapsed() < 60'000, qPrintable(QString::number(clock.elapsed())));
    }

    void putsBackWhatStoodThere()
    {
        ConsoleBench bench;
        QVERIFY(bench.start());
        bench.goToWebhooks();
        QVERIFY(!QTest::currentTestFailed());
        const QString former = bench.smsUrl();
        ConsoleBench::key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(bench.smsUrl() != former, patience);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Webhooks), patience);
        ConsoleBench::key(Qt::Key_Escape);
        QTRY_VERIFY(!bench.guide());
        QVERIFY(bench.comesBack());

        QTest::keyClick(&bench.console->window(), Qt::Key_H, Qt::ControlModifier);
        ui::HealthDialog *health = bench.console->window().healthDialog();
        QVERIFY(health);
        auto *restore = health->findChild<QPushButton *>(QStringLiteral("restoreFormer"));
        QTRY_VERIFY_WITH_TIMEOUT(restore->isVisible() && restore->isEnabled(), patience);
        restore->setFocus();
        ConsoleBench::key(Qt::Key_Space);
        auto *really = health->findChild<QPushButton *>(QStringLiteral("restoreReally"));
        QVERIFY(really);
        QTest::keyClick(really, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(bench.smsUrl(), former, patience);
    }

    void saysInWordsThatTheTokenIsWrong()
    {
        ConsoleBench bench;
        QVERIFY(bench.start());
        QTest::keyClick(&bench.console->window(), Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(bench.isReady(SetupGuide::Step::Account), patience);
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"accountSid");
        ConsoleBench::type(QString::fromLatin1(bench.bed.accountSid()));
        ConsoleBench::key(Qt::Key_Tab);
        ConsoleBench::type(QStringLiteral("another-token"));
        ConsoleBench::key(Qt::Key_Return);
        const auto *verdict = bench.guide()->findChild<QWidget *>(QStringLiteral("accountVerdict"));
        QTRY_VERIFY_WITH_TIMEOUT(verdict->accessibleName().contains(QStringLiteral("does not work")), patience);
        QVERIFY(readSettings(bench.bed.profile()).value_or(QJsonObject()).value(u"account_sid").isUndefined());
    }
};

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
