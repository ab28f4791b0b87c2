// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/contact/notesfield.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowstates.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

using Ids = QList<ConversationId>;

/// A shown window over four conversations, 4 on top; 4 is open.
struct Bench
{
    qint64 now = utcNow();
    MainWindow window;
    WindowStates *states = window.states();
    QSignalSpy closing{states, &WindowStates::closeRequested};
    QSignalSpy reopening{states, &WindowStates::reopenRequested};
    QSignalSpy snoozing{states, &WindowStates::snoozeRequested};
    QSignalSpy labelling{states, &WindowStates::labelRequested};
    QSignalSpy unlabelling{states, &WindowStates::unlabelRequested};
    QSignalSpy undoing{states, &WindowStates::undoRequested};
    QSignalSpy selected{&window, &MainWindow::conversationSelected};

    Bench()
    {
        window.resize(1360, 860);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active");
        window.setConversations(window.filter(), {row(4), row(3), row(2), row(1)}, true, false);
        window.selectConversation({4});
        list()->setFocus();
    }
    [[nodiscard]] Conversation row(qint64 id) const
    {
        return conversation(id, QStringLiteral("Person %1").arg(id), now - 10'000 * (5 - id));
    }
    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QListView *list() const { return child<QListView>("conversations"); }
    /// Once it has the keys.
    [[nodiscard]] QDialog *dialog(const char *name) const
    {
        auto *opened = child<QDialog>(name);
        const bool isActive = opened && QTest::qWaitFor([opened] { return QApplication::activeWindow() == opened; });
        return isActive ? opened : nullptr;
    }
    /// Once a dialog is gone.
    void toList()
    {
        window.activateWindow();
        if (!QTest::qWaitFor([this] { return QApplication::activeWindow() == &window; }))
            qFatal("The window does not become active again");
        list()->setFocus();
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, Qt::Key(key), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
};

} // namespace

class TestWindowStates final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void closesWhatIsTakenAtOnce()
    {
        Bench bench;
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.child<QPushButton>("closeConversation")->text(), QStringLiteral("Close 3"));
        QCOMPARE(bench.child<QPushButton>("snoozeConversation")->accessibleName(),
                 QStringLiteral("Snooze 3 conversations"));
        bench.key(Qt::Key_E);
        QCOMPARE(bench.closing.count(), 1);
        QCOMPARE(bench.closing.first().at(0).value<Ids>(), (Ids{{4}, {3}, {2}}));
        // To take a row is not to open it.
        QCOMPARE(bench.window.currentConversation(), ConversationId{4});
    }

    void takesAllAndLeavesOneWithEscape()
    {
        Bench bench;
        bench.key(Qt::Key_A, Qt::ControlModifier);
        bench.key(Qt::Key_E);
        QCOMPARE(bench.closing.first().at(0).value<Ids>().size(), 4);
        bench.key(Qt::Key_Escape);
        bench.key(Qt::Key_E);
        QCOMPARE(bench.closing.last().at(0).value<Ids>().size(), 1);
    }

    void takesRowsOneByOneWithSpace()
    {
        Bench bench;
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        bench.key(Qt::Key_Space);
        bench.key(Qt::Key_E);
        QCOMPARE(bench.closing.first().at(0).value<Ids>(), Ids{{4}});
    }

    void keepsWhatIsTakenWhileRowsMoveAndCome()
    {
        Bench bench;
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        Conversation moved = bench.row(2);
        moved.lastAt = bench.now + 1000;
        bench.window.upsertConversation(moved);
        bench.window.upsertConversation(conversation(5, QStringLiteral("New"), bench.now + 2000));
        Conversation closed = bench.row(3);
        closed.state = ConversationState::Closed;
        bench.window.upsertConversation(closed);
        bench.key(Qt::Key_E);
        QCOMPARE(bench.closing.first().at(0).value<Ids>(), (Ids{{2}, {4}}));
    }

    void reopensOnlyWhenAllAreClosed()
    {
        Bench bench;
        ConversationFilter closed;
        closed.queue = ConversationFilter::Queue::Closed;
        bench.key(Qt::Key_4, Qt::ControlModifier);
        Conversation one = bench.row(1);
        Conversation two = bench.row(2);
        one.state = ConversationState::Closed;
        two.state = ConversationState::Closed;
        bench.window.setConversations(bench.window.filter(), {two, one}, true, false);
        bench.list()->setFocus();
        bench.key(Qt::Key_Home);
        bench.key(Qt::Key_Down, Qt::ShiftModifier);
        bench.key(Qt::Key_E);
        QCOMPARE(bench.reopening.count(), 1);
        QCOMPARE(bench.reopening.first().at(0).value<Ids>(), (Ids{{2}, {1}}));
        QCOMPARE(bench.closing.count(), 0);
    }

    void closesWithATopic()
    {
        Bench bench;
        bench.states->setClosingWords({{QStringLiteral("Delivery")}, {QStringLiteral("Solved")}});
        bench.key(Qt::Key_E, Qt::ShiftModifier);
        const QDialog *dialog = bench.dialog("closeDialog");
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QComboBox *>(QStringLiteral("closeTopic"))->count(), 1);
        bench.type(QStringLiteral("Refund"));
        bench.key(Qt::Key_Tab);
        bench.type(QStringLiteral("Paid"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.closing.count(), 1);
        QCOMPARE(bench.closing.first().at(1).toString(), QStringLiteral("Refund"));
        QCOMPARE(bench.closing.first().at(2).toString(), QStringLiteral("Paid"));
    }

    void snoozesUntilATypedTimeOrAReply()
    {
        Bench bench;
        bench.key(Qt::Key_S);
        QVERIFY(bench.dialog("snoozeDialog"));
        bench.type(QStringLiteral("in 2 hours"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.snoozing.count(), 1);
        const qint64 until = bench.snoozing.first().at(1).toLongLong();
        QVERIFY(qAbs(until - utcNow() - 2 * 3'600'000) < 60'000);
        bench.toList();
        bench.key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(bench.dialog("snoozeDialog"));
        bench.type(QStringLiteral("until"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.snoozing.last().at(1).toLongLong(), 0);
        QCOMPARE(bench.snoozing.last().at(0).value<Ids>(), Ids{{4}});
    }

    void saysThatATypedTimeIsNone()
    {
        Bench bench;
        bench.key(Qt::Key_S);
        QVERIFY(bench.dialog("snoozeDialog"));
        bench.type(QStringLiteral("yesterday"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.snoozing.count(), 0);
        QVERIFY(bench.child<QLabel>("snoozeHint")->isVisible());
        bench.key(Qt::Key_Escape);
    }

    void labelsWithANewOneAndTakesOneOff()
    {
        Bench bench;
        bench.window.setLabels({{QStringLiteral("angry"), 1}, {QStringLiteral("Refund"), 2}});
        bench.key(Qt::Key_L);
        QVERIFY(bench.dialog("labelDialog"));
        bench.type(QStringLiteral("urgent"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.labelling.last().at(1).toString(), QStringLiteral("urgent"));
        bench.toList();
        bench.key(Qt::Key_L);
        QVERIFY(bench.dialog("labelDialog"));
        bench.type(QStringLiteral("ref"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.labelling.last().at(1).toString(), QStringLiteral("Refund"));
        Conversation carrying = bench.row(4);
        carrying.labels = {QStringLiteral("Refund")};
        bench.window.upsertConversation(carrying);
        bench.toList();
        bench.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(bench.dialog("labelDialog"));
        bench.type(QStringLiteral("refund"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.unlabelling.count(), 1);
        QCOMPARE(bench.labelling.count(), 2);
    }

    void narrowsToALabelFromTheQueues()
    {
        Bench bench;
        bench.window.setLabels({{QStringLiteral("Refund"), 2}});
        auto *queues = bench.child<QListView>("queues");
        queues->setFocus();
        bench.key(Qt::Key_End);
        QCOMPARE(bench.window.filter().label, QStringLiteral("Refund"));
    }

    void takesTheLastActBackByKeyAndByButton()
    {
        Bench bench;
        QVERIFY(!bench.child<QWidget>("undoBar")->isVisible());
        bench.states->setUndo(QStringLiteral("Closed 3 conversations."));
        QVERIFY(bench.child<QWidget>("undoBar")->isVisible());
        QCOMPARE(bench.child<QPushButton>("undoAct")->accessibleName(),
                 QStringLiteral("Undo: Closed 3 conversations."));
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.undoing.count(), 1);
        bench.child<QPushButton>("undoAct")->click();
        QCOMPARE(bench.undoing.count(), 2);
        bench.states->setUndo({});
        QVERIFY(!bench.child<QWidget>("undoBar")->isVisible());
        // In the reply field the key is the text's.
        bench.child<QPlainTextEdit>("reply")->setFocus();
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.undoing.count(), 2);
    }

    void writesANoteByKeyboard()
    {
        Bench bench;
        QSignalSpy written(bench.states, &WindowStates::noteWritten);
        bench.key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.dialog("noteDialog"));
        bench.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(written.count(), 0); // Nothing is written yet.
        bench.type(QStringLiteral("Ask the warehouse"));
        bench.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(written.count(), 1);
        QCOMPARE(written.first().at(1).toString(), QStringLiteral("Ask the warehouse"));
    }

    void keepsNotesOnTheContact()
    {
        Bench bench;
        QSignalSpy edited(bench.states, &WindowStates::contactNotesEdited);
        ContactDetails details;
        details.contact = {4};
        details.conversation = {4};
        details.notes = QStringLiteral("Speaks Polish. ");
        bench.states->setDetails(details);
        bench.key(Qt::Key_F9, Qt::ShiftModifier);
        auto *field = bench.child<QPlainTextEdit>("contactNotes");
        QVERIFY(field->hasFocus());
        field->moveCursor(QTextCursor::End);
        bench.type(QStringLiteral("Call after six."));
        details.notes = QStringLiteral("From elsewhere");
        bench.states->setDetails(details); // Does not take away what is being typed.
        bench.list()->setFocus();
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.first().at(0).value<ContactId>(), ContactId{4});
        QCOMPARE(edited.first().at(1).toString(), QStringLiteral("Speaks Polish. Call after six."));
    }

    void goesToAnEarlierSession()
    {
        Bench bench;
        QSignalSpy rows(bench.states, &WindowStates::rowWanted);
        ContactDetails details;
        details.contact = {4};
        details.conversation = {4};
        details.sessions
            = {{2, bench.now, 0, {}, {}, 7},
               {1, bench.now - 10, bench.now - 5, QStringLiteral("Delivery"), QStringLiteral("Solved"), 1}};
        bench.states->setDetails(details);
        auto *sessions = bench.child<QListWidget>("sessions");
        QCOMPARE(sessions->count(), 2);
        QVERIFY(sessions->item(1)->text().contains(QStringLiteral("Delivery · Solved")));
        sessions->setFocus();
        sessions->setCurrentRow(1);
        bench.key(Qt::Key_Return);
        QCOMPARE(rows.count(), 1);
        QCOMPARE(rows.first().first().toLongLong(), 1);
    }

    void blocksAndUnblocks()
    {
        Bench bench;
        QSignalSpy blocking(bench.states, &WindowStates::blockRequested);
        bench.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(blocking.last().at(1).toBool(), true);
        Conversation blocked = bench.row(4);
        blocked.isBlocked = true;
        bench.window.upsertConversation(blocked);
        QCOMPARE(bench.child<QPushButton>("blockContactButton")->text(), QStringLiteral("Unblock"));
        bench.key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(blocking.last().at(1).toBool(), false);
    }

    void mergesOnlyWhatTheAgentChooses()
    {
        Bench bench;
        QSignalSpy merging(bench.states, &WindowStates::mergeRequested);
        QSignalSpy searching(bench.states, &WindowStates::mergeSearched);
        QSignalSpy parting(bench.states, &WindowStates::partRequested);
        bench.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bench.dialog("mergeDialog"));
        bench.type(QStringLiteral("per"));
        QCOMPARE(searching.last().first().toString(), QStringLiteral("per"));
        bench.states->setFound(QStringLiteral("pe"), {bench.row(1)}); // Too late.
        bench.states->setFound(QStringLiteral("per"), {bench.row(4), bench.row(2)});
        QCOMPARE(merging.count(), 0);
        bench.key(Qt::Key_Return);
        QCOMPARE(merging.count(), 1);
        QCOMPARE(merging.first().at(1).value<ContactId>(), ContactId{2});
        ContactDetails details;
        details.contact = {4};
        details.conversation = {4};
        details.proposals = {{{3}, QStringLiteral("Person 4"), {{Channel::WhatsApp, QStringLiteral("+14155550107")}}}};
        details.mergedWith = QStringLiteral("Person 2");
        bench.states->setDetails(details);
        bench.child<QPushButton>("mergeProposal")->click();
        QCOMPARE(merging.last().at(1).value<ContactId>(), ContactId{3});
        bench.child<QPushButton>("partContacts")->click();
        QCOMPARE(parting.first().first().value<ContactId>(), ContactId{4});
    }

    void sortsByWaiting()
    {
        Bench bench;
        bench.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.window.filter().order, ConversationFilter::Order::Waiting);
        Conversation waits = bench.row(1);
        waits.waitingSince = bench.now - 60'000;
        Conversation longer = bench.row(2);
        longer.waitingSince = bench.now - 90'000;
        bench.window.setConversations(bench.window.filter(), {longer, waits, bench.row(4), bench.row(3)}, true, false);
        const auto names = [&bench] {
            QStringList all;
            for (int row = 0; row < bench.list()->model()->rowCount(); ++row)
                all.append(bench.list()->model()->index(row, 0).data().toString().right(1));
            return all.join(QString());
        };
        QCOMPARE(names(), QStringLiteral("2143"));
        Conversation now = bench.row(3);
        now.waitingSince = bench.now - 120'000;
        bench.window.upsertConversation(now);
        QCOMPARE(names(), QStringLiteral("3214"));
        bench.key(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(bench.window.filter().order, ConversationFilter::Order::Waiting);
    }
};

QTEST_MAIN(TestWindowStates)
#include "tst_windowstates.moc"
