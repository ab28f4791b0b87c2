// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "ui/media/picturecache.h"
#include "ui/media/pictureloader.h"

#include <QElapsedTimer>
#include <QImageWriter>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using ui::PictureCache;
using ui::PictureWish;

namespace {

const QColor sand(0xb9, 0x8a, 0x5e);

PictureWish wishFor(const QString &file, QSize size, bool isFilling = false)
{
    return {.file = file, .original = {}, .size = size, .isFilling = isFilling, .radius = 4};
}

} // namespace

class TestPictureCache final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void hasAPictureOnceItIsLoaded()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.picture({800, 400}, sand).file);
        PictureCache cache;
        QSignalSpy settled(&cache, &PictureCache::settled);
        const PictureWish wish = wishFor(file, {200, 200});
        QVERIFY(cache.find(wish).isNull());
        QTRY_COMPARE(settled.count(), 1);
        QCOMPARE(settled.first().first().toString(), file);
        QCOMPARE(cache.find(wish).size(), QSize(200, 100));
        QCOMPARE(cache.nearest(file).size(), QSize(200, 100));
    }

    void cutsToFillAndRoundsTheCorners()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.picture({800, 400}, sand).file);
        const QImage image = ui::preparedPicture(wishFor(file, {90, 90}, true));
        QCOMPARE(image.size(), QSize(90, 90));
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        QCOMPARE(qAlpha(image.pixel(45, 0)), 255);
    }

    void turnsPhotosUpright()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(QStringLiteral("turned"));
        QImageWriter writer(file, "jpg");
        writer.setTransformation(QImageIOHandler::TransformationRotate90);
        QVERIFY(writer.write(fixtures::MediaFolder::paint({400, 200}, sand)));
        const ui::LoadedPicture whole = ui::loadPicture(file, 1'000'000);
        QCOMPARE(whole.fullSize, QSize(200, 400));
        QCOMPARE(whole.image.size(), QSize(200, 400));
        // The light spot was at the upper left, and is at the upper right now.
        QVERIFY(qRed(whole.image.pixel(195, 5)) > 240);
        const QImage small = ui::preparedPicture(wishFor(file, {100, 100}));
        QCOMPARE(small.size(), QSize(50, 100));
        QVERIFY(qBlue(small.pixel(45, 6)) > 200);
    }

    void takesTheOriginalWhereTheSmallOneIsTooSmall()
    {
        fixtures::MediaFolder folder;
        const QString original = folder.pathOf(folder.picture({800, 400}, sand).file);
        const QString small = folder.pathOf(folder.picture({20, 10}, Qt::blue, "png").file);
        PictureWish wish = wishFor(small, {200, 200});
        wish.original = original;
        const QImage image = ui::preparedPicture(wish);
        QCOMPARE(image.size(), QSize(200, 100));
        QVERIFY(qRed(image.pixel(100, 50)) > qBlue(image.pixel(100, 50)));
    }

    void holdsLargePicturesWithinBounds()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.picture({2000, 1000}, sand).file);
        const ui::LoadedPicture picture = ui::loadPicture(file, 500'000);
        QCOMPARE(picture.fullSize, QSize(2000, 1000));
        QVERIFY(qint64(picture.image.width()) * picture.image.height() <= 505'000);
    }

    void showsNothingThatIsNoPicture_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("no picture");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QTest::newRow("xpm") << QByteArray("/* XPM */ static char *x[] = {\"1 1 1 1\", \"a c #000000\", \"a\"};");
    }
    void showsNothingThatIsNoPicture()
    {
        QFETCH(QByteArray, content);
        fixtures::MediaFolder folder;
        const QString file
            = folder.pathOf(folder.file(QStringLiteral("image/png"), QStringLiteral("x.png"), content).file);
        PictureCache cache;
        QVERIFY(cache.find(wishFor(file, {50, 50})).isNull());
        QTRY_VERIFY(cache.isBroken(file));
        QVERIFY(cache.find(wishFor(file, {50, 50})).isNull());
        QVERIFY(ui::loadPicture(file, 1000).image.isNull());
    }

    void refusesPicturesLargerThanMemory()
    {
        // A PNG whose head claims 60,000 × 60,000.
        QByteArray head = QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ea600000ea600802000000");
        head += QByteArray::fromHex("00000000");
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.file(QStringLiteral("image/png"), {}, head).file);
        QVERIFY(ui::loadPicture(file, 1'000'000).image.isNull());
        QVERIFY(ui::preparedPicture(wishFor(file, {50, 50})).isNull());
    }

    void servesTheLatestWishFirstAndForgetsOldOnes()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.picture({1600, 1200}, sand).file);
        PictureCache cache;
        for (int i = 0; i < 200; ++i)
            QVERIFY(cache.find(wishFor(file, {20 + i, 20 + i})).isNull());
        QTRY_VERIFY(!cache.find(wishFor(file, {219, 219})).isNull());
        QSignalSpy settled(&cache, &PictureCache::settled);
        const auto isIdle = [&settled] {
            const qsizetype before = settled.count();
            QTest::qWait(60);
            return settled.count() == before;
        };
        QTRY_VERIFY(isIdle());
        QVERIFY(settled.count() <= 66);
    }

    void doesNotWaitForLoading()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.picture({5000, 3000}, sand).file);
        PictureCache cache;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i)
            QVERIFY(cache.find(wishFor(file, {300 + i, 300})).isNull());
        QVERIFY(timer.elapsed() < 500); // Decoding them takes seconds.
    }
};

QTEST_MAIN(TestPictureCache)
#include "tst_picturecache.moc"
