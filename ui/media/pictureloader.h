// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/picturecache.h"

#include <QImage>
#include <QString>

// Reads pictures from files that came from outside. Slow: for workers only.
namespace patchcord::ui {

/// A picture upright, no larger than `most` pixels in all; null when it is none of the kinds that are shown.
struct LoadedPicture
{
    QImage image;
    QSize fullSize; ///< What the file has, upright.
};

[[nodiscard]] LoadedPicture loadPicture(const QString &file, qint64 most);
/// Scaled, cut and rounded as wished; null when it cannot be shown.
[[nodiscard]] QImage preparedPicture(const PictureWish &wish);

} // namespace patchcord::ui
