// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversationstates.h"
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
    qint64 snoozedUntil = 0;
    qint64 returnedFor = 0; ///< The wait for which it went back to the queue.
    qint64 stateAt = 0; ///< UTC ms when the state last changed.
    bool isOptedOut = false;
    bool isBlocked = false;

    [[nodiscard]] ConversationStance stance() const { return {state, isOptedOut, isBlocked}; }
    bool operator==(const ConversationHead &) const = default;
};

/// "open", "snoozed", "closed": as stored.
[[nodiscard]] QString toString(ConversationState state);
[[nodiscard]] ConversationState conversationStateFromString(QStringView text);

/// NotFound when there is no such conversation.
[[nodiscard]] Result<ConversationHead> conversationHead(const Snapshot &snapshot, ConversationId id);
/// Writes all but the draft and what others say of the contact.
[[nodiscard]] Done advance(Transaction &transaction, const ConversationHead &head);

/// Writes what differs from `former` and appends the event; does nothing when nothing does.
[[nodiscard]] Done keep(Transaction &transaction, const ConversationHead &former, const ConversationHead &head,
                        EventKind kind = EventKind::ConversationChanged);

} // namespace patchcord::store
