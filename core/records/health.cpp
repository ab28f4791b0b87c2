// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/health.h"

#include <algorithm>

namespace patchcord {

HealthState Health::overall() const
{
    HealthState worst = HealthState::Unknown;
    for (const HealthLine &line : lines)
        worst = std::max(worst, line.state);
    return worst;
}

int Health::toMend() const
{
    return int(
        std::ranges::count_if(lines, [](const HealthLine &line) { return line.state >= HealthState::Attention; }));
}

QString toString(HealthState state)
{
    switch (state) {
    case HealthState::Unknown:
        return QStringLiteral("unknown");
    case HealthState::Well:
        return QStringLiteral("well");
    case HealthState::Attention:
        return QStringLiteral("attention");
    case HealthState::Broken:
        return QStringLiteral("broken");
    }
    Q_UNREACHABLE();
}

} // namespace patchcord
