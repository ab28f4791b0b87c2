// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/draft.h"
#include "core/records/scheduled.h"
#include "core/store/transaction.h"

namespace patchcord::desk {

/// A reply that is to be sent later, as the draft that would send it. NotFound: its conversation is gone.
[[nodiscard]] Result<Draft> draftOf(const store::Snapshot &snapshot, const ScheduledReply &reply);

/// When a reply is so late that nobody wants it sent without being asked: the machine slept, or the clock was set.
inline constexpr qint64 mostLateMs = 60'000;

/// Sends a waiting reply that is due at `now` (UTC ms), as a part of the caller's unit of work; when it may not leave,
/// or is too late, it waits for an agent's word instead.
[[nodiscard]] Done releaseDue(store::Transaction &transaction, const ScheduledReply &reply, qint64 now);
/// All that is due waits for an agent's word: it fell due while nobody could send it.
[[nodiscard]] Done missDue(store::Transaction &transaction, qint64 now);

} // namespace patchcord::desk
