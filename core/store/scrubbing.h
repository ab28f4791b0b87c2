// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace patchcord::store {

class Connection;

/// Brings what was erased to its end: the files that went with rows, the copies that migrations made of the database,
/// and what is left of old rows in pages and log. Outside of a transaction, by the connection that writes. Storage:
/// something could not be removed, or somebody reads the database for too long; it may be repeated.
[[nodiscard]] Done scrub(Connection &connection, const QString &databaseFile);

/// The copies of the database that migrations made beside it.
[[nodiscard]] QStringList backupsOf(const QString &profile);

} // namespace patchcord::store
