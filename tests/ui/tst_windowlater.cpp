// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowlater.h"

#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/replyfield.h"
#include "ui/later/laterstrip.h"
#include "ui/later/scheduleddialog.h"
#include "ui/later/sendlaterdialog.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

constexpr qint64 hourMs = 3'600'000;

/// A shown window in which Ann's conversation is open and the reply has the focus.
struct Bench
{
    qint64 now = utcNow();
    MainWindow window;
    QSignalSpy sent{&window, &MainWindow::sendRequested};
    QSignalSpy withdrawn{window.later(), &WindowLater::withdrawRequested};
    QSignalSpy later{window.later(), &WindowLater::sendLaterRequested};

    Bench()
    {
        window.resize(1360, 860);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active");
        window.setConversations(window.filter(), {ann(), conversation(2, QStringLiteral("Bo"), now - 1000)}, true,
                                false);
        window.selectConversation({1});
        reply()->setFocus();
    }
    [[nodiscard]] Conversation ann() const { return conversation(1, QStringLiteral("Ann"), now); }
    [[nodiscard]] ReplyField *reply() const { return window.findChild<ReplyField *>(QStringLiteral("reply")); }
    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, Qt::Key(key), modifiers);
    }
    [[nodiscard]] ScheduledRow row(qint64 id, ScheduledState state = ScheduledState::Waiting) const
    {
        ScheduledReply reply;
        reply.id = {id};
        reply.conversation = {1};
        reply.body = QStringLiteral("Reply %1").arg(id);
        reply.dueAt = now + id * hourMs;
        reply.state = state;
        return {reply, ann()};
    }
};

} // namespace

