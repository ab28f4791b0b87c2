// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QList>
#include <QString>

namespace patchcord::store {

/// Kept files of what is no message yet, as its column "media" holds them (JSON).
[[nodiscard]] QString textOf(const QList<MediaItem> &files);
[[nodiscard]] QList<MediaItem> filesFrom(const QString &text);

} // namespace patchcord::store
