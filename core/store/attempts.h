// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/attempt.h"
#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

[[nodiscard]] Result<AttemptId> insertAttempt(Transaction &transaction, const Attempt &attempt);
/// Sets how it ended; a state other than Leaving or Unknown is final and is not overwritten.
[[nodiscard]] Done resolveAttempt(Transaction &transaction, AttemptId id, AttemptState state, const QString &sid,
                                  int errorCode, qint64 at);
[[nodiscard]] Result<std::optional<Attempt>> attemptByToken(const Snapshot &snapshot, const QString &token);
[[nodiscard]] Result<std::optional<Attempt>> attemptBySid(const Snapshot &snapshot, const QString &sid);
/// Of one message, oldest first.
[[nodiscard]] Result<QList<Attempt>> attemptsOf(const Snapshot &snapshot, MessageId message);
/// Leaving and Unknown ones, oldest first: what a restart has to look up.
[[nodiscard]] Result<QList<Attempt>> openAttempts(const Snapshot &snapshot);

/// Outbound messages in state Pending without an open attempt, oldest first.
[[nodiscard]] Result<QList<Message>> pendingMessages(const Snapshot &snapshot, int limit);
/// How many wait to leave from that sender; counted up to `mostCounted`.
inline constexpr int mostCounted = 1000;
[[nodiscard]] Result<int> countPending(const Snapshot &snapshot, const Address &sender);

/// Keeps a callback; false when the same (SID, status, error) was there already.
[[nodiscard]] Result<bool> insertStatusCallback(Transaction &transaction, const StatusCallback &callback);
[[nodiscard]] Result<QList<StatusCallback>> statusCallbacksOf(const Snapshot &snapshot, const QString &sid);

} // namespace patchcord::store
