// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/assistant.h"
#include "core/store/transaction.h"

#include <QList>

namespace patchcord::store {

inline constexpr int mostShadowDrafts = 1'000;

/// Keeps what a model would have answered to that message, or why it would have kept silent; at most
/// `mostShadowDrafts`, the oldest giving way.
[[nodiscard]] Done keepShadowDraft(Transaction &transaction, const ShadowDraft &draft, MessageId question);
/// Newest first, each with what a person sent next.
[[nodiscard]] Result<QList<ShadowDraft>> shadowDrafts(const Snapshot &snapshot, int limit);

} // namespace patchcord::store
