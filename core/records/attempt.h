// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/delivery.h"

#include <QString>

namespace patchcord {

/// How one try to hand a message to Twilio went.
enum class AttemptState {
    Leaving, ///< Committed; the request may be on its way.
    Accepted, ///< Twilio gave it a SID.
    Refused, ///< Twilio said no, with a code.
    NotSent, ///< The request provably did not leave, or was turned away unprocessed: a further attempt follows.
    Unknown, ///< The answer was lost: being looked up by callback token and listing.
    Absent, ///< Looked up: Twilio has no such message.
};

/// One try to hand one message to Twilio. Rows are appended and resolved, never repeated or removed.
struct Attempt
{
    AttemptId id;
    MessageId message;
    QString token; ///< Rides in the StatusCallback, unguessable.
    AttemptState state = AttemptState::Leaving;
    QString sid;
    int errorCode = 0;
    qint64 at = 0; ///< UTC ms when it was committed.
    qint64 resolvedAt = 0; ///< UTC ms; 0 while its outcome is open.

    bool operator==(const Attempt &) const = default;
};

/// What Twilio said of a message, as it came. Kept for ever, in order of arrival.
struct StatusCallback
{
    QString sid;
    QString token; ///< Our attempt's token; empty when the URL carried none.
    DeliveryStatus status = DeliveryStatus::Queued;
    int errorCode = 0;
    qint64 at = 0; ///< UTC ms of arrival.

    bool operator==(const StatusCallback &) const = default;
};

} // namespace patchcord
