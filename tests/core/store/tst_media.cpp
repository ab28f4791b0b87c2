// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/ledgers.h"
#include "core/store/media.h"
#include "core/store/schema.h"
#include "tests/core/store/storefixture.h"

#include <QDir>
#include <QRegularExpression>

namespace patchcord::store {

class TestMedia : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsAllThatIsKnownOfAFile();
    void listsWhatIsNotFetchedYetNewestFirst();
    void tellsOfAChangeOnceAndOnlyWhenThereIsOne();
    void doesNotKnowAFileOfAMessageThatIsGone();
    void givesOldFilesTheirStates();
};

namespace {

MediaItem picture(const QString &url)
{
    MediaItem item;
    item.contentType = QStringLiteral("image/jpeg");
    item.url = url;
    return item;
}

MessageId insertWith(StoreFixture &fixture, const QList<MediaItem> &media, const QString &sid)
{
    Message message = inbound(fixture.conversation(), QString(), noon, sid);
    message.kind = MessageKind::Mms;
    message.media = media;
    return fixture.insert(message).id;
}

Done update(StoreFixture &fixture, const MediaItem &item)
{
    return fixture.write([item](Transaction &transaction) { return updateMedia(transaction, item); });
}

QList<StoredMedia> unfetched(StoreFixture &fixture, int limit = 100)
{
    return fixture.read([limit](const Snapshot &snapshot) { return unfetchedMedia(snapshot, limit); }).value();
}

/// A database of the first schema: an inbound message 1 and an outbound message 2 with these files.
Done makeFirstSchema(const QString &file)
{
    const auto connection = Connection::open(file, Connection::Access::ReadWrite);
    if (!connection)
        return std::unexpected(connection.error());
    QList<Statement> statements = builtInMigrations().first().statements;
    for (const char *sql : {
             "INSERT INTO schema_version VALUES (1, 1)",
             "INSERT INTO sender VALUES (1, 'sms', '+15005550006', '', 1, '', '', '')",
             "INSERT INTO contact VALUES (1, '', '', '')",
             "INSERT INTO conversation VALUES (1, 1, 1, 'sms', '+4915112345678', 'open', 1, 1, 2, 2, 1, 1, 0, 0, 2, 0, "
             "0, 1, 0, '')",
             "INSERT INTO message VALUES (1, 1, 1, 'mms', 'inbound', 'sms', 'MMa', '', '', 'received', 0, '', 1, 1, 2, "
             "'', '', NULL)",
             "INSERT INTO message VALUES (2, 1, 2, 'mms', 'outbound', 'sms', 'MMb', '', '', 'sent', 0, '', 2, 1, 1, "
             "'Ada', '', NULL)",
             "INSERT INTO media VALUES (1, 1, 'image/png', 'https://a/1', 'one.png')",
             "INSERT INTO media VALUES (2, 1, 'image/png', 'https://a/2', '')",
             "INSERT INTO media VALUES (3, 2, 'image/png', 'https://elsewhere/3', '')",
         })
        statements.append({QByteArrayLiteral("test"), QString::fromLatin1(sql)});
    return (*connection)->runOnce(statements);
}

} // namespace

void TestMedia::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestMedia::keepsAllThatIsKnownOfAFile()
{
    StoreFixture fixture;
    MediaItem item = picture(QStringLiteral("https://a/1"));
    item.file = QStringLiteral("abc.wav");
    item.state = MediaState::Here;
    item.name = QStringLiteral("invoice.pdf");
    item.size = 5'000'000'000;
    item.width = 640;
    item.height = 480;
    item.thumbnail = QStringLiteral("abc-small.jpg");
    item.durationMs = 3210;
    item.waveform = QByteArray("\x00\x80\xff\x00", 4);
    item.failure = QStringLiteral("why");
    const MessageId message = insertWith(fixture, {item}, QStringLiteral("MMtest1"));
    MediaItem kept = fixture.message(message).media.value(0);
    QVERIFY(kept.id.isValid());
    item.id = kept.id;
    QCOMPARE(kept.waveform, item.waveform);
    QCOMPARE(kept.size, item.size);
    QCOMPARE(kept.failure, item.failure);
    QCOMPARE(kept, item);

    item.waveform.clear();
    item.state = MediaState::Gone;
    item.name.clear();
    QVERIFY(update(fixture, item).has_value());
    QCOMPARE(fixture.message(message).media.value(0), item);
}

void TestMedia::listsWhatIsNotFetchedYetNewestFirst()
{
    StoreFixture fixture;
    MediaItem here = picture(QStringLiteral("https://a/here"));
    here.state = MediaState::Here;
    MediaItem gone = picture(QStringLiteral("https://a/gone"));
    gone.state = MediaState::Gone;
    MediaItem fetching = picture(QStringLiteral("https://a/fetching"));
    fetching.state = MediaState::Fetching;
    const MessageId first
        = insertWith(fixture, {here, picture(QStringLiteral("https://a/1")), gone}, QStringLiteral("MMtest1"));
    const MessageId second = insertWith(fixture, {fetching}, QStringLiteral("MMtest2"));
    const QList<StoredMedia> rows = unfetched(fixture);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).message, second);
    QCOMPARE(rows.at(0).item.url, QStringLiteral("https://a/fetching"));
    QCOMPARE(rows.at(1).message, first);
    QCOMPARE(unfetched(fixture, 1).size(), 1);
}

void TestMedia::tellsOfAChangeOnceAndOnlyWhenThereIsOne()
{
    StoreFixture fixture;
    const MessageId message = insertWith(fixture, {picture(QStringLiteral("https://a/1"))}, QStringLiteral("MMtest1"));
    MediaItem item = fixture.message(message).media.value(0);
    const qint64 before = fixture.store().lastEvent();
    QVERIFY(update(fixture, item).has_value());
    QCOMPARE(fixture.store().lastEvent(), before);
    item.state = MediaState::Fetching;
    QVERIFY(update(fixture, item).has_value());
    const auto events = fixture.read([before](const Snapshot &s) { return eventsAfter(s, before, 10); }).value();
    QCOMPARE(events.size(), 1);
    QCOMPARE(toString(events.first().kind), toString(EventKind::MessageChanged));
    QCOMPARE(events.first().message, message);
    QCOMPARE(events.first().conversation, fixture.conversation());
}

void TestMedia::doesNotKnowAFileOfAMessageThatIsGone()
{
    StoreFixture fixture;
    MediaItem item = picture(QStringLiteral("https://a/1"));
    item.id = {77};
    const Done done = update(fixture, item);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::NotFound);
    QVERIFY(!fixture.read([](const Snapshot &s) { return mediaById(s, {77}); })->has_value());
}

void TestMedia::givesOldFilesTheirStates()
{
    StoreFixture fixture;
    fixture.close();
    QVERIFY(QDir(fixture.profile()).removeRecursively() && QDir().mkpath(fixture.profile()));
    const Done made = makeFirstSchema(fixture.profile() + QStringLiteral("/patchcord.db"));
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    fixture.reopen();
    const QList<MediaItem> came = fixture.message({1}).media;
    QCOMPARE(came.size(), 2);
    QCOMPARE(toString(came.at(0).state), toString(MediaState::Here));
    QCOMPARE(toString(came.at(1).state), toString(MediaState::Waiting));
    QVERIFY(came.at(1).waveform.isEmpty());
    QCOMPARE(toString(fixture.message({2}).media.value(0).state), toString(MediaState::Gone));
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestMedia)
#include "tst_media.moc"
