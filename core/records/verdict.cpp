// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/verdict.h"

namespace patchcord {

QString toString(Origin origin)
{
    switch (origin) {
    case Origin::Agent:
        return QStringLiteral("agent");
    case Origin::Schedule:
        return QStringLiteral("schedule");
    case Origin::Rule:
        return QStringLiteral("rule");
    case Origin::Model:
        return QStringLiteral("model");
    }
    Q_UNREACHABLE();
}

std::optional<Origin> originFromString(QStringView text)
{
    for (Origin origin : {Origin::Agent, Origin::Schedule, Origin::Rule, Origin::Model}) {
        if (text == toString(origin))
            return origin;
    }
    return std::nullopt;
}

} // namespace patchcord
