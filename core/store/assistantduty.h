// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/assistant.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// Whether the model answers by itself in this conversation of this sender.
[[nodiscard]] Result<AnsweringState> answeringState(const Snapshot &snapshot, ConversationId conversation,
                                                    SenderId sender);

/// Each writes, and appends ConversationChanged or SenderChanged. To be switched on or off ends a pause.
[[nodiscard]] Done setAnswering(Transaction &transaction, ConversationId conversation, bool isOn);
[[nodiscard]] Done setAnsweringForSender(Transaction &transaction, SenderId sender, bool isOn);
/// The first reason stays until the pause ends.
[[nodiscard]] Done pauseAnswering(Transaction &transaction, ConversationId conversation, const QString &reason,
                                  qint64 at);

} // namespace patchcord::store
