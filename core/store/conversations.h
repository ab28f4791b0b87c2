// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

/// The conversation of these two on this channel, with its contact: made when there is none.
[[nodiscard]] Result<ConversationId> ensureConversation(Transaction &transaction, SenderId sender,
                                                        const Address &contactAddress, const QString &profileName,
                                                        qint64 at);
[[nodiscard]] Result<std::optional<Conversation>> conversationById(const Snapshot &snapshot, ConversationId id);
/// The conversation of these two, when there is one.
[[nodiscard]] Result<std::optional<ConversationId>> conversationOf(const Snapshot &snapshot, SenderId sender,
                                                                   const Address &contactAddress);

/// Newest first (waiting queue: longest waiting first), `limit` rows behind `after` (the last row of the page before;
/// nullopt = from the top).
[[nodiscard]] Result<QList<Conversation>> conversationPage(const Snapshot &snapshot, const ConversationFilter &filter,
                                                           const std::optional<Conversation> &after, int limit);
[[nodiscard]] Result<QueueCounts> queueCounts(const Snapshot &snapshot);

/// Each writes, and appends ConversationChanged.
[[nodiscard]] Done setState(Transaction &transaction, ConversationId id, ConversationState state, qint64 at);
[[nodiscard]] Done setDraft(Transaction &transaction, ConversationId id, const QString &draft);
/// Everything up to this ordinal was seen.
[[nodiscard]] Done setReadUpTo(Transaction &transaction, ConversationId id, qint64 ordinal);
[[nodiscard]] Done setContactName(Transaction &transaction, ContactId id, const QString &name);

} // namespace patchcord::store
