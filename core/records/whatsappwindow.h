// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

namespace patchcord {

inline constexpr qint64 whatsAppWindowMs = 24LL * 60 * 60 * 1000;
/// We lock a little early, since the clocks of three parties and the way of a message lie between.
inline constexpr qint64 windowMarginMs = 60'000;

/// UTC ms until when WhatsApp takes free text from us; 0 when it is another channel, or when they never wrote here.
[[nodiscard]] inline qint64 windowEndOf(const Conversation &conversation)
{
    if (conversation.contactAddress.channel != Channel::WhatsApp || conversation.lastInboundAt == 0)
        return 0;
    return conversation.lastInboundAt + whatsAppWindowMs - windowMarginMs;
}

} // namespace patchcord
