// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QLatin1StringView>

class QSqlError;

namespace patchcord::store {

/// The database's error in words for the agent. `what` names the statement, for the log.
[[nodiscard]] Error storageError(const QSqlError &error, QLatin1StringView what);

/// True when the transaction as a whole is lost (full disk, failing disk, damaged file), not just one statement.
[[nodiscard]] bool losesTransaction(const QSqlError &error);

} // namespace patchcord::store
