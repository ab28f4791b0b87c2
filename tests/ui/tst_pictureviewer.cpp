// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/pictureviewer.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QWheelEvent>

using namespace patchcord;
using fixtures::MediaFolder;
using ui::PictureCanvas;
using ui::PictureViewer;

namespace {

const QColor sand(0xb9, 0x8a, 0x5e);
const QColor sea(0x6c, 0x8a, 0xa8);

/// A shown viewer of three pictures, of which the last one is none.
struct Bench
{
    MediaFolder folder;
    QList<ui::KeptPicture> pictures{make({2000, 1000}, sand), make({300, 600}, sea), broken()};
    PictureViewer viewer{pictures, 0, nullptr};

    Bench()
    {
        viewer.resize(800, 600);
        viewer.show();
        viewer.activateWindow();
        if (!QTest::qWaitForWindowActive(&viewer))
            qFatal("The window does not become active");
    }
    ui::KeptPicture make(QSize size, const QColor &colour)
    {
        return {.file = folder.pathOf(folder.picture(size, colour).file),
                .small = {},
                .name = QStringLiteral("Photo.jpg"),
                .caption = QStringLiteral("Amara, Today 10:42")};
    }
    ui::KeptPicture broken()
    {
        ui::KeptPicture result = make({10, 10}, sand);
        result.file = folder.pathOf(folder.file(QStringLiteral("image/png"), {}, "no picture").file);
        return result;
    }
    [[nodiscard]] PictureCanvas *canvas() const { return viewer.findChild<PictureCanvas *>(); }
    [[nodiscard]] bool isLoaded() const { return !canvas()->picture().image.isNull(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&viewer, key, modifiers); }
    [[nodiscard]] QColor at(QPoint point) { return canvas()->grab().toImage().pixelColor(point); }
};

} // namespace

