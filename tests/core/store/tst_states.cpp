// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/contactdetails.h"
#include "core/store/labels.h"
#include "core/store/ledgers.h"
#include "core/store/states.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 minute = 60'000;

} // namespace

class TestStates : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void keepsAMessageInEveryStance_data();
    void keepsAMessageInEveryStance();
    void endsTheWaitOfWhoOptsOut();
    void remembersUntilWhenItIsSnoozed();
    void numbersSessionsWithTheirWords();
    void findsWhatIsDue();
    void returnsToTheQueueOncePerWait();
    void closesSilentOnesOnlyWhenNobodyWaits();
    void putsBackAsItStood_data();
    void putsBackAsItStood();
    void leavesAloneWhatChangedSince();
    void spellsALabelOneWay();
    void refusesAnEmptyLabel();
    void pagesOneLabelAndByWaiting();
    void unblocksAsItBlocks();
    void mergesAndPartsContacts();
    void proposesWhoHasTheSameFullName();
};

namespace {

Result<ConversationStep> apply(StoreFixture &fixture, ConversationId id, ConversationEvent event, qint64 at,
                               const EventDetail &detail = {})
{
    return fixture.write([=](Transaction &t) { return applyEvent(t, id, event, at, detail); });
}

Standing standing(StoreFixture &fixture, ConversationId id)
{
    return fixture.read([id](const Snapshot &s) { return standingOf(s, id); }).value();
}

Done block(StoreFixture &fixture, ConversationId id, bool isBlocked, qint64 at)
{
    const ContactId contact = fixture.conversationNow(id).contact;
    return fixture.write([=](Transaction &t) { return setBlocked(t, contact, isBlocked, at); });
}

Done optOut(StoreFixture &fixture, ConversationId id, bool isOptedOut, qint64 at)
{
    const Conversation now = fixture.conversationNow(id);
    return fixture.write([=](Transaction &t) {
        return appendOptOut(t, {now.sender, now.contactAddress, isOptedOut, QStringLiteral("SMtest"), at});
    });
}

Done setRules(StoreFixture &fixture, int closeAfterHours, int returnAfterMinutes)
{
    const SenderId id = fixture.sender();
    return fixture.write([=](Transaction &t) -> Done {
        const auto known = senderById(t, id);
        if (!known || !*known)
            return failure(ErrorKind::NotFound, {});
        Sender sender = **known;
        sender.closeAfterHours = closeAfterHours;
        sender.returnAfterMinutes = returnAfterMinutes;
        return updateSender(t, sender);
    });
}

QStringList labels(StoreFixture &fixture, ConversationId id)
{
    return fixture.conversationNow(id).labels;
}

} // namespace

void TestStates::keepsAMessageInEveryStance_data()
{
    QTest::addColumn<ConversationState>("state");
    QTest::addColumn<QString>("stance");
    QTest::addColumn<ConversationState>("after");
    QTest::addColumn<bool>("waits");
    QTest::addColumn<int>("unread");
    QTest::addColumn<int>("session");
    using enum ConversationState;
    const QString plain;
    const QString optedOut = QStringLiteral("opted out");
    const QString blocked = QStringLiteral("blocked");
    QTest::newRow("open") << Open << plain << Open << true << 1 << 1;
    QTest::newRow("snoozed") << Snoozed << plain << Open << true << 1 << 1;
    QTest::newRow("closed") << Closed << plain << Open << true << 1 << 2;
    QTest::newRow("open, opted out") << Open << optedOut << Open << false << 1 << 1;
    QTest::newRow("snoozed, opted out") << Snoozed << optedOut << Open << false << 1 << 1;
    QTest::newRow("closed, opted out") << Closed << optedOut << Open << false << 1 << 2;
    QTest::newRow("open, blocked") << Open << blocked << Open << false << 0 << 2;
    QTest::newRow("snoozed, blocked") << Snoozed << blocked << Snoozed << false << 0 << 2;
    QTest::newRow("closed, blocked") << Closed << blocked << Closed << false << 0 << 1;
}

void TestStates::keepsAMessageInEveryStance()
{
    QFETCH(ConversationState, state);
    QFETCH(QString, stance);
    QFETCH(ConversationState, after);
    QFETCH(bool, waits);
    QFETCH(int, unread);
    QFETCH(int, session);
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    if (stance == u"opted out")
        QVERIFY(optOut(fixture, id, true, noon));
    if (stance == u"blocked")
        QVERIFY(block(fixture, id, true, noon));
    QVERIFY(fixture.write([=](Transaction &t) { return setState(t, id, state, noon + 1); }));
    fixture.insert(inbound(id, QStringLiteral("Hello?"), noon + 2));
    const Conversation now = fixture.conversationNow(id);
    QCOMPARE(now.messageCount, 1);
    QCOMPARE(now.last.body, QStringLiteral("Hello?"));
    QCOMPARE(now.state, after);
    QCOMPARE(now.waitingSince, waits ? noon + 2 : 0);
    QCOMPARE(now.unread, unread);
    QCOMPARE(now.session, session);
    QCOMPARE(fixture.read([](const Snapshot &s) { return queueCounts(s); })->waiting, waits ? 1 : 0);
}

