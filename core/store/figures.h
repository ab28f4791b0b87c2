// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/figures.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// Adds up a stretch of time. `now` (UTC ms) is the moment until which those wait who wait.
[[nodiscard]] Result<Figures> figures(const Snapshot &snapshot, const FigureQuery &query, qint64 now);

} // namespace patchcord::store
