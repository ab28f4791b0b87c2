// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"

namespace patchcord::ui {

/// "All is well", "1 thing to mend", "Checking…": what the traffic light says.
[[nodiscard]] QString overallText(const Health &health);
/// "well", "needs attention", "broken", "not checked yet": a line's sign in words.
[[nodiscard]] QString stateWord(HealthState state);
/// "12 s ago", "3 min ago", from an hour on the time or the day; empty for 0.
[[nodiscard]] QString agoText(qint64 at, qint64 now);
/// What the button of a line says: the line's own word, or that of the page that leads on from here; empty = no button
/// helps.
[[nodiscard]] QString mendText(const HealthLine &line);
/// What stands at a line's end: when it was looked at, or since when it is not well.
[[nodiscard]] QString sideText(const HealthLine &line, qint64 now);

} // namespace patchcord::ui
