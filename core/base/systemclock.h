// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>

namespace patchcord {

/// Whether this system may be asked to set its clock by itself. So far, where systemd's timedated listens on the system
/// bus.
[[nodiscard]] bool canLetClockSetItself();

/// Lets the system set its clock from the network; whoever sits there may be asked for a password. It is told so, but
/// the clock may take a moment. Refused: says why not.
[[nodiscard]] QFuture<Done> letClockSetItself();

} // namespace patchcord
