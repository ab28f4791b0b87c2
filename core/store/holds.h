// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// Keeps a pending message from leaving before that time (UTC ms). Appends MessageChanged.
[[nodiscard]] Done holdMessage(Transaction &transaction, MessageId message, ConversationId conversation, qint64 until);
/// UTC ms until which the message is, or was, held; 0 when it never was.
[[nodiscard]] Result<qint64> heldUntil(const Snapshot &snapshot, MessageId message);
/// When the last message of a conversation that was held and has not left yet may leave; 0 when there is none.
[[nodiscard]] Result<qint64> lastHoldOf(const Snapshot &snapshot, ConversationId conversation);
/// When the next message may leave that is held at `now`; 0 when none is.
[[nodiscard]] Result<qint64> nextHoldAfter(const Snapshot &snapshot, qint64 now);
/// It leaves: nobody can take it back any more.
[[nodiscard]] Done releaseMessage(Transaction &transaction, MessageId message);

} // namespace patchcord::store
