// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/guidevalues.h"

#include <QJsonObject>

namespace patchcord::app {

/// For the profile's settings: where the guide was left. There is no secret in it.
[[nodiscard]] QJsonObject toJson(const ui::GuideDraft &draft);
/// Whatever is missing or odd stays as in a new draft.
[[nodiscard]] ui::GuideDraft guideDraftFromJson(const QJsonObject &json);

} // namespace patchcord::app
