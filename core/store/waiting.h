// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/conversationhead.h"

namespace patchcord::store {

/// True for what a person said to the customer: not for notes, nor for what a rule or a model wrote.
[[nodiscard]] bool endsWait(const Message &message);

/// Since when the customer waits once `message` is in the conversation, which may be older than others that are; 0 when
/// nobody waits.
[[nodiscard]] Result<qint64> waitingSinceWith(const Snapshot &snapshot, const ConversationHead &head,
                                              const Message &message);

/// The same, counted anew from the rows; for the rare case that one went.
[[nodiscard]] Result<ConversationHead> withWaitCountedAnew(const Snapshot &snapshot, ConversationHead head);

} // namespace patchcord::store
