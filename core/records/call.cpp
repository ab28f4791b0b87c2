// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/call.h"

#include <array>
#include <utility>

namespace patchcord {

namespace {

constexpr std::array words{
    std::pair{CallStatus::Queued, u"queued"},       std::pair{CallStatus::Initiated, u"initiated"},
    std::pair{CallStatus::Ringing, u"ringing"},     std::pair{CallStatus::InProgress, u"in-progress"},
    std::pair{CallStatus::Completed, u"completed"}, std::pair{CallStatus::Busy, u"busy"},
    std::pair{CallStatus::NoAnswer, u"no-answer"},  std::pair{CallStatus::Canceled, u"canceled"},
    std::pair{CallStatus::Failed, u"failed"},
};

constexpr std::array handlings{
    std::pair{CallHandling::None, u""},
    std::pair{CallHandling::Phone, u"phone"},
    std::pair{CallHandling::Voicemail, u"voicemail"},
    std::pair{CallHandling::Declined, u"declined"},
};

} // namespace

QString toString(CallStatus status)
{
    for (const auto &[known, word] : words) {
        if (known == status)
            return QString::fromUtf16(word);
    }
    Q_UNREACHABLE();
}

std::optional<CallStatus> callStatusFromString(QStringView text)
{
    for (const auto &[known, word] : words) {
        if (text == QStringView(word))
            return known;
    }
    return std::nullopt;
}

bool isOver(CallStatus status)
{
    return status >= CallStatus::Completed;
}

QString toString(CallHandling handling)
{
    for (const auto &[known, word] : handlings) {
        if (known == handling)
            return QString::fromUtf16(word);
    }
    Q_UNREACHABLE();
}

std::optional<CallHandling> callHandlingFromString(QStringView text)
{
    for (const auto &[known, word] : handlings) {
        if (text == QStringView(word))
            return known;
    }
    return std::nullopt;
}

CallPhase phaseOf(const Call &call)
{
    if (isOver(call.status))
        return CallPhase::Over;
    // To Twilio a caller who waits in our queue is in progress, too.
    const bool isElsewhere = call.room.isEmpty() && call.status == CallStatus::InProgress;
    if (call.connectedAt > 0 || isElsewhere)
        return CallPhase::Talking;
    if (call.handling == CallHandling::Voicemail)
        return CallPhase::LeavingMessage;
    const bool isCallingAgent = call.handling == CallHandling::Phone && call.agentStatus < CallStatus::InProgress;
    return isCallingAgent ? CallPhase::Connecting : CallPhase::Ringing;
}

} // namespace patchcord
