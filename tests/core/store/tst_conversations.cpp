// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

#include <algorithm>

namespace patchcord::store {

using Queue = ConversationFilter::Queue;

class TestConversations : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsOneConversationPerSenderAddressAndChannel();
    void keepsAPersonOneAcrossChannels();
    void namesAContactByTheAgentBeforeTheChannel();
    void startsAndEndsTheWait_data();
    void startsAndEndsTheWait();
    void doesNotWaitForWhatWasAnsweredSince();
    void countsUnreadRows();
    void reopensAClosedConversationAsItsNextSession();
    void bringsASnoozedConversationBack();
    void remembersADraft();
    void pagesEachQueue_data();
    void pagesEachQueue();
    void pagesTheWaitingQueueLongestFirst();
    void findsByPartOfANameOrNumber_data();
    void findsByPartOfANameOrNumber();
    void showsOneSenderAlone();
    void listsConversationsOfUnconfirmedSenders();
    void countsTheQueues();
    void notesNoChangeWhenNothingChanged();
};

void TestConversations::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestConversations::keepsOneConversationPerSenderAddressAndChannel()
{
    StoreFixture fixture;
    const SenderId first = fixture.sender();
    const SenderId second = fixture.sender(QStringLiteral("+15005550007"));
    const auto of = [&](SenderId sender, Channel channel, const QString &user) {
        return fixture
            .write([=](Transaction &t) { return ensureConversation(t, sender, {channel, user}, QString(), noon); })
            .value();
    };
    const QString ada = QStringLiteral("+4915112345678");
    const QString bob = QStringLiteral("+4915187654321");
    const ConversationId one = of(first, Channel::Sms, ada);
    QCOMPARE(of(first, Channel::Sms, ada), one);
    QCOMPARE(of(first, Channel::Voice, ada), one);
    QVERIFY(of(first, Channel::Sms, bob) != one);
    QVERIFY(of(second, Channel::Sms, ada) != one);
    QVERIFY(of(first, Channel::WhatsApp, ada) != one);
    const auto found = fixture.read([=](const Snapshot &s) { return conversationOf(s, first, {Channel::Sms, ada}); });
    QCOMPARE(found->value(), one);
    const auto none = fixture.read([=](const Snapshot &s) { return conversationOf(s, second, {Channel::Sms, bob}); });
    QVERIFY(none.has_value() && !none->has_value());
}

void TestConversations::keepsAPersonOneAcrossChannels()
{
    StoreFixture fixture;
    const SenderId sender = fixture.sender();
    const auto contactOf = [&](Channel channel, const QString &user) {
        const ConversationId id = fixture
                                      .write([=](Transaction &t) {
                                          return ensureConversation(t, sender, {channel, user}, QString(), noon);
                                      })
                                      .value();
        return fixture.conversationNow(id).contact;
    };
    const QString number = QStringLiteral("+4915112345678");
    QCOMPARE(contactOf(Channel::WhatsApp, number), contactOf(Channel::Sms, number));
    // A short code or a name says nothing about who it is elsewhere.
    QVERIFY(contactOf(Channel::WhatsApp, QStringLiteral("ACME")) != contactOf(Channel::Sms, QStringLiteral("ACME")));
}

void TestConversations::namesAContactByTheAgentBeforeTheChannel()
{
    StoreFixture fixture;
    const QString number = QStringLiteral("+4915112345678");
    const ConversationId id = fixture.conversation(number, noon, QStringLiteral("ada99"));
    const ContactId contact = fixture.conversationNow(id).contact;
    QCOMPARE(fixture.conversationNow(id).contactName, QStringLiteral("ada99"));
    fixture.conversation(number, noon, QStringLiteral("Ada L."));
    fixture.conversation(number, noon, QString());
    QCOMPARE(fixture.conversationNow(id).contactName, QStringLiteral("Ada L."));
    const auto name = [&](const QString &given) {
        return fixture.write([=](Transaction &t) { return setContactName(t, contact, given); }).has_value();
    };
    QVERIFY(name(QStringLiteral("Ada Lovelace")));
    fixture.conversation(number, noon, QStringLiteral("queen of engines"));
    QCOMPARE(fixture.conversationNow(id).contactName, QStringLiteral("Ada Lovelace"));
    QVERIFY(name(QString()));
    QCOMPARE(fixture.conversationNow(id).contactName, QStringLiteral("queen of engines"));
}

