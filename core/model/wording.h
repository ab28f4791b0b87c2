// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>

namespace patchcord::model {

// How a model fails, each in words for the agent. `detail` goes to the log and never holds what anybody wrote.

[[nodiscard]] Error notReached(const QString &detail); ///< NotSent
[[nodiscard]] Error tooSlow(const QString &detail); ///< Unavailable
[[nodiscard]] Error cutOff(); ///< OutcomeUnknown: it ended in the middle.
[[nodiscard]] Error notUnderstood(const char *detail); ///< Malformed
[[nodiscard]] Error tooLong(); ///< Malformed
[[nodiscard]] Error saidNothing(); ///< Malformed
[[nodiscard]] Error wantsTools(); ///< Refused
[[nodiscard]] Error mayNotAnswer(); ///< Refused
[[nodiscard]] Error failing(const QString &detail); ///< Unavailable
/// What an HTTP status other than 200 means; `retryAfter` as the header has it (seconds; a date is not read).
[[nodiscard]] Error turnedAway(int status, const QByteArray &retryAfter);

} // namespace patchcord::model
