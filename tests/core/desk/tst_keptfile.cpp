// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/keptfile.h"
#include "core/desk/files/picture.h"
#include "core/desk/files/wavefile.h"
#include "tests/core/desk/samplefiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

namespace {

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// Keeps bytes as a file that came as `contentType`.
class Folder
{
public:
    Result<MediaItem> keep(const QByteArray &bytes, const QString &contentType = {})
    {
        MediaItem item;
        item.contentType = contentType;
        item.failure = QStringLiteral("before");
        const Result<QString> temporary = writeInto(m_folder.path(), bytes);
        return temporary ? keepFile(*temporary, m_folder.path(), item) : std::unexpected(temporary.error());
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QStringList files() const { return QDir(path()).entryList(QDir::Files | QDir::Hidden); }

private:
    QTemporaryDir m_folder;
};

QByteArray samples16(int count, double loudness)
{
    QByteArray bytes(qsizetype(count) * 2, '\0');
    for (int index = 0; index < count; ++index)
        qToLittleEndian(qint16(std::lround(loudness * 32767 * (index % 2 ? -1 : 1))), bytes.data() + index * 2);
    return bytes;
}

} // namespace

/// What becomes of a file's bytes in the media folder.
class TestKeptFile final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // From Qt 6.8 on it is said aloud what libjpeg thinks of a broken picture.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!Unsupported marker type|JPEG datastream)")));
    }
    void namesAFileByItsHashAndWhatItIs();
    void keepsTheSameBytesOnce();
    void makesAThumbnail_data();
    void makesAThumbnail();
    void keepsWhatCannotBeShown_data();
    void keepsWhatCannotBeShown();
    void standsAPictureUpright();
    void makesAnUprightThumbnail();
    void keepsWhatCanBeSeenThrough();
    void refusesToUnpackABomb_data();
    void refusesToUnpackABomb();
    void drawsTheFirstPageOfAPdf();
    void survivesACrookedPdf();
    void readsASound_data();
    void readsASound();
    void drawsAWaveformOfWhatIsHeard();
    void readsNoSoundWhereThereIsNone_data();
    void readsNoSoundWhereThereIsNone();
    void removesWhatIsUnfinished();
    void makesAPictureFit();
};

void TestKeptFile::namesAFileByItsHashAndWhatItIs()
{
    Folder folder;
    const QByteArray bytes = encoded(noise(60, 40), "png");
    const auto item = folder.keep(bytes, QStringLiteral("image/jpeg"));
    QVERIFY(item);
    QCOMPARE(item->file, hashOf(bytes) + QStringLiteral(".png"));
    QCOMPARE(item->contentType, QStringLiteral("image/png"));
    QCOMPARE(item->size, bytes.size());
    QCOMPARE(toString(item->state), toString(MediaState::Here));
    QVERIFY(item->failure.isEmpty());
    QCOMPARE(bytesOf(folder.path(item->file)), bytes);
    QCOMPARE(folder.files().size(), 2);
}

void TestKeptFile::keepsTheSameBytesOnce()
{
    Folder folder;
    const auto first = folder.keep("a text");
    const auto second = folder.keep("a text");
    QVERIFY(first && second);
    QCOMPARE(first->file, second->file);
    QCOMPARE(folder.files(), QStringList(first->file));
}

void TestKeptFile::makesAThumbnail_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"jpeg", "png", "bmp", "webp"})
        QTest::newRow(format) << QByteArray(format);
}

void TestKeptFile::makesAThumbnail()
{
    QFETCH(QByteArray, format);
    if (!QImageWriter::supportedImageFormats().contains(format))
        QSKIP("this Qt cannot write the format");
    Folder folder;
    const auto item = folder.keep(encoded(noise(1200, 800), format.constData()));
    QVERIFY(item);
    QCOMPARE(QSize(item->width, item->height), QSize(1200, 800));
    const QImage small(folder.path(item->thumbnail));
    QCOMPARE(small.size(), QSize(480, 320));
}

void TestKeptFile::keepsWhatCannotBeShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a broken JPEG") << QByteArray("\xff\xd8\xff\xe0 broken");
    QTest::newRow("half a PNG") << encoded(noise(200, 200), "png").first(300);
    QTest::newRow("a program") << QByteArray("MZ program");
    QTest::newRow("a contact") << QByteArray("BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD\r\n");
    QTest::newRow("a drawing that asks for a file")
        << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>");
}

