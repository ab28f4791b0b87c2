// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/contenttemplate.h"

namespace patchcord::desk {

/// WhatsApp takes templates of up to so many characters once they are filled (Twilio's error 63021).
inline constexpr int maxTemplateLength = 1024;

/// Whether every gap is filled with what WhatsApp takes; Invalid names the first that is not.
[[nodiscard]] Done checkTemplateValues(const ContentTemplate &content, const TemplateValues &values);
/// Whether it may open a conversation; Refused says where its approval stands, with WhatsApp's reason.
[[nodiscard]] Done checkApproval(const ContentTemplate &content);

} // namespace patchcord::desk
