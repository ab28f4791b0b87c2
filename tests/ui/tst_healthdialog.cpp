// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/connections.h"
#include "tests/ui/quiet.h"
#include "ui/health/healthdialog.h"
#include "ui/models/healthtext.h"

#include <QApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

struct Bench
{
    QPointer<HealthDialog> dialog = new HealthDialog(fixtures::unwell());
    QSignalSpy checked{dialog, &HealthDialog::checkRequested};
    QSignalSpy mended{dialog, &HealthDialog::mendRequested};
    QSignalSpy restored{dialog, &HealthDialog::restoreRequested};
    QSignalSpy refusedWanted{dialog, &HealthDialog::refusedWanted};
    QSignalSpy replayed{dialog, &HealthDialog::replayRequested};

    Bench()
    {
        dialog->show();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("The dialog does not become active");
    }
    ~Bench() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Bench)

    [[nodiscard]] QWidget *row(const char *name) const { return dialog->findChild<QWidget *>(QLatin1String(name)); }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    void press(const char *name) const
    {
        button(name)->setFocus();
        QTest::keyClick(button(name), Qt::Key_Space);
    }
};

QList<RefusedRequest> refused()
{
    return {{7,
             utcNow(),
             QStringLiteral("/api/webhooks/sms"),
             QStringLiteral("The signature does not match."),
             {QStringLiteral("https://seal-brave.ngrok.app/api/webhooks/sms")},
             true},
            {6, utcNow(), QStringLiteral("/api/webhooks/sms"), QStringLiteral("It has no signature."), {}, false}};
}

} // namespace

class TestHealthDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void saysEachLineInWords()
    {
        Bench bench;
        QCOMPARE(bench.row("healthBadge")->accessibleName(), QStringLiteral("2 things to mend"));
        QVERIFY(bench.row("health-account")->accessibleName().contains(QStringLiteral("Account. well.")));
        const QString broken = bench.row("health-sender:+447700900999")->accessibleName();
        QVERIFY2(broken.contains(QStringLiteral("broken")), qPrintable(broken));
        QVERIFY(bench.button("mend-account")->isHidden());
        QCOMPARE(bench.button("mend-sender:+447700900999")->accessibleName(),
                 QStringLiteral("Point it here: Orders (+44 7700 900999) sends its messages elsewhere"));
    }

    void mendsALineByKeyAndSaysWhatCameOfIt()
    {
        Bench bench;
        bench.press("mend-sender:+447700900999");
        QCOMPARE(bench.mended.count(), 1);
        QCOMPARE(bench.mended.first().first().toString(), QStringLiteral("sender:+447700900999"));
        QVERIFY(!bench.button("checkAgain")->isEnabled());
        bench.dialog->setOutcome(true, QStringLiteral("It points here now."));
        QVERIFY(bench.button("checkAgain")->isEnabled());
        QVERIFY(bench.row("healthOutcome")->accessibleName().contains(QStringLiteral("It points here now.")));
        Health well = fixtures::unwell();
        well.lines.removeAt(4);
        well.lines[2].state = HealthState::Well;
        well.lines[2].mend.clear();
        bench.dialog->setHealth(well);
        QCOMPARE(bench.row("healthBadge")->accessibleName(), QStringLiteral("All is well"));
        QVERIFY(bench.button("mend-sender:+447700900999")->isHidden());
    }

    void showsDetailsWhenAskedTo()
    {
        Bench bench;
        const QString advice = QStringLiteral("take the number out of it");
        QVERIFY(!bench.row("health-sender:+447700900999")->accessibleName().contains(advice));
        bench.press("details-sender:+447700900999");
        QVERIFY(bench.row("health-sender:+447700900999")->accessibleName().contains(advice));
    }

    void saysTheAdviceAtOnceWhereNoButtonHelps()
    {
        Bench bench;
        Health health = fixtures::unwell();
        health.lines[3].state = HealthState::Broken;
        health.lines[3].advice = QStringLiteral("Set the clock.");
        bench.dialog->setHealth(health);
        QVERIFY(bench.row("health-sender:+14155550100")->accessibleName().contains(QStringLiteral("Set the clock.")));
        QVERIFY(bench.button("details-sender:+14155550100")->isHidden());
    }

    void leadsToTheGuideWhereThatHelps()
    {
        Bench bench;
        Health health = fixtures::unwell();
        health.lines[1].state = HealthState::Broken;
        bench.dialog->setHealth(health);
        QSignalSpy wanted(bench.dialog, &HealthDialog::guideWanted);
        bench.press("mend-public-address");
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(bench.mended.count(), 0);
    }

    void keepsTheFocusWhileWhatItSaysChanges()
    {
        Bench bench;
        bench.button("mend-sender:+447700900999")->setFocus();
        Health health = fixtures::unwell();
        health.lines[0].finding = QStringLiteral("Credentials accepted · balance 41 USD");
        bench.dialog->setHealth(health);
        QCOMPARE(QApplication::focusWidget(), bench.button("mend-sender:+447700900999"));
    }

    void checksAgain()
    {
        Bench bench;
        bench.press("checkAgain");
        QCOMPARE(bench.checked.count(), 1);
        bench.dialog->setOutcome(true, {});
        QVERIFY(bench.row("healthOutcome")->isHidden());
    }

    void asksBeforeItRestores()
    {
        Bench bench;
        QVERIFY(bench.button("restoreFormer")->isHidden());
        bench.dialog->setCanRestore(true);
        bench.press("restoreFormer");
        QCOMPARE(bench.restored.count(), 0);
        auto *box = bench.dialog->findChild<QMessageBox *>(QStringLiteral("restoreBox"));
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(bench.restored.count(), 0);
        bench.press("restoreFormer");
        box = bench.dialog->findChildren<QMessageBox *>(QStringLiteral("restoreBox")).last();
        box->findChild<QPushButton *>(QStringLiteral("restoreReally"))->click();
        QCOMPARE(bench.restored.count(), 1);
    }

    void replaysWhatWasRefused()
    {
        Bench bench;
        bench.press("mend-quarantine");
        QCOMPARE(bench.mended.count(), 0);
        QCOMPARE(bench.refusedWanted.count(), 1);
        bench.dialog->setRefused(refused());
        QCOMPARE(QApplication::focusWidget(), bench.button("tried-7"));
        QTest::keyClick(bench.button("tried-7"), Qt::Key_Space);
        QVERIFY(bench.row("refused-7")->accessibleName().contains(QStringLiteral("https://seal-brave.ngrok.app")));
        QVERIFY(!bench.button("replay-6"));
        bench.press("replayAll");
        QCOMPARE(bench.mended.count(), 1);
        bench.dialog->setOutcome(false, QStringLiteral("One stays out."));
        QVERIFY(bench.row("replayOutcome")->accessibleName().contains(QStringLiteral("One stays out.")));
        bench.press("replay-7");
        QCOMPARE(bench.replayed.first().first().toLongLong(), 7);
        bench.dialog->setReplayOutcome(true, QStringLiteral("It was let in."));
        bench.dialog->setRefused({refused().at(1)});
        QTRY_VERIFY(!bench.row("refused-7"));
        bench.press("quarantineBack");
        QVERIFY(bench.button("checkAgain")->isVisible());
    }

    void namesEveryControl()
    {
        Bench bench;
        bench.dialog->setRefused(refused());
        bench.dialog->setCanRestore(true);
        for (const QPushButton *button : bench.dialog->findChildren<QPushButton *>()) {
            const bool isSilent = button->isHidden() && button->text().isEmpty();
            QVERIFY2(isSilent || (!button->objectName().isEmpty() && !button->accessibleName().isEmpty()),
                     qPrintable(button->objectName()));
        }
    }

    void saysHowAllOfItIs()
    {
        QCOMPARE(overallText({}), QStringLiteral("Checking…"));
        Health health = fixtures::unwell();
        health.lines.removeAt(4);
        QCOMPARE(overallText(health), QStringLiteral("1 thing to mend"));
        const qint64 now = utcNow();
        QCOMPARE(agoText(now - 12'000, now), QStringLiteral("12 s ago"));
        QCOMPARE(agoText(now - 180'000, now), QStringLiteral("3 min ago"));
        QCOMPARE(agoText(0, now), QString());
    }
};

QTEST_MAIN(TestHealthDialog)
#include "tst_healthdialog.moc"
