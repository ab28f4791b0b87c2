// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/sender.h"
#include "core/store/transaction.h"

namespace patchcord::desk {

/// The sender of that address. One that nobody knew is made and left unconfirmed, so that what came for it is kept.
[[nodiscard]] Result<Sender> ensureSender(store::Transaction &transaction, const Address &address);

} // namespace patchcord::desk