void TestConversations::startsAndEndsTheWait_data()
{
    // i = inbound, c = inbound call, a = an agent's, r = a rule's, n = a note; one a second from noon on.
    QTest::addColumn<QString>("rows");
    QTest::addColumn<int>("waitsSince");
    QTest::newRow("nothing") << QString() << -1;
    QTest::newRow("asked") << QStringLiteral("i") << 0;
    QTest::newRow("asked twice") << QStringLiteral("ii") << 0;
    QTest::newRow("answered") << QStringLiteral("iia") << -1;
    QTest::newRow("asked again") << QStringLiteral("iiai") << 3;
    QTest::newRow("a rule is no answer") << QStringLiteral("ir") << 0;
    QTest::newRow("a note is no answer") << QStringLiteral("in") << 0;
    QTest::newRow("a call waits, too") << QStringLiteral("ac") << 1;
}

void TestConversations::startsAndEndsTheWait()
{
    QFETCH(QString, rows);
    QFETCH(int, waitsSince);
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    for (qsizetype second = 0; second < rows.size(); ++second) {
        const qint64 at = noon + second * 1000;
        const QChar row = rows.at(second);
        Message message
            = row == u'i' || row == u'c' ? inbound(id, QStringLiteral("x"), at) : outbound(id, QStringLiteral("x"), at);
        if (row == u'c') {
            message.kind = MessageKind::Call;
            message.call = Call();
            message.call->sid = QStringLiteral("CAtest1");
        }
        if (row == u'r')
            message.author = QStringLiteral("auto");
        if (row == u'n')
            message.kind = MessageKind::Note;
        fixture.insert(message);
    }
    QCOMPARE(fixture.conversationNow(id).waitingSince, waitsSince < 0 ? 0 : noon + waitsSince * 1000);
}

void TestConversations::doesNotWaitForWhatWasAnsweredSince()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    fixture.insert(outbound(id, QStringLiteral("answer"), noon + 5000));
    fixture.insert(inbound(id, QStringLiteral("fetched late"), noon));
    QCOMPARE(fixture.conversationNow(id).waitingSince, 0);
    QCOMPARE(fixture.conversationNow(id).last.body, QStringLiteral("answer"));
    fixture.insert(inbound(id, QStringLiteral("new"), noon + 9000));
    fixture.insert(outbound(id, QStringLiteral("sent elsewhere, fetched late"), noon + 8000));
    QCOMPARE(fixture.conversationNow(id).waitingSince, noon + 9000);
}

void TestConversations::countsUnreadRows()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    for (int n = 0; n < 4; ++n)
        fixture.insert(inbound(id, QStringLiteral("x"), noon + n));
    fixture.insert(outbound(id, QStringLiteral("x"), noon + 4));
    QCOMPARE(fixture.conversationNow(id).unread, 4);
    const auto read = [&](qint64 ordinal) {
        return fixture.write([=](Transaction &t) { return setReadUpTo(t, id, ordinal); }).has_value();
    };
    QVERIFY(read(3));
    QCOMPARE(fixture.conversationNow(id).unread, 1);
    QCOMPARE(fixture.conversationNow(id).readUpTo, 3);
    QVERIFY(read(99));
    QCOMPARE(fixture.conversationNow(id).unread, 0);
    QCOMPARE(fixture.conversationNow(id).readUpTo, 5);
    fixture.insert(inbound(id, QStringLiteral("x"), noon + 6));
    QCOMPARE(fixture.conversationNow(id).unread, 1);
}

