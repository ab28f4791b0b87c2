// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/messagerow.h"

#include "core/store/mediarow.h"

#include <QJsonDocument>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

/// The columns of message_row, in its order.
enum Column {
    Id,
    Conversation,
    Ordinal,
    Kind,
    DirectionColumn,
    ChannelColumn,
    Sid,
    From,
    To,
    Status,
    ErrorCode,
    ErrorText,
    At,
    Segments,
    MediaCount,
    Author,
    Body,
    Extra,
    CallIdColumn,
    CallSid,
    CallStatusColumn,
    Sequence,
    StartedAt,
    AnsweredAt,
    EndedAt,
    Duration,
    Handling,
    HandledBy,
    Room,
    AgentSid,
    AgentStatus,
    ConnectedAt,
    TalkSeconds,
    RecordingSid,
    RecordingSeconds,
    OriginColumn,
    ContentSid,
    ContentVariables,
};

std::optional<Call> callFrom(const Rows &row, int first)
{
    if (row.isNull(first + CallIdColumn))
        return std::nullopt;
    Call call;
    call.id = {row.number(first + CallIdColumn)};
    call.sid = row.text(first + CallSid);
    call.status = callStatusFromString(row.text(first + CallStatusColumn)).value_or(call.status);
    call.sequence = row.small(first + Sequence);
    call.startedAt = row.number(first + StartedAt);
    call.answeredAt = row.number(first + AnsweredAt);
    call.endedAt = row.number(first + EndedAt);
    call.durationSeconds = row.small(first + Duration);
    call.handling = callHandlingFromString(row.text(first + Handling)).value_or(call.handling);
    call.handledBy = row.text(first + HandledBy);
    call.room = row.text(first + Room);
    call.agentSid = row.text(first + AgentSid);
    call.agentStatus = callStatusFromString(row.text(first + AgentStatus)).value_or(call.agentStatus);
    call.connectedAt = row.number(first + ConnectedAt);
    call.talkSeconds = row.small(first + TalkSeconds);
    call.recordingSid = row.text(first + RecordingSid);
    call.recordingSeconds = row.small(first + RecordingSeconds);
    return call;
}

/// A message and how many media it has: they are read once the statement of the messages is done.
struct Found
{
    Message message;
    int mediaCount = 0;
};

Found foundFrom(const Rows &row)
{
    Found found{messageFrom(row), row.small(MediaCount)};
    found.message.origin = originFromString(row.text(OriginColumn)).value_or(Origin::Agent);
    found.message.content.sid = row.text(ContentSid);
    if (!found.message.content.isEmpty())
        found.message.content.values = templateValuesFromJson(row.text(ContentVariables));
    return found;
}

Result<Message> withMedia(Connection &connection, Found found)
{
    if (found.mediaCount == 0)
        return std::move(found.message);
    Result<QList<MediaItem>> media = collect(connection.run("media_of"_L1, {found.message.id.value}), mediaFrom);
    if (!media)
        return std::unexpected(media.error());
    found.message.media = std::move(*media);
    return std::move(found.message);
}

} // namespace

Message messageFrom(const Rows &row, int first)
{
    Message message;
    message.id = {row.number(first + Id)};
    message.conversation = {row.number(first + Conversation)};
    message.ordinal = row.number(first + Ordinal);
    message.kind = messageKindFromString(row.text(first + Kind)).value_or(message.kind);
    message.direction = directionFromString(row.text(first + DirectionColumn)).value_or(message.direction);
    message.channel = channelFromString(row.text(first + ChannelColumn)).value_or(message.channel);
    message.sid = row.text(first + Sid);
    message.from = row.text(first + From);
    message.to = row.text(first + To);
    message.body = row.text(first + Body);
    message.status = deliveryStatusFromString(row.text(first + Status)).value_or(message.status);
    message.errorCode = row.small(first + ErrorCode);
    message.errorText = row.text(first + ErrorText);
    message.at = row.number(first + At);
    message.segments = row.small(first + Segments);
    message.author = row.text(first + Author);
    if (!row.isNull(first + Extra))
        message.extra = QJsonDocument::fromJson(row.text(first + Extra).toUtf8()).object();
    message.call = callFrom(row, first);
    return message;
}

Result<QList<Message>> messagesFrom(Connection &connection, Result<Rows> rows)
{
    Result<QList<Found>> found = collect(std::move(rows), foundFrom);
    if (!found)
        return std::unexpected(found.error());
    QList<Message> messages;
    messages.reserve(found->size());
    for (Found &one : *found) {
        Result<Message> message = withMedia(connection, std::move(one));
        if (!message)
            return std::unexpected(message.error());
        messages.append(std::move(*message));
    }
    return messages;
}

Result<std::optional<Message>> messageOrNone(Connection &connection, Result<Rows> rows)
{
    Result<QList<Message>> messages = messagesFrom(connection, std::move(rows));
    if (!messages)
        return std::unexpected(messages.error());
    if (messages->isEmpty())
        return std::nullopt;
    return std::move(messages->first());
}

} // namespace patchcord::store
