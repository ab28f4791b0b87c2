// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/connection.h"
#include "core/store/rows.h"

#include <QList>

#include <optional>

namespace patchcord::store {

/// A message as the view message_row has it, without its media. `first` is the column of its id.
[[nodiscard]] Message messageFrom(const Rows &row, int first = 0);

/// The messages of a statement over message_row, with their media.
[[nodiscard]] Result<QList<Message>> messagesFrom(Connection &connection, Result<Rows> rows);
[[nodiscard]] Result<std::optional<Message>> messageOrNone(Connection &connection, Result<Rows> rows);

} // namespace patchcord::store
