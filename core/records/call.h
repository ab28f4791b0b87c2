// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord {

/// Twilio's call states.
enum class CallStatus { Queued, Initiated, Ringing, InProgress, Completed, Busy, NoAnswer, Canceled, Failed };

/// "queued", "initiated", "ringing", "in-progress", "completed", "busy", "no-answer", "canceled", "failed".
[[nodiscard]] QString toString(CallStatus status);
[[nodiscard]] std::optional<CallStatus> callStatusFromString(QStringView text);

/// True for the states that a call never leaves.
[[nodiscard]] bool isOver(CallStatus status);

/// What is known of one call. It is shown through its row in the conversation (Message of kind Call).
struct Call
{
    CallId id;
    QString sid;
    CallStatus status = CallStatus::Ringing;
    int sequence = -1; ///< Highest SequenceNumber merged so far; -1 when none came.
    qint64 startedAt = 0; ///< UTC ms when it began to ring or was dialled.
    qint64 answeredAt = 0; ///< UTC ms; 0 while nobody answered.
    qint64 endedAt = 0; ///< UTC ms; 0 while it lasts.
    int durationSeconds = 0; ///< Twilio's CallDuration.

    bool operator==(const Call &) const = default;
};

} // namespace patchcord
