// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/composeassist.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

/// A shown panel with the assistant switched on, and what it asks.
struct Bench
{
    ComposePanel panel;
    ComposeAssist &assist{*panel.assist()};
    QSignalSpy wanted{&assist, &ComposeAssist::wanted};
    QSignalSpy dropped{&assist, &ComposeAssist::dropped};
    QSignalSpy sent{&panel, &ComposePanel::sendRequested};
    Conversation shown = conversation(1, QStringLiteral("Ann"), utcNow());

    Bench()
    {
        panel.resize(600, 240);
        panel.show();
        panel.showConversation(shown);
        assist.setOn(true);
        panel.reply()->setFocus();
    }
    [[nodiscard]] AssistantWish wish() const { return wanted.constLast().at(0).value<AssistantWish>(); }
    void answer(const QString &text)
    {
        const AssistantWish asked = wish();
        assist.settle({asked.ticket, asked.conversation, shown.last.id, text});
    }
    void offer(const QString &text)
    {
        assist.suggest();
        answer(text);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(panel.reply(), key, modifiers);
    }
    [[nodiscard]] QString typed() const { return panel.reply()->toPlainText(); }
    [[nodiscard]] QString ghost() const { return panel.reply()->ghost(); }
    [[nodiscard]] QString notice() const
    {
        const auto *bar = panel.findChild<NoticeBar *>(QStringLiteral("assistNotice"));
        return bar->isHidden() ? QString() : bar->text();
    }
};

} // namespace

