// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchcord::ui {

/// Lets screen readers see the timeline as a list of its visible bubbles. May be called any number of times.
void installTimelineAccessibility();

} // namespace patchcord::ui
