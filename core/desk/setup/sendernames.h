// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "core/store/store.h"

#include <QFuture>

namespace patchcord::desk {

/// Keeps the chosen senders of the account as senders of the desk, with the names that they were given. Of those that
/// it knows already only the name changes. `agent` is who the audit says did it.
[[nodiscard]] QFuture<Done> keepSenders(store::Store &store, const QList<AccountSender> &senders, const QString &agent);

} // namespace patchcord::desk
