// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/address.h"
#include "core/records/quiethours.h"

#include <QList>
#include <QTimeZone>

namespace patchcord::desk {

/// The zones in which this person may be, by their number; empty when it tells nothing. libphonenumber's mapper of time
/// zones is not in its C++ library, so a number stands for all zones of its country.
[[nodiscard]] QList<QTimeZone> zonesOf(const Address &recipient);

/// The zone of that name, or this computer's when it is empty or unknown.
[[nodiscard]] QTimeZone zoneNamed(const QString &name);

/// When quiet hours end in every one of these zones (UTC ms), across changes of clocks; 0 when `now` is outside them
/// everywhere, or when they leave no minute of the day.
[[nodiscard]] qint64 quietUntil(const QuietHours &hours, const QList<QTimeZone> &zones, qint64 now);

} // namespace patchcord::desk
