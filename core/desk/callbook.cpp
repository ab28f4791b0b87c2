// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callbook.h"

#include "core/desk/senderlookup.h"
#include "core/store/calls.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"

#include <QCoreApplication>
#include <QDateTime>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using twilio::IncomingCall;

/// Our end and theirs, on the channel whose conversation the call belongs to.
struct Ends
{
    Address sender;
    Address contact;
};

Ends endsOf(const IncomingCall &call)
{
    const bool isInbound = call.direction == Direction::Inbound;
    Ends ends{isInbound ? call.to : call.from, isInbound ? call.from : call.to};
    // WhatsApp calls name both ends with the prefix; everything else is the telephone, as texts are.
    const Channel channel = ends.sender.channel == Channel::WhatsApp ? Channel::WhatsApp : Channel::Sms;
    ends.sender.channel = channel;
    ends.contact.channel = channel;
    return ends;
}

Message rowOf(const IncomingCall &call, const QString &room, ConversationId conversation, qint64 at)
{
    const CallNews news = newsOf(call, at);
    Call state;
    state.sid = call.sid;
    state.status = news.status;
    state.startedAt = news.at;
    if (call.direction == Direction::Inbound && !isOver(call.status))
        state.room = room;
    Message row;
    row.conversation = conversation;
    row.kind = MessageKind::Call;
    row.direction = call.direction;
    row.channel = Channel::Voice;
    row.sid = call.sid;
    row.from = call.from.user;
    row.to = call.to.user;
    row.status = call.direction == Direction::Inbound ? DeliveryStatus::Received : DeliveryStatus::Sent;
    row.at = at;
    row.extra = call.extra;
    row.call = mergeCustomerLeg(state, call.direction, news);
    return row;
}

Result<CallTurn> keepNew(Transaction &transaction, const IncomingCall &call, const QString &room, qint64 at)
{
    const Ends ends = endsOf(call);
    const auto sender = ensureSender(transaction, ends.sender);
    if (!sender)
        return std::unexpected(sender.error());
    const auto conversation = store::ensureConversation(transaction, sender->id, ends.contact, {}, at);
    if (!conversation)
        return std::unexpected(conversation.error());
    Message row = rowOf(call, room, *conversation, at);
    const auto kept = store::insertMessage(transaction, row);
    if (!kept)
        return std::unexpected(kept.error());
    row.id = kept->id;
    return CallTurn{row, {}};
}

Result<CallTurn> nothing()
{
    return CallTurn();
}

} // namespace

CallNews newsOf(const IncomingCall &call, qint64 arrivedAt)
{
    CallNews news{call.status, call.sequence, call.durationSeconds, arrivedAt};
    const QString timestamp = call.extra.value(QStringLiteral("Timestamp")).toString();
    const QDateTime told = QDateTime::fromString(timestamp, Qt::RFC2822Date);
    if (told.isValid())
        news.at = told.toMSecsSinceEpoch();
    return news;
}

Result<CallTurn> keepCall(Transaction &transaction, const IncomingCall &call, const QString &room, qint64 at)
{
    const auto known = store::messageOfCall(transaction, call.sid);
    if (!known)
        return std::unexpected(known.error());
    if (!*known || !(*known)->call)
        return keepNew(transaction, call, room, at);
    return changeCall(transaction, **known, mergeCustomerLeg(*(*known)->call, (*known)->direction, newsOf(call, at)));
}

Result<CallTurn> keepAgentLeg(Transaction &transaction, const QString &room, const QString &sid, const CallNews &news)
{
    const auto row = store::messageOfRoom(transaction, room);
    if (!row)
        return std::unexpected(row.error());
    if (!*row || !(*row)->call)
        return nothing();
    return changeCall(transaction, **row, mergeAgentLeg(*(*row)->call, (*row)->direction, sid, news));
}

Result<CallTurn> keepCustomerLeg(Transaction &transaction, const QString &room, const QString &sid,
                                 const CallNews &news)
{
    const auto row = store::messageOfRoom(transaction, room);
    if (!row)
        return std::unexpected(row.error());
    if (!*row || !(*row)->call)
        return nothing();
    Call call = *(*row)->call;
    if (!call.sid.isEmpty() && call.sid != sid)
        return nothing();
    call.sid = sid;
    return changeCall(transaction, **row, mergeCustomerLeg(call, (*row)->direction, news));
}

Result<CallTurn> changeCall(Transaction &transaction, const Message &row, const Call &after)
{
    if (row.call == after)
        return CallTurn{row, {}};
    Message changed = row;
    changed.call = after;
    if (changed.sid.isEmpty() && !after.sid.isEmpty()) {
        if (const Done named = store::setSid(transaction, row.id, after.sid, 0); !named)
            return std::unexpected(named.error());
        changed.sid = after.sid;
    }
    if (const Done updated = store::updateCall(transaction, row.id, after); !updated)
        return std::unexpected(updated.error());
    return CallTurn{changed, stepsBetween(row, changed)};
}

Result<Message> callRow(const Snapshot &snapshot, MessageId id)
{
    const auto row = store::messageById(snapshot, id);
    if (!row)
        return std::unexpected(row.error());
    if (!*row || !(*row)->call)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("CallDesk", "This call is not there any more."));
    return **row;
}

Result<Sender> senderOf(const Snapshot &snapshot, const Message &row)
{
    const auto conversation = store::conversationById(snapshot, row.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto sender = store::senderById(snapshot, *conversation ? (*conversation)->sender : SenderId());
    if (!sender)
        return std::unexpected(sender.error());
    return sender->value_or(Sender());
}

} // namespace patchcord::desk
