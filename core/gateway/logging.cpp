// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/logging.h"

namespace patchcord::gateway {

Q_LOGGING_CATEGORY(log, "patchcord.gateway", QtInfoMsg)

} // namespace patchcord::gateway