class TestPictureViewer final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void fitsThePictureToTheWindow()
    {
        Bench bench;
        QTRY_VERIFY(bench.isLoaded());
        QVERIFY(bench.canvas()->isFitted());
        QCOMPARE(bench.canvas()->zoom(), 0.4);
        const QPoint middle = bench.canvas()->rect().center();
        QTRY_VERIFY(bench.at(middle).red() > bench.at(middle).blue() + 30);
        // Above and below it there is room.
        QVERIFY(std::abs(bench.at({middle.x(), 5}).red() - bench.at({middle.x(), 5}).blue()) < 15);
        QVERIFY(bench.canvas()->accessibleName().contains(u"Amara, Today 10:42 · 1 of 3 · 2,000 × 1,000 · 40 %"));
    }

    void goesThroughThePicturesByKey()
    {
        Bench bench;
        QTRY_VERIFY(bench.isLoaded());
        bench.key(Qt::Key_Left);
        QCOMPARE(bench.viewer.current(), 0);
        bench.key(Qt::Key_Right);
        QCOMPARE(bench.viewer.current(), 1);
        QTRY_COMPARE(bench.canvas()->picture().fullSize, QSize(300, 600));
        // What is smaller than the window is shown as it is.
        QVERIFY(bench.canvas()->zoom() <= 1.0);
        bench.key(Qt::Key_PageDown);
        QCOMPARE(bench.viewer.current(), 2);
        bench.key(Qt::Key_Right);
        QCOMPARE(bench.viewer.current(), 2);
        QVERIFY(!bench.viewer.findChild<QPushButton *>(QStringLiteral("nextPictureButton"))->isEnabled());
    }

    void showsTheLatestWhenTheyComeLate()
    {
        Bench bench;
        bench.viewer.showPicture(1);
        bench.viewer.showPicture(0);
        bench.viewer.showPicture(1);
        QTRY_VERIFY(bench.isLoaded());
        QTest::qWait(50);
        QCOMPARE(bench.canvas()->picture().fullSize, QSize(300, 600));
    }

    void zoomsByKeyAndWheel()
    {
        Bench bench;
        QTRY_VERIFY(bench.isLoaded());
        bench.key(Qt::Key_1);
        QCOMPARE(bench.canvas()->zoom(), 1.0);
        bench.key(Qt::Key_Plus);
        QCOMPARE(bench.canvas()->zoom(), 1.25);
        bench.key(Qt::Key_Minus);
        bench.key(Qt::Key_Minus);
        QCOMPARE(bench.canvas()->zoom(), 0.8);
        bench.key(Qt::Key_0);
        QVERIFY(bench.canvas()->isFitted());
        const QPointF at(200, 200);
        QWheelEvent wheel(at, bench.canvas()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(bench.canvas(), &wheel);
        QCOMPARE(bench.canvas()->zoom(), 0.4 * 1.2);
        for (int i = 0; i < 50; ++i)
            bench.key(Qt::Key_Plus);
        QCOMPARE(bench.canvas()->zoom(), 16.0);
        for (int i = 0; i < 80; ++i)
            bench.key(Qt::Key_Minus);
        QCOMPARE(bench.canvas()->zoom(), 0.02);
        QVERIFY(!bench.canvas()->grab().isNull());
    }

    void movesOverALargePictureByMouseAndKey()
    {
        Bench bench;
        QTRY_VERIFY(bench.isLoaded());
        bench.key(Qt::Key_1);
        const auto isLight = [&bench] { return bench.at({3, 3}).blue() > 230; };
        QVERIFY(!isLight());
        // The light spot is in the picture's upper left corner.
        for (int i = 0; i < 40; ++i) {
            bench.key(Qt::Key_Left, Qt::ShiftModifier);
            bench.key(Qt::Key_Up, Qt::ShiftModifier);
        }
        QVERIFY(isLight());
        QTest::mousePress(bench.canvas(), Qt::LeftButton, {}, {400, 300});
        QTest::mouseMove(bench.canvas(), {100, 50});
        QTest::mouseRelease(bench.canvas(), Qt::LeftButton, {}, {100, 50});
        QVERIFY(!isLight());
    }

    void copiesAndSavesThePicture()
    {
        Bench bench;
        QTRY_VERIFY(bench.isLoaded());
        bench.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2000, 1000));
        bench.key(Qt::Key_S, Qt::ControlModifier);
        auto *dialog = bench.viewer.findChild<QFileDialog *>(QStringLiteral("saveMedia"));
        QVERIFY(dialog);
        const QString path = bench.folder.pathOf(QStringLiteral("saved.jpg"));
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_COMPARE(QFileInfo(path).size(), QFileInfo(bench.pictures.first().file).size());
    }

    void saysWhatCannotBeShown()
    {
        Bench bench;
        bench.viewer.showPicture(2);
        QTest::qWait(100);
        QVERIFY(!bench.isLoaded());
        QVERIFY(!bench.viewer.findChild<QPushButton *>(QStringLiteral("zoomInButton"))->isEnabled());
        QVERIFY(bench.viewer.findChild<QPushButton *>(QStringLiteral("savePictureButton"))->isEnabled());
        QVERIFY(!bench.canvas()->grab().isNull());
    }

    void closesWithEscape()
    {
        MediaFolder folder;
        const QString file = folder.pathOf(folder.picture({30, 30}, sand).file);
        QPointer<PictureViewer> viewer = new PictureViewer(
            {{.file = file, .small = {}, .name = QStringLiteral("a.jpg"), .caption = {}}}, 0, nullptr);
        viewer->setAttribute(Qt::WA_DeleteOnClose);
        viewer->show();
        QVERIFY(QTest::qWaitForWindowActive(viewer));
        QTest::keyClick(viewer, Qt::Key_Escape);
        QTRY_VERIFY(!viewer);
    }

    void namesEveryButton()
    {
        Bench bench;
        QCOMPARE(bench.viewer.accessibleName(), QStringLiteral("Picture viewer"));
        const auto buttons = bench.viewer.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 9);
        for (const QPushButton *button : buttons)
            QVERIFY(!button->accessibleName().isEmpty() && !button->objectName().isEmpty());
    }
};

QTEST_MAIN(TestPictureViewer)
#include "tst_pictureviewer.moc"
