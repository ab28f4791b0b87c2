// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/act.h"
#include "core/desk/draft.h"
#include "core/records/verdict.h"
#include "core/store/transaction.h"

namespace patchcord::desk {

/// Puts a message into the outbox, with its conversation and its audit row: the one way there for agents, sending
/// later, rules and the model. Asks the pre-flight: Refused or Invalid with its reason when it may not leave now,
/// NotFound without a sender. What a person sends opens the conversation and takes the place of its draft; what nobody
/// wrote by hand leaves both alone.
[[nodiscard]] Result<MessageId> queueMessage(store::Transaction &transaction, const Act &act, const Draft &draft,
                                             Origin origin);

} // namespace patchcord::desk
