// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord {

/// A token that nobody can guess: `bytes` (at least 16) from the system's generator, in letters that are safe in a URL.
[[nodiscard]] QString randomToken(int bytes = 24);

} // namespace patchcord
