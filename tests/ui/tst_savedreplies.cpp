// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/replypicker.h"
#include "ui/compose/savedrepliesdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowreplies.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

MediaItem wayMap()
{
    MediaItem item;
    item.file = QStringLiteral("0123.pdf");
    item.name = QStringLiteral("way.pdf");
    item.contentType = QStringLiteral("application/pdf");
    item.state = MediaState::Here;
    item.size = 3;
    return item;
}

bool writeFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("way") == 3;
}

/// A shown window with Ann's conversation open and three saved replies.
struct Bench
{
    MainWindow window;
    QSignalSpy sent{&window, &MainWindow::sendRequested};
    QSignalSpy used{window.replies(), &WindowReplies::used};

    Bench()
    {
        window.resize(1360, 860);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active");
        Conversation nameless = fixtures::conversation(2, QString(), utcNow() - 1000);
        window.setConversations(window.filter(), {fixtures::conversation(1, QStringLiteral("Ann"), utcNow()), nameless},
                                true, false);
        window.selectConversation({1});
        window.replies()->setAgent(QStringLiteral("Dana"));
        window.replies()->setReplies(
            {{{1}, QStringLiteral("Greeting"), {}, QStringLiteral("Dear {name}, this is {agent}."), 5},
             {{2}, QStringLiteral("Appointment"), {}, QStringLiteral("See you on {day} at {time}."), 3},
             {{3}, QStringLiteral("Bye"), QStringLiteral("Ends"), QStringLiteral("Thank you."), 1}});
        reply()->setFocus();
    }
    [[nodiscard]] ReplyField *reply() const { return window.findChild<ReplyField *>(QStringLiteral("reply")); }
    [[nodiscard]] bool isPicking() const
    {
        const auto *picker = window.findChild<ReplyPicker *>(QStringLiteral("replyPicker"));
        return picker && picker->isVisible();
    }
    [[nodiscard]] QListWidget *choices() const
    {
        return window.findChild<QListWidget *>(QStringLiteral("replyChoices"));
    }
    [[nodiscard]] QString refusal() const
    {
        const auto *bar = window.findChild<NoticeBar *>(QStringLiteral("refusalNotice"));
        return bar->isHidden() ? QString() : bar->text();
    }
    void type(const QString &text) { QTest::keyClicks(reply(), text); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(reply(), key, modifiers);
    }
    [[nodiscard]] QString text() const { return reply()->toPlainText(); }
};

} // namespace

