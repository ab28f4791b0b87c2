// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/assistant.h"

namespace patchcord::desk {

/// Whether these settings can be kept: one that is switched on needs an address that customers' words may go to, and a
/// model. Invalid, with a sentence for the agent.
[[nodiscard]] Done checkAssistant(const AssistantSettings &settings);

} // namespace patchcord::desk
