// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/call.h"
#include "core/records/channel.h"

namespace patchcord::desk {

/// What one webhook says of a call.
struct CallNews
{
    CallStatus status = CallStatus::Ringing;
    int sequence = -1; ///< Twilio's SequenceNumber; -1 when absent.
    int durationSeconds = 0; ///< CallDuration; 0 when absent.
    qint64 at = 0; ///< UTC ms: Twilio's Timestamp, else when it arrived.

    bool operator==(const CallNews &) const = default;
};

/// The call with the news taken in. The same news add up to the same call in whatever order they come and however
/// often: a status only moves forward (queued, initiated, ringing, in-progress, over), and an answered end wins over
/// others.
[[nodiscard]] Call mergeCall(const Call &known, const CallNews &news);

/// The call with news of the leg to an agent's phone. A leg that is not this call's (any more) changes nothing. Both
/// ends are on the line from the moment the last of them answered; Twilio counts the time by the leg that came last.
[[nodiscard]] Call mergeAgentLeg(const Call &known, Direction direction, const QString &sid, const CallNews &news);

/// The same for the customer's leg.
[[nodiscard]] Call mergeCustomerLeg(const Call &known, Direction direction, const CallNews &news);

} // namespace patchcord::desk
