// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/transaction.h"

#include <optional>

namespace patchcord::store {

/// How long messages are kept.
struct Retention
{
    int months = 0; ///< 0 = for ever.
    qint64 ranAt = 0; ///< UTC ms when it was last carried out; 0 = never.
};

/// What is older than a moment.
struct RetentionTally
{
    qint64 messages = 0; ///< Calls and notes included.
    qint64 conversations = 0; ///< That lose some or all of their rows.
};

[[nodiscard]] Result<Retention> retention(const Snapshot &snapshot);
[[nodiscard]] Done setRetention(Transaction &transaction, int months);
[[nodiscard]] Done noteRetentionRan(Transaction &transaction, qint64 at);

/// Of rows before that time (UTC ms).
[[nodiscard]] Result<RetentionTally> retentionTally(const Snapshot &snapshot, qint64 before);
/// A conversation that has rows before that time; nullopt when none has.
[[nodiscard]] Result<std::optional<ConversationId>> retentionDue(const Snapshot &snapshot, qint64 before);

/// After old rows were taken away: counts and numbers the rest anew. A conversation that has none left goes wholly,
/// unless something is written in it, and its contact with their last conversation.
[[nodiscard]] Done settleAfterRetention(Transaction &transaction, ConversationId conversation, qint64 now);

} // namespace patchcord::store
