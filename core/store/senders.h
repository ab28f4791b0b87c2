// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/sender.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

[[nodiscard]] Result<std::optional<Sender>> senderByAddress(const Snapshot &snapshot, const Address &address);
[[nodiscard]] Result<std::optional<Sender>> senderById(const Snapshot &snapshot, SenderId id);
/// By name, confirmed ones first.
[[nodiscard]] Result<QList<Sender>> allSenders(const Snapshot &snapshot);
[[nodiscard]] Result<SenderId> insertSender(Transaction &transaction, const Sender &sender);
[[nodiscard]] Done updateSender(Transaction &transaction, const Sender &sender);

} // namespace patchcord::store
