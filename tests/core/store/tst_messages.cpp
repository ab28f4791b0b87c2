// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attempts.h"
#include "core/store/calls.h"
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace patchcord::store {

class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsTextToTheLetter_data();
    void keepsTextToTheLetter();
    void keepsEveryFieldOfAMessage();
    void keepsACallWithItsRow();
    void countsACallOnlyUntilSomebodyTakesIt_data();
    void countsACallOnlyUntilSomebodyTakesIt();
    void answersWhatWasWrittenBeforeByTalking();
    void makesAVoicemailOfACall();
    void keepsAMessageOnce();
    void knowsAMessageByTheSidOfAnEarlierAttempt();
    void pagesTheTimelineFromEverywhere_data();
    void pagesTheTimelineFromEverywhere();
    void pagesAllMessagesOldestFirst();
    void mergesTheStateWithoutErasingAnError();
    void notesAChangeOnlyWhenThereIsOne();
    void givesTheSidToTheMessageTheAgentWrote();
    void refusesASidThatAnInboundMessageHas();
    void takesBackWhatNeverLeft();
    void refusesToTakeBackWhatMayHaveLeft();
    void findsNothingUnderAnUnknownName();
};

namespace {

MediaItem media(const QString &contentType, const QString &url, const QString &file)
{
    MediaItem item;
    item.contentType = contentType;
    item.url = url;
    item.file = file;
    return item;
}

} // namespace

void TestMessages::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestMessages::keepsTextToTheLetter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString(QStringLiteral(""));
    QTest::newRow("null") << QString();
    QTest::newRow("blanks at both ends") << QStringLiteral("  \t hi \n ");
    QTest::newRow("NUL inside") << QStringLiteral("a%1b%1").arg(QChar(0));
    QTest::newRow("NUL alone") << QString(QChar(0));
    QTest::newRow("line breaks") << QStringLiteral("a\r\nb\nc\rd");
    QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦 ok 🇩🇪");
    QTest::newRow("right to left") << QStringLiteral("שלום עולם مرحبا");
    QTest::newRow("SQL") << QStringLiteral("'; DROP TABLE message; -- :at ? \"x\"");
    QTest::newRow("long") << QStringLiteral("0123456789").repeated(160);
}

void TestMessages::keepsTextToTheLetter()
{
    QFETCH(QString, text);
    StoreFixture fixture;
    Message message = inbound(fixture.conversation(), text, noon, QStringLiteral("SMtest1"));
    message.author = text;
    message.errorText = text;
    message.extra = {{QStringLiteral("Note"), text}};
    message.media = {media(text, text, text)};
    const InsertedMessage kept = fixture.insert(message);
    const Message read = fixture.message(kept.id);
    QCOMPARE(read.body, text);
    QCOMPARE(read.author, text);
    QCOMPARE(read.errorText, text);
    QCOMPARE(read.extra, message.extra);
    QCOMPARE(read.media.value(0).url, text);
    QCOMPARE(fixture.conversationNow(message.conversation).last.body, text);
}

void TestMessages::keepsEveryFieldOfAMessage()
{
    StoreFixture fixture;
    Message message = outbound(fixture.conversation(), QStringLiteral("Look"), noon + 7);
    message.kind = MessageKind::Mms;
    message.channel = Channel::WhatsApp;
    message.sid = QStringLiteral("MMtest1");
    message.status = DeliveryStatus::Undelivered;
    message.errorCode = 30005;
    message.errorText = QStringLiteral("Unknown number");
    message.segments = 3;
    message.extra = {{QStringLiteral("ButtonText"), QStringLiteral("Yes")}, {QStringLiteral("n"), 5}};
    message.media = {media(QStringLiteral("image/png"), QStringLiteral("https://a/1"), QString()),
                     media(QStringLiteral("image/jpeg"), QStringLiteral("https://a/2"), QStringLiteral("two.jpg"))};
    const InsertedMessage kept = fixture.insert(message);
    QVERIFY(kept.isNew);
    Message read = fixture.message(kept.id);
    QCOMPARE(read.ordinal, 1);
    QCOMPARE(read.media.size(), 2);
    QVERIFY(read.media.at(0).id < read.media.at(1).id);
    for (MediaItem &item : read.media)
        item.id = {};
    message.id = kept.id;
    message.ordinal = 1;
    QVERIFY(read == message);
    QVERIFY(fixture.read([](const Snapshot &s) { return messageBySid(s, QStringLiteral("MMtest1")); })->has_value());
}

