// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/webhook.h"

#include <algorithm>
#include <array>
#include <utility>

namespace patchcord::simulator {

namespace {

constexpr std::array<std::pair<SignMode, QLatin1StringView>, 5> signModes{{
    {SignMode::Ok, QLatin1StringView("ok")},
    {SignMode::Missing, QLatin1StringView("missing")},
    {SignMode::Wrong, QLatin1StringView("wrong")},
    {SignMode::Altered, QLatin1StringView("altered")},
    {SignMode::OtherRoute, QLatin1StringView("other-route")},
}};

} // namespace

std::optional<SignMode> signModeFromString(QStringView text)
{
    for (const auto &[mode, name] : signModes) {
        if (text == name)
            return mode;
    }
    return std::nullopt;
}

QString toString(SignMode mode)
{
    for (const auto &[known, name] : signModes) {
        if (known == mode)
            return name;
    }
    return {};
}

twilio::FormFields withFields(twilio::FormFields fields, const twilio::FormFields &replacements)
{
    for (const auto &replacement : replacements) {
        const auto field = std::ranges::find(fields, replacement.first, &std::pair<QByteArray, QByteArray>::first);
        if (field == fields.end())
            fields.append(replacement);
        else
            field->second = replacement.second;
    }
    return fields;
}

} // namespace patchcord::simulator
