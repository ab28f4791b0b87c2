// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

namespace patchcord::ui {

/// True when `left` stands above `right`: longest waiting first in the waiting queue, and in
/// others when the filter wants it, else the newest first.
[[nodiscard]] bool standsAbove(const ConversationFilter &filter, const Conversation &left, const Conversation &right);

/// True when a list with this filter shows the conversation. A search looks in every queue. What cannot be read off a
/// conversation (that it had a call once, that its sender is unconfirmed, that a search found it) is believed of one
/// that is listed already.
[[nodiscard]] bool takes(const ConversationFilter &filter, const Conversation &conversation, bool isListed);

/// True when a typed search finds the conversation: part of the name, or digits of the number.
[[nodiscard]] bool isFound(const QString &search, const Conversation &conversation);

} // namespace patchcord::ui
