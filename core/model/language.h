// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::model {

/// The language of a text by its script or its commonest words ("en", "de", "ja", …), as far as it can be told without
/// doubt; empty else. A guess to hold two texts against each other, no more.
[[nodiscard]] QString languageOf(const QString &text);

} // namespace patchcord::model
