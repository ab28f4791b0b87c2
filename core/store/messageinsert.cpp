// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bound.h"
#include "core/store/connection.h"
#include "core/store/conversationhead.h"
#include "core/store/mediarow.h"
#include "core/store/messages.h"
#include "core/store/waiting.h"

#include <QJsonDocument>

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

MessageId idFrom(const Rows &row)
{
    return {row.number(0)};
}

/// A call is known by its own SID when its row has none.
QString sidOf(const Message &message)
{
    return message.sid.isEmpty() && message.call ? message.call->sid : message.sid;
}

/// The row that has this SID, or had it for an earlier attempt.
Result<std::optional<MessageId>> keptMessage(Transaction &transaction, const QString &sid)
{
    const auto kept = firstOf(transaction.connection().run("message_id_by_sid"_L1, {sid}), idFrom);
    if (!kept || *kept)
        return kept;
    return firstOf(transaction.connection().run("message_of_attempt"_L1, {sid}), idFrom);
}

/// None when a row with this SID is there already.
Result<std::optional<MessageId>> insertRow(Transaction &transaction, const Message &message)
{
    const QString sid = sidOf(message);
    const QVariant extra = message.extra.isEmpty()
        ? QVariant()
        : QVariant(QString::fromUtf8(QJsonDocument(message.extra).toJson(QJsonDocument::Compact)));
    return firstOf(transaction.connection().run("message_insert"_L1,
                                                {message.conversation.value,
                                                 message.conversation.value,
                                                 toString(message.kind),
                                                 toString(message.direction),
                                                 toString(message.channel),
                                                 boundUnlessEmpty(sid),
                                                 message.from,
                                                 message.to,
                                                 toString(message.status),
                                                 message.errorCode,
                                                 message.errorText,
                                                 message.at,
                                                 message.segments,
                                                 int(message.media.size()),
                                                 message.author,
                                                 message.body,
                                                 extra,
                                                 toString(message.origin),
                                                 message.content.sid,
                                                 toJsonText(message.content.values)}),
                   idFrom);
}

Done insertParts(Transaction &transaction, const Message &message, MessageId id)
{
    for (const MediaItem &item : message.media) {
        if (const Done done = insertMedia(transaction, id, item); !done)
            return done;
    }
    if (!message.call)
        return {};
    const Call &call = *message.call;
    return transaction.connection().execute(
        "call_insert"_L1,
        {id.value, boundUnlessEmpty(call.sid.isEmpty() ? message.sid : call.sid), toString(call.status), call.sequence,
         call.startedAt, call.answeredAt, call.endedAt, call.durationSeconds, toString(call.handling), call.handledBy,
         call.room, call.agentSid, toString(call.agentStatus), call.connectedAt, call.talkSeconds, call.recordingSid,
         call.recordingSeconds});
}

/// What an inbound row does to the state: a customer who writes brings a conversation back.
Result<ConversationHead> reopened(Transaction &transaction, ConversationHead head, qint64 at)
{
    if (head.state == ConversationState::Closed) {
        Result<ConversationHead> next = inNextSession(transaction, std::move(head), at);
        if (!next)
            return next;
        head = std::move(*next);
    }
    head.state = ConversationState::Open;
    return head;
}

ConversationHead counted(ConversationHead head, const Message &message, MessageId id)
{
    const bool isNewest = head.messageCount == 0 || message.at >= head.lastAt;
    ++head.messageCount;
    if (message.kind == MessageKind::Call || message.kind == MessageKind::Voicemail)
        ++head.callCount;
    if (message.direction == Direction::Inbound) {
        ++head.unread;
        if (message.kind == MessageKind::Text || message.kind == MessageKind::Mms)
            head.lastInboundAt = std::max(head.lastInboundAt, message.at);
    }
    head.isInOrder = head.isInOrder && isNewest;
    if (isNewest) {
        head.lastAt = message.at;
        head.lastMessage = id;
    }
    return head;
}

Result<ConversationHead> broughtUpToDate(Transaction &transaction, const ConversationHead &former,
                                         const Message &message, MessageId id)
{
    Result<qint64> waitingSince = waitingSinceWith(transaction, former, message);
    if (!waitingSince)
        return std::unexpected(waitingSince.error());
    ConversationHead head = counted(former, message, id);
    head.waitingSince = *waitingSince;
    if (endsWait(message))
        head.lastReplyAt = std::max(head.lastReplyAt, message.at);
    if (message.direction == Direction::Inbound)
        return reopened(transaction, std::move(head), message.at);
    return head;
}

/// False when it is not the usual case of a customer's newest text in an open conversation.
Result<bool> takenInOneStep(Transaction &transaction, const Message &message, MessageId id)
{
    if (message.direction != Direction::Inbound
        || (message.kind != MessageKind::Text && message.kind != MessageKind::Mms))
        return false;
    const Result<Rows> rows = transaction.connection().run(
        "conversation_take_inbound"_L1,
        {message.at, id.value, message.at, message.at, message.conversation.value, message.at, message.at});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->changed() > 0;
}

Done updateConversation(Transaction &transaction, const Message &message, MessageId id)
{
    const Result<bool> isTaken = takenInOneStep(transaction, message, id);
    if (!isTaken)
        return std::unexpected(isTaken.error());
    if (*isTaken)
        return {};
    const Result<ConversationHead> former = conversationHead(transaction, message.conversation);
    if (!former)
        return std::unexpected(former.error());
    const Result<ConversationHead> head = broughtUpToDate(transaction, *former, message, id);
    if (!head)
        return std::unexpected(head.error());
    return advance(transaction, *head);
}

Done noteAdded(Transaction &transaction, ConversationId conversation, MessageId id)
{
    Event event;
    event.kind = EventKind::MessageAdded;
    event.conversation = conversation;
    event.message = id;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

/// Why a row could not be inserted: its conversation may not be there.
Error insertFailure(Transaction &transaction, const Message &message, const Error &error)
{
    if (transaction.connection().lost())
        return error;
    const Result<ConversationHead> head = conversationHead(transaction, message.conversation);
    return head ? error : head.error();
}

} // namespace

Result<InsertedMessage> insertMessage(Transaction &transaction, const Message &message)
{
    const QString sid = sidOf(message);
    if (message.direction == Direction::Outbound && !sid.isEmpty()) {
        const Result<std::optional<MessageId>> kept = keptMessage(transaction, sid);
        if (!kept)
            return std::unexpected(kept.error());
        if (*kept)
            return InsertedMessage{**kept, false};
    }
    const Result<std::optional<MessageId>> id = insertRow(transaction, message);
    if (!id)
        return std::unexpected(insertFailure(transaction, message, id.error()));
    if (!*id) {
        const Result<std::optional<MessageId>> kept = keptMessage(transaction, sid);
        if (!kept)
            return std::unexpected(kept.error());
        return InsertedMessage{kept->value_or(MessageId()), false};
    }
    if (const Done done = insertParts(transaction, message, **id); !done)
        return std::unexpected(done.error());
    if (const Done done = updateConversation(transaction, message, **id); !done)
        return std::unexpected(done.error());
    if (const Done done = noteAdded(transaction, message.conversation, **id); !done)
        return std::unexpected(done.error());
    return InsertedMessage{**id, true};
}

} // namespace patchcord::store