void TestStates::endsTheWaitOfWhoOptsOut()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    fixture.insert(inbound(id, QStringLiteral("STOP"), noon));
    QVERIFY(optOut(fixture, id, true, noon));
    QCOMPARE(fixture.conversationNow(id).waitingSince, 0);
    QCOMPARE(fixture.conversationNow(id).unread, 1);
    fixture.insert(inbound(id, QStringLiteral("START"), noon + 1));
    QVERIFY(optOut(fixture, id, false, noon + 1));
    fixture.insert(inbound(id, QStringLiteral("Anybody there?"), noon + 2));
    QCOMPARE(fixture.conversationNow(id).waitingSince, noon + 2);
}

void TestStates::remembersUntilWhenItIsSnoozed()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    QVERIFY(apply(fixture, id, ConversationEvent::Snoozed, noon, {noon + hour}));
    QCOMPARE(fixture.conversationNow(id).snoozedUntil, noon + hour);
    QVERIFY(apply(fixture, id, ConversationEvent::Snoozed, noon, {noon + 2 * hour}));
    QCOMPARE(fixture.conversationNow(id).snoozedUntil, noon + 2 * hour);
    fixture.insert(inbound(id, QStringLiteral("x"), noon + 1));
    QCOMPARE(fixture.conversationNow(id).snoozedUntil, 0);
}

void TestStates::numbersSessionsWithTheirWords()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    fixture.insert(inbound(id, QStringLiteral("Where is it?"), noon));
    QVERIFY(apply(fixture, id, ConversationEvent::Closed, noon + 10, {0, QStringLiteral("Delivery"), {}}));
    QVERIFY(apply(fixture, id, ConversationEvent::Closed, noon + 11,
                  {0, QStringLiteral("Delivery"), QStringLiteral("Solved")}));
    fixture.insert(inbound(id, QStringLiteral("Again"), noon + 20));
    const auto sessions = fixture.read([id](const Snapshot &s) { return sessionsOf(s, id); });
    QVERIFY(sessions);
    QCOMPARE(sessions->size(), 2);
    const ConversationSession second{2, noon + 20, 0, {}, {}, 2};
    const ConversationSession first{1, noon, noon + 10, QStringLiteral("Delivery"), QStringLiteral("Solved"), 1};
    QVERIFY(sessions->at(0) == second);
    QVERIFY(sessions->at(1) == first);
    const auto words = fixture.read([](const Snapshot &s) { return closingWords(s, 10); });
    QVERIFY(words);
    QCOMPARE(words->topics, QStringList{QStringLiteral("Delivery")});
    QCOMPARE(words->outcomes, QStringList{QStringLiteral("Solved")});
}

void TestStates::findsWhatIsDue()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    const auto next = [&] { return fixture.read([](const Snapshot &s) { return nextDue(s); }).value(); };
    const auto due = [&](qint64 at) {
        return fixture.read([at](const Snapshot &s) { return dueConversations(s, at, 9); }).value();
    };
    QCOMPARE(next(), 0);
    QVERIFY(apply(fixture, id, ConversationEvent::Snoozed, noon, {noon + hour}));
    QCOMPARE(next(), noon + hour);
    QVERIFY(due(noon + hour - 1).isEmpty());
    QCOMPARE(due(noon + hour), QList<ConversationId>{id});
    QVERIFY(apply(fixture, id, ConversationEvent::TimeCame, noon + hour));
    QCOMPARE(fixture.conversationNow(id).state, ConversationState::Open);
    QCOMPARE(next(), 0);
    // Until they reply: no time is.
    QVERIFY(apply(fixture, id, ConversationEvent::Snoozed, noon));
    QCOMPARE(next(), 0);
}