void TestMessages::keepsACallWithItsRow()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    Message row = inbound(conversation, QString(), noon);
    row.kind = MessageKind::Call;
    row.channel = Channel::Voice;
    row.call = Call{{}, QStringLiteral("CAtest1"), CallStatus::Ringing, 0, noon, 0, 0, 0};
    const InsertedMessage kept = fixture.insert(row);
    QVERIFY(!fixture.insert(row).isNew);
    QCOMPARE(fixture.read([](const Snapshot &s) { return queueCounts(s); })->liveCalls, 1);
    QCOMPARE(toString(fixture.conversationNow(conversation).last.call->status), toString(CallStatus::Ringing));

    Call over = *row.call;
    over.status = CallStatus::NoAnswer;
    over.sequence = 2;
    over.endedAt = noon + 20'000;
    QVERIFY(fixture.write([&](Transaction &t) { return updateCall(t, kept.id, over); }).has_value());
    const auto found = fixture.read([](const Snapshot &s) { return messageOfCall(s, QStringLiteral("CAtest1")); });
    QVERIFY(found.has_value() && found->has_value());
    QCOMPARE((*found)->id, kept.id);
    QCOMPARE((*found)->sid, QStringLiteral("CAtest1"));
    over.id = (*found)->call->id;
    QVERIFY((*found)->call == over);
    QCOMPARE(fixture.read([](const Snapshot &s) { return queueCounts(s); })->liveCalls, 0);
    QVERIFY(fixture.conversationNow(conversation).waitingSince > 0);
    QCOMPARE(fixture.conversationNow(conversation).lastInboundAt, 0);
}

void TestMessages::countsACallOnlyUntilSomebodyTakesIt_data()
{
    QTest::addColumn<Call>("taken");
    Call call{{}, QStringLiteral("CAtest1"), CallStatus::InProgress, 0, noon, 0, 0, 0};
    call.connectedAt = noon + 9'000;
    QTest::newRow("taken") << call;
    call.connectedAt = 0;
    call.handling = CallHandling::Declined;
    QTest::newRow("declined") << call;
}

