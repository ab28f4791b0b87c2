// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace patchcord {

/// How one part of the way to and from Twilio is. In order of how much it matters.
enum class HealthState { Unknown, Well, Attention, Broken };

/// One thing that was looked at: what was found, since when, and what mends it.
struct HealthLine
{
    QString name; ///< Stays the same: "account", "public-address", "sender:+15005550006", "quarantine", "clock", …
    QString title; ///< What the agent reads first: "Support line (+1 415 555 0100)".
    HealthState state = HealthState::Unknown;
    QString finding; ///< What was found, in plain words.
    QString advice; ///< What a person does about it; empty when it is well.
    QString mend; ///< Words of the button that mends it here ("Point it here"); empty = no button can.
    qint64 since = 0; ///< UTC ms since it is in this state; 0 = unknown.
    qint64 checkedAt = 0; ///< UTC ms.

    bool operator==(const HealthLine &) const = default;
};

/// The whole page behind the traffic light.
struct Health
{
    QList<HealthLine> lines;

    /// The worst of its lines; Unknown only while nothing was looked at.
    [[nodiscard]] HealthState overall() const;
    /// How many lines are Attention or Broken.
    [[nodiscard]] int toMend() const;
    bool operator==(const Health &) const = default;
};

/// "unknown", "well", "attention", "broken".
[[nodiscard]] QString toString(HealthState state);

} // namespace patchcord
