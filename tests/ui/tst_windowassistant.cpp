// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowassistant.h"

#include <QAction>
#include <QDialog>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

/// A window with one open conversation and the assistant switched on.
struct Bench
{
    MainWindow window;
    WindowAssistant &assistant{*window.assistant()};
    QSignalSpy wanted{&assistant, &WindowAssistant::wanted};
    QSignalSpy typed{&assistant, &WindowAssistant::typed};
    QSignalSpy answering{&assistant, &WindowAssistant::answeringWanted};
    QSignalSpy answeringForSender{&assistant, &WindowAssistant::answeringForSenderWanted};
    Conversation shown = conversation(1, QStringLiteral("Ann"), utcNow());

    Bench()
    {
        AssistantSetup setup;
        setup.settings.isOn = true;
        assistant.setSetup(setup);
        window.show();
        window.upsertConversation(shown);
        window.selectConversation({1});
        window.activateWindow();
        reply()->setFocus();
    }
    [[nodiscard]] ReplyField *reply() const { return window.findChild<ReplyField *>(QStringLiteral("reply")); }
    [[nodiscard]] QAction *action(const char *name) const { return window.findChild<QAction *>(QLatin1String(name)); }
    [[nodiscard]] QString badge() const
    {
        const auto *bar = window.findChild<NoticeBar *>(QStringLiteral("answeringNotice"));
        return bar->isHidden() ? QString() : bar->text();
    }
    void know(bool isOn, bool isPaused = false)
    {
        assistant.setAnswering({1}, {isOn, false, isPaused, isPaused ? QStringLiteral("it was not sure") : QString()});
    }
};

} // namespace

