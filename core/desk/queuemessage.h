// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/act.h"
#include "core/desk/draft.h"
#include "core/records/verdict.h"

namespace patchcord::desk {

/// The one way to put a message into the outbox, as a part of the caller's unit of work: asks the pre-flight, opens the
/// conversation, keeps the message as pending and writes the audit row. Refused or Invalid with the pre-flight's
/// reason.
[[nodiscard]] Result<MessageId> queueMessage(store::Transaction &transaction, const Act &act, const Draft &draft,
                                             Origin origin);

} // namespace patchcord::desk
