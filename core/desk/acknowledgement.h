// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"
#include "core/store/transaction.h"
#include "core/twilio/webhooks.h"

#include <QString>

namespace patchcord::desk {

/// At most one acknowledgement in a conversation within this time, and none while we spoke within it.
inline constexpr qint64 acknowledgementPauseMs = 12LL * 60 * 60 * 1000;

/// Who an automatic reply says it is from.
[[nodiscard]] QString automaticAuthor();

/// Whether a machine is likely at the other end, so that an answer would be lost or start a loop: short codes,
/// alphanumeric senders, withheld numbers and whatever is no subscriber.
[[nodiscard]] bool isAutomatic(const Address &address);

/// Whether the message itself allows an automatic reply: never to STOP, START or HELP, never to a machine, and not when
/// the sender has none. What the conversation allows is asked separately.
[[nodiscard]] bool invitesAcknowledgement(const Sender &sender, const Address &from, twilio::OptOutKeyword keyword);

/// The reply with "{body}" and "{name}" filled in, at most as long as Twilio takes. What is filled in is never searched
/// again for further marks.
[[nodiscard]] QString fillAcknowledgement(const QString &pattern, const QString &body, const QString &name);

/// Whether nobody of ours, person or rule, said anything in the conversation since `at` minus the pause.
[[nodiscard]] Result<bool> isSilent(const store::Snapshot &snapshot, ConversationId conversation, qint64 at);

} // namespace patchcord::desk