void TestStates::returnsToTheQueueOncePerWait()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    QVERIFY(setRules(fixture, 0, 30));
    fixture.insert(outbound(id, QStringLiteral("Welcome"), noon - 1));
    fixture.insert(inbound(id, QStringLiteral("Hello?"), noon));
    fixture.insert(inbound(id, QStringLiteral("Anybody?"), noon + minute));
    QVERIFY(fixture.write([=](Transaction &t) { return setReadUpTo(t, id, 3); }));
    const auto next = [&] { return fixture.read([](const Snapshot &s) { return nextDue(s); }).value(); };
    const auto overdue = [&](qint64 at) {
        return fixture.read([at](const Snapshot &s) { return overdueConversations(s, at, 9); }).value();
    };
    QCOMPARE(next(), noon + 30 * minute);
    QVERIFY(overdue(noon + 30 * minute - 1).isEmpty());
    QCOMPARE(overdue(noon + 30 * minute), QList<ConversationId>{id});
    const auto step = apply(fixture, id, ConversationEvent::AnswerOverdue, noon + 30 * minute);
    QVERIFY(step && step->notifies);
    QCOMPARE(fixture.conversationNow(id).unread, 2);
    QCOMPARE(fixture.conversationNow(id).readUpTo, 1);
    QVERIFY(overdue(noon + 99 * minute).isEmpty());
    QCOMPARE(next(), 0);
    fixture.insert(outbound(id, QStringLiteral("Here I am"), noon + 100 * minute));
    fixture.insert(inbound(id, QStringLiteral("At last"), noon + 101 * minute));
    QCOMPARE(next(), noon + 131 * minute);
}

void TestStates::closesSilentOnesOnlyWhenNobodyWaits()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    QVERIFY(setRules(fixture, 24, 0));
    fixture.insert(inbound(id, QStringLiteral("Hello?"), noon));
    const auto next = [&] { return fixture.read([](const Snapshot &s) { return nextDue(s); }).value(); };
    const auto silent = [&](qint64 at) {
        return fixture.read([at](const Snapshot &s) { return silentConversations(s, at, 9); }).value();
    };
    QVERIFY(silent(noon + 99 * hour).isEmpty());
    fixture.insert(outbound(id, QStringLiteral("Done"), noon + hour));
    QCOMPARE(next(), noon + 25 * hour);
    QVERIFY(silent(noon + 25 * hour - 1).isEmpty());
    QCOMPARE(silent(noon + 25 * hour), QList<ConversationId>{id});
    // One that came back just now is not silent yet.
    QVERIFY(apply(fixture, id, ConversationEvent::Snoozed, noon + 2 * hour, {noon + 50 * hour}));
    QVERIFY(silent(noon + 49 * hour).isEmpty());
    QVERIFY(apply(fixture, id, ConversationEvent::TimeCame, noon + 50 * hour));
    QVERIFY(silent(noon + 50 * hour).isEmpty());
    QCOMPARE(next(), noon + 74 * hour);
}

void TestStates::putsBackAsItStood_data()
{
    QTest::addColumn<ConversationState>("before");
    QTest::addColumn<ConversationState>("after");
    using enum ConversationState;
    QTest::newRow("closed") << Open << Closed;
    QTest::newRow("snoozed") << Open << Snoozed;
    QTest::newRow("closed out of a snooze") << Snoozed << Closed;
    QTest::newRow("woken") << Snoozed << Open;
    QTest::newRow("reopened") << Closed << Open;
    QTest::newRow("snoozed out of the closed ones") << Closed << Snoozed;
}

void TestStates::putsBackAsItStood()
{
    QFETCH(ConversationState, before);
    QFETCH(ConversationState, after);
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    fixture.insert(inbound(id, QStringLiteral("Hello?"), noon));
    const auto set = [&](ConversationState state, qint64 at) {
        return fixture.write([=](Transaction &t) { return setState(t, id, state, at); });
    };
    QVERIFY(set(before, noon + 1));
    const Conversation former = fixture.conversationNow(id);
    const auto sessions = fixture.read([id](const Snapshot &s) { return sessionsOf(s, id); }).value();
    const Standing stood = standing(fixture, id);
    QVERIFY(set(after, noon + 2));
    const Standing stands = standing(fixture, id);
    QCOMPARE(fixture.write([=](Transaction &t) { return restore(t, stood, stands, noon + 3); }).value(), true);
    QVERIFY(fixture.conversationNow(id) == former);
    QVERIFY(fixture.read([id](const Snapshot &s) { return sessionsOf(s, id); }).value() == sessions);
}

void TestStates::leavesAloneWhatChangedSince()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    const Standing stood = standing(fixture, id);
    QVERIFY(apply(fixture, id, ConversationEvent::Closed, noon));
    const Standing stands = standing(fixture, id);
    fixture.insert(inbound(id, QStringLiteral("Again"), noon + 5));
    QCOMPARE(fixture.write([=](Transaction &t) { return restore(t, stood, stands, noon + 6); }).value(), false);
    QCOMPARE(fixture.conversationNow(id).session, 2);
}