void TestMessages::countsACallOnlyUntilSomebodyTakesIt()
{
    QFETCH(Call, taken);
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    Message row = inbound(conversation, QString(), noon);
    row.kind = MessageKind::Call;
    row.call = Call{{}, QStringLiteral("CAtest1"), CallStatus::Ringing, 0, noon, 0, 0, 0};
    const MessageId id = fixture.insert(row).id;
    QCOMPARE(fixture.conversationNow(conversation).unread, 1);
    QVERIFY(fixture.write([&](Transaction &t) { return updateCall(t, id, taken); }).has_value());
    QCOMPARE(fixture.conversationNow(conversation).unread, 0);
    QCOMPARE(fixture.conversationNow(conversation).waitingSince, 0);
    QVERIFY(fixture.write([&](Transaction &t) { return setReadUpTo(t, conversation, 0); }).has_value());
    QCOMPARE(fixture.conversationNow(conversation).unread, 0);
    // A text behind a call that was declined waits all the same.
    fixture.insert(inbound(conversation, QStringLiteral("Hello?"), noon + 20'000));
    QCOMPARE(fixture.conversationNow(conversation).unread, 1);
    QCOMPARE(fixture.conversationNow(conversation).waitingSince, noon + 20'000);
}

void TestMessages::answersWhatWasWrittenBeforeByTalking()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    fixture.insert(inbound(conversation, QStringLiteral("Are you there?"), noon - 60'000));
    Message row = inbound(conversation, QString(), noon);
    row.kind = MessageKind::Call;
    row.call = Call{{}, QStringLiteral("CAtest1"), CallStatus::InProgress, 0, noon, 0, 0, 0};
    const MessageId id = fixture.insert(row).id;
    QCOMPARE(fixture.conversationNow(conversation).waitingSince, noon - 60'000);
    Call taken = *row.call;
    taken.connectedAt = noon + 9'000;
    QVERIFY(fixture.write([&](Transaction &t) { return updateCall(t, id, taken); }).has_value());
    QCOMPARE(fixture.conversationNow(conversation).waitingSince, 0);
    QCOMPARE(fixture.conversationNow(conversation).unread, 1);
}

void TestMessages::makesAVoicemailOfACall()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    Message row = inbound(conversation, QString(), noon);
    row.kind = MessageKind::Call;
    row.call = Call{{}, QStringLiteral("CAtest1"), CallStatus::Completed, 0, noon, 0, 0, 0};
    row.call->room = QStringLiteral("a room");
    const MessageId id = fixture.insert(row).id;
    MediaItem recording;
    recording.contentType = QStringLiteral("audio/x-wav");
    recording.url = QStringLiteral("https://api.example/Recordings/REtest1.wav");
    for (int time = 0; time < 2; ++time)
        QVERIFY(fixture.write([&](Transaction &t) { return setVoicemail(t, id, recording); }).has_value());
    QVERIFY(fixture.write([&](Transaction &t) { return setTranscript(t, id, QStringLiteral("Hi")); }).has_value());
    const Message found = **fixture.read([](const Snapshot &s) { return messageOfRoom(s, QStringLiteral("a room")); });
    QCOMPARE(toString(found.kind), toString(MessageKind::Voicemail));
    QCOMPARE(found.media.size(), 1);
    QCOMPARE(found.media.first().url, recording.url);
    QCOMPARE(toString(found.media.first().state), toString(MediaState::Waiting));
    QCOMPARE(found.body, QStringLiteral("Hi"));
    QVERIFY(found.call.has_value());
    const Conversation listed = fixture.conversationNow(conversation);
    QVERIFY(listed.last.call.has_value());
    QCOMPARE(listed.unread, 1);
    QVERIFY(listed.waitingSince > 0);
    QVERIFY(!fixture.read([](const Snapshot &s) { return messageOfRoom(s, QString()); })->has_value());
}

void TestMessages::keepsAMessageOnce()
{
    StoreFixture fixture;
    const Message message = inbound(fixture.conversation(), QStringLiteral("x"), noon, QStringLiteral("SMtest1"));
    const InsertedMessage first = fixture.insert(message);
    const qint64 events = fixture.store().lastEvent();
    const InsertedMessage second = fixture.insert(message);
    QVERIFY(first.isNew);
    QVERIFY(!second.isNew);
    QCOMPARE(second.id, first.id);
    QCOMPARE(fixture.store().lastEvent(), events);
    QCOMPARE(fixture.conversationNow(message.conversation).messageCount, 1);
    // Rows that Twilio has not named yet are not one another.
    QVERIFY(fixture.insert(outbound(message.conversation, QStringLiteral("a"))).isNew);
    QVERIFY(fixture.insert(outbound(message.conversation, QStringLiteral("a"))).isNew);
}

void TestMessages::knowsAMessageByTheSidOfAnEarlierAttempt()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId id = fixture.insert(outbound(conversation, QStringLiteral("x"))).id;
    QVERIFY(fixture
                .write([id](Transaction &t) -> Done {
                    Attempt attempt;
                    attempt.message = id;
                    attempt.token = QStringLiteral("token");
                    attempt.state = AttemptState::Accepted;
                    attempt.sid = QStringLiteral("SMfirst");
                    const auto kept = insertAttempt(t, attempt);
                    return kept ? setSid(t, id, QStringLiteral("SMsecond"), 1) : Done(std::unexpected(kept.error()));
                })
                .has_value());
    Message listed = outbound(conversation, QStringLiteral("x"));
    listed.sid = QStringLiteral("SMfirst");
    const InsertedMessage again = fixture.insert(listed);
    QVERIFY(!again.isNew);
    QCOMPARE(again.id, id);
}

void TestMessages::pagesTheTimelineFromEverywhere_data()
{
    QTest::addColumn<bool>("isInOrder");
    QTest::newRow("kept in the order of time") << true;
    QTest::newRow("some fetched late") << false;
}

void TestMessages::pagesTheTimelineFromEverywhere()
{
    QFETCH(bool, isInOrder);
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const ConversationId other = fixture.conversation(QStringLiteral("+15550001111"));
    QRandomGenerator random(7);
    QVERIFY(fixture
                .write([&](Transaction &t) -> Done {
                    for (int n = 0; n < 300; ++n) {
                        // Several rows share a time, as in life.
                        const qint64 at = isInOrder ? noon + n / 3 : noon + random.bounded(100);
                        for (const ConversationId id : {conversation, other}) {
                            if (const auto kept = insertMessage(t, inbound(id, QString::number(n), at)); !kept)
                                return std::unexpected(kept.error());
                        }
                    }
                    return {};
                })
                .has_value());
    const auto all
        = fixture.read([&](const Snapshot &s) { return messagesBefore(s, conversation, MessageKey::end(), 1000); });
    QCOMPARE(all->size(), 300);
    QVERIFY(std::ranges::is_sorted(*all, {}, &Message::key));
    QVERIFY(std::ranges::all_of(*all, [&](const Message &row) { return row.conversation == conversation; }));

    for (int round = 0; round < 60; ++round) {
        const qsizetype place = random.bounded(300);
        const int limit = int(random.bounded(1, 60));
        const MessageKey key = all->at(place).key();
        const auto before
            = fixture.read([&](const Snapshot &s) { return messagesBefore(s, conversation, key, limit); });
        QVERIFY(*before == all->sliced(std::max<qsizetype>(place - limit, 0), std::min<qsizetype>(place, limit)));
        const auto after = fixture.read([&](const Snapshot &s) { return messagesAfter(s, conversation, key, limit); });
        QVERIFY(*after == all->mid(place + 1, limit));
        const auto from
            = fixture.read([&](const Snapshot &s) { return messagesFromOrdinal(s, conversation, place + 1, limit); });
        QVERIFY(*from == all->mid(place, limit));
    }
    const auto behind = fixture.read([&](const Snapshot &s) { return messagesFromOrdinal(s, conversation, 301, 10); });
    QVERIFY(behind->isEmpty());
}

void TestMessages::pagesAllMessagesOldestFirst()
{
    StoreFixture fixture;
    for (int n = 0; n < 25; ++n)
        fixture.insert(inbound(fixture.conversation(QStringLiteral("+1555000%1").arg(n % 4)), QString::number(n),
                               noon + (n * 7) % 25));
    QList<Message> all;
    for (MessageKey key;; key = all.last().key()) {
        const auto page = fixture.read([key](const Snapshot &s) { return allMessagesAfter(s, key, 4); });
        if (page->isEmpty())
            break;
        all += *page;
    }
    QCOMPARE(all.size(), 25);
    QVERIFY(std::ranges::is_sorted(all, {}, &Message::at));
}

void TestMessages::mergesTheStateWithoutErasingAnError()
{
    StoreFixture fixture;
    const MessageId id = fixture.insert(outbound(fixture.conversation(), QStringLiteral("x"))).id;
    const auto set = [&](DeliveryStatus status, int code, const QString &text) {
        return fixture.write([=](Transaction &t) { return setDelivery(t, id, status, code, text); }).has_value();
    };
    QVERIFY(set(DeliveryStatus::Undelivered, 30003, QStringLiteral("Switched off")));
    QVERIFY(set(DeliveryStatus::Delivered, 0, QString()));
    QCOMPARE(toString(fixture.message(id).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(fixture.message(id).errorCode, 30003);
    QCOMPARE(fixture.message(id).errorText, QStringLiteral("Switched off"));
    QVERIFY(fixture.write([id](Transaction &t) { return resetDelivery(t, id); }).has_value());
    QCOMPARE(toString(fixture.message(id).status), toString(DeliveryStatus::Pending));
    QCOMPARE(fixture.message(id).errorCode, 0);
    QVERIFY(fixture.message(id).errorText.isEmpty());
}

void TestMessages::notesAChangeOnlyWhenThereIsOne()
{
    StoreFixture fixture;
    const MessageId id = fixture.insert(outbound(fixture.conversation(), QStringLiteral("x"))).id;
    const qint64 before = fixture.store().lastEvent();
    for (int round = 0; round < 2; ++round)
        QVERIFY(fixture.write([id](Transaction &t) { return setDelivery(t, id, DeliveryStatus::Sent, 0, QString()); })
                    .has_value());
    QCOMPARE(fixture.store().lastEvent(), before + 1);
    const auto events = fixture.read([before](const Snapshot &s) { return eventsAfter(s, before, 10); });
    QCOMPARE(events->size(), 1);
    QCOMPARE(toString(events->first().kind), toString(EventKind::MessageChanged));
    QCOMPARE(events->first().message, id);
}

void TestMessages::givesTheSidToTheMessageTheAgentWrote()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId written = fixture.insert(outbound(conversation, QStringLiteral("x"))).id;
    Message listed = outbound(conversation, QStringLiteral("x"), noon + 1);
    listed.sid = QStringLiteral("SMtest1");
    const MessageId fetched = fixture.insert(listed).id;
    QVERIFY(fetched != written);
    QVERIFY(
        fixture.write([=](Transaction &t) { return setSid(t, written, QStringLiteral("SMtest1"), 2); }).has_value());
    QCOMPARE(fixture.message(written).sid, QStringLiteral("SMtest1"));
    QCOMPARE(fixture.message(written).segments, 2);
    QVERIFY(!fixture.read([=](const Snapshot &s) { return messageById(s, fetched); })->has_value());
    QCOMPARE(fixture.conversationNow(conversation).messageCount, 1);
    QCOMPARE(fixture.conversationNow(conversation).last.id, written);
}

void TestMessages::refusesASidThatAnInboundMessageHas()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    fixture.insert(inbound(conversation, QStringLiteral("x"), noon, QStringLiteral("SMtest1")));
    const MessageId written = fixture.insert(outbound(conversation, QStringLiteral("x"))).id;
    const Done refused
        = fixture.write([=](Transaction &t) { return setSid(t, written, QStringLiteral("SMtest1"), 2); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(fixture.conversationNow(conversation).messageCount, 2);
}

void TestMessages::takesBackWhatNeverLeft()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    fixture.insert(inbound(conversation, QStringLiteral("question"), noon));
    const MessageId hasty = fixture.insert(outbound(conversation, QStringLiteral("hasty"), noon + 1)).id;
    QCOMPARE(fixture.conversationNow(conversation).waitingSince, 0);
    fixture.insert(inbound(conversation, QStringLiteral("another"), noon + 2));
    QVERIFY(fixture.write([hasty](Transaction &t) { return discardMessage(t, hasty); }).has_value());

    const Conversation after = fixture.conversationNow(conversation);
    QCOMPARE(after.messageCount, 2);
    QCOMPARE(after.unread, 2);
    QCOMPARE(after.waitingSince, noon);
    QCOMPARE(after.last.body, QStringLiteral("another"));
    QCOMPARE(after.last.ordinal, 2);
    const MessageId next = fixture.insert(outbound(conversation, QStringLiteral("calm"), noon + 3)).id;
    QVERIFY(next > hasty);
    QCOMPARE(fixture.message(next).ordinal, 3);
    // The newest row of all: its number does not come back either.
    QVERIFY(fixture.write([next](Transaction &t) { return discardMessage(t, next); }).has_value());
    QVERIFY(fixture.insert(outbound(conversation, QStringLiteral("calm"), noon + 4)).id > next);
}

void TestMessages::refusesToTakeBackWhatMayHaveLeft()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId id = fixture.insert(outbound(conversation, QStringLiteral("x"))).id;
    QVERIFY(fixture
                .write([id](Transaction &t) {
                    Attempt attempt;
                    attempt.message = id;
                    attempt.token = QStringLiteral("token");
                    return insertAttempt(t, attempt);
                })
                .has_value());
    const MessageId received = fixture.insert(inbound(conversation, QStringLiteral("y"))).id;
    for (const MessageId kept : {id, received}) {
        const Done refused = fixture.write([kept](Transaction &t) { return discardMessage(t, kept); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
    }
    QCOMPARE(fixture.conversationNow(conversation).messageCount, 2);
}

void TestMessages::findsNothingUnderAnUnknownName()
{
    StoreFixture fixture;
    const MessageId nobody{4711};
    QVERIFY(!fixture.read([=](const Snapshot &s) { return messageById(s, nobody); })->has_value());
    QVERIFY(!fixture.read([](const Snapshot &s) { return messageBySid(s, QString()); })->has_value());
    QVERIFY(!fixture.read([](const Snapshot &s) { return messageOfCall(s, QStringLiteral("CAtest9")); })->has_value());
    QCOMPARE(fixture.write([=](Transaction &t) { return resetDelivery(t, nobody); }).error().kind, ErrorKind::NotFound);
    const Result<InsertedMessage> orphan
        = fixture.write([](Transaction &t) { return insertMessage(t, inbound({4711}, QStringLiteral("x"))); });
    QVERIFY(!orphan);
    QCOMPARE(orphan.error().kind, ErrorKind::NotFound);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestMessages)
#include "tst_messages.moc"
