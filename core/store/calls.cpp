// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/calls.h"

#include "core/store/bound.h"
#include "core/store/connection.h"
#include "core/store/conversationhead.h"
#include "core/store/mediarow.h"
#include "core/store/messagerow.h"
#include "core/store/messages.h"
#include "core/store/waiting.h"

#include <QCoreApplication>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

Done noteChanged(Transaction &transaction, EventKind kind, ConversationId conversation, MessageId id)
{
    Event event;
    event.kind = kind;
    event.conversation = conversation;
    event.message = id;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

Result<Message> callRow(const Snapshot &snapshot, MessageId id)
{
    const auto row = messageById(snapshot, id);
    if (!row)
        return std::unexpected(row.error());
    if (!*row || !(*row)->call)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("patchcord::store::Store", "This row is no call."));
    return **row;
}

/// As unread_behind.sql and message_first_inbound_after.sql have it.
bool wantsAnswer(const Call &call)
{
    return call.connectedAt == 0 && call.handling != CallHandling::Declined;
}

Done countAnew(Transaction &transaction, ConversationId id)
{
    const Result<ConversationHead> former = conversationHead(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    Result<ConversationHead> head = withWaitCountedAnew(transaction, *former);
    if (!head)
        return std::unexpected(head.error());
    const auto unread = firstOf(transaction.connection().run("unread_behind"_L1, {id.value, head->readUpTo}),
                                [](const Rows &row) { return row.small(0); });
    if (!unread)
        return std::unexpected(unread.error());
    head->unread = unread->value_or(0);
    if (*head == *former)
        return {};
    if (const Done done = advance(transaction, *head); !done)
        return done;
    return noteChanged(transaction, EventKind::ConversationChanged, id, {});
}

} // namespace

Result<std::optional<Message>> messageOfCall(const Snapshot &snapshot, const QString &callSid)
{
    return messageOrNone(snapshot.connection(), snapshot.connection().run("message_of_call"_L1, {callSid}));
}

Result<std::optional<Message>> messageOfRoom(const Snapshot &snapshot, const QString &room)
{
    return messageOrNone(snapshot.connection(), snapshot.connection().run("message_of_room"_L1, {room}));
}

Result<QList<Message>> liveCalls(const Snapshot &snapshot)
{
    return messagesFrom(snapshot.connection(), snapshot.connection().run("calls_live"_L1));
}

Done updateCall(Transaction &transaction, MessageId id, const Call &call)
{
    const Result<Message> row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    const Done done = transaction.connection().execute(
        "call_update"_L1,
        {boundUnlessEmpty(call.sid), toString(call.status), call.sequence, call.startedAt, call.answeredAt,
         call.endedAt, call.durationSeconds, toString(call.handling), call.handledBy, call.room, call.agentSid,
         toString(call.agentStatus), call.connectedAt, call.talkSeconds, call.recordingSid, call.recordingSeconds,
         id.value});
    if (!done)
        return done;
    if (const Done noted = noteChanged(transaction, EventKind::MessageChanged, row->conversation, id); !noted)
        return noted;
    const bool isInbound = row->direction == Direction::Inbound;
    return isInbound && wantsAnswer(*row->call) != wantsAnswer(call) ? countAnew(transaction, row->conversation)
                                                                     : Done();
}

Done setVoicemail(Transaction &transaction, MessageId id, const MediaItem &recording)
{
    const Result<Message> row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    if (row->kind == MessageKind::Voicemail)
        return {};
    if (const Done done = transaction.connection().execute("message_set_voicemail"_L1, {id.value}); !done)
        return done;
    if (const Done done = insertMedia(transaction, id, recording); !done)
        return done;
    return noteChanged(transaction, EventKind::MessageChanged, row->conversation, id);
}

Done setTranscript(Transaction &transaction, MessageId id, const QString &text)
{
    const Result<Message> row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    if (row->body == text)
        return {};
    if (const Done done = transaction.connection().execute("message_set_body"_L1, {text, id.value}); !done)
        return done;
    return noteChanged(transaction, EventKind::MessageChanged, row->conversation, id);
}

} // namespace patchcord::store