void TestStates::spellsALabelOneWay()
{
    StoreFixture fixture;
    const ConversationId one = fixture.conversation();
    const ConversationId two = fixture.conversation(QStringLiteral("+4915187654321"));
    const auto add = [&](ConversationId id, const QString &label) {
        return fixture.write([=](Transaction &t) { return addLabel(t, id, label); }).has_value();
    };
    QVERIFY(add(one, QStringLiteral(" Refund ")));
    QVERIFY(add(two, QStringLiteral("refund")));
    QVERIFY(add(two, QStringLiteral("REFUND")));
    QVERIFY(add(two, QStringLiteral("angry")));
    QCOMPARE(labels(fixture, one), QStringList{QStringLiteral("Refund")});
    QCOMPARE(labels(fixture, two), (QStringList{QStringLiteral("angry"), QStringLiteral("Refund")}));
    QVERIFY(apply(fixture, one, ConversationEvent::Closed, noon));
    const auto counts = fixture.read([](const Snapshot &s) { return labelCounts(s); }).value();
    QVERIFY((counts == QList<LabelCount>{{QStringLiteral("angry"), 1}, {QStringLiteral("Refund"), 1}}));
    QVERIFY(fixture.write([=](Transaction &t) { return removeLabel(t, two, QStringLiteral("Refund")); }));
    QCOMPARE(labels(fixture, two), QStringList{QStringLiteral("angry")});
}

void TestStates::refusesAnEmptyLabel()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    for (const QString &label : {QStringLiteral(" \n"), QString(longestLabel + 1, u'x')}) {
        const Done done = fixture.write([=](Transaction &t) { return addLabel(t, id, label); });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Invalid);
    }
}

void TestStates::pagesOneLabelAndByWaiting()
{
    StoreFixture fixture;
    QList<ConversationId> ids;
    for (int n = 0; n < 6; ++n) {
        const ConversationId id
            = fixture.conversation(QStringLiteral("+4915100%1").arg(n, 4, 10, QLatin1Char('0')), noon);
        ids.append(id);
        // 0 waits longest and spoke last; 1 and 3 and 5 wait for nothing.
        if (n % 2 == 0)
            fixture.insert(inbound(id, QStringLiteral("x"), noon + n));
        fixture.insert(n % 2 == 0 ? inbound(id, QStringLiteral("y"), noon + 100 - n)
                                  : outbound(id, QStringLiteral("y"), noon + 100 - n));
        QVERIFY(fixture.write([=](Transaction &t) { return addLabel(t, id, QStringLiteral("all")); }));
    }
    QVERIFY(apply(fixture, ids.at(5), ConversationEvent::Closed, noon + 200));
    const auto paged = [&](const ConversationFilter &filter, int limit) {
        QList<ConversationId> found;
        std::optional<Conversation> last;
        while (true) {
            const auto page = fixture.read([=](const Snapshot &s) { return conversationPage(s, filter, last, limit); });
            if (!page || page->isEmpty())
                return found;
            for (const Conversation &row : *page)
                found.append(row.id);
            last = page->last();
        }
    };
    ConversationFilter labelled;
    labelled.label = QStringLiteral("all");
    ConversationFilter open;
    open.order = ConversationFilter::Order::Waiting;
    ConversationFilter labelledByWait = labelled;
    labelledByWait.order = ConversationFilter::Order::Waiting;
    for (const int limit : {1, 2, 10}) {
        QCOMPARE(paged(labelled, limit), ids);
        QCOMPARE(paged(open, limit), (QList{ids.at(0), ids.at(2), ids.at(4), ids.at(1), ids.at(3)}));
        QCOMPARE(paged(labelledByWait, limit),
                 (QList{ids.at(0), ids.at(2), ids.at(4), ids.at(1), ids.at(3), ids.at(5)}));
    }
}

