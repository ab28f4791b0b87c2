// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/draft.h"
#include "core/records/sender.h"

namespace patchcord::desk {

/// What can be said of a draft without looking anything up: Invalid when it is empty, too long, has too many files, or
/// goes to what cannot receive a message; each with a sentence for the agent.
[[nodiscard]] Done checkDraft(const Draft &draft);
/// Whether a message can go there at all; Invalid says why not.
[[nodiscard]] Done checkRecipient(const Address &to);
/// Whether this sender can reach that address: another channel, or the sender itself, is Invalid.
[[nodiscard]] Done checkSender(const Sender &sender, const Address &to);
/// Whether a sender may be kept as it is; Invalid says what is wrong.
[[nodiscard]] Done checkSenderRecord(const Sender &sender);

} // namespace patchcord::desk
