// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace patchcord {

/// The wall clock in UTC milliseconds since 1970, the only unit of time that is kept.
[[nodiscard]] qint64 utcNow();

} // namespace patchcord
