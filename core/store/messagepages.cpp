// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/conversationhead.h"
#include "core/store/messagerow.h"
#include "core/store/messages.h"

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

MessageKey keyFrom(const Rows &row)
{
    return {row.number(0), {row.number(1)}};
}

/// The key of the row at this place (from 1) of the timeline.
Result<std::optional<MessageKey>> keyAt(const Snapshot &snapshot, ConversationId conversation, qint64 ordinal)
{
    const Result<ConversationHead> head = conversationHead(snapshot, conversation);
    if (!head)
        return std::unexpected(head.error());
    if (ordinal > head->messageCount)
        return std::nullopt;
    Connection &connection = snapshot.connection();
    if (head->isInOrder)
        return firstOf(connection.run("message_key_at_ordinal"_L1, {conversation.value, ordinal}), keyFrom);
    // Rows that were fetched late have their place by time, which only counting finds: from the nearer end.
    if (ordinal <= head->messageCount / 2)
        return firstOf(
            connection.run("message_key_from_start"_L1, {conversation.value, std::max<qint64>(ordinal - 1, 0)}),
            keyFrom);
    return firstOf(connection.run("message_key_from_end"_L1, {conversation.value, head->messageCount - ordinal}),
                   keyFrom);
}

} // namespace

Result<std::optional<Message>> messageById(const Snapshot &snapshot, MessageId id)
{
    return messageOrNone(snapshot.connection(), snapshot.connection().run("message_by_id"_L1, {id.value}));
}

Result<std::optional<Message>> messageBySid(const Snapshot &snapshot, const QString &sid)
{
    return messageOrNone(snapshot.connection(), snapshot.connection().run("message_by_sid"_L1, {sid}));
}

Result<QList<Message>> messagesBefore(const Snapshot &snapshot, ConversationId conversation, const MessageKey &before,
                                      int limit)
{
    Connection &connection = snapshot.connection();
    Result<QList<Message>> messages = messagesFrom(
        connection, connection.run("messages_before"_L1, {conversation.value, before.at, before.id.value, limit}));
    if (messages)
        std::ranges::reverse(*messages);
    return messages;
}

Result<QList<Message>> messagesAfter(const Snapshot &snapshot, ConversationId conversation, const MessageKey &after,
                                     int limit)
{
    Connection &connection = snapshot.connection();
    return messagesFrom(connection,
                        connection.run("messages_after"_L1, {conversation.value, after.at, after.id.value, limit}));
}

Result<QList<Message>> messagesFromOrdinal(const Snapshot &snapshot, ConversationId conversation, qint64 ordinal,
                                           int limit)
{
    const Result<std::optional<MessageKey>> key = keyAt(snapshot, conversation, std::max<qint64>(ordinal, 1));
    if (!key)
        return std::unexpected(key.error());
    if (!*key)
        return QList<Message>();
    return messagesAfter(snapshot, conversation, {(*key)->at, {(*key)->id.value - 1}}, limit);
}

Result<QList<Message>> allMessagesAfter(const Snapshot &snapshot, const MessageKey &after, int limit)
{
    Connection &connection = snapshot.connection();
    return messagesFrom(connection, connection.run("all_messages_after"_L1, {after.at, after.id.value, limit}));
}

Result<QStringList> unsettledSids(const Snapshot &snapshot, qint64 since, int limit)
{
    return collect(snapshot.connection().run("messages_unsettled"_L1, {since, limit}),
                   [](const Rows &row) { return row.text(0); });
}

} // namespace patchcord::store
