// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"

#include <QString>

namespace patchcord::desk {

/// What of its places keeps a sender's messages or calls from coming here, in plain sentences; empty = nothing.
[[nodiscard]] QString troubleOf(const AccountSender &sender);

} // namespace patchcord::desk
