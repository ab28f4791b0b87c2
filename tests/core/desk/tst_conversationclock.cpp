// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/conversationclock.h"

#include "core/base/clock.h"
#include "core/desk/conversationacts.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr ClockPace quick{10, 200};

} // namespace

class TestConversationClock final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void wakesASnoozedOneWhenItsTimeComes();
    void wakesWhatFellDueWhileTheProgramWasOff();
    void leavesAloneWhatWaitsForAReply();
    void followsARuleThatIsSetLater_data();
    void followsARuleThatIsSetLater();
    void handlesManyAtOnce();

private:
    ConversationId conversation(const QString &contact, Direction last, qint64 at);
    Done setRules(int closeAfterHours, int returnAfterMinutes);
    QStringList done();

    std::unique_ptr<DeskTest> m_desk;
    SenderId m_sender;
};

void TestConversationClock::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_sender = m_desk->addSender(QStringLiteral("+15005550006"));
}

void TestConversationClock::cleanup()
{
    m_desk.reset();
}

/// One whose only row is that old.
ConversationId TestConversationClock::conversation(const QString &contact, Direction last, qint64 at)
{
    return resultOf(m_desk->store().write([=, this](store::Transaction &transaction) -> Result<ConversationId> {
               const auto id = store::ensureConversation(transaction, m_sender, {Channel::Sms, contact}, {}, at);
               if (!id)
                   return id;
               Message row;
               row.conversation = *id;
               row.direction = last;
               row.author = last == Direction::Outbound ? QStringLiteral("Ann") : QString();
               row.at = at;
               row.status = DeliveryStatus::Received;
               const auto kept = store::insertMessage(transaction, row);
               return kept ? id : std::unexpected(kept.error());
           }))
        .value_or(ConversationId());
}

Done TestConversationClock::setRules(int closeAfterHours, int returnAfterMinutes)
{
    Sender sender = m_desk->sender({Channel::Sms, QStringLiteral("+15005550006")});
    sender.closeAfterHours = closeAfterHours;
    sender.returnAfterMinutes = returnAfterMinutes;
    return resultOf(m_desk->store().write(
        [sender](store::Transaction &transaction) { return store::updateSender(transaction, sender); }));
}

/// What was done by itself, the oldest first.
QStringList TestConversationClock::done()
{
    QStringList actions;
    for (const store::AuditEntry &entry : m_desk->audit()) {
        if (entry.actor == u"auto")
            actions.prepend(entry.action);
    }
    return actions;
}

void TestConversationClock::wakesASnoozedOneWhenItsTimeComes()
{
    ConversationClock clock(m_desk->store(), quick);
    clock.start();
    const ConversationId id = conversation(QStringLiteral("+4915112345678"), Direction::Outbound, utcNow());
    ConversationActs acts(m_desk->store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(acts.snooze({id}, utcNow() + 300)));
    QCOMPARE(m_desk->conversation(id).state, ConversationState::Snoozed);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->conversation(id).state, ConversationState::Open, patienceMs);
    QCOMPARE(done(), QStringList{QStringLiteral("conversation.wake")});
    const auto events = resultOf(
        m_desk->store().read([](const store::Snapshot &snapshot) { return store::eventsAfter(snapshot, 0, 99); }));
    QCOMPARE(toString(events->last().kind), toString(EventKind::ConversationReturned));
    QCOMPARE(events->last().conversation, id);
}

void TestConversationClock::wakesWhatFellDueWhileTheProgramWasOff()
{
    const ConversationId id = conversation(QStringLiteral("+4915112345678"), Direction::Outbound, utcNow());
    const auto snoozed = m_desk->store().write([id](store::Transaction &transaction) {
        return store::applyEvent(transaction, id, ConversationEvent::Snoozed, utcNow() - 2 * hour, {utcNow() - hour});
    });
    QVERIFY(resultOf(snoozed));
    m_desk->reopen();
    ConversationClock clock(m_desk->store(), quick);
    clock.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->conversation(id).state, ConversationState::Open, patienceMs);
}

void TestConversationClock::leavesAloneWhatWaitsForAReply()
{
    const ConversationId waits = conversation(QStringLiteral("+4915112345678"), Direction::Outbound, utcNow());
    const ConversationId due = conversation(QStringLiteral("+4915112345679"), Direction::Outbound, utcNow());
    ConversationActs acts(m_desk->store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(acts.snooze({waits}, 0)));
    QVERIFY(resultOf(acts.snooze({due}, utcNow() + 100)));
    ConversationClock clock(m_desk->store(), quick);
    clock.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->conversation(due).state, ConversationState::Open, patienceMs);
    QCOMPARE(m_desk->conversation(waits).state, ConversationState::Snoozed);
}

void TestConversationClock::followsARuleThatIsSetLater_data()
{
    QTest::addColumn<Direction>("last");
    QTest::addColumn<int>("closeAfterHours");
    QTest::addColumn<int>("returnAfterMinutes");
    QTest::addColumn<QString>("action");
    QTest::addColumn<ConversationState>("after");
    QTest::newRow("nobody said a word") << Direction::Outbound << 2 << 0 << QStringLiteral("conversation.close")
                                        << ConversationState::Closed;
    QTest::newRow("nobody answered") << Direction::Inbound << 2 << 30 << QStringLiteral("conversation.return")
                                     << ConversationState::Open;
}

void TestConversationClock::followsARuleThatIsSetLater()
{
    QFETCH(Direction, last);
    QFETCH(int, closeAfterHours);
    QFETCH(int, returnAfterMinutes);
    QFETCH(QString, action);
    QFETCH(ConversationState, after);
    const ConversationId id = conversation(QStringLiteral("+4915112345678"), last, utcNow() - 3 * hour);
    QVERIFY(resultOf(m_desk->store().write(
        [id](store::Transaction &transaction) { return store::setReadUpTo(transaction, id, 1); })));
    ConversationClock clock(m_desk->store(), quick);
    clock.start();
    QVERIFY(setRules(closeAfterHours, returnAfterMinutes));
    QTRY_COMPARE_WITH_TIMEOUT(done(), QStringList{action}, patienceMs);
    QCOMPARE(m_desk->conversation(id).state, after);
    QCOMPARE(m_desk->conversation(id).unread, last == Direction::Inbound ? 1 : 0);
}

void TestConversationClock::handlesManyAtOnce()
{
    static constexpr int many = 250;
    for (int n = 0; n < many; ++n)
        conversation(QStringLiteral("+4915100%1").arg(n, 4, 10, QLatin1Char('0')), Direction::Outbound,
                     utcNow() - 3 * hour);
    QVERIFY(setRules(1, 0));
    ConversationClock clock(m_desk->store(), quick);
    clock.start();
    const auto closed = [this] {
        return resultOf(
                   m_desk->store().read([](const store::Snapshot &snapshot) { return store::queueCounts(snapshot); }))
            .value_or(QueueCounts())
            .closed;
    };
    QTRY_COMPARE_WITH_TIMEOUT(closed(), many, patienceMs);
}

QTEST_GUILESS_MAIN(TestConversationClock)
#include "tst_conversationclock.moc"
