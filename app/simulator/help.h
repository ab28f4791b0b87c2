// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord {

/// What `patchcord-sim --help` says above its options: what it is, the control interface and the magic numbers.
[[nodiscard]] QString simulatorHelp();

} // namespace patchcord
