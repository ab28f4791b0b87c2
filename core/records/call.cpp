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

} // namespace patchcord