void TestKeptFile::keepsWhatCannotBeShown()
{
    QFETCH(QByteArray, bytes);
    Folder folder;
    if (bytes.startsWith("\xff\xd8")) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Corrupt JPEG data")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("contains no image")));
    }
    const auto item = folder.keep(bytes, QStringLiteral("image/svg+xml"));
    QVERIFY(item);
    QVERIFY(item->thumbnail.isEmpty());
    QCOMPARE(bytesOf(folder.path(item->file)), bytes);
}

void TestKeptFile::standsAPictureUpright()
{
    Folder folder;
    const auto item = folder.keep(turned(encoded(noise(300, 200), "jpeg")));
    QVERIFY(item);
    QCOMPARE(QSize(item->width, item->height), QSize(200, 300));
}

void TestKeptFile::makesAnUprightThumbnail()
{
    Folder folder;
    QImage image(1200, 600, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < 600; ++y)
        std::fill_n(reinterpret_cast<QRgb *>(image.scanLine(y)), 600, qRgb(255, 0, 0));
    const auto item = folder.keep(turned(encoded(image, "jpeg")));
    QVERIFY(item);
    const QImage small(folder.path(item->thumbnail));
    QCOMPARE(small.size(), QSize(240, 480));
    QVERIFY(qGreen(small.pixel(120, 100)) < 60); // Left became above.
    QVERIFY(qGreen(small.pixel(120, 400)) > 200);
}

