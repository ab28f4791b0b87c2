// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"
#include "core/twilio/form.h"

namespace patchcord::simulator {

/// What Twilio's voice requests and callbacks say of a call, whatever else they are about. `status` may differ from the
/// call's own ("initiated").
[[nodiscard]] twilio::FormFields voiceFields(const CallRecord &call, const QString &status, const QString &accountSid);

} // namespace patchcord::simulator
