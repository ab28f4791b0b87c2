// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "tests/ui/timelinesource.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace patchcord;
using fixtures::MediaFolder;
using fixtures::ordinaryRow;
using fixtures::TimelineSource;
using ui::MediaAction;
using ui::TimelineView;
using ui::VisibleMedia;

namespace {

const QColor sand(0xb9, 0x8a, 0x5e);

/// Takes the place of the desktop's programs.
class Opener final : public QObject
{
    Q_OBJECT

public:
    Opener() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~Opener() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    Q_DISABLE_COPY_MOVE(Opener)

    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened.append(url); }
};

/// A shown timeline of few rows, of which the last one has these files.
struct Desk
{
    explicit Desk(QList<MediaItem> files, qint64 total = 3, const QString &body = {})
        : media(std::move(files))
        , source(view, total, [this, total, body](qint64 ordinal) {
            Message row = ordinaryRow(ordinal);
            if (ordinal == total) {
                row.kind = MessageKind::Mms;
                row.direction = Direction::Inbound;
                row.body = body;
                row.media = media;
            }
            return row;
        })
    {
        QFont font = view.font();
        font.setPixelSize(13);
        view.setFont(font);
        view.setMediaFolder(folder.path());
        view.resize(600, 700);
        view.show();
        last = {total};
    }
    void open()
    {
        view.showConversation(source.conversation());
        QTRY_VERIFY(!view.visibleRows().isEmpty());
        QTest::qWait(2);
        view.setFocus();
        view.setCurrentRow(last);
    }
    [[nodiscard]] QRect rectOf(MessageId id) const
    {
        for (const ui::VisibleRow &row : view.visibleRows()) {
            if (row.id == id)
                return row.rect;
        }
        return {};
    }
    [[nodiscard]] QString nameOf(int index) const
    {
        for (const VisibleMedia &file : view.visibleMedia(last)) {
            if (file.index == index)
                return file.name;
        }
        return {};
    }
    [[nodiscard]] QRect boxOf(int index) const
    {
        for (const VisibleMedia &file : view.visibleMedia(last)) {
            if (file.index == index)
                return file.rect;
        }
        return {};
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    [[nodiscard]] QColor at(QPoint point) { return view.viewport()->grab().toImage().pixelColor(point); }

    MediaFolder folder;
    QList<MediaItem> media;
    TimelineView view;
    TimelineSource source;
    MessageId last;
};

MediaItem standing(const QString &type, MediaState state, const QString &why = {})
{
    MediaItem item;
    item.contentType = type;
    item.state = state;
    item.failure = why;
    return item;
}

const QString jpeg = QStringLiteral("image/jpeg");

bool isSandy(const QColor &colour)
{
    return colour.red() > colour.blue() + 30;
}

} // namespace

