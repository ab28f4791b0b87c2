// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace patchcord {

/// The variables of a dotenv text: `NAME=value`, `export NAME=value`, comments, quotes of three kinds, any line
/// ends, a byte order mark. Nothing is expanded. Invalid: names the line that cannot be read, never its value.
[[nodiscard]] Result<QHash<QString, QString>> parseEnvText(const QByteArray &text);

/// The same from a file.
[[nodiscard]] Result<QHash<QString, QString>> readEnvFile(const QString &path);

} // namespace patchcord
