// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/apianswer.h"
#include "core/twilio/form.h"

#include <optional>

namespace patchcord::simulator {

class Account;

/// Why Twilio would refuse to create this message, by its own checks and those of the magic numbers; nothing = it takes
/// it.
[[nodiscard]] std::optional<ApiError> messageRefusal(const Account &account, const twilio::FormFields &form);
/// The same for a call.
[[nodiscard]] std::optional<ApiError> callRefusal(const Account &account, const twilio::FormFields &form);

} // namespace patchcord::simulator
