// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/attachment.h"
#include "core/desk/files/channelfiles.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/samplefiles.h"

#include <QDir>
#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

Q_DECLARE_METATYPE(patchcord::Channel)

namespace {

MediaItem file(const QString &mime, qint64 size, const QString &name = QStringLiteral("a"))
{
    MediaItem item;
    item.contentType = mime;
    item.size = size;
    item.name = name;
    return item;
}

/// A desk of files on one side, the media folder on the other.
struct Bench
{
    QString add(const QString &name, const QByteArray &bytes) { return write(disk.filePath(name), bytes); }
    Result<PreparedFile> prepare(const QString &path, Channel channel = Channel::Sms, qint64 taken = 0)
    {
        return resultOf(prepareAttachment(path, channel, media.path(), taken));
    }
    [[nodiscard]] QStringList kept() const { return QDir(media.path()).entryList(QDir::Files | QDir::Hidden); }

    QTemporaryDir disk;
    QTemporaryDir media;
};

} // namespace

/// What an agent attaches, before it is sent.
class TestAttachment final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // From Qt 6.8 on it is said aloud what libjpeg thinks of a broken picture.
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!Unsupported marker type|JPEG datastream)")));
    }
    void checksFilesForTheChannel_data();
    void checksFilesForTheChannel();
    void keepsWhatFitsAsItIs();
    void sendsWhatTheFileWasWhenItWasAdded();
    void shrinksAPictureThatIsTooLarge();
    void leavesRoomForTheOtherFiles();
    void convertsAPictureThatTheChannelDoesNotCarry();
    void refusesWhatCannotGo_data();
    void refusesWhatCannotGo();
    void refusesWhatIsNotAFile_data();
    void refusesWhatIsNotAFile();
    void warnsOfWhatCarriersRefuse();
    void knowsADocumentByItsName();
};

