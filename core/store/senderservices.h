// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/transaction.h"

#include <QString>

namespace patchcord::store {

/// The messaging service whose pool the sender is in; empty = none that is known.
[[nodiscard]] Result<QString> serviceOf(const Snapshot &snapshot, SenderId sender);
/// Keeps it; empty = it is in no pool. Opt-outs that are in the ledger already count for the whole pool from now on.
[[nodiscard]] Done setService(Transaction &transaction, SenderId sender, const QString &serviceSid);

} // namespace patchcord::store