class TestSavedReplies final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void offersAtASlashAndPutsOneIn_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Enter") << int(Qt::Key_Return);
        QTest::newRow("Tab") << int(Qt::Key_Tab);
    }
    void offersAtASlashAndPutsOneIn()
    {
        QFETCH(int, key);
        Bench bench;
        bench.type(QStringLiteral("Well: /"));
        QVERIFY(bench.isPicking());
        QCOMPARE(bench.choices()->count(), 3);
        bench.type(QStringLiteral("gre"));
        QCOMPARE(bench.choices()->count(), 1);
        bench.key(Qt::Key(key));
        QCOMPARE(bench.text(), QStringLiteral("Well: Dear Ann, this is Dana."));
        QVERIFY(!bench.isPicking());
        QCOMPARE(bench.sent.count(), 0);
        QCOMPARE(bench.used.count(), 1);
        QCOMPARE(bench.used.at(0).at(0).value<SavedReplyId>(), SavedReplyId{1});
    }

    void choosesByArrow()
    {
        Bench bench;
        bench.type(QStringLiteral("/"));
        bench.key(Qt::Key_Down);
        bench.key(Qt::Key_Down);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.text(), QStringLiteral("Thank you."));
        bench.type(QStringLiteral(" /"));
        bench.key(Qt::Key_Up);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.text(), QStringLiteral("Thank you. Thank you."));
    }

    void leavesTheSlashWithEsc()
    {
        Bench bench;
        bench.type(QStringLiteral("/by"));
        bench.key(Qt::Key_Escape);
        QVERIFY(!bench.isPicking());
        QVERIFY(bench.reply()->hasFocus());
        bench.type(QStringLiteral("e"));
        QVERIFY(!bench.isPicking());
        QCOMPARE(bench.text(), QStringLiteral("/bye"));
        bench.type(QStringLiteral(" /b"));
        QVERIFY(bench.isPicking());
    }

    void staysAwayFromOtherSlashes()
    {
        Bench bench;
        bench.type(QStringLiteral("and/or https://a.example/b 5 / 3"));
        QVERIFY(!bench.isPicking());
        bench.type(QStringLiteral(" /zzz"));
        QVERIFY(!bench.isPicking());
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 1);
    }

    void undoesInOneStep()
    {
        Bench bench;
        bench.type(QStringLiteral("Well: /gre"));
        bench.key(Qt::Key_Return);
        bench.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.text(), QStringLiteral("Well: /gre"));
    }

    void refusesToSendWhatIsNotFilledIn()
    {
        Bench bench;
        bench.type(QStringLiteral("/app"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.reply()->textCursor().selectedText(), QStringLiteral("{day}"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 0);
        QVERIFY(bench.refusal().contains(QStringLiteral("{day}")));
        bench.key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!bench.window.findChild<QDialog *>(QStringLiteral("sendLaterDialog")));
        bench.key(Qt::Key_Tab);
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.reply()->textCursor().selectedText(), QStringLiteral("{day}"));
        bench.type(QStringLiteral("Monday"));
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.reply()->textCursor().selectedText(), QStringLiteral("{time}"));
        bench.type(QStringLiteral("nine"));
        QVERIFY(bench.refusal().isEmpty());
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 1);
        QCOMPARE(bench.sent.at(0).at(1).toString(), QStringLiteral("See you on Monday at nine."));
    }

    void takesSeveralInOneDraftAndAsksForANameItDoesNotKnow()
    {
        Bench bench;
        bench.window.selectConversation({2});
        bench.reply()->setFocus();
        bench.type(QStringLiteral("/gre"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.reply()->textCursor().selectedText(), QStringLiteral("{name}"));
        bench.type(QStringLiteral("Bo"));
        bench.key(Qt::Key_End);
        bench.type(QStringLiteral(" /bye"));
        bench.key(Qt::Key_Tab);
        QCOMPARE(bench.text(), QStringLiteral("Dear Bo, this is Dana. Thank you."));
    }

    void sendsBracesThatNoReplyAsksFor()
    {
        Bench bench;
        bench.type(QStringLiteral("if {x} then"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 1);
    }

    void putsFilesBesideTheDraft()
    {
        const QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(QStringLiteral("0123.pdf"))));
        Bench bench;
        bench.window.replies()->setMediaFolder(folder.path());
        QSignalSpy offered(&bench.window, &MainWindow::attachmentOffered);
        QSignalSpy sent(&bench.window, &MainWindow::sendWithFilesRequested);
        bench.window.replies()->setReplies(
            {{{1}, QStringLiteral("Way"), {}, QStringLiteral("This is the way."), 0, {wayMap()}}});
        bench.type(QStringLiteral("/way"));
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.text(), QStringLiteral("This is the way."));
        // Nothing leaves without its file.
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.sent.count() + sent.count(), 0);
        QTRY_COMPARE(offered.count(), 1);
        Attachment file;
        file.path = offered.at(0).at(1).toString();
        QCOMPARE(QFileInfo(file.path).fileName(), QStringLiteral("way.pdf"));
        file.size = 3;
        bench.window.setAttachment({1}, file);
        // A second time it is the same file.
        bench.type(QStringLiteral(" /way"));
        bench.key(Qt::Key_Return);
        QTRY_VERIFY(bench.window.findChild<QPushButton *>(QStringLiteral("send"))->isEnabled());
        bench.key(Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent.at(0).at(1).toString(), QStringLiteral("This is the way. This is the way."));
        QCOMPARE(sent.at(0).at(2).toStringList(), QStringList{file.path});
    }

    void saysWhichFileIsGone()
    {
        const QTemporaryDir folder;
        Bench bench;
        bench.window.replies()->setMediaFolder(folder.path());
        bench.window.replies()->setReplies({{{1}, QStringLiteral("Way"), {}, QStringLiteral("Look"), 0, {wayMap()}}});
        bench.type(QStringLiteral("/way"));
        bench.key(Qt::Key_Return);
        QTRY_VERIFY(bench.refusal().contains(QStringLiteral("way.pdf")));
        QVERIFY(bench.window.findChild<QPushButton *>(QStringLiteral("send"))->isEnabled());
    }

    void keepsFilesWithAReplyByKey()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("way.pdf"));
        QVERIFY(writeFile(path));
        auto *dialog = new SavedRepliesDialog;
        QSignalSpy kept(dialog, &SavedRepliesDialog::keepRequested);
        QSignalSpy offered(dialog, &SavedRepliesDialog::fileOffered);
        dialog->show();
        dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("savedReplyName")), QStringLiteral("Way"));
        QTest::keyClick(dialog, Qt::Key_A, Qt::AltModifier);
        QFileDialog *choosing = nullptr;
        QTRY_VERIFY((choosing = dialog->findChild<QFileDialog *>(QStringLiteral("chooseSavedReplyFiles"))) != nullptr);
        emit choosing->filesSelected({path});
        choosing->reject();
        QCOMPARE(offered.count(), 1);
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("keepSavedReply"));
        QVERIFY(!save->isEnabled());
        dialog->settleFile(path, wayMap());
        QTest::keyClick(save, Qt::Key_Space);
        QCOMPARE(kept.at(0).at(0).value<SavedReply>().files, QList<MediaItem>{wayMap()});
        auto *files = dialog->findChild<QListWidget *>(QStringLiteral("savedReplyFiles"));
        QCOMPARE(files->count(), 1);
        QTest::keyClick(files, Qt::Key_Delete);
        QTest::keyClick(save, Qt::Key_Space);
        QVERIFY(kept.at(1).at(0).value<SavedReply>().files.isEmpty());
        dialog->close();
    }

    void takesDroppedFilesUnlessTheyAreRefused()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("way.pdf"));
        QVERIFY(writeFile(path));
        SavedRepliesDialog dialog;
        QSignalSpy offered(&dialog, &SavedRepliesDialog::fileOffered);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QWidget *text = dialog.findChild<QPlainTextEdit *>(QStringLiteral("savedReplyText"))->viewport();
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(text, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(text, &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(offered.count(), 1);
        QCOMPARE(offered.at(0).at(0).toString(), path);
        dialog.settleFile(path, {});
        QCOMPARE(dialog.findChild<QListWidget *>(QStringLiteral("savedReplyFiles"))->count(), 0);
        QVERIFY(dialog.findChild<QPushButton *>(QStringLiteral("keepSavedReply"))->isEnabled());
        // What was asked for another reply comes too late.
        dialog.settleFile(path, wayMap());
        QCOMPARE(dialog.findChild<QListWidget *>(QStringLiteral("savedReplyFiles"))->count(), 0);
    }

    void writesThemInADialog()
    {
        Bench bench;
        QSignalSpy kept(bench.window.replies(), &WindowReplies::keepRequested);
        QSignalSpy removed(bench.window.replies(), &WindowReplies::removeRequested);
        QTest::keyClick(bench.reply(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = bench.window.findChild<SavedRepliesDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("savedReplyName"));
        auto *text = dialog->findChild<QPlainTextEdit *>(QStringLiteral("savedReplyText"));
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("keepSavedReply"));
        QTest::keyClicks(name, QStringLiteral("New one"));
        QTest::keyClicks(text, QStringLiteral("Text"));
        QTest::keyClick(save, Qt::Key_Space);
        QCOMPARE(kept.count(), 1);
        QVERIFY(!kept.at(0).at(0).value<SavedReply>().id.isValid());
        bench.window.replies()->setReplies({{{4}, QStringLiteral("New one"), {}, QStringLiteral("Text"), 0},
                                            {{3}, QStringLiteral("Bye"), {}, QStringLiteral("Thank you."), 1}});
        QTest::keyClick(save, Qt::Key_Space);
        QCOMPARE(kept.at(1).at(0).value<SavedReply>().id, SavedReplyId{4});
        auto *list = dialog->findChild<QListWidget *>(QStringLiteral("savedReplies"));
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(name->text(), QStringLiteral("Bye"));
        QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("removeSavedReply")), Qt::Key_Space);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(0).value<SavedReplyId>(), SavedReplyId{3});
        QVERIFY(name->text().isEmpty());
    }
};

QTEST_MAIN(TestSavedReplies)
#include "tst_savedreplies.moc"
