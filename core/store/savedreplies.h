// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/savedreply.h"
#include "core/store/transaction.h"

#include <QList>

namespace patchcord::store {

/// The most used first, then by name.
[[nodiscard]] Result<QList<SavedReply>> savedReplies(const Snapshot &snapshot);

/// Each writes, and appends SavedRepliesChanged.
[[nodiscard]] Result<SavedReplyId> insertSavedReply(Transaction &transaction, const SavedReply &reply);
/// Name, folder, text and files; uses are only counted.
[[nodiscard]] Done updateSavedReply(Transaction &transaction, const SavedReply &reply);
[[nodiscard]] Done removeSavedReply(Transaction &transaction, SavedReplyId id);
/// It was put into a reply once more.
[[nodiscard]] Done countUse(Transaction &transaction, SavedReplyId id);

} // namespace patchcord::store
