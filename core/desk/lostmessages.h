// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/attempt.h"
#include "core/records/message.h"
#include "core/twilio/messages.h"

#include <QList>

#include <optional>

namespace patchcord::desk {

/// An attempt whose outcome is open, with its message.
struct LostMessage
{
    Attempt attempt;
    Message message;
};

/// Whether Twilio's message may be what came of that attempt: outbound, the same ends, text and number of media, made
/// within minutes of it (clocks differ).
[[nodiscard]] bool isTraceOf(const LostMessage &lost, const twilio::MessageResource &found);

/// Which of Twilio's messages belongs to `sought`. `open` are all attempts with an open outcome, `unclaimed` the
/// messages that belong to no attempt yet. Where several look alike, the oldest attempt takes the oldest message, each
/// one once.
[[nodiscard]] std::optional<twilio::MessageResource> traceOf(AttemptId sought, QList<LostMessage> open,
                                                             QList<twilio::MessageResource> unclaimed);

} // namespace patchcord::desk
