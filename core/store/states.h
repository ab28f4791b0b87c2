// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"
#include "core/records/conversationstates.h"
#include "core/store/conversationhead.h"
#include "core/store/transaction.h"

#include <QList>

namespace patchcord::store {

/// What an event brings along.
struct EventDetail
{
    qint64 until = 0; ///< Of a snooze: UTC ms; 0 = until they reply.
    QString topic{}; ///< Of a close; so is the next.
    QString outcome{};
};

/// Does to a conversation what the state machine says, and tells what that was. Appends ConversationChanged, or
/// ConversationReturned when somebody is to be told.
[[nodiscard]] Result<ConversationStep> applyEvent(Transaction &transaction, ConversationId id, ConversationEvent event,
                                                  qint64 at, const EventDetail &detail = {});
/// The head after that step's state, session and unread; a new session is written. Its wait is the caller's.
[[nodiscard]] Result<ConversationHead> withStep(Transaction &transaction, ConversationHead head,
                                                const ConversationStep &step, qint64 at);

/// How a conversation stood, so that it can stand so again.
struct Standing
{
    ConversationId id;
    ConversationState state = ConversationState::Open;
    qint64 snoozedUntil = 0;
    int session = 1;
    qint64 openedAt = 0;
    qint64 waitingSince = 0;
    qint64 readUpTo = 0;
    QStringList labels{};

    bool operator==(const Standing &) const = default;
};

[[nodiscard]] Result<Standing> standingOf(const Snapshot &snapshot, ConversationId id);
/// Puts it back as it stood `before`. False when something else has happened since it stood as in `after`: then it is
/// left alone.
[[nodiscard]] Result<bool> restore(Transaction &transaction, const Standing &before, const Standing &after, qint64 at);

/// Conversations whose snooze is over, whose customers have waited longer than their sender allows, and in which nobody
/// said a word for longer than it allows; the oldest first.
[[nodiscard]] Result<QList<ConversationId>> dueConversations(const Snapshot &snapshot, qint64 now, int limit);
[[nodiscard]] Result<QList<ConversationId>> overdueConversations(const Snapshot &snapshot, qint64 now, int limit);
[[nodiscard]] Result<QList<ConversationId>> silentConversations(const Snapshot &snapshot, qint64 now, int limit);
/// UTC ms when the next of them is; 0 when none is to come.
[[nodiscard]] Result<qint64> nextDue(const Snapshot &snapshot);

/// The newest first.
[[nodiscard]] Result<QList<ConversationSession>> sessionsOf(const Snapshot &snapshot, ConversationId id);
[[nodiscard]] Result<ClosingWords> closingWords(const Snapshot &snapshot, int limit);

} // namespace patchcord::store
