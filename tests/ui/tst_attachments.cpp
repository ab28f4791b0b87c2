// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/attachmentchip.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;
using fixtures::MediaFolder;

namespace {

const QColor sand(0xb9, 0x8a, 0x5e);

/// A shown panel with one open conversation, and a desk that finds every file well once it is asked to.
struct Bench
{
    MediaFolder folder;
    ComposePanel panel;
    QSignalSpy sent{&panel, &ComposePanel::sendRequested};
    QSignalSpy sentWithFiles{&panel, &ComposePanel::sendWithFilesRequested};
    QSignalSpy offered{&panel, &ComposePanel::attachmentOffered};

    Bench()
    {
        panel.resize(500, 260);
        panel.show();
        panel.showConversation(conversation(1, QStringLiteral("Ann"), utcNow()));
        panel.reply()->setFocus();
    }
    /// A file with a name of its own.
    QString file(const QString &name, qint64 bytes = 2000)
    {
        const QString path = folder.pathOf(name);
        QFile made(path);
        if (made.open(QIODevice::WriteOnly))
            made.write(QByteArray(bytes, 'x'));
        return path;
    }
    void find(const QString &path, const QString &refusal = {})
    {
        Attachment found;
        found.path = path;
        found.size = 2000;
        found.refusal = refusal;
        panel.setAttachment({1}, found);
    }
    void attachFound(const QString &path)
    {
        const qsizetype before = offered.count();
        panel.attach({path});
        QTRY_COMPARE(offered.count(), before + 1);
        find(path);
    }
    [[nodiscard]] QList<AttachmentChip *> chips() const
    {
        QList<AttachmentChip *> shown;
        for (auto *chip : panel.findChildren<AttachmentChip *>()) {
            if (!chip->isHidden())
                shown.append(chip);
        }
        return shown;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const AttachmentChip *chip : chips())
            names.append(chip->held().file.name);
        return names;
    }
    [[nodiscard]] QPushButton *send() { return panel.findChild<QPushButton *>(QStringLiteral("send")); }
    [[nodiscard]] QString notice()
    {
        const auto *bar = panel.findChild<NoticeBar *>(QStringLiteral("refusalNotice"));
        return bar->isHidden() ? QString() : bar->text();
    }
};

void paste(ReplyField *field, QMimeData *data)
{
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
}

} // namespace

