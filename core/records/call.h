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

/// What was done with a call that rang here. That a call was missed is not done to it: it follows from the rest.
enum class CallHandling {
    None, ///< Nobody took it (yet).
    Phone, ///< It was given to an agent's phone, or made from there.
    Voicemail, ///< The caller was sent to the voicemail.
    Declined,
};

/// "", "phone", "voicemail", "declined": as stored.
[[nodiscard]] QString toString(CallHandling handling);
[[nodiscard]] std::optional<CallHandling> callHandlingFromString(QStringView text);

/// Where a call stands for those who look at it.
enum class CallPhase {
    Ringing, ///< Inbound: the caller waits. Outbound: the customer is being called.
    Connecting, ///< An agent's phone is being called.
    Talking,
    LeavingMessage, ///< The caller hears the greeting, or speaks to the voicemail.
    Over,
};

/// What is known of one call: the customer's leg, and the agent's phone beside it. It is shown through its row in the
/// conversation (Message of kind Call, or Voicemail once one was left).
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
    CallHandling handling = CallHandling::None;
    QString handledBy{}; ///< The agent who took, declined or made it; empty when it was nobody.
    QString room{}; ///< The conference in which both ends meet, unguessable; empty for a call that did not pass here.
    QString agentSid{}; ///< The leg to the agent's phone.
    CallStatus agentStatus = CallStatus::Queued; ///< Of that leg.
    qint64 connectedAt = 0; ///< UTC ms when both ends were on the line; 0 when they never were.
    int talkSeconds = 0; ///< How long both were, by Twilio's count; 0 while it is not known.
    QString recordingSid{}; ///< The voicemail's.
    int recordingSeconds = 0;

    bool operator==(const Call &) const = default;
};

[[nodiscard]] CallPhase phaseOf(const Call &call);

} // namespace patchcord
