// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/transcript/transcript.h"

#include <QString>

#include <functional>

namespace patchcord::desk {

/// Where a page finds a file of a message: as a picture to show, and as something to open. Empty = it is not there.
struct FilePlace
{
    QString picture;
    QString link;
};

/// The page of a conversation. `placeOf` is asked once for each file.
[[nodiscard]] QString transcriptHtml(const Transcript &transcript,
                                     const std::function<FilePlace(const MediaItem &)> &placeOf);

} // namespace patchcord::desk