class TestWindowAssistant final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void asksByTheMenusActs()
    {
        Bench bench;
        bench.action("suggestReply")->trigger();
        QCOMPARE(bench.wanted.count(), 1);
        bench.assistant.settle({bench.wanted.at(0).at(0).value<AssistantWish>().ticket,
                                {1},
                                bench.shown.last.id,
                                QStringLiteral("It is here.")});
        QCOMPARE(bench.reply()->ghost(), QStringLiteral("It is here."));
        bench.action("summarise")->trigger();
        QVERIFY(bench.wanted.at(1).at(0).value<AssistantWish>().task == AssistantTask::Summary);
        QTest::keyClicks(bench.reply(), QStringLiteral("A text"));
        bench.action("rewriteFriendlier")->trigger();
        QVERIFY(bench.wanted.at(2).at(0).value<AssistantWish>().task == AssistantTask::Friendlier);
    }

    void hasNothingToOfferWhileItIsOff()
    {
        Bench bench;
        bench.know(true);
        bench.assistant.setSetup({});
        for (const char *name :
             {"suggestReply", "nextSuggestion", "previousSuggestion", "rewriteShorter", "rewriteFriendlier",
              "rewriteInTheirLanguage", "summarise", "answerHere", "answerForSender"})
            QVERIFY2(!bench.action(name)->isEnabled(), name);
        QCOMPARE(bench.badge(), QString());
    }

    void showsWhereTheModelAnswersByItself()
    {
        Bench bench;
        QCOMPARE(bench.badge(), QString());
        bench.know(false);
        QCOMPARE(bench.badge(), QString());
        QVERIFY(!bench.action("answerHere")->isChecked());
        bench.know(true);
        QVERIFY(bench.badge().contains(QStringLiteral("by itself")));
        QVERIFY(bench.action("answerHere")->isChecked());
        bench.know(true, true);
        QVERIFY(bench.badge().contains(QStringLiteral("it was not sure")));
        QVERIFY(!bench.action("answerHere")->isChecked());
        bench.assistant.setAnswering({2}, {true, false, false, {}});
        QVERIFY(bench.badge().contains(QStringLiteral("paused")));
        bench.window.upsertConversation(conversation(2, QStringLiteral("Bo"), utcNow()));
        bench.window.selectConversation({2});
        QCOMPARE(bench.badge(), QString());
    }

    void switchesItByKeys()
    {
        Bench bench;
        bench.know(false);
        bench.action("answerHere")->trigger();
        QCOMPARE(bench.answering.takeFirst().at(1).toBool(), true);
        QVERIFY(!bench.action("answerHere")->isChecked());
        bench.know(true);
        bench.action("answerHere")->trigger();
        QCOMPARE(bench.answering.takeFirst().at(1).toBool(), false);
        bench.know(true, true);
        bench.action("answerHere")->trigger();
        QCOMPARE(bench.answering.takeFirst().at(1).toBool(), true);
        bench.action("answerForSender")->trigger();
        QCOMPARE(bench.answeringForSender.takeFirst().at(0).value<SenderId>(), SenderId{1});
    }

    void tellsOfTheFirstKeyAtOnce_data()
    {
        QTest::addColumn<int>("key");
        QTest::addRow("a letter") << int(Qt::Key_A);
        QTest::addRow("an arrow") << int(Qt::Key_Left);
        QTest::addRow("backspace") << int(Qt::Key_Backspace);
        QTest::addRow("Esc") << int(Qt::Key_Escape);
    }

    void tellsOfTheFirstKeyAtOnce()
    {
        QFETCH(int, key);
        Bench bench;
        bench.know(true);
        QTest::keyClick(bench.reply(), Qt::Key_Shift);
        QCOMPARE(bench.typed.count(), 0);
        QTest::keyClick(bench.reply(), Qt::Key(key));
        QCOMPARE(bench.typed.count(), 1);
        QCOMPARE(bench.typed.at(0).at(0).value<ConversationId>(), ConversationId{1});
        // It is known to be paused now.
        QTest::keyClick(bench.reply(), Qt::Key_B);
        QCOMPARE(bench.typed.count(), 1);
        bench.know(true);
        QTest::keyClick(bench.reply(), Qt::Key_C);
        QCOMPARE(bench.typed.count(), 2);
    }

    void tellsOfKeysWhileNothingIsKnownYet()
    {
        Bench bench;
        QTest::keyClick(bench.reply(), Qt::Key_A);
        QCOMPARE(bench.typed.count(), 1);
        bench.know(false);
        QTest::keyClick(bench.reply(), Qt::Key_A);
        QCOMPARE(bench.typed.count(), 1);
        // It may be on by now.
        bench.action("answerHere")->trigger();
        QTest::keyClick(bench.reply(), Qt::Key_A);
        QCOMPARE(bench.typed.count(), 2);
    }

    void tellsOfKeysWhileAnAnswerWaitsToLeave()
    {
        Bench bench;
        bench.know(true, true);
        Conversation sending = fixtures::saidByUs(bench.shown, QStringLiteral("It is here."), DeliveryStatus::Pending);
        sending.last.author = QStringLiteral("model");
        bench.window.upsertConversation(sending);
        QTest::keyClick(bench.reply(), Qt::Key_A);
        QVERIFY(bench.typed.count() > 0);
    }

    void showsDraftsBesideWhatPeopleSent()
    {
        Bench bench;
        QSignalSpy draftsWanted(&bench.assistant, &WindowAssistant::draftsWanted);
        QSignalSpy openWanted(&bench.assistant, &WindowAssistant::openWanted);
        bench.action("compareDrafts")->trigger();
        QCOMPARE(draftsWanted.count(), 1);
        QPointer<QDialog> dialog = bench.window.findChild<QDialog *>(QStringLiteral("shadowDialog"));
        QVERIFY(dialog && dialog->isVisible());
        auto *table = dialog->findChild<QTableView *>(QStringLiteral("shadowTable"));
        QVERIFY(table->isHidden());
        bench.assistant.setDrafts({{utcNow(),
                                    {1},
                                    QStringLiteral("Where is it?"),
                                    QStringLiteral("On its way."),
                                    {},
                                    QStringLiteral("It is on its way."),
                                    QStringLiteral("Dana")}});
        QVERIFY(!table->isHidden());
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(openWanted.count(), 1);
        QCOMPARE(openWanted.at(0).at(0).value<ConversationId>(), ConversationId{1});
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        bench.assistant.setDrafts({});
    }

    void tellsOfWhatIsPasted()
    {
        Bench bench;
        bench.know(true);
        bench.reply()->insertPlainText(QStringLiteral("pasted"));
        QCOMPARE(bench.typed.count(), 1);
    }
};

QTEST_MAIN(TestWindowAssistant)
#include "tst_windowassistant.moc"
