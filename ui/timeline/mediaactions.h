// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QList>
#include <QString>

namespace patchcord::ui {

/// What can be done with a file of a row.
enum class MediaAction { Play, Pause, View, Open, SaveAs, Copy, Faster, FetchAgain };

/// In the order of a menu; the first one is what Enter and a click do.
[[nodiscard]] QList<MediaAction> mediaActions(const MediaItem &media, bool isPlaying);
/// "Play", "Save as…", …: for a screen reader.
[[nodiscard]] QString mediaActionName(MediaAction action);
/// The same for a menu, with a letter to press.
[[nodiscard]] QString mediaActionLabel(MediaAction action);

} // namespace patchcord::ui