class TestComposeAssist final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void isNotThereUntilItIsSwitchedOn()
    {
        Bench bench;
        bench.assist.setOn(false);
        const auto *button = bench.panel.findChild<QPushButton *>(QStringLiteral("suggest"));
        QVERIFY(button->isHidden());
        bench.assist.suggest();
        bench.assist.rewrite(AssistantTask::Shorter);
        bench.assist.summarise();
        QCOMPARE(bench.wanted.count(), 0);
        bench.assist.setOn(true);
        QVERIFY(!button->isHidden());
    }

    void showsAReplyInGreyAsItGrowsAndTakesItWithTab()
    {
        Bench bench;
        bench.assist.suggest();
        QCOMPARE(bench.wish().conversation, ConversationId{1});
        QCOMPARE(bench.ghost(), QStringLiteral("…"));
        bench.assist.grow(bench.wish().ticket, QStringLiteral("It is "));
        bench.assist.grow(bench.wish().ticket, QStringLiteral("here."));
        QCOMPARE(bench.ghost(), QStringLiteral("It is here."));
        QCOMPARE(bench.typed(), QString());
        bench.answer(QStringLiteral("It is here."));
        QVERIFY(bench.notice().contains(QStringLiteral("Tab")));
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.typed(), QStringLiteral("It is here."));
        QCOMPARE(bench.ghost(), QString());
        QCOMPARE(bench.notice(), QString());
        QCOMPARE(bench.panel.focusWidget(), bench.panel.reply());
        QCOMPARE(bench.sent.count(), 0);
        bench.panel.reply()->undo();
        QCOMPARE(bench.typed(), QString());
    }

    void takesItWithTheFirstTabOnlyOnceItIsChecked()
    {
        Bench bench;
        bench.assist.suggest();
        bench.assist.grow(bench.wish().ticket, QStringLiteral("See http://evil"));
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.typed(), QString());
        bench.assist.fail(bench.wish().ticket, QStringLiteral("It was dropped."));
        QCOMPARE(bench.typed(), QString());
        QCOMPARE(bench.ghost(), QString());
        QCOMPARE(bench.notice(), QStringLiteral("It was dropped."));
        bench.assist.suggest();
        bench.key(Qt::Key_Tab);
        bench.answer(QStringLiteral("Fine."));
        QCOMPARE(bench.typed(), QStringLiteral("Fine."));
    }

    void takesItWordByWord()
    {
        Bench bench;
        bench.offer(QStringLiteral("It is here, Ann."));
        const QStringList steps{QStringLiteral("It"), QStringLiteral("It is"), QStringLiteral("It is here,"),
                                QStringLiteral("It is here, Ann.")};
        for (const QString &step : steps) {
            bench.key(Qt::Key_Right, Qt::ControlModifier);
            QCOMPARE(bench.typed() + bench.ghost(), QStringLiteral("It is here, Ann."));
            QCOMPARE(bench.typed(), step);
        }
        QCOMPARE(bench.ghost(), QString());
    }

    void goesOnWhereTheTypedTextEnds()
    {
        Bench bench;
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("Dear Ann,"));
        bench.offer(QStringLiteral(" it is here."));
        QCOMPARE(bench.wish().typed, QStringLiteral("Dear Ann,"));
        QTest::keyClicks(bench.panel.reply(), QStringLiteral(" it"));
        QCOMPARE(bench.ghost(), QStringLiteral(" is here."));
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.typed(), QStringLiteral("Dear Ann, it is here."));
    }

    void isDroppedByEscAndByTypingSomethingElse()
    {
        Bench bench;
        QSignalSpy left(bench.panel.reply(), &ReplyField::left);
        bench.offer(QStringLiteral("It is here."));
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.ghost(), QString());
        QCOMPARE(left.count(), 0);
        bench.offer(QStringLiteral("It is here."));
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("No"));
        QCOMPARE(bench.ghost(), QString());
        QCOMPARE(bench.typed(), QStringLiteral("No"));
        bench.key(Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void isStoppedByTypingWhileItIsOnItsWay()
    {
        Bench bench;
        bench.assist.suggest();
        const quint64 ticket = bench.wish().ticket;
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("a"));
        QCOMPARE(bench.dropped.count(), 1);
        QCOMPARE(bench.dropped.at(0).at(0).toULongLong(), ticket);
        bench.answer(QStringLiteral("Too late."));
        QCOMPARE(bench.ghost(), QString());
        QCOMPARE(bench.typed(), QStringLiteral("a"));
    }

    void isDroppedWhenSomethingWasWrittenMeanwhile()
    {
        Bench bench;
        bench.offer(QStringLiteral("It is here."));
        Conversation changed = bench.shown;
        changed.unread = 0;
        bench.panel.updateConversation(changed);
        QCOMPARE(bench.ghost(), QStringLiteral("It is here."));
        changed.last.id.value += 1;
        bench.panel.updateConversation(changed);
        QCOMPARE(bench.ghost(), QString());
        QVERIFY(bench.notice().contains(QStringLiteral("meanwhile")));
    }

    void isNotShownWhenItCameTooLate()
    {
        Bench bench;
        bench.assist.suggest();
        const AssistantWish asked = bench.wish();
        Conversation changed = bench.shown;
        changed.last.id.value += 1;
        bench.panel.updateConversation(changed);
        bench.assist.settle({asked.ticket, asked.conversation, bench.shown.last.id, QStringLiteral("It is here.")});
        QCOMPARE(bench.ghost(), QString());
    }

    void staysWithItsConversation()
    {
        Bench bench;
        bench.offer(QStringLiteral("It is here."));
        bench.panel.showConversation(conversation(2, QStringLiteral("Bo"), utcNow()));
        QCOMPARE(bench.ghost(), QString());
        QCOMPARE(bench.notice(), QString());
        bench.answer(QStringLiteral("For Ann."));
        QCOMPARE(bench.ghost(), QString());
    }

    void thinksOfOthersAndShowsThemAgain()
    {
        Bench bench;
        bench.offer(QStringLiteral("One."));
        bench.assist.showNext();
        QCOMPARE(bench.wish().earlier, QStringList{QStringLiteral("One.")});
        bench.answer(QStringLiteral("Two."));
        QCOMPARE(bench.ghost(), QStringLiteral("Two."));
        bench.assist.showPrevious();
        QCOMPARE(bench.ghost(), QStringLiteral("One."));
        bench.assist.showPrevious();
        QCOMPARE(bench.ghost(), QStringLiteral("One."));
        bench.assist.showNext();
        QCOMPARE(bench.ghost(), QStringLiteral("Two."));
        QCOMPARE(bench.wanted.count(), 2);
        bench.assist.showNext();
        QCOMPARE(bench.wanted.count(), 3);
        bench.assist.fail(bench.wish().ticket, QStringLiteral("No more."));
        QCOMPARE(bench.ghost(), QStringLiteral("Two."));
        QCOMPARE(bench.notice(), QStringLiteral("No more."));
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.typed(), QStringLiteral("Two."));
    }

    void rewritesWhatIsTypedAsOneStepThatCanBeUndone()
    {
        Bench bench;
        bench.assist.rewrite(AssistantTask::Shorter);
        QCOMPARE(bench.wanted.count(), 0);
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("A long text"));
        bench.assist.rewrite(AssistantTask::Shorter);
        QVERIFY(bench.wish().task == AssistantTask::Shorter);
        QCOMPARE(bench.wish().typed, QStringLiteral("A long text"));
        bench.answer(QStringLiteral("Short"));
        QCOMPARE(bench.typed(), QStringLiteral("Short"));
        QVERIFY(bench.notice().contains(QStringLiteral("Ctrl+Z")));
        bench.panel.reply()->undo();
        QCOMPARE(bench.typed(), QStringLiteral("A long text"));
        QCOMPARE(bench.notice(), QString());
    }

    void rewritesNothingThatHasChangedMeanwhile()
    {
        Bench bench;
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("A long text"));
        bench.assist.rewrite(AssistantTask::Friendlier);
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("!"));
        bench.answer(QStringLiteral("Friendly"));
        QCOMPARE(bench.typed(), QStringLiteral("A long text!"));
    }

    void showsASummaryThatCanBeDismissed()
    {
        Bench bench;
        bench.assist.summarise();
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("typing on"));
        bench.answer(QStringLiteral("She waits for a lamp."));
        QVERIFY(bench.notice().contains(QStringLiteral("She waits for a lamp.")));
        QCOMPARE(bench.typed(), QStringLiteral("typing on"));
        bench.panel.findChild<QPushButton *>(QStringLiteral("dismissAssist"))->click();
        QCOMPARE(bench.notice(), QString());
    }

    void offersNothingToThoseWhoOptedOut()
    {
        Bench bench;
        Conversation out = conversation(3, QStringLiteral("Elena"), utcNow());
        out.isOptedOut = true;
        bench.panel.showConversation(out);
        bench.assist.suggest();
        QCOMPARE(bench.wanted.count(), 0);
    }

    void growsWithWhatIsOffered()
    {
        Bench bench;
        const int before = bench.panel.reply()->sizeHint().height();
        bench.offer(QStringLiteral("a word and more ").repeated(30));
        QVERIFY(bench.panel.reply()->sizeHint().height() > before);
        QVERIFY(bench.panel.reply()->placeholderText().isEmpty());
        QVERIFY(bench.panel.reply()->accessibleDescription().contains(QStringLiteral("a word")));
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.panel.reply()->sizeHint().height(), before);
        QVERIFY(!bench.panel.reply()->placeholderText().isEmpty());
    }
};

QTEST_MAIN(TestComposeAssist)
#include "tst_composeassist.moc"
