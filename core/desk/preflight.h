// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/draft.h"
#include "core/records/conversation.h"
#include "core/records/verdict.h"
#include "core/store/transaction.h"

namespace patchcord::desk {

/// Whether this draft may leave at `now` (UTC ms): the one check that composer, outbox, schedule, rules and the model
/// all ask. An error means that it could not be found out. Quiet hours hold back what nobody writes at this moment; an
/// agent is only warned of them. Whether WhatsApp's window is open is unknown while they never wrote here: an agent may
/// try, nothing else may.
[[nodiscard]] Result<Verdict> preflight(const store::Snapshot &snapshot, const Draft &draft, Origin origin, qint64 now);

/// A message that is kept, as the draft that would send it again.
[[nodiscard]] Draft draftOf(const Message &message, const Conversation &conversation);

/// Refused or Invalid with the verdict's reason; success when it may leave.
[[nodiscard]] Done toDone(const Verdict &verdict);

} // namespace patchcord::desk
