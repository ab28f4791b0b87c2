// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/mediashelf.h"
#include "tests/core/desk/samplefiles.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

/// Files while Twilio may fetch them.
class TestMediaShelf final : public QObject
{
    Q_OBJECT

private slots:
    void lendsAFileUnderATokenThatNobodyGuesses();
    void knowsNothingElse();
    void forgetsAfterItsTime();
    void keepsAFetchedFileForTheGraceOnly();
    void takesBackWhatDidNotLeave();
    void lendsNothingOutsideTheFolder();

private:
    static MediaItem item(const QTemporaryDir &folder)
    {
        write(folder.filePath(QStringLiteral("abc.txt")), "hello");
        MediaItem media;
        media.file = QStringLiteral("abc.txt");
        media.contentType = QStringLiteral("text/plain");
        media.name = QStringLiteral("greeting.txt");
        return media;
    }
};

void TestMediaShelf::lendsAFileUnderATokenThatNobodyGuesses()
{
    const QTemporaryDir folder;
    MediaShelf shelf(folder.path());
    const MediaItem media = item(folder);
    QSet<QByteArray> tokens;
    for (int index = 0; index < 1000; ++index)
        tokens.insert(shelf.lend(media));
    QCOMPARE(tokens.size(), 1000);
    for (const QByteArray &token : tokens)
        QVERIFY(token.size() >= 22); // 128 bits in base64.
    const auto file = shelf.find(*tokens.cbegin());
    QVERIFY(file.has_value());
    QCOMPARE(file->path, folder.filePath(QStringLiteral("abc.txt")));
    QCOMPARE(file->contentType, media.contentType);
    QCOMPARE(file->name, media.name);
    QCOMPARE(file->size, 5);
}

void TestMediaShelf::knowsNothingElse()
{
    const QTemporaryDir folder;
    MediaShelf shelf(folder.path());
    const QByteArray token = shelf.lend(item(folder));
    for (const QByteArray &other :
         {QByteArray(), token.chopped(1), token + 'a', token.toUpper() + "x", "abc.txt" + QByteArray()})
        QVERIFY(!shelf.find(other));
}

void TestMediaShelf::forgetsAfterItsTime()
{
    const QTemporaryDir folder;
    MediaShelf shelf(folder.path(), {0, 0});
    QVERIFY(!shelf.find(shelf.lend(item(folder))));
    QCOMPARE(shelf.count(), 0);
}

void TestMediaShelf::keepsAFetchedFileForTheGraceOnly()
{
    const QTemporaryDir folder;
    MediaShelf shelf(folder.path(), {60'000, 50});
    const QByteArray token = shelf.lend(item(folder));
    shelf.noteFetched(token);
    QVERIFY(shelf.find(token).has_value());
    shelf.noteFetched(token); // A second fetch does not prolong it.
    QTRY_VERIFY_WITH_TIMEOUT(!shelf.find(token), 1000);
}

void TestMediaShelf::takesBackWhatDidNotLeave()
{
    const QTemporaryDir folder;
    MediaShelf shelf(folder.path());
    const QByteArray token = shelf.lend(item(folder));
    shelf.takeBack(token);
    QVERIFY(!shelf.find(token));
}

void TestMediaShelf::lendsNothingOutsideTheFolder()
{
    const QTemporaryDir folder;
    MediaShelf shelf(folder.path());
    MediaItem media = item(folder);
    media.file = QStringLiteral("../../../etc/passwd");
    QVERIFY(!shelf.has(media));
    QCOMPARE(shelf.find(shelf.lend(media))->path, folder.filePath(QStringLiteral("passwd")));
}

QTEST_GUILESS_MAIN(TestMediaShelf)
#include "tst_mediashelf.moc"
