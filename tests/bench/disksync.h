// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"

namespace patchcord::bench {

/// How long the disk under `folder` takes to make 4 KiB durable, appended each time: what no commit can beat. Empty
/// where the system offers no such call.
[[nodiscard]] Samples timedSyncs(const QString &folder, int rounds);

} // namespace patchcord::bench
