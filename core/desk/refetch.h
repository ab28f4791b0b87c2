// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QString>

namespace patchcord::desk {

/// Lets the files of a message that are gone, or whose bytes are missing from the folder, be fetched again; within a
/// unit of work of the caller's. Conflict: none of them is to be fetched.
[[nodiscard]] Done fetchFilesAgain(store::Transaction &transaction, const Message &message, const QString &mediaFolder);

} // namespace patchcord::desk
