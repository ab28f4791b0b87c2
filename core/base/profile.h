// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

namespace patchcord {

/// The profile of this user on this platform: the same folder for all three programs. Not made by this call.
[[nodiscard]] QString defaultProfile();

/// Makes the folder, for its owner alone, when it is not there; an existing one keeps its permissions.
/// Gives the absolute path. Storage: it cannot be made or written.
[[nodiscard]] Result<QString> prepareProfile(const QString &folder);

/// What is set in the profile (`settings.json`); empty when nothing is. Never holds a secret.
/// Malformed: somebody edited it into something else.
[[nodiscard]] Result<QJsonObject> readSettings(const QString &profile);

/// Replaces the settings as a whole, or leaves the old ones as they were.
[[nodiscard]] Done writeSettings(const QString &profile, const QJsonObject &settings);

} // namespace patchcord
