// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/media.h"

#include "core/store/connection.h"
#include "core/store/mediarow.h"

#include <QCoreApplication>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int messageColumn = 13; ///< Behind the columns that mediaFrom reads.

StoredMedia storedFrom(const Rows &row)
{
    return {{row.number(messageColumn)}, mediaFrom(row)};
}

Result<ConversationId> conversationWith(const Snapshot &snapshot, MessageId message)
{
    const auto found = firstOf(snapshot.connection().run("message_identity"_L1, {message.value}),
                               [](const Rows &row) { return ConversationId{row.number(0)}; });
    if (!found)
        return std::unexpected(found.error());
    return found->value_or(ConversationId());
}

} // namespace

Result<QList<StoredMedia>> unfetchedMedia(const Snapshot &snapshot, int limit)
{
    return collect(snapshot.connection().run("media_unfetched"_L1, {limit}), storedFrom);
}

Result<std::optional<StoredMedia>> mediaById(const Snapshot &snapshot, MediaId id)
{
    return firstOf(snapshot.connection().run("media_by_id"_L1, {id.value}), storedFrom);
}

Done updateMedia(Transaction &transaction, const MediaItem &item)
{
    const auto former = mediaById(transaction, item.id);
    if (!former)
        return std::unexpected(former.error());
    if (!*former)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("patchcord::store::Store", "This file is not there any more."));
    if ((*former)->item == item)
        return {};
    const Done written = transaction.connection().execute(
        "media_update"_L1,
        {item.contentType, item.url, item.file, toString(item.state), item.name, item.size, item.width, item.height,
         item.thumbnail, item.durationMs, boundWaveform(item), item.failure, item.id.value});
    if (!written)
        return written;
    const auto conversation = conversationWith(transaction, (*former)->message);
    if (!conversation)
        return std::unexpected(conversation.error());
    Event event;
    event.kind = EventKind::MessageChanged;
    event.conversation = *conversation;
    event.message = (*former)->message;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

} // namespace patchcord::store
