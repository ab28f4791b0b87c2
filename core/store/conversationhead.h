// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// What a conversation counts and remembers of its rows: read, brought up to date and written back within one
/// transaction.
struct ConversationHead
{
    ConversationId id;
    ConversationState state = ConversationState::Open;
    int session = 1;
    qint64 openedAt = 0;
    qint64 lastAt = 0;
    MessageId lastMessage;
    qint64 lastInboundAt = 0;
    qint64 lastReplyAt = 0;
    qint64 waitingSince = 0;
    int unread = 0;
    qint64 messageCount = 0;
    qint64 callCount = 0;
    qint64 readUpTo = 0;
    bool isInOrder = true; ///< Rows were kept in the order of their times, so that ordinals are places in the timeline.
    QString draft;

    bool operator==(const ConversationHead &) const = default;
};

/// "open", "snoozed", "closed": as stored.
[[nodiscard]] QString toString(ConversationState state);
[[nodiscard]] ConversationState conversationStateFromString(QStringView text);

/// NotFound when there is no such conversation.
[[nodiscard]] Result<ConversationHead> conversationHead(const Snapshot &snapshot, ConversationId id);
/// Writes all but the draft.
[[nodiscard]] Done advance(Transaction &transaction, const ConversationHead &head);

/// The head of a closed conversation once its next session has begun.
[[nodiscard]] Result<ConversationHead> inNextSession(Transaction &transaction, ConversationHead head, qint64 at);

} // namespace patchcord::store
