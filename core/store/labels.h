// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"
#include "core/store/transaction.h"

#include <QStringList>

namespace patchcord::store {

inline constexpr qsizetype longestLabel = 40;

/// Each appends ConversationChanged when anything changed. Invalid: an empty label, or one longer than `longestLabel`.
/// A label that is there already keeps its spelling.
[[nodiscard]] Done addLabel(Transaction &transaction, ConversationId id, const QString &label);
[[nodiscard]] Done removeLabel(Transaction &transaction, ConversationId id, const QString &label);
/// These and no others.
[[nodiscard]] Done setLabels(Transaction &transaction, ConversationId id, const QStringList &labels);

/// In the order of the alphabet.
[[nodiscard]] Result<QStringList> labelsOf(const Snapshot &snapshot, ConversationId id);
[[nodiscard]] Result<QList<LabelCount>> labelCounts(const Snapshot &snapshot);

} // namespace patchcord::store
