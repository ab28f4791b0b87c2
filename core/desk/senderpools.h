// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "core/store/transaction.h"

#include <QList>

namespace patchcord::desk {

/// Keeps which messaging service each of our senders is in, as far as the account told: an opt-out from one sender of a
/// service is one from all. Senders that nobody knows here are left alone.
[[nodiscard]] Done notePools(store::Transaction &transaction, const QList<AccountSender> &senders);

} // namespace patchcord::desk
