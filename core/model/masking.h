// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"

#include <QString>

namespace patchcord::model {

/// The text without what must not leave this desk, as far as the settings say: payment card numbers (13 to 19 digits
/// whose check digit is right), one-time codes (digits that the words around call so), e-mail and street addresses,
/// telephone numbers. Each becomes a word in brackets. Errs on the side of masking.
[[nodiscard]] QString masked(const QString &text, const AssistantSettings &settings);

} // namespace patchcord::model