class TestTimelineMedia final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarningsButOfSound(); }

    void paintsAPictureOnceItIsThereAndMovesNothing()
    {
        Desk desk({});
        desk.media = {desk.folder.picture({1200, 900}, sand)};
        desk.open();
        const QRect row = desk.rectOf(desk.last);
        const QRect box = desk.boxOf(0);
        QCOMPARE(box.size(), QSize(300, 225));
        QTRY_VERIFY(isSandy(desk.at(box.center())));
        QCOMPARE(desk.rectOf(desk.last), row);
        QCOMPARE(desk.boxOf(0), box);
    }

    void keepsEveryPictureInItsShape_data()
    {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QSize>("shown");
        QTest::newRow("wide") << QSize(3000, 300) << QSize(300, 56);
        QTest::newRow("tall") << QSize(300, 3000) << QSize(56, 230);
        QTest::newRow("portrait") << QSize(3000, 4000) << QSize(172, 230);
        QTest::newRow("small") << QSize(120, 80) << QSize(120, 80);
        QTest::newRow("tiny") << QSize(8, 8) << QSize(56, 56);
        QTest::newRow("unknown") << QSize(0, 0) << QSize(200, 150);
    }
    void keepsEveryPictureInItsShape()
    {
        QFETCH(QSize, picture);
        QFETCH(QSize, shown);
        Desk desk({standing(jpeg, MediaState::Fetching)});
        desk.media.first().width = picture.width();
        desk.media.first().height = picture.height();
        desk.open();
        QCOMPARE(desk.boxOf(0).size(), shown);
    }

    void showsTenFilesOfEveryKindInOneMessage()
    {
        Desk desk({}, 3, QStringLiteral("all of it"));
        MediaFolder &folder = desk.folder;
        desk.media = {folder.picture({300, 400}, sand),
                      standing(jpeg, MediaState::Waiting),
                      folder.sound(2),
                      folder.contact(),
                      folder.file(QStringLiteral("application/pdf"), QStringLiteral("a.pdf"), "%PDF"),
                      standing(QStringLiteral("video/mp4"), MediaState::Fetching),
                      folder.file({}, {}, "?"),
                      standing(jpeg, MediaState::Gone, QStringLiteral("Twilio does not have it any more.")),
                      folder.picture({500, 100}, sand, "png"),
                      folder.file(QStringLiteral("text/calendar"), {}, "BEGIN:VCALENDAR")};
        desk.view.resize(600, 1000);
        desk.open();
        const QList<VisibleMedia> shown = desk.view.visibleMedia(desk.last);
        QCOMPARE(shown.size(), 10);
        const QRect bubble = desk.rectOf(desk.last);
        for (const VisibleMedia &file : shown) {
            QVERIFY2(bubble.contains(file.rect), qPrintable(file.name));
            for (const VisibleMedia &other : shown)
                QVERIFY(other.index == file.index || !other.rect.intersects(file.rect));
        }
        QCOMPARE(desk.nameOf(1), QStringLiteral("Photo, Waiting for Twilio"));
        QCOMPARE(desk.nameOf(5), QStringLiteral("Video, Fetching…"));
        QCOMPARE(desk.nameOf(7), QStringLiteral("Photo, Twilio does not have it any more"));
        QVERIFY(!desk.at(desk.boxOf(2).center()).name().isEmpty());
    }

    void doesNotMoveWhenAPictureComesAbove()
    {
        MediaFolder folder;
        TimelineView view;
        TimelineSource source(view, 60, [](qint64 ordinal) {
            Message row = ordinaryRow(ordinal);
            if (ordinal == 50)
                row.media = {standing(jpeg, MediaState::Waiting)};
            return row;
        });
        view.setMediaFolder(folder.path());
        view.resize(600, 900);
        view.show();
        view.showConversation(source.conversation());
        QTRY_VERIFY(!view.visibleRows().isEmpty());
        QTest::qWait(5);
        QVERIFY(std::ranges::any_of(view.visibleRows(), [](const auto &row) { return row.id == MessageId{50}; }));
        const QRect newest = view.visibleRows().last().rect;
        Message row = ordinaryRow(50);
        row.media = {folder.picture({400, 900}, sand)};
        view.changeMessage(row);
        QCOMPARE(view.visibleRows().last().rect, newest);
    }

    void fetchesAgainByKeyAndMouse()
    {
        Desk desk({standing(jpeg, MediaState::Gone)});
        desk.open();
        QSignalSpy wanted(&desk.view, &TimelineView::fetchAgainRequested);
        desk.key(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<MessageId>(), desk.last);
        const QRect box = desk.boxOf(0);
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, {box.left() + 60, box.bottom() - 5});
        QCOMPARE(wanted.count(), 2);
        desk.key(Qt::Key_Space);
        QCOMPARE(wanted.count(), 2);
    }

    void opensTheViewerByKeyAndMouse()
    {
        Desk desk({});
        desk.media = {desk.folder.picture({300, 400}, sand), desk.folder.sound(1),
                      desk.folder.picture({400, 300}, sand), standing(jpeg, MediaState::Waiting)};
        desk.open();
        QSignalSpy wanted(&desk.view, &TimelineView::picturesWanted);
        desk.key(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        const auto pictures = wanted.first().first().value<QList<ui::KeptPicture>>();
        QCOMPARE(pictures.size(), 2);
        QCOMPARE(pictures.first().file, desk.folder.pathOf(desk.media.first().file));
        QVERIFY(pictures.first().name.endsWith(u".jpg"));
        QVERIFY(pictures.first().caption.startsWith(u"Amara, "));
        QCOMPARE(wanted.first().at(1).toInt(), 0);
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.boxOf(2).center());
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted.last().at(1).toInt(), 1);
    }

    void doesNothingWithWhatIsNotHere()
    {
        Desk desk({standing(jpeg, MediaState::Waiting)});
        desk.open();
        QVERIFY(desk.view.actionsOf(desk.last, 0).isEmpty());
        QSignalSpy wanted(&desk.view, &TimelineView::picturesWanted);
        desk.key(Qt::Key_Return);
        desk.view.run(MediaAction::View, desk.last, 0);
        desk.view.run(MediaAction::View, desk.last, 7);
        QCOMPARE(wanted.count(), 0);
    }

    void playsByKey()
    {
        Desk desk({});
        desk.media = {desk.folder.sound(20)};
        desk.open();
        desk.key(Qt::Key_Space);
        QCOMPARE(desk.nameOf(0), QStringLiteral("Voice message, 0:20, 320 kB, playing"));
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.nameOf(0), QStringLiteral("Voice message, 0:20, 320 kB, paused"));
        QCOMPARE(desk.view.actionsOf(desk.last, 0).first(), MediaAction::Play);
    }

    void seeksByKeyAndClick()
    {
        Desk desk({});
        MediaItem sound = desk.folder.sound(20);
        sound.waveform = QByteArray(100, char(200));
        desk.media = {sound};
        desk.open();
        const QRect box = desk.boxOf(0);
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, {box.left() + 120, box.center().y()});
        QVERIFY(desk.nameOf(0).endsWith(u"playing"));
        desk.key(Qt::Key_Space);
        // Behind the line the waveform is strong, ahead of it faint.
        const auto strength = [&desk, box](int from, int to) {
            int darkest = 255;
            const QImage image = desk.view.viewport()->grab().toImage();
            for (int x = box.left() + from; x < box.left() + to; ++x)
                darkest = std::min(darkest, image.pixelColor(x, box.center().y()).red());
            return darkest;
        };
        QVERIFY(strength(50, 90) < strength(150, 180));
        // Each key goes five seconds of twenty.
        for (int i = 0; i < 2; ++i)
            desk.key(Qt::Key_Right);
        QTRY_VERIFY(strength(150, 170) < 80);
        for (int i = 0; i < 4; ++i)
            desk.key(Qt::Key_Left);
        QTRY_VERIFY(strength(60, 90) > 80);
    }

    void stopsASoundWithItsConversation()
    {
        Desk desk({});
        desk.media = {desk.folder.sound(20)};
        desk.open();
        desk.key(Qt::Key_Space);
        QVERIFY(desk.nameOf(0).endsWith(u"playing"));
        Conversation other = desk.source.conversation();
        other.id = {8};
        desk.view.showConversation(other);
        desk.view.showConversation(desk.source.conversation());
        QTRY_VERIFY(!desk.nameOf(0).isEmpty());
        QVERIFY(!desk.nameOf(0).endsWith(u"playing"));
    }

    void changesTheSpeedByKey()
    {
        Desk desk({});
        desk.media = {desk.folder.sound(3)};
        desk.open();
        const QImage before = desk.view.viewport()->grab().toImage();
        desk.key(Qt::Key_S);
        QVERIFY(desk.view.viewport()->grab().toImage() != before);
        desk.key(Qt::Key_S);
        desk.key(Qt::Key_S);
        QCOMPARE(desk.view.viewport()->grab().toImage(), before);
    }

    void opensKnownKindsAsACopyWithAReadableName()
    {
        Opener opener;
        Desk desk({});
        desk.media
            = {desk.folder.file(QStringLiteral("application/pdf"), QStringLiteral("Invoice 8841.pdf"), "%PDF-1")};
        desk.open();
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(opener.opened.size(), 1);
        const QFileInfo copy(opener.opened.first().toLocalFile());
        QCOMPARE(copy.fileName(), QStringLiteral("Invoice 8841.pdf"));
        QVERIFY(copy.path() != desk.folder.path());
        QCOMPARE(copy.size(), 6);
    }

    void asksBeforeItOpensUnknownKinds()
    {
        Opener opener;
        Desk desk({});
        desk.media = {desk.folder.file(QStringLiteral("application/x-msdownload"), QStringLiteral("free.exe"), "MZ")};
        desk.open();
        desk.key(Qt::Key_Return);
        auto *box = desk.view.findChild<QMessageBox *>(QStringLiteral("openUnknownFile"));
        QVERIFY(box);
        QVERIFY(box->text().contains(u"free.exe"));
        QCOMPARE(box->standardButton(box->defaultButton()), QMessageBox::Cancel);
        QTest::keyClick(box, Qt::Key_Escape);
        QTest::qWait(50);
        QVERIFY(opener.opened.isEmpty());
        desk.key(Qt::Key_Return);
        box = desk.view.findChild<QMessageBox *>(QStringLiteral("openUnknownFile"));
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *button : buttons) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_COMPARE(opener.opened.size(), 1);
    }

    void copiesAPictureAndItsFile()
    {
        Desk desk({});
        desk.media = {desk.folder.picture({300, 200}, sand)};
        desk.open();
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        desk.key(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(300, 200));
        QVERIFY(data->urls().first().fileName().endsWith(u".jpg"));
    }

    void saysWhatIsNotHereAnyMore()
    {
        Desk desk({});
        desk.media = {desk.folder.file(QStringLiteral("application/pdf"), {}, "%PDF")};
        desk.open();
        QVERIFY(QFile::remove(desk.folder.pathOf(desk.media.first().file)));
        QSignalSpy refused(&desk.view, &TimelineView::mediaRefused);
        desk.key(Qt::Key_Return);
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().toString(), QStringLiteral("The file is not here any more. Fetch it again."));
    }

    void offersTheActsOfAFileInItsMenu()
    {
        Desk desk({});
        desk.media = {desk.folder.sound(2), desk.folder.picture({300, 200}, sand)};
        desk.open();
        const auto entriesAt = [&desk](QPoint at) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, desk.view.viewport()->mapToGlobal(at));
            QApplication::sendEvent(desk.view.viewport(), &event);
            auto *menu = desk.view.findChild<QMenu *>(QStringLiteral("timelineMenu"));
            QStringList entries;
            for (const QAction *action : menu->actions()) {
                if (!action->isSeparator())
                    entries.append(action->text().remove(u'&'));
            }
            delete menu;
            return entries;
        };
        QCOMPARE(entriesAt(desk.boxOf(1).center()),
                 (QStringList{QStringLiteral("Copy"), QStringLiteral("View"), QStringLiteral("Open…"),
                              QStringLiteral("Save as…"), QStringLiteral("Copy file"), QStringLiteral("Details")}));
        QCOMPARE(entriesAt(desk.boxOf(0).center()).mid(1, 2),
                 (QStringList{QStringLiteral("Play"), QStringLiteral("Change speed")}));
    }

    void editsAFailedRowTogetherWithItsFiles()
    {
        MediaFolder folder;
        TimelineView view;
        const MediaItem picture = folder.picture({60, 40}, sand);
        TimelineSource source(view, 1, [&picture](qint64 ordinal) {
            Message row = ordinaryRow(ordinal);
            row.kind = MessageKind::Mms;
            row.direction = Direction::Outbound;
            row.status = DeliveryStatus::Failed;
            row.media = {picture};
            return row;
        });
        view.setMediaFolder(folder.path());
        view.show();
        view.showConversation(source.conversation());
        QTRY_COMPARE(view.visibleRows().size(), 1);
        QSignalSpy edited(&view, &TimelineView::editRequested);
        QSignalSpy attached(&view, &TimelineView::attachRequested);
        view.run(ui::RowAction::Edit, {1});
        QCOMPARE(edited.count(), 1);
        QTRY_COMPARE(attached.count(), 1);
        const QFileInfo copy(attached.first().first().toStringList().first());
        QVERIFY(copy.fileName().startsWith(u"Photo "));
        QCOMPARE(copy.size(), picture.size);
    }

    void playsAVoicemailBesideItsText()
    {
        MediaFolder folder;
        TimelineView view;
        TimelineSource source(view, 1, [&folder](qint64 ordinal) {
            Message row = ordinaryRow(ordinal);
            row.kind = MessageKind::Voicemail;
            row.direction = Direction::Inbound;
            row.body = QStringLiteral("Call me back.");
            row.media = {folder.sound(21)};
            return row;
        });
        view.setMediaFolder(folder.path());
        view.resize(600, 300);
        view.show();
        view.showConversation(source.conversation());
        QTRY_COMPARE(view.visibleRows().size(), 1);
        QVERIFY(view.visibleRows().first().name.contains(u"Voicemail, 0:21: Call me back."));
        const QRect box = view.visibleMedia({1}).first().rect;
        QVERIFY(view.visibleRows().first().rect.contains(box));
        view.setFocus();
        view.setCurrentRow({1});
        QTest::keyClick(&view, Qt::Key_Space);
        QVERIFY(view.visibleMedia({1}).first().name.endsWith(u"playing"));
    }

    void mirrorsForRightToLeft()
    {
        Desk desk({});
        desk.media = {desk.folder.sound(2), desk.folder.contact()};
        desk.open();
        const QRect before = desk.boxOf(1);
        desk.view.setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(desk.boxOf(1).right(), desk.view.viewport()->width() - before.left() - 1);
        QVERIFY(!desk.view.viewport()->grab().isNull());
    }
};

QTEST_MAIN(TestTimelineMedia)
#include "tst_timelinemedia.moc"
