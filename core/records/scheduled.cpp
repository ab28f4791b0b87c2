// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/scheduled.h"

namespace patchcord {

QString toString(ScheduledState state)
{
    switch (state) {
    case ScheduledState::Waiting:
        return QStringLiteral("waiting");
    case ScheduledState::Answered:
        return QStringLiteral("answered");
    case ScheduledState::Missed:
        return QStringLiteral("missed");
    case ScheduledState::Refused:
        return QStringLiteral("refused");
    }
    Q_UNREACHABLE();
}

std::optional<ScheduledState> scheduledStateFromString(QStringView text)
{
    for (ScheduledState state :
         {ScheduledState::Waiting, ScheduledState::Answered, ScheduledState::Missed, ScheduledState::Refused}) {
        if (text == toString(state))
            return state;
    }
    return std::nullopt;
}

} // namespace patchcord