void TestConversations::reopensAClosedConversationAsItsNextSession()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    fixture.insert(inbound(id, QStringLiteral("x"), noon));
    const auto set = [&](ConversationState state, qint64 at) {
        return fixture.write([=](Transaction &t) { return setState(t, id, state, at); }).has_value();
    };
    QVERIFY(set(ConversationState::Closed, noon + 10));
    QCOMPARE(fixture.conversationNow(id).state, ConversationState::Closed);
    QCOMPARE(fixture.conversationNow(id).waitingSince, 0);
    fixture.insert(outbound(id, QStringLiteral("afterthought"), noon + 20));
    QCOMPARE(fixture.conversationNow(id).state, ConversationState::Closed);
    fixture.insert(inbound(id, QStringLiteral("again"), noon + 30));
    const Conversation reopened = fixture.conversationNow(id);
    QCOMPARE(reopened.state, ConversationState::Open);
    QCOMPARE(reopened.session, 2);
    QCOMPARE(reopened.openedAt, noon + 30);
    QCOMPARE(reopened.waitingSince, noon + 30);
    QVERIFY(set(ConversationState::Closed, noon + 40));
    QVERIFY(set(ConversationState::Open, noon + 50));
    QCOMPARE(fixture.conversationNow(id).session, 3);
}

void TestConversations::bringsASnoozedConversationBack()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    QVERIFY(
        fixture.write([=](Transaction &t) { return setState(t, id, ConversationState::Snoozed, noon); }).has_value());
    fixture.insert(inbound(id, QStringLiteral("x"), noon + 1));
    QCOMPARE(fixture.conversationNow(id).state, ConversationState::Open);
    QCOMPARE(fixture.conversationNow(id).session, 1);
}

void TestConversations::remembersADraft()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    const QString draft = QStringLiteral(" half a thought \n");
    QVERIFY(fixture.write([=](Transaction &t) { return setDraft(t, id, draft); }).has_value());
    fixture.insert(inbound(id, QStringLiteral("x"), noon + 1));
    QCOMPARE(fixture.conversationNow(id).draft, draft);
    QVERIFY(fixture.write([=](Transaction &t) { return setDraft(t, id, QString()); }).has_value());
    QVERIFY(fixture.conversationNow(id).draft.isEmpty());
}

namespace {

/// One of 60 conversations: every third closed, every fourth snoozed, every fifth with a call; several share a time.
Result<ConversationId> fillOne(Transaction &transaction, SenderId sender, int n)
{
    const QString number = QStringLiteral("+4915100%1").arg(n, 4, 10, QLatin1Char('0'));
    const auto id = ensureConversation(transaction, sender, {Channel::Sms, number}, QString(), noon);
    if (!id)
        return id;
    Message message = inbound(*id, QString::number(n), noon + (n * 7) % 20);
    if (n % 5 == 0) {
        message.kind = MessageKind::Call;
        message.call = Call();
        message.call->sid = QStringLiteral("CAtest%1").arg(n);
    }
    if (const auto kept = insertMessage(transaction, message); !kept)
        return std::unexpected(kept.error());
    if (n % 3 != 0 && n % 4 != 0)
        return id;
    const ConversationState state = n % 3 == 0 ? ConversationState::Closed : ConversationState::Snoozed;
    if (const Done done = setState(transaction, *id, state, noon + 99); !done)
        return std::unexpected(done.error());
    return id;
}

/// All 60, newest first.
QList<Conversation> fill(StoreFixture &fixture)
{
    const SenderId sender = fixture.sender();
    QList<Conversation> all = fixture
                                  .write([sender](Transaction &transaction) -> Result<QList<Conversation>> {
                                      QList<Conversation> made;
                                      for (int n = 0; n < 60; ++n) {
                                          const auto id = fillOne(transaction, sender, n);
                                          if (!id)
                                              return std::unexpected(id.error());
                                          const auto conversation = conversationById(transaction, *id);
                                          if (!conversation)
                                              return std::unexpected(conversation.error());
                                          made.append(conversation->value());
                                      }
                                      return made;
                                  })
                                  .value();
    std::ranges::sort(all, [](const Conversation &a, const Conversation &b) {
        return std::pair(a.lastAt, a.id) > std::pair(b.lastAt, b.id);
    });
    return all;
}

QList<Conversation> paged(StoreFixture &fixture, const ConversationFilter &filter, int limit)
{
    QList<Conversation> pages;
    std::optional<Conversation> last;
    while (true) {
        const auto page = fixture.read([=](const Snapshot &s) { return conversationPage(s, filter, last, limit); });
        if (!page || page->isEmpty())
            return pages;
        pages += *page;
        last = page->last();
    }
}

} // namespace

