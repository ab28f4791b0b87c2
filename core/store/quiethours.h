// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/quiethours.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// Those of a sender; off when nobody set any.
[[nodiscard]] Result<QuietHours> quietHoursOf(const Snapshot &snapshot, SenderId sender);
/// Keeps them and appends SenderChanged.
[[nodiscard]] Done setQuietHours(Transaction &transaction, SenderId sender, const QuietHours &hours);

} // namespace patchcord::store
