// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/message.h"

#include <QString>

namespace patchcord::desk {

/// Gives a file that lies in the media folder under a temporary name the name of its hash, finds out what it is by its
/// bytes, and makes what there is to see of it: size, thumbnail, length, waveform. The item is here then. The temporary
/// file is gone in any case. Takes as long as a picture takes to unpack: for worker threads.
/// Storage: the disk failed.
[[nodiscard]] Result<MediaItem> keepFile(const QString &temporary, const QString &folder, MediaItem item);

/// A copy of a file anywhere under a temporary name in the media folder. Invalid: it cannot be read, is empty or is
/// larger than `maxBytes`. Storage: the disk failed.
[[nodiscard]] Result<QString> copyInto(const QString &folder, const QString &path, qint64 maxBytes);
/// The same for bytes.
[[nodiscard]] Result<QString> writeInto(const QString &folder, const QByteArray &bytes);

/// Removes what a program that was killed left half done in the media folder, so long ago (ms) that nobody works on it.
/// Gives how many files that were.
int removeUnfinished(const QString &folder, qint64 olderThanMs = 60'000);

} // namespace patchcord::desk
