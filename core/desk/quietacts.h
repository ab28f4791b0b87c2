// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/act.h"
#include "core/records/quiethours.h"

namespace patchcord::desk {

/// Whether they can be kept; Invalid says what is wrong with them.
[[nodiscard]] Done checkQuietHours(const QuietHours &hours);
/// Sets a sender's, with its audit row.
[[nodiscard]] Done setQuietHours(store::Transaction &transaction, const Act &act, SenderId sender,
                                 const QuietHours &hours);

} // namespace patchcord::desk