class TestWindowLater final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void takesASendBackByKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("Esc") << int(Qt::Key_Escape) << int(Qt::NoModifier);
        QTest::newRow("Ctrl+Z") << int(Qt::Key_Z) << int(Qt::ControlModifier);
        QTest::newRow("Ctrl+Shift+U") << int(Qt::Key_U) << int(Qt::ControlModifier | Qt::ShiftModifier);
    }
    void takesASendBackByKey()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        Bench bench;
        QTest::keyClicks(bench.reply(), QStringLiteral("Dear Ann"));
        bench.key(Qt::Key_Left);
        bench.key(Qt::Key_Left);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 1);
        bench.window.later()->setHeld({1}, {77}, utcNow() + 60'000);
        bench.key(key, Qt::KeyboardModifiers(modifiers));
        QCOMPARE(bench.withdrawn.count(), 1);
        QCOMPARE(bench.withdrawn.at(0).at(1).value<MessageId>(), MessageId{77});
        bench.window.later()->bringBack({1}, {77}, QStringLiteral("Dear Ann"));
        QCOMPARE(bench.reply()->toPlainText(), QStringLiteral("Dear Ann"));
        QCOMPARE(bench.reply()->textCursor().position(), 6);
        QVERIFY(bench.reply()->hasFocus());
        // Nothing is held any more: Esc leaves, as ever.
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.withdrawn.count(), 1);
        QVERIFY(!bench.reply()->hasFocus());
    }

    void undoesTypingBeforeSending()
    {
        Bench bench;
        QTest::keyClicks(bench.reply(), QStringLiteral("First"));
        bench.key(Qt::Key_Return);
        bench.window.later()->setHeld({1}, {77}, utcNow() + 60'000);
        QTest::keyClicks(bench.reply(), QStringLiteral("Second"));
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.withdrawn.count(), 0);
        QCOMPARE(bench.reply()->toPlainText(), QString());
        QTest::keyClicks(bench.reply(), QStringLiteral("Third"));
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.withdrawn.count(), 1);
        bench.window.later()->bringBack({1}, {77}, QStringLiteral("First"));
        QCOMPARE(bench.reply()->toPlainText(), QStringLiteral("First\nThird"));
    }

    void holdsForTheOpenConversationOnlyAndNotForLong()
    {
        Bench bench;
        QAction *undo = bench.child<QAction>("takeBack");
        bench.window.later()->setHeld({2}, {77}, utcNow() + 60'000);
        QVERIFY(!undo->isEnabled());
        bench.window.later()->setHeld({1}, {78}, utcNow() + 100);
        QVERIFY(undo->isEnabled());
        QTRY_VERIFY(!undo->isEnabled());
        bench.window.selectConversation({2});
        QVERIFY(undo->isEnabled());
    }

    void bringsBackIntoAConversationThatIsNotOpen()
    {
        Bench bench;
        QTest::keyClicks(bench.reply(), QStringLiteral("Dear Ann"));
        bench.key(Qt::Key_Return);
        bench.window.selectConversation({2});
        QSignalSpy drafts(&bench.window, &MainWindow::draftChanged);
        bench.window.later()->bringBack({1}, {77}, QStringLiteral("Dear Ann"));
        QCOMPARE(bench.reply()->toPlainText(), QString());
        QCOMPARE(drafts.count(), 1);
        bench.window.selectConversation({1});
        QCOMPARE(bench.reply()->toPlainText(), QStringLiteral("Dear Ann"));
    }

    void asksWhenAndSendsLater()
    {
        Bench bench;
        bench.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!bench.child<SendLaterDialog>("sendLaterDialog"));
        QTest::keyClicks(bench.reply(), QStringLiteral("Tomorrow then"));
        bench.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = bench.child<SendLaterDialog>("sendLaterDialog");
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *when = dialog->findChild<QLineEdit *>(QStringLiteral("laterTime"));
        QTRY_VERIFY(when->hasFocus());
        QTest::keyClicks(when, QStringLiteral("nonsense"));
        QVERIFY(!dialog->findChild<QLabel *>(QStringLiteral("laterProblem"))->text().isEmpty());
        QTest::keyClick(when, Qt::Key_Return);
        QCOMPARE(bench.later.count(), 0);
        when->clear();
        QTest::keyClicks(when, QStringLiteral("in 2 hours"));
        QTest::keyClick(when, Qt::Key_Return);
        QCOMPARE(bench.later.count(), 1);
        QCOMPARE(bench.later.at(0).at(1).toString(), QStringLiteral("Tomorrow then"));
        const qint64 dueAt = bench.later.at(0).at(3).toLongLong();
        QVERIFY(qAbs(dueAt - utcNow() - 2 * hourMs) < 60'000);
        QCOMPARE(bench.reply()->toPlainText(), QString());
        QCOMPARE(bench.sent.count(), 0);
    }

    void choosesAUsualTimeByArrow()
    {
        SendLaterDialog dialog(QDateTime(QDate(2026, 11, 25), QTime(10, 0)));
        dialog.show();
        QSignalSpy chosen(&dialog, &SendLaterDialog::chosen);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *when = dialog.findChild<QLineEdit *>(QStringLiteral("laterTime"));
        QTest::keyClick(when, Qt::Key_Down);
        QTest::keyClick(when, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(chosen.at(0).at(0).toLongLong()),
                 QDateTime(QDate(2026, 11, 26), QTime(9, 0)));
    }

    void showsWhatIsScheduledAtTheEndOfTheThread()
    {
        Bench bench;
        auto *strip = bench.child<LaterStrip>("laterStrip");
        QVERIFY(strip->isHidden());
        bench.window.later()->setScheduled({bench.row(1), bench.row(2)});
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->findChildren<QWidget *>(QStringLiteral("laterRow")).size(), 2);
        QSignalSpy dropped(bench.window.later(), &WindowLater::dropRequested);
        QSignalSpy sentNow(bench.window.later(), &WindowLater::sendNowRequested);
        auto *drop = strip->findChild<QPushButton *>(QStringLiteral("laterDrop"));
        drop->setFocus();
        QTest::keyClick(drop, Qt::Key_Space);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.at(0).at(0).value<ScheduledId>(), ScheduledId{1});
        QTest::keyClick(strip->findChild<QPushButton *>(QStringLiteral("laterSendNow")), Qt::Key_Space);
        QCOMPARE(sentNow.count(), 1);
        bench.window.selectConversation({2});
        QVERIFY(strip->isHidden());
    }

    void changesTextAndTime()
    {
        Bench bench;
        bench.window.later()->setScheduled({bench.row(3)});
        QSignalSpy changed(bench.window.later(), &WindowLater::changeRequested);
        auto *strip = bench.child<LaterStrip>("laterStrip");
        QTest::keyClick(strip->findChild<QPushButton *>(QStringLiteral("laterEdit")), Qt::Key_Space);
        auto *dialog = bench.child<SendLaterDialog>("sendLaterDialog");
        QVERIFY(dialog);
        auto *text = dialog->findChild<QPlainTextEdit *>(QStringLiteral("laterText"));
        QTest::keyClicks(text, QStringLiteral("!"));
        QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("schedule")), Qt::Key_Space);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(1).toString(), QStringLiteral("Reply 3!"));
        QCOMPARE(changed.at(0).at(2).toLongLong(), bench.row(3).reply.dueAt);
    }

    void asksAboutWhatWasMissedAtOnce()
    {
        Bench bench;
        bench.window.later()->setScheduled({bench.row(1), bench.row(-2, ScheduledState::Missed)});
        auto *list = bench.child<ScheduledDialog>("scheduledDialog");
        QVERIFY(list);
        auto *rows = list->findChild<QListWidget *>(QStringLiteral("scheduledList"));
        QCOMPARE(rows->count(), 2);
        QVERIFY(rows->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("fell due")));
        QSignalSpy dropped(bench.window.later(), &WindowLater::dropRequested);
        QTest::keyClick(rows, Qt::Key_Delete);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.at(0).at(0).value<ScheduledId>(), ScheduledId{-2});
        bench.window.later()->setScheduled({bench.row(1)});
        QCOMPARE(rows->count(), 1);
        list->close();
        bench.window.later()->setScheduled({bench.row(1, ScheduledState::Answered)});
        QTRY_VERIFY(!bench.child<ScheduledDialog>("scheduledDialog"));
        const auto *state = bench.child<LaterStrip>("laterStrip")->findChild<QLabel *>(QStringLiteral("laterState"));
        QVERIFY(state->text().contains(QStringLiteral("Ann wrote before")));
    }

    void opensTheListByKey()
    {
        Bench bench;
        bench.key(Qt::Key_6, Qt::ControlModifier);
        auto *list = bench.child<ScheduledDialog>("scheduledDialog");
        QVERIFY(list && list->isVisible());
        QVERIFY(!list->findChild<QPushButton *>(QStringLiteral("sendScheduled"))->isEnabled());
    }
};

QTEST_MAIN(TestWindowLater)
#include "tst_windowlater.moc"