void TestConversations::pagesEachQueue_data()
{
    QTest::addColumn<int>("queue");
    QTest::addColumn<int>("count");
    QTest::newRow("open") << int(Queue::Open) << 30;
    QTest::newRow("snoozed") << int(Queue::Snoozed) << 10;
    QTest::newRow("closed") << int(Queue::Closed) << 20;
    QTest::newRow("calls") << int(Queue::Calls) << 12;
}

void TestConversations::pagesEachQueue()
{
    QFETCH(int, queue);
    QFETCH(int, count);
    StoreFixture fixture;
    QList<Conversation> expected = fill(fixture);
    expected.removeIf([queue](const Conversation &row) {
        switch (Queue(queue)) {
        case Queue::Open:
            return row.state != ConversationState::Open;
        case Queue::Snoozed:
            return row.state != ConversationState::Snoozed;
        case Queue::Closed:
            return row.state != ConversationState::Closed;
        default:
            return row.last.kind != MessageKind::Call;
        }
    });
    QCOMPARE(expected.size(), count);
    for (const int limit : {1, 7, 100}) {
        const QList<Conversation> pages = paged(fixture, {Queue(queue), {}, QString()}, limit);
        QVERIFY2(pages == expected, qPrintable(QString::number(limit)));
    }
}

void TestConversations::pagesTheWaitingQueueLongestFirst()
{
    StoreFixture fixture;
    QList<Conversation> expected = fill(fixture);
    expected.removeIf([](const Conversation &row) { return row.state != ConversationState::Open; });
    std::ranges::sort(expected, {}, [](const Conversation &row) { return std::pair(row.waitingSince, row.id); });
    const ConversationFilter waiting{Queue::Waiting, {}, QString()};
    QVERIFY(paged(fixture, waiting, 4) == expected);
    fixture.insert(outbound(expected.first().id, QStringLiteral("x"), noon + 1000));
    expected.removeFirst();
    QVERIFY(paged(fixture, waiting, 100) == expected);
}

void TestConversations::findsByPartOfANameOrNumber_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("found");
    QTest::newRow("start") << QStringLiteral("jürg") << QStringLiteral("J");
    QTest::newRow("middle, other case") << QStringLiteral("MÜLL") << QStringLiteral("J");
    QTest::newRow("without accents") << QStringLiteral("jurgen mu") << QStringLiteral("J");
    QTest::newRow("another alphabet") << QStringLiteral("ЛЮД") << QStringLiteral("L");
    QTest::newRow("digits") << QStringLiteral("5112345") << QStringLiteral("J");
    QTest::newRow("formatted") << QStringLiteral(" +49 (151) 123-456.78 ") << QStringLiteral("J");
    QTest::newRow("national") << QStringLiteral("0151 12") << QStringLiteral("J");
    QTest::newRow("shared") << QStringLiteral("49151") << QStringLiteral("JL");
    QTest::newRow("a percent sign is a letter") << QStringLiteral("100%") << QStringLiteral("P");
    QTest::newRow("so is an underscore") << QStringLiteral("_") << QStringLiteral("P");
    QTest::newRow("nobody") << QStringLiteral("xyz") << QString();
}

void TestConversations::findsByPartOfANameOrNumber()
{
    QFETCH(QString, search);
    QFETCH(QString, found);
    StoreFixture fixture;
    QHash<ConversationId, QChar> letters;
    const auto add = [&](QChar letter, const QString &number, const QString &name) {
        const ConversationId id = fixture.conversation(number, noon, name);
        letters.insert(id, letter);
        return id;
    };
    add(u'J', QStringLiteral("+4915112345678"), QStringLiteral("Jürgen Müller"));
    const ConversationId closed = add(u'L', QStringLiteral("+4915199999999"), QStringLiteral("Людмила"));
    add(u'P', QStringLiteral("+15550001111"), QStringLiteral("100% _Pure_"));
    add(u'E', QStringLiteral("22395"), QStringLiteral("1000"));
    QVERIFY(fixture.write([=](Transaction &t) { return setState(t, closed, ConversationState::Closed, noon); })
                .has_value());
    QString letter;
    for (const Conversation &row : paged(fixture, {Queue::Open, {}, search}, 2))
        letter.append(letters.value(row.id));
    std::ranges::sort(letter);
    QCOMPARE(letter, found);
}

