// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callacts.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/randomtoken.h"
#include "core/store/calls.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/twilio/addresses.h"

namespace patchcord::desk {

namespace {

using store::Transaction;

/// Who acts, and when: the same however often the unit of work runs.
struct Act
{
    QString agent;
    qint64 at = 0;
    QString action;
};

QString overWords()
{
    return CallActs::tr("This call is over.");
}

QString takenWords(const Call &call)
{
    if (isOver(call.status))
        return overWords();
    if (call.handling == CallHandling::Phone && !call.handledBy.isEmpty())
        return CallActs::tr("%1 has taken this call.").arg(call.handledBy);
    return CallActs::tr("This call is not ringing any more.");
}

/// Writes the change with its audit row.
Result<CallTurn> act(Transaction &transaction, const Act &done, const Message &row, const Call &after)
{
    const auto turn = changeCall(transaction, row, after);
    if (!turn)
        return turn;
    const Done noted
        = store::appendAudit(transaction, {done.at, done.agent, done.action, row.conversation, row.id, {}});
    return noted ? turn : std::unexpected(noted.error());
}

Result<CallTurn> take(Transaction &transaction, const Act &done, MessageId id, const QString &room)
{
    const auto row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    Call call = row->call.value_or(Call());
    if (row->direction != Direction::Inbound || phaseOf(call) != CallPhase::Ringing)
        return failure(ErrorKind::Conflict, takenWords(call));
    call.handling = CallHandling::Phone;
    call.handledBy = done.agent;
    // A room of its own for each try: what is still told of an earlier one is about nothing then.
    call.room = room;
    call.agentSid.clear();
    call.agentStatus = CallStatus::Queued;
    return act(transaction, done, *row, call);
}

Result<CallTurn> handOver(Transaction &transaction, const Act &done, MessageId id, CallHandling handling)
{
    const auto row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    Call call = row->call.value_or(Call());
    const CallPhase phase = phaseOf(call);
    if (row->direction != Direction::Inbound || (phase != CallPhase::Ringing && phase != CallPhase::Connecting))
        return failure(ErrorKind::Conflict, takenWords(call));
    call.handling = handling;
    call.handledBy = done.agent;
    auto turn = act(transaction, done, *row, call);
    if (turn && handling == CallHandling::Declined)
        turn->steps.append({CallStep::Kind::End, id, call.sid});
    return turn;
}

/// That the legs end comes back from Twilio; only a call without any has ended with the agent's word.
Result<CallTurn> end(Transaction &transaction, const Act &done, MessageId id)
{
    const auto row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    Call call = row->call.value_or(Call());
    if (isOver(call.status))
        return failure(ErrorKind::Conflict, overWords());
    if (call.sid.isEmpty()) {
        call.status = CallStatus::Canceled;
        call.endedAt = done.at;
    }
    auto turn = act(transaction, done, *row, call);
    if (!turn)
        return turn;
    turn->steps.clear();
    for (const QString &leg : {call.sid, call.agentSid}) {
        if (!leg.isEmpty())
            turn->steps.append({CallStep::Kind::End, id, leg});
    }
    return turn;
}

Message outboundRow(const Act &done, const Sender &sender, const Address &customer, ConversationId conversation,
                    const QString &room)
{
    Call call;
    call.status = CallStatus::Queued;
    call.startedAt = done.at;
    call.handling = CallHandling::Phone;
    call.handledBy = done.agent;
    call.room = room;
    Message row;
    row.conversation = conversation;
    row.kind = MessageKind::Call;
    row.direction = Direction::Outbound;
    row.channel = Channel::Voice;
    row.from = sender.address.user;
    row.to = customer.user;
    row.status = DeliveryStatus::Sent;
    row.at = done.at;
    row.author = done.agent;
    row.call = call;
    return row;
}

Done checkCustomer(const Sender &sender, const Address &customer)
{
    if (sender.address.channel != Channel::Sms || twilio::formOf(sender.address) != twilio::AddressForm::Number)
        return failure(ErrorKind::Invalid,
                       CallActs::tr("This sender cannot make calls. Choose one with a phone number."));
    if (twilio::formOf(customer) == twilio::AddressForm::Withheld)
        return failure(ErrorKind::Invalid, CallActs::tr("This caller withheld the number, so nobody can call back."));
    if (twilio::formOf(customer) != twilio::AddressForm::Number)
        return failure(ErrorKind::Invalid, CallActs::tr("This is no phone number that can be called."));
    return {};
}

Result<CallTurn> dial(Transaction &transaction, const Act &done, SenderId senderId, const Address &customer,
                      const QString &room)
{
    const auto sender = store::senderById(transaction, senderId);
    if (!sender)
        return std::unexpected(sender.error());
    if (!*sender)
        return failure(ErrorKind::NotFound, CallActs::tr("This sender is not there any more. Choose another one."));
    if (const Done checked = checkCustomer(**sender, customer); !checked)
        return std::unexpected(checked.error());
    const auto conversation = store::ensureConversation(transaction, senderId, customer, {}, done.at);
    if (!conversation)
        return std::unexpected(conversation.error());
    // To call somebody opens their conversation again, as writing to them does.
    if (const Done opened = store::setState(transaction, *conversation, ConversationState::Open, done.at); !opened)
        return std::unexpected(opened.error());
    Message row = outboundRow(done, **sender, customer, *conversation, room);
    const auto kept = store::insertMessage(transaction, row);
    if (!kept)
        return std::unexpected(kept.error());
    row.id = kept->id;
    const Done noted
        = store::appendAudit(transaction, {done.at, done.agent, done.action, row.conversation, row.id, {}});
    return noted ? Result<CallTurn>(CallTurn{row, {}}) : std::unexpected(noted.error());
}

} // namespace

CallActs::CallActs(store::Store &store, CallDriver &driver, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_driver(driver)
{ }

Done CallActs::checkPhone(const CallAgent &agent) const
{
    if (m_driver.urls().isEmpty())
        return failure(ErrorKind::Refused,
                       tr("Twilio cannot reach this desk to connect calls. Set its public address first."));
    if (agent.phone.isEmpty())
        return failure(ErrorKind::Invalid, tr("Enter your phone's number under Settings, Calls first."));
    return {};
}

QFuture<Done> CallActs::ringPhone(MessageId call, const CallAgent &agent)
{
    if (const Done checked = checkPhone(agent); !checked)
        return readyFuture(checked);
    const QString room = randomToken();
    const Act done{agent.name, utcNow(), QStringLiteral("call.take")};
    const auto taken
        = m_store.write([done, call, room](Transaction &transaction) { return take(transaction, done, call, room); });
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const auto finish = [promise](const Done &outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    whenDone(taken, this, [this, call, room, phone = agent.phone, finish](const Result<CallTurn> &turn) {
        if (!turn)
            return finish(std::unexpected(turn.error()));
        whenDone(m_driver.callAgent(turn->row, phone), this,
                 [this, call, room, finish](const Result<twilio::CallResource> &called) {
                     if (called)
                         return finish({});
                     undoRinging(call, room);
                     finish(std::unexpected(called.error()));
                 });
    });
    return promise->future();
}

/// The phone could not be called: the call rings on. Should it ring after all, it is answered as if nothing had been.
void CallActs::undoRinging(MessageId id, const QString &room)
{
    m_driver.carryOut(m_store.write([id, room](Transaction &transaction) -> Result<CallTurn> {
        const auto row = callRow(transaction, id);
        if (!row)
            return std::unexpected(row.error());
        Call call = row->call.value_or(Call());
        if (call.room != room || call.handling != CallHandling::Phone || call.connectedAt > 0)
            return CallTurn{*row, {}};
        call.handling = CallHandling::None;
        call.handledBy.clear();
        return changeCall(transaction, *row, call);
    }));
}

QFuture<Done> CallActs::sendToVoicemail(MessageId call, const CallAgent &agent)
{
    const Act done{agent.name, utcNow(), QStringLiteral("call.voicemail")};
    return settle(m_store.write(
        [done, call](Transaction &transaction) { return handOver(transaction, done, call, CallHandling::Voicemail); }));
}

QFuture<Done> CallActs::decline(MessageId call, const CallAgent &agent)
{
    const Act done{agent.name, utcNow(), QStringLiteral("call.decline")};
    return settle(m_store.write(
        [done, call](Transaction &transaction) { return handOver(transaction, done, call, CallHandling::Declined); }));
}

QFuture<Done> CallActs::hangUp(MessageId call, const CallAgent &agent)
{
    const Act done{agent.name, utcNow(), QStringLiteral("call.hang-up")};
    return settle(m_store.write([done, call](Transaction &transaction) { return end(transaction, done, call); }));
}

QFuture<Result<ConversationId>> CallActs::call(SenderId sender, const Address &customer, const CallAgent &agent)
{
    using Outcome = Result<ConversationId>;
    if (const Done checked = checkPhone(agent); !checked)
        return readyFuture(Outcome(std::unexpected(checked.error())));
    const Act done{agent.name, utcNow(), QStringLiteral("call.dial")};
    const auto written = m_store.write([done, sender, customer, room = randomToken()](Transaction &transaction) {
        return dial(transaction, done, sender, customer, room);
    });
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    const auto finish = [promise](const Outcome &outcome) {
        promise->addResult(outcome);
        promise->finish();
    };
    m_driver.carryOut(written);
    whenDone(written, this, [this, phone = agent.phone, finish](const Result<CallTurn> &turn) {
        if (!turn)
            return finish(std::unexpected(turn.error()));
        whenDone(m_driver.callAgent(turn->row, phone), this,
                 [this, row = turn->row, finish](const Result<twilio::CallResource> &called) {
                     if (called)
                         return finish(row.conversation);
                     failCall(row.id, called.error());
                     finish(std::unexpected(called.error()));
                 });
    });
    return promise->future();
}

void CallActs::failCall(MessageId id, const Error &error)
{
    if (error.kind == ErrorKind::OutcomeUnknown)
        return; // Twilio's callbacks say whether the phone rings; the driver gives it up when they do not.
    m_driver.carryOut(m_store.write([id, error, now = utcNow()](Transaction &transaction) -> Result<CallTurn> {
        const auto row = callRow(transaction, id);
        if (!row)
            return std::unexpected(row.error());
        Call call = row->call.value_or(Call());
        call.status = CallStatus::Failed;
        call.endedAt = now;
        const Done said = store::setDelivery(transaction, id, DeliveryStatus::Failed, error.code, error.message);
        if (!said)
            return std::unexpected(said.error());
        return changeCall(transaction, *row, call);
    }));
}

QFuture<Done> CallActs::settle(const QFuture<Result<CallTurn>> &turn)
{
    m_driver.carryOut(turn);
    return QFuture(turn).then(
        [](const Result<CallTurn> &kept) -> Done { return kept ? Done() : std::unexpected(kept.error()); });
}

} // namespace patchcord::desk
