// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowrules.h"

#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/rules/officehoursdialog.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/trialdialog.h"
#include "ui/shell/mainwindow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

/// A shown window with one sender, whose rules are open.
struct Bench
{
    MainWindow window;
    QSignalSpy kept{window.rules(), &WindowRules::keepRequested};
    QSignalSpy hours{window.rules(), &WindowRules::hoursSubmitted};
    RulesDialog *dialog = nullptr;

    Bench()
    {
        window.setSenders(
            {fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"))});
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active");
        QTest::keyClick(&window, Qt::Key_F7);
        dialog = window.findChild<RulesDialog *>();
        if (!dialog)
            qFatal("The rules do not open");
    }
    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    void press(const char *name) { QTest::keyClick(child<QPushButton>(name), Qt::Key_Space); }
};

} // namespace

class TestWindowRules final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void makesARuleByKeyboard()
    {
        Bench bench;
        QTest::keyClicks(bench.child<QLineEdit>("ruleName"), QStringLiteral("Hours"));
        QTest::keyClicks(bench.child<QLineEdit>("ruleWords"), QStringLiteral("hours,  opening   times ,"));
        QTest::keyClick(bench.child<QComboBox>("ruleHours"), Qt::Key_Down);
        QTest::keyClick(bench.child<QComboBox>("ruleHours"), Qt::Key_Down);
        QTest::keyClick(bench.child<QComboBox>("ruleSender"), Qt::Key_Down);
        QTest::keyClick(bench.child<QComboBox>("ruleChannel"), Qt::Key_Down);
        QTest::keyClick(bench.child<QCheckBox>("ruleFirst"), Qt::Key_Space);
        QTest::keyClick(bench.child<QSpinBox>("ruleWaited"), Qt::Key_Up);
        QTest::keyClicks(bench.child<QPlainTextEdit>("ruleReply"), QStringLiteral("Nine to five"));
        bench.press("keepRule");
        QCOMPARE(bench.kept.count(), 1);
        const Rule rule = bench.kept.at(0).at(0).value<Rule>();
        QVERIFY(!rule.id.isValid());
        QCOMPARE(rule.words, (QStringList{QStringLiteral("hours"), QStringLiteral("opening times")}));
        QVERIFY(rule.hours == RuleHours::Outside);
        QCOMPARE(rule.sender, SenderId{1});
        QVERIFY(rule.channel == Channel::Sms);
        QVERIFY(rule.isOn && rule.isForFirstContact && !rule.acts());
        QCOMPARE(rule.waitedMinutes, 1);
        QCOMPARE(rule.reply, QStringLiteral("Nine to five"));
        Rule named = rule;
        named.id = {7};
        bench.window.rules()->setRules({named});
        bench.press("keepRule");
        QCOMPARE(bench.kept.at(1).at(0).value<Rule>(), named);
        const auto *list = bench.child<QListWidget>("rules");
        QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("out of office hours")));
    }

    void makesARuleThatOnlyActsByKeyboard()
    {
        Bench bench;
        bench.dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), bench.dialog);
        QTest::keyClicks(bench.child<QLineEdit>("ruleName"), QStringLiteral("Escalate"));
        QTest::keyClick(bench.dialog, Qt::Key_C, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget(), bench.child<QLineEdit>("ruleLabel"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" VIP "));
        QTest::keyClick(bench.dialog, Qt::Key_P, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget(), bench.child<QLineEdit>("ruleAddsLabel"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("urgent"));
        QTest::keyClick(bench.dialog, Qt::Key_V, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget(), bench.child<QComboBox>("ruleEnding"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(bench.dialog, Qt::Key_B, Qt::AltModifier);
        QTRY_VERIFY(bench.child<QCheckBox>("ruleNotifies")->isChecked());
        bench.press("keepRule");
        QCOMPARE(bench.kept.count(), 1);
        Rule rule = bench.kept.at(0).at(0).value<Rule>();
        QCOMPARE(rule.label, QStringLiteral("VIP"));
        QCOMPARE(rule.addsLabel, QStringLiteral("urgent"));
        QVERIFY(rule.notifies && !rule.replies());
        QVERIFY(rule.ending == RuleEnding::Morning);
        rule.id = {7};
        bench.window.rules()->setRules({rule});
        bench.press("keepRule");
        QCOMPARE(bench.kept.at(1).at(0).value<Rule>(), rule);
        QCOMPARE(bench.child<QListWidget>("rules")->item(0)->data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Escalate: carries “VIP” → label “urgent” · call attention · snooze until the next "
                                "morning"));
    }

    void showsWhatARuleWouldHaveDone()
    {
        Bench bench;
        Rule rule;
        rule.name = QStringLiteral("Escalate");
        rule.addsLabel = QStringLiteral("urgent");
        rule.ending = RuleEnding::Closed;
        Message message;
        message.from = QStringLiteral("+14155550134");
        message.body = QStringLiteral("My heating is out");
        bench.window.rules()->showTrial(rule, {{message, {}}}, 1000);
        QVERIFY(bench.child<QListWidget>("trialList")
                    ->item(0)
                    ->text()
                    .endsWith(QStringLiteral("→ label “urgent” · close")));
        QVERIFY(bench.child<QLabel>("trialLead")->text().contains(QStringLiteral("without a reply")));
    }

    void showsWhatARuleWouldHaveSaid()
    {
        Bench bench;
        QSignalSpy tried(bench.window.rules(), &WindowRules::trialRequested);
        QTest::keyClicks(bench.child<QLineEdit>("ruleName"), QStringLiteral("Hours"));
        bench.child<QPlainTextEdit>("ruleReply")->setPlainText(QStringLiteral("Nine to five"));
        bench.press("tryRule");
        QCOMPARE(tried.count(), 1);
        Message message;
        message.from = QStringLiteral("+14155550134");
        message.body = QStringLiteral("Your hours?");
        bench.window.rules()->showTrial(tried.at(0).at(0).value<Rule>(), {{message, QStringLiteral("Nine to five")}},
                                        1000);
        auto *trial = bench.window.findChild<TrialDialog *>();
        QVERIFY(trial);
        QCOMPARE(bench.child<QListWidget>("trialList")->count(), 1);
        QVERIFY(bench.child<QLabel>("trialLead")->text().contains(QStringLiteral("Nothing was sent")));
    }

    void keepsOfficeHours()
    {
        Bench bench;
        bench.window.rules()->setOfficeHours({{SenderId{1}, {QStringLiteral("Europe/Berlin"), {{1, 540, 1020}}, {}}}});
        bench.press("officeHours");
        auto *spans = bench.child<QLineEdit>("hoursSpans");
        QCOMPARE(spans->text(), QStringLiteral("mon 9:00-17:00"));
        spans->setText(QStringLiteral("whenever"));
        bench.press("saveHours");
        QCOMPARE(bench.hours.count(), 0);
        QVERIFY(!bench.child<QLabel>("hoursProblem")->text().isEmpty());
        spans->setText(QStringLiteral("mon-tue 8-12"));
        QTest::keyClicks(bench.child<QPlainTextEdit>("hoursHolidays"), QStringLiteral("2026-12-25"));
        bench.press("saveHours");
        QCOMPARE(bench.hours.count(), 1);
        const OfficeHours hours = bench.hours.at(0).at(1).value<OfficeHours>();
        QCOMPARE(hours.spans, (QList<OpenSpan>{{1, 480, 720}, {2, 480, 720}}));
        QCOMPARE(hours.zone, QStringLiteral("Europe/Berlin"));
        QCOMPARE(hours.holidays, QList<QDate>{QDate(2026, 12, 25)});
    }

    void saysWhatBecameOfAnActAndTakesRulesAway()
    {
        Bench bench;
        Rule rule;
        rule.id = {7};
        rule.name = QStringLiteral("Old");
        bench.window.rules()->setRules({rule});
        QSignalSpy removed(bench.window.rules(), &WindowRules::removeRequested);
        Rule other = rule;
        other.id = {6};
        bench.window.rules()->setRules({other, rule});
        QSignalSpy moved(bench.window.rules(), &WindowRules::moveUpRequested);
        QTest::keyClick(bench.child<QListWidget>("rules"), Qt::Key_Down);
        QVERIFY(!bench.child<QPushButton>("moveRuleUp")->isEnabled());
        QTest::keyClick(bench.child<QListWidget>("rules"), Qt::Key_Down);
        bench.press("moveRuleUp");
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.at(0).at(0).value<RuleId>(), RuleId{7});
        bench.window.rules()->setRules({rule, other});
        QVERIFY(!bench.child<QPushButton>("moveRuleUp")->isEnabled());
        bench.press("removeRule");
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(0).value<RuleId>(), RuleId{7});
        bench.window.rules()->say(QStringLiteral("Give the rule a name."), true);
        QCOMPARE(bench.child<QLabel>("ruleNote")->text(), QStringLiteral("Give the rule a name."));
    }
};

QTEST_MAIN(TestWindowRules)
#include "tst_windowrules.moc"