void TestConversations::showsOneSenderAlone()
{
    StoreFixture fixture;
    const SenderId second = fixture.sender(QStringLiteral("+15005550007"));
    fixture.insert(inbound(fixture.conversation(), QStringLiteral("x")));
    const ConversationId theirs
        = fixture
              .write([=](Transaction &t) {
                  return ensureConversation(t, second, {Channel::Sms, QStringLiteral("+15550001111")}, QString(), noon);
              })
              .value();
    fixture.insert(inbound(theirs, QStringLiteral("x")));
    for (const Queue queue : {Queue::Open, Queue::Waiting}) {
        const QList<Conversation> rows = paged(fixture, {queue, second, QString()}, 10);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().id, theirs);
        QCOMPARE(rows.first().senderAddress.user, QStringLiteral("+15005550007"));
        QCOMPARE(paged(fixture, {queue, {}, QString()}, 10).size(), 2);
    }
}

void TestConversations::listsConversationsOfUnconfirmedSenders()
{
    StoreFixture fixture;
    fixture.conversation();
    const ConversationFilter unconfirmed{Queue::Unconfirmed, {}, QString()};
    QVERIFY(paged(fixture, unconfirmed, 10).isEmpty());
    Sender sender;
    sender.address = {Channel::Sms, QStringLiteral("+15005550009")};
    sender.isConfirmed = false;
    const ConversationId id
        = fixture
              .write([sender](Transaction &t) -> Result<ConversationId> {
                  const auto made = insertSender(t, sender);
                  if (!made)
                      return std::unexpected(made.error());
                  return ensureConversation(t, *made, {Channel::Sms, QStringLiteral("+15550001111")}, QString(), noon);
              })
              .value();
    const QList<Conversation> rows = paged(fixture, unconfirmed, 10);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().id, id);
}

void TestConversations::countsTheQueues()
{
    StoreFixture fixture;
    fill(fixture);
    fixture.insert(outbound(fixture.conversation(QStringLiteral("+491510001")), QStringLiteral("x")));
    const auto counts = fixture.read([](const Snapshot &s) { return queueCounts(s); });
    QVERIFY(counts.has_value());
    QCOMPARE(counts->waiting, 30);
    QCOMPARE(counts->open, 31);
    QCOMPARE(counts->snoozed, 10);
    QCOMPARE(counts->closed, 20);
    QCOMPARE(counts->liveCalls, 12);
    QCOMPARE(counts->unread, 40); // Closing is reading.
    QCOMPARE(counts->outbox, 1);
}

void TestConversations::notesNoChangeWhenNothingChanged()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation(QStringLiteral("+4915112345678"), noon, QStringLiteral("Ada"));
    const ContactId contact = fixture.conversationNow(id).contact;
    const auto all = [id, contact](Transaction &t) -> Done {
        for (const Done &done :
             {setState(t, id, ConversationState::Open, noon + 1), setDraft(t, id, QStringLiteral("d")),
              setReadUpTo(t, id, 0), setContactName(t, contact, QStringLiteral("A"))}) {
            if (!done)
                return done;
        }
        return {};
    };
    const qint64 before = fixture.store().lastEvent();
    QVERIFY(fixture.write(all).has_value());
    QCOMPARE(fixture.store().lastEvent(), before + 2);
    QVERIFY(fixture.write(all).has_value());
    fixture.conversation(QStringLiteral("+4915112345678"), noon, QStringLiteral("Ada"));
    QCOMPARE(fixture.store().lastEvent(), before + 2);
    const Done unknown = fixture.write([](Transaction &t) { return setDraft(t, {4711}, QStringLiteral("x")); });
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestConversations)
#include "tst_conversations.moc"