class TestAttachments final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void saysCheckingUntilTheDeskHasLooked()
    {
        Bench bench;
        const QString path = bench.file(QStringLiteral("box.pdf"));
        bench.panel.attach({path});
        QCOMPARE(bench.names(), QStringList{QStringLiteral("box.pdf")});
        QCOMPARE(bench.chips().first()->detail(), QStringLiteral("Checking…"));
        QVERIFY(!bench.send()->isEnabled());
        QTRY_COMPARE(bench.offered.count(), 1);
        QCOMPARE(bench.offered.first().at(0).value<ConversationId>(), ConversationId{1});
        QCOMPARE(bench.offered.first().at(1).toString(), path);
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sentWithFiles.count(), 0);
        bench.find(path);
        QCOMPARE(bench.chips().first()->detail(), QStringLiteral("2 kB"));
        QVERIFY(bench.send()->isEnabled());
    }

    void sendsFilesWithAndWithoutText()
    {
        Bench bench;
        const QString path = bench.file(QStringLiteral("box.pdf"));
        bench.attachFound(path);
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sentWithFiles.count(), 1);
        QCOMPARE(bench.sentWithFiles.first().at(1).toString(), QString());
        QCOMPARE(bench.sentWithFiles.first().at(2).toStringList(), QStringList{path});
        QVERIFY(bench.chips().isEmpty());
        QVERIFY(!bench.send()->isEnabled());
        bench.attachFound(path);
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("Here"));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sentWithFiles.last().at(1).toString(), QStringLiteral("Here"));
        QTest::keyClicks(bench.panel.reply(), QStringLiteral("Text"));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sentWithFiles.count(), 2);
        QCOMPARE(bench.sent.count(), 1);
    }

    void showsBeforeAndAfterOfAShrunkPicture()
    {
        Bench bench;
        const QString path = bench.file(QStringLiteral("box.jpg"));
        bench.panel.attach({path});
        QTRY_COMPARE(bench.offered.count(), 1);
        Attachment found;
        found.path = path;
        found.originalSize = 6'400'000;
        found.size = 980'000;
        found.note = QStringLiteral("made smaller");
        bench.panel.setAttachment({1}, found);
        QCOMPARE(bench.chips().first()->detail(), QStringLiteral("6.4 MB → 980 kB · made smaller"));
        QVERIFY(bench.chips().first()->accessibleName().contains(u"box.jpg"));
    }

    void saysWhyAFileIsRefused()
    {
        Bench bench;
        const QString path = bench.file(QStringLiteral("film.mkv"));
        bench.panel.attach({path});
        QTRY_COMPARE(bench.offered.count(), 1);
        bench.find(path, QStringLiteral("WhatsApp takes no MKV."));
        QVERIFY(bench.chips().isEmpty());
        QCOMPARE(bench.notice(), QStringLiteral("WhatsApp takes no MKV."));
    }

    void refusesByItselfWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("folder") << QString() << QStringLiteral("is a folder. Choose the files in it.");
        QTest::newRow("gone") << QStringLiteral("gone") << QStringLiteral("“gone” cannot be read.");
        QTest::newRow("empty") << QStringLiteral("empty") << QStringLiteral("“empty” is empty.");
    }
    void refusesByItselfWhatIsNoFile()
    {
        QFETCH(QString, name);
        QFETCH(QString, why);
        Bench bench;
        bench.file(QStringLiteral("empty"), 0);
        bench.panel.attach({name.isEmpty() ? bench.folder.path() : bench.folder.pathOf(name)});
        QTRY_VERIFY2(bench.notice().endsWith(why), qPrintable(bench.notice()));
        QVERIFY(bench.chips().isEmpty());
        QCOMPARE(bench.offered.count(), 0);
    }

    void holdsTenAndNoneTwice()
    {
        Bench bench;
        QStringList paths;
        for (int i = 0; i < 12; ++i)
            paths.append(bench.file(QStringLiteral("%1.txt").arg(i)));
        bench.panel.attach({paths.first(), paths.first()});
        QCOMPARE(bench.chips().size(), 1);
        bench.panel.attach(paths);
        QCOMPARE(bench.chips().size(), 10);
        QCOMPARE(bench.notice(), QStringLiteral("One message carries at most 10 files."));
    }

    void removesByKeyAndGoesBackToTheText()
    {
        Bench bench;
        bench.attachFound(bench.file(QStringLiteral("a.txt")));
        bench.attachFound(bench.file(QStringLiteral("b.txt")));
        bench.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
        bench.chips().first()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QVERIFY(bench.chips().isEmpty());
        QVERIFY(bench.panel.reply()->hasFocus());
    }

    void keepsFilesWithTheirConversation()
    {
        Bench bench;
        bench.attachFound(bench.file(QStringLiteral("a.txt")));
        bench.panel.showConversation(conversation(2, QStringLiteral("Bo"), utcNow()));
        QVERIFY(bench.chips().isEmpty());
        QVERIFY(!bench.send()->isEnabled());
        bench.panel.showConversation(conversation(1, QStringLiteral("Ann"), utcNow()));
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
        QVERIFY(bench.send()->isEnabled());
    }

    void takesPastedFilesAndPictures()
    {
        Bench bench;
        auto *files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(bench.file(QStringLiteral("a.txt")))});
        paste(bench.panel.reply(), files);
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
        auto *picture = new QMimeData;
        picture->setImageData(MediaFolder::paint({60, 40}, sand));
        paste(bench.panel.reply(), picture);
        QTRY_COMPARE(bench.names().size(), 2);
        QCOMPARE(bench.names().last(), QStringLiteral("Picture 1.png"));
        QTRY_COMPARE(bench.offered.count(), 2);
        QCOMPARE(QImage(bench.offered.last().at(1).toString()).size(), QSize(60, 40));
        QCOMPARE(bench.panel.reply()->toPlainText(), QString());
    }

    void takesATableAsText()
    {
        Bench bench;
        auto *table = new QMimeData;
        table->setText(QStringLiteral("1\t2"));
        table->setImageData(MediaFolder::paint({60, 40}, sand));
        paste(bench.panel.reply(), table);
        QVERIFY(bench.chips().isEmpty());
        QCOMPARE(bench.panel.reply()->toPlainText(), QStringLiteral("1\t2"));
    }

    void takesDroppedFiles()
    {
        Bench bench;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(bench.file(QStringLiteral("a.txt"))),
                      QUrl(QStringLiteral("https://example.com/not-a-file"))});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&bench.panel, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&bench.panel, &drop);
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
    }

    void takesFilesThatAreDroppedIntoTheText()
    {
        Bench bench;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(bench.file(QStringLiteral("a.txt")))});
        QWidget *text = bench.panel.reply()->viewport();
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(text, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(text, &drop);
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
        QCOMPARE(bench.panel.reply()->toPlainText(), QString());
    }

    void takesNothingForThoseWhoOptedOut()
    {
        Bench bench;
        Conversation locked = conversation(1, QStringLiteral("Ann"), utcNow());
        locked.isOptedOut = true;
        bench.panel.updateConversation(locked);
        const QString path = bench.file(QStringLiteral("a.txt"));
        bench.panel.attach({path});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QVERIFY(!bench.panel.takeDrop(data));
        QVERIFY(bench.chips().isEmpty());
        QVERIFY(!bench.panel.findChild<QPushButton *>(QStringLiteral("attach"))->isEnabled());
    }

    void asksForFilesWithoutWaiting()
    {
        Bench bench;
        const QString path = bench.file(QStringLiteral("a.txt"));
        bench.panel.findChild<QPushButton *>(QStringLiteral("attach"))->click();
        auto *dialog = bench.panel.findChild<QFileDialog *>(QStringLiteral("attachFiles"));
        QVERIFY(dialog);
        emit dialog->filesSelected({path});
        dialog->close();
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
    }

    void givesRefusedFilesBack()
    {
        Bench bench;
        const QString path = bench.file(QStringLiteral("a.txt"));
        bench.attachFound(path);
        bench.panel.send();
        QVERIFY(bench.chips().isEmpty());
        bench.panel.showRefusal({1}, QStringLiteral("The tunnel is down."), {}, {path});
        QCOMPARE(bench.names(), QStringList{QStringLiteral("a.txt")});
        QCOMPARE(bench.notice(), QStringLiteral("The tunnel is down."));
        QTRY_COMPARE(bench.offered.count(), 2);
    }

    void wrapsChipsIntoLines()
    {
        Bench bench;
        for (int i = 0; i < 6; ++i)
            bench.attachFound(bench.file(QStringLiteral("a long name for a file %1.txt").arg(i)));
        QTest::qWait(10);
        const QList<AttachmentChip *> chips = bench.chips();
        QVERIFY(chips.last()->y() > chips.first()->y());
        for (const AttachmentChip *chip : chips)
            QVERIFY(chip->parentWidget()->rect().contains(chip->geometry()));
    }
};

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
