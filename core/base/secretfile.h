// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>

namespace patchcord {

/// Where a profile's secrets lie when there is no keychain.
[[nodiscard]] QString secretFile(const QString &profile);

/// None when there is no such name. Blocks for the disk.
[[nodiscard]] Result<std::optional<QString>> readSecret(const QString &profile, const QString &name);

/// Replaces the file as a whole, readable by its owner alone; no value removes the name. Blocks for the disk.
[[nodiscard]] Done writeSecret(const QString &profile, const QString &name, const std::optional<QString> &value);

} // namespace patchcord
