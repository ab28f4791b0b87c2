// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace patchcord::gateway {

/// "patchcord.gateway": what came to our ports and what became of it, without a number, a text or a secret.
Q_DECLARE_LOGGING_CATEGORY(log)

} // namespace patchcord::gateway