void TestAttachment::checksFilesForTheChannel_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QList<MediaItem>>("files");
    QTest::addColumn<bool>("hasText");
    QTest::addColumn<QString>("words");
    const QString jpeg = QStringLiteral("image/jpeg");
    const QString none;
    const auto add = [](const char *name, Channel channel, const QList<MediaItem> &files, bool hasText,
                        const QString &words) { QTest::newRow(name) << channel << files << hasText << words; };
    add("ten by MMS", Channel::Sms, QList<MediaItem>(10, file(jpeg, 500'000)), true, none);
    add("eleven by MMS", Channel::Sms, QList<MediaItem>(11, file(jpeg, 1)), true, QStringLiteral("at most ten"));
    add("too much together", Channel::Sms, QList<MediaItem>(2, file(jpeg, 2'600'000)), true,
        QStringLiteral("together"));
    add("an archive by MMS", Channel::Sms, {file(QStringLiteral("application/zip"), 1)}, true,
        QStringLiteral("MMS does not carry"));
    add("one by WhatsApp", Channel::WhatsApp, {file(jpeg, 5'000'000)}, true, none);
    add("two by WhatsApp", Channel::WhatsApp, QList<MediaItem>(2, file(jpeg, 1)), true,
        QStringLiteral("one file per message"));
    add("a large picture by WhatsApp", Channel::WhatsApp, {file(jpeg, 5'000'001)}, true, QStringLiteral("at most"));
    add("a large document by WhatsApp", Channel::WhatsApp, {file(QStringLiteral("application/pdf"), 16'000'000)}, true,
        none);
    add("a document too large", Channel::WhatsApp, {file(QStringLiteral("application/pdf"), 16'000'001)}, true,
        QStringLiteral("at most"));
    add("a moving picture by WhatsApp", Channel::WhatsApp, {file(QStringLiteral("image/gif"), 1)}, false,
        QStringLiteral("WhatsApp does not carry"));
    add("a sound", Channel::WhatsApp, {file(QStringLiteral("audio/ogg"), 1)}, false, none);
    add("a sound with a text", Channel::WhatsApp, {file(QStringLiteral("audio/ogg"), 1)}, true,
        QStringLiteral("no text beside"));
    add("a contact with a text", Channel::WhatsApp, {file(QStringLiteral("text/vcard"), 1)}, true,
        QStringLiteral("no text beside"));
    add("anything by telephone", Channel::Voice, {file(jpeg, 1)}, false, QStringLiteral("does not carry"));
}

void TestAttachment::checksFilesForTheChannel()
{
    QFETCH(Channel, channel);
    QFETCH(QList<MediaItem>, files);
    QFETCH(bool, hasText);
    QFETCH(QString, words);
    const Done checked = checkFiles(files, channel, hasText);
    QCOMPARE(checked.has_value(), words.isEmpty());
    if (!checked)
        QVERIFY2(checked.error().message.contains(words), qPrintable(checked.error().message));
}

void TestAttachment::keepsWhatFitsAsItIs()
{
    Bench bench;
    const QByteArray bytes = encoded(noise(300, 200), "jpeg");
    const auto prepared = bench.prepare(bench.add(QStringLiteral("Ein Bild.jpg"), bytes));
    QVERIFY(prepared);
    QVERIFY(!prepared->isShrunk() && prepared->note.isEmpty());
    QCOMPARE(prepared->item.name, QStringLiteral("Ein Bild.jpg"));
    QCOMPARE(prepared->item.contentType, QStringLiteral("image/jpeg"));
    QCOMPARE(toString(prepared->item.state), toString(MediaState::Here));
    QVERIFY(!prepared->item.thumbnail.isEmpty() && prepared->item.url.isEmpty());
    QCOMPARE(bytesOf(bench.media.filePath(prepared->item.file)), bytes);
    QCOMPARE(bench.kept().size(), 2);
}

void TestAttachment::sendsWhatTheFileWasWhenItWasAdded()
{
    Bench bench;
    const QString path = bench.add(QStringLiteral("a.txt"), "before");
    const auto prepared = bench.prepare(path);
    QVERIFY(prepared);
    write(path, "after");
    QCOMPARE(bytesOf(bench.media.filePath(prepared->item.file)), QByteArray("before"));
    QVERIFY(QFile::remove(path));
    QCOMPARE(bytesOf(bench.media.filePath(prepared->item.file)), QByteArray("before"));
}

void TestAttachment::shrinksAPictureThatIsTooLarge()
{
    Bench bench;
    const QByteArray bytes = encoded(noise(1800, 1200), "png");
    QVERIFY(bytes.size() > 5'000'000);
    const auto prepared = bench.prepare(bench.add(QStringLiteral("photo.png"), bytes), Channel::WhatsApp);
    QVERIFY2(prepared, prepared ? "" : qPrintable(prepared.error().message));
    QVERIFY(prepared->isShrunk());
    QCOMPARE(prepared->originalSize, bytes.size());
    QCOMPARE(prepared->originalPixels, QSize(1800, 1200));
    QVERIFY(prepared->item.size <= 5'000'000);
    QCOMPARE(prepared->item.name, QStringLiteral("photo.jpg"));
    QCOMPARE(prepared->note, QStringLiteral("as JPEG"));
    QVERIFY(checkFiles({prepared->item}, Channel::WhatsApp, true).has_value());
}

void TestAttachment::leavesRoomForTheOtherFiles()
{
    Bench bench;
    const QString path = bench.add(QStringLiteral("photo.jpg"), encoded(noise(800, 800), "jpeg"));
    const auto prepared = bench.prepare(path, Channel::Sms, 4'900'000);
    QVERIFY(prepared);
    QVERIFY(prepared->item.size <= 100'000);
    QVERIFY(prepared->note.startsWith(QStringLiteral("800 × 800 → ")));
    const auto text
        = bench.prepare(bench.add(QStringLiteral("a.txt"), QByteArray(200'000, 'a')), Channel::Sms, 4'900'000);
    QVERIFY(!text);
    QVERIFY(text.error().message.contains(QStringLiteral("beside the other files")));
}

void TestAttachment::convertsAPictureThatTheChannelDoesNotCarry()
{
    Bench bench;
    const auto prepared = bench.prepare(bench.add(QStringLiteral("scan.bmp"), encoded(noise(90, 60), "bmp")));
    QVERIFY(prepared);
    QCOMPARE(prepared->item.contentType, QStringLiteral("image/jpeg"));
    QCOMPARE(prepared->item.name, QStringLiteral("scan.jpg"));
    QVERIFY(!prepared->note.isEmpty());
}

void TestAttachment::refusesWhatCannotGo_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("a program") << Channel::WhatsApp << QByteArray("MZ\x90 program") << QStringLiteral("does not carry");
    QTest::newRow("an archive by MMS") << Channel::Sms << QByteArray("PK\x03\x04zip")
                                       << QStringLiteral("does not carry");
    QTest::newRow("a sound by WhatsApp that it does not know")
        << Channel::WhatsApp << wave(1, 1, 8000, 16, QByteArray(100, '\0')) << QStringLiteral("does not carry");
    QTest::newRow("a large document") << Channel::Sms << "%PDF-1.4 " + QByteArray(5'100'000, 'x')
                                      << QStringLiteral("at most");
    QTest::newRow("a picture that is none")
        << Channel::WhatsApp << "\xff\xd8\xff" + QByteArray(5'100'000, 'x') << QStringLiteral("at most");
    QTest::newRow("a bomb") << Channel::WhatsApp << bomb(60'000, 60'000) + QByteArray(5'100'000, 'x')
                            << QStringLiteral("at most");
}

void TestAttachment::refusesWhatCannotGo()
{
    QFETCH(Channel, channel);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    Bench bench;
    if (bytes.startsWith("\xff\xd8"))
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Unsupported marker type")));
    const auto prepared = bench.prepare(bench.add(QStringLiteral("thing"), bytes), channel);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::Invalid);
    QVERIFY2(prepared.error().message.contains(words), qPrintable(prepared.error().message));
    QVERIFY(prepared.error().message.contains(QStringLiteral("thing")));
    QVERIFY(bench.kept().isEmpty());
}

void TestAttachment::refusesWhatIsNotAFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing") << QStringLiteral("/nowhere/a.jpg");
    QTest::newRow("a folder") << QDir::tempPath();
    QTest::newRow("a device without end") << QStringLiteral("/dev/zero");
}

void TestAttachment::refusesWhatIsNotAFile()
{
    QFETCH(QString, path);
    Bench bench;
    const auto prepared = bench.prepare(path);
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::Invalid);
    QVERIFY(!bench.prepare(bench.add(QStringLiteral("empty"), {})));
    QVERIFY(bench.kept().isEmpty());
}

void TestAttachment::warnsOfWhatCarriersRefuse()
{
    Bench bench;
    const QString path = bench.add(QStringLiteral("a.txt"), QByteArray(700'000, 'a'));
    QVERIFY(bench.prepare(path)->note.contains(QStringLiteral("carriers")));
    QVERIFY(bench.prepare(path, Channel::WhatsApp)->note.isEmpty());
}

void TestAttachment::knowsADocumentByItsName()
{
    Bench bench;
    const auto prepared
        = bench.prepare(bench.add(QStringLiteral("Angebot.DOCX"), "PK\x03\x04 document"), Channel::WhatsApp);
    QVERIFY(prepared);
    QVERIFY(prepared->item.file.endsWith(QStringLiteral(".docx")));
}

QTEST_GUILESS_MAIN(TestAttachment)
#include "tst_attachment.moc"