void TestKeptFile::keepsWhatCanBeSeenThrough()
{
    Folder folder;
    QImage image(600, 600, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    const auto item = folder.keep(encoded(image, "png"));
    QVERIFY(item && item->thumbnail.endsWith(QStringLiteral(".png")));
    QCOMPARE(qAlpha(QImage(folder.path(item->thumbnail)).pixel(10, 10)), 0);
}

void TestKeptFile::refusesToUnpackABomb_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("wide and high") << bomb(60'000, 60'000);
    QTest::newRow("wide") << bomb(2'000'000'000, 1);
    QTest::newRow("just too many") << bomb(20'000, 20'000);
    QTest::newRow("none") << bomb(0, 0);
}

void TestKeptFile::refusesToUnpackABomb()
{
    QFETCH(QByteArray, bytes);
    Folder folder;
    const auto item = folder.keep(bytes);
    QVERIFY(item);
    QCOMPARE(item->width, 0);
    QVERIFY(item->thumbnail.isEmpty());
}

void TestKeptFile::drawsTheFirstPageOfAPdf()
{
    Folder folder;
    const auto item = folder.keep(pdf());
    QVERIFY(item);
    QCOMPARE(item->contentType, QStringLiteral("application/pdf"));
    if (item->thumbnail.isEmpty())
        QSKIP("this build draws no PDF");
    const QImage page(folder.path(item->thumbnail));
    QCOMPARE(page.size(), QSize(480, 320));
    QVERIFY(qRed(page.pixel(160, 160)) < 40);
    QVERIFY(qRed(page.pixel(400, 40)) > 220);
}

void TestKeptFile::survivesACrookedPdf()
{
    Folder folder;
    const auto item = folder.keep("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>");
    QVERIFY(item);
    QVERIFY(item->thumbnail.isEmpty());
}

void TestKeptFile::readsASound_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("durationMs");
    QTest::addColumn<int>("peak");
    QTest::newRow("16 bits, as Twilio records") << wave(1, 1, 8000, 16, samples16(25'680, 0.5)) << 3210 << 128;
    QTest::newRow("two sides") << wave(1, 2, 8000, 16, samples16(32'000, 1)) << 2000 << 255;
    QTest::newRow("8 bits") << wave(1, 1, 8000, 8, QByteArray(8000, char(128 + 64))) << 1000 << 128;
    QTest::newRow("24 bits") << wave(1, 1, 8000, 24, QByteArray("\0\0\x40", 3).repeated(8000)) << 1000 << 128;
    QTest::newRow("24 bits below zero") << wave(1, 1, 8000, 24, QByteArray("\0\0\xc0", 3).repeated(8000)) << 1000
                                        << 128;
    QTest::newRow("32 bits") << wave(1, 1, 8000, 32, QByteArray("\0\0\0\x40", 4).repeated(4000)) << 500 << 128;
    QTest::newRow("floating point") << wave(3, 1, 8000, 32, QByteArray("\0\0\0\x3f", 4).repeated(4000)) << 500 << 128;
    QTest::newRow("µ-law") << wave(7, 1, 8000, 8, QByteArray(8000, '\x00')) << 1000 << 255;
    QTest::newRow("silence") << wave(1, 1, 8000, 16, QByteArray(16'000, '\0')) << 1000 << 0;
    QTest::newRow("an unknown length") << wave(1, 1, 8000, 16, samples16(8000, 1)).replace(40, 4, "\xff\xff\xff\xff")
                                       << 1000 << 255;
}

void TestKeptFile::readsASound()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, durationMs);
    QFETCH(int, peak);
    Folder folder;
    const auto item = folder.keep(bytes);
    QVERIFY(item);
    QCOMPARE(item->contentType, QStringLiteral("audio/wav"));
    QCOMPARE(item->durationMs, durationMs);
    QCOMPARE(item->waveform.size(), waveformSteps);
    for (const char step : item->waveform)
        QVERIFY2(std::abs(int(uchar(step)) - peak) <= 1, qPrintable(QString::number(uchar(step))));
}

void TestKeptFile::drawsAWaveformOfWhatIsHeard()
{
    Folder folder;
    const QByteArray sound = samples16(8000, 0) + samples16(8000, 1) + samples16(8000, 0) + samples16(8000, 0.25);
    const auto item = folder.keep(wave(1, 1, 8000, 16, sound));
    QVERIFY(item);
    QCOMPARE(item->durationMs, 4000);
    for (int step = 0; step < waveformSteps; ++step) {
        const int second = step * 4 / waveformSteps;
        const int expected = second == 1 ? 255 : second == 3 ? 64 : 0;
        QVERIFY(std::abs(int(uchar(item->waveform.at(step))) - expected) <= 1);
    }
}

void TestKeptFile::readsNoSoundWhereThereIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no format") << QByteArray("RIFF....WAVEdata\0\0\0\0");
    QTest::newRow("no channels") << wave(1, 0, 8000, 16, samples16(100, 1));
    QTest::newRow("no rate") << wave(1, 1, 0, 16, samples16(100, 1));
    QTest::newRow("an unknown encoding") << wave(85, 1, 8000, 16, samples16(100, 1));
    QTest::newRow("odd bits") << wave(1, 1, 8000, 12, samples16(100, 1));
    QTest::newRow("only a head") << QByteArray("RIFF....WAVE");
}

void TestKeptFile::readsNoSoundWhereThereIsNone()
{
    QFETCH(QByteArray, bytes);
    Folder folder;
    const auto item = folder.keep(bytes);
    QVERIFY(item);
    QCOMPARE(item->durationMs, 0);
    QVERIFY(item->waveform.isEmpty());
}

void TestKeptFile::removesWhatIsUnfinished()
{
    Folder folder;
    QVERIFY(folder.keep("a text"));
    write(folder.path(QStringLiteral("fetch-abc.part")), "half");
    QCOMPARE(removeUnfinished(folder.path()), 0); // Somebody may work on it.
    QCOMPARE(removeUnfinished(folder.path(), 0), 1);
    QCOMPARE(folder.files().size(), 1);
}

void TestKeptFile::makesAPictureFit()
{
    Folder folder;
    const QString path = write(folder.path(QStringLiteral("big.png")), encoded(noise(900, 600), "png"));
    const auto fitted = fitPicture(path, QStringLiteral("image/png"), 60'000);
    QVERIFY(fitted);
    QVERIFY(fitted->bytes.size() <= 60'000);
    QCOMPARE(fitted->mime, QStringLiteral("image/jpeg"));
    QCOMPARE(QImage::fromData(fitted->bytes).size(), fitted->size);
    QVERIFY(!fitPicture(path, QStringLiteral("image/png"), 100));
}

QTEST_GUILESS_MAIN(TestKeptFile)
#include "tst_keptfile.moc"