void TestStates::unblocksAsItBlocks()
{
    StoreFixture fixture;
    const QString number = QStringLiteral("+4915112345678");
    const ConversationId id = fixture.conversation(number);
    fixture.insert(inbound(id, QStringLiteral("Hello?"), noon));
    const auto isBlockedNow = [&](Channel channel) {
        return fixture.read([=](const Snapshot &s) { return isBlocked(s, {channel, number}); }).value();
    };
    QVERIFY(!isBlockedNow(Channel::Sms));
    QVERIFY(block(fixture, id, true, noon + 1));
    QVERIFY(isBlockedNow(Channel::Sms));
    QVERIFY(isBlockedNow(Channel::Voice));
    QVERIFY(isBlockedNow(Channel::WhatsApp));
    QVERIFY(fixture.conversationNow(id).isBlocked);
    QCOMPARE(fixture.conversationNow(id).state, ConversationState::Closed);
    QCOMPARE(fixture.conversationNow(id).unread, 0);
    // Another sender of ours hears them as little.
    const SenderId other = fixture.sender(QStringLiteral("+15005550007"));
    const ConversationId second
        = fixture
              .write([=](Transaction &t) { return ensureConversation(t, other, {Channel::Sms, number}, {}, noon + 2); })
              .value();
    fixture.insert(inbound(second, QStringLiteral("Hello?"), noon + 3));
    QVERIFY(fixture.conversationNow(second).isBlocked);
    QCOMPARE(fixture.conversationNow(second).unread, 0);
    QVERIFY(block(fixture, id, false, noon + 4));
    QVERIFY(!isBlockedNow(Channel::Sms));
    fixture.insert(inbound(id, QStringLiteral("Me again"), noon + 5));
    QCOMPARE(fixture.conversationNow(id).state, ConversationState::Open);
    QCOMPARE(fixture.conversationNow(id).unread, 1);
    QCOMPARE(fixture.conversationNow(id).waitingSince, noon + 5);
}

void TestStates::mergesAndPartsContacts()
{
    StoreFixture fixture;
    const ConversationId one
        = fixture.conversation(QStringLiteral("+4915112345678"), noon, QStringLiteral("Ada Lovelace"));
    const ConversationId two = fixture.conversation(QStringLiteral("+447700900123"), noon, QStringLiteral("ada99"));
    const ContactId ada = fixture.conversationNow(one).contact;
    const ContactId other = fixture.conversationNow(two).contact;
    fixture.insert(inbound(two, QStringLiteral("Hello?"), noon));
    QVERIFY(block(fixture, one, true, noon));
    QVERIFY(fixture.write([=](Transaction &t) { return mergeContacts(t, ada, other, noon); }));
    QCOMPARE(fixture.conversationNow(two).contact, ada);
    QCOMPARE(fixture.conversationNow(two).contactName, QStringLiteral("Ada Lovelace"));
    QVERIFY(fixture.conversationNow(two).isBlocked);
    QCOMPARE(fixture.conversationNow(two).waitingSince, 0);
    QCOMPARE(fixture.conversationNow(two).unread, 0);
    const auto details = fixture.read([one](const Snapshot &s) { return contactDetails(s, one); });
    QVERIFY(details);
    QCOMPARE(details->addresses.size(), 2);
    QCOMPARE(details->mergedWith, QStringLiteral("ada99"));
    ConversationFilter search;
    search.search = QStringLiteral("7700900123");
    const auto found = fixture.read([=](const Snapshot &s) { return conversationPage(s, search, std::nullopt, 9); });
    QCOMPARE(found->size(), 2);
    QVERIFY(!fixture.write([=](Transaction &t) { return mergeContacts(t, ada, ada, noon); }));
    QVERIFY(fixture.write([=](Transaction &t) { return partContacts(t, ada, noon); }));
    QCOMPARE(fixture.conversationNow(two).contact, other);
    QCOMPARE(fixture.conversationNow(two).contactName, QStringLiteral("ada99"));
    QVERIFY(!fixture.conversationNow(two).isBlocked);
    const Done again = fixture.write([=](Transaction &t) { return partContacts(t, ada, noon); });
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::NotFound);
}

void TestStates::proposesWhoHasTheSameFullName()
{
    StoreFixture fixture;
    const QString name = QStringLiteral("Ada Lovelace");
    const ConversationId one = fixture.conversation(QStringLiteral("+4915112345678"), noon, name);
    const ConversationId two = fixture.conversation(QStringLiteral("+447700900123"), noon, name);
    fixture.conversation(QStringLiteral("+447700900124"), noon, QStringLiteral("Ada"));
    fixture.conversation(QStringLiteral("+447700900125"), noon, QStringLiteral("Ada"));
    const auto proposals = [&](ConversationId id) {
        return fixture.read([id](const Snapshot &s) { return contactDetails(s, id); }).value().proposals;
    };
    QCOMPARE(proposals(one).size(), 1);
    QCOMPARE(proposals(one).first().contact, fixture.conversationNow(two).contact);
    const ConversationId single = fixture.conversation(QStringLiteral("+447700900124"));
    QVERIFY(proposals(single).isEmpty());
    // Nothing happens by itself.
    QVERIFY(fixture.conversationNow(one).contact != fixture.conversationNow(two).contact);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestStates)
#include "tst_states.moc"
