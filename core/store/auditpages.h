// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/audit.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// Newest first, `limit` lines behind the line `before`; 0 = from the newest.
[[nodiscard]] Result<QList<AuditLine>> auditPage(const Snapshot &snapshot, const AuditFilter &filter, qint64 before,
                                                 int limit);
/// Everybody and everything that the audit tells of, in alphabetical order.
[[nodiscard]] Result<AuditChoices> auditChoices(const Snapshot &snapshot);

} // namespace patchcord::store
