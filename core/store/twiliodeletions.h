// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/transaction.h"

#include <QString>

#include <optional>

namespace patchcord::store {

/// Something that Twilio is still asked to delete.
struct TwilioDeletion
{
    qint64 id = 0;
    QString kind; ///< "message" (with its files), "recording", "call".
    QString sid;
    int tries = 0; ///< How often it did not succeed.
};

/// The one that is due first; nullopt when none is due at `now` (UTC ms).
[[nodiscard]] Result<std::optional<TwilioDeletion>> nextTwilioDeletion(const Snapshot &snapshot, qint64 now);
[[nodiscard]] Result<qint64> countTwilioDeletions(const Snapshot &snapshot);
[[nodiscard]] Done forgetTwilioDeletion(Transaction &transaction, qint64 id);
/// It did not succeed; it is due again at `dueAt` (UTC ms).
[[nodiscard]] Done putOffTwilioDeletion(Transaction &transaction, qint64 id, qint64 dueAt);

} // namespace patchcord::store
