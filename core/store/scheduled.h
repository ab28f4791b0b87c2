// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/scheduled.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

/// Each writes, and appends ConversationChanged.
[[nodiscard]] Result<ScheduledId> insertScheduled(Transaction &transaction, const ScheduledReply &reply);
[[nodiscard]] Done updateScheduled(Transaction &transaction, const ScheduledReply &reply);
[[nodiscard]] Done removeScheduled(Transaction &transaction, const ScheduledReply &reply);
/// The customer wrote: what waits in that conversation does not leave without an agent's word. Appends nothing, since
/// whatever they wrote has its own event.
[[nodiscard]] Done askAboutScheduled(Transaction &transaction, ConversationId conversation);

[[nodiscard]] Result<std::optional<ScheduledReply>> scheduledById(const Snapshot &snapshot, ScheduledId id);
/// Soonest first.
[[nodiscard]] Result<QList<ScheduledReply>> allScheduled(const Snapshot &snapshot, int limit);
[[nodiscard]] Result<QList<ScheduledReply>> scheduledOf(const Snapshot &snapshot, ConversationId conversation);
/// Those that wait and are due at `now` (UTC ms).
[[nodiscard]] Result<QList<ScheduledReply>> dueScheduled(const Snapshot &snapshot, qint64 now, int limit);
/// UTC ms when the next one is due that waits; 0 when none does.
[[nodiscard]] Result<qint64> nextScheduled(const Snapshot &snapshot);

} // namespace patchcord::store
