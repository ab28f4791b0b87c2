// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace patchcord::store {

struct InsertedMessage
{
    MessageId id;
    bool isNew = false; ///< False when a row with that SID was there already; nothing was written then.
};

/// Keeps a row once per SID, with its media and call; brings the conversation up to date (newest row, counts, unread,
/// waiting-since: an inbound row starts the wait, an outbound one by a person ends it; an inbound row reopens a closed
/// conversation as its next session); appends MessageAdded. `id` and `ordinal` are given by the store.
[[nodiscard]] Result<InsertedMessage> insertMessage(Transaction &transaction, const Message &message);

[[nodiscard]] Result<std::optional<Message>> messageById(const Snapshot &snapshot, MessageId id);
[[nodiscard]] Result<std::optional<Message>> messageBySid(const Snapshot &snapshot, const QString &sid);

/// Pages of the timeline, always in reading order (oldest first): `limit` rows before or behind a key, without it.
[[nodiscard]] Result<QList<Message>> messagesBefore(const Snapshot &snapshot, ConversationId conversation,
                                                    const MessageKey &before, int limit);
[[nodiscard]] Result<QList<Message>> messagesAfter(const Snapshot &snapshot, ConversationId conversation,
                                                   const MessageKey &after, int limit);
/// `limit` rows from that ordinal on: where a drag of the scroll bar lands.
[[nodiscard]] Result<QList<Message>> messagesFromOrdinal(const Snapshot &snapshot, ConversationId conversation,
                                                         qint64 ordinal, int limit);
/// Over all conversations, oldest first: pages of the export.
[[nodiscard]] Result<QList<Message>> allMessagesAfter(const Snapshot &snapshot, const MessageKey &after, int limit);

/// Sets the state; an error code or text that is there already is kept when the new one has none. Appends
/// MessageChanged when anything changed.
[[nodiscard]] Done setDelivery(Transaction &transaction, MessageId id, DeliveryStatus status, int errorCode,
                               const QString &errorText);
/// Clears the error and sets Pending: the first step of a retry.
[[nodiscard]] Done resetDelivery(Transaction &transaction, MessageId id);
/// Who answers for it from now on: a person who tries an automatic message again.
[[nodiscard]] Done setOrigin(Transaction &transaction, MessageId id, Origin origin);
/// The SID that Twilio gave to the newest attempt, and the number of parts when it is known.
[[nodiscard]] Done setSid(Transaction &transaction, MessageId id, const QString &sid, int segments);
/// SIDs of outbound messages written since then (UTC ms) whose end is not known yet, oldest first.
[[nodiscard]] Result<QStringList> unsettledSids(const Snapshot &snapshot, qint64 since, int limit);

/// Removes a row that never reached Twilio.
[[nodiscard]] Done discardMessage(Transaction &transaction, MessageId id);

} // namespace patchcord::store
