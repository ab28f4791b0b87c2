// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace patchcord::desk {

/// The longer side of a thumbnail, in pixels.
inline constexpr int thumbnailSide = 480;

/// How large a picture is, upright, by its head alone. Nothing: it cannot be read, or has so many pixels that unpacking
/// it would be an attack.
[[nodiscard]] std::optional<QSize> pictureSize(const QString &path, const QString &mime);

/// The picture upright, no larger than `maxSide` on its longer side; null under the same conditions. Takes tens of
/// milliseconds: for worker threads.
[[nodiscard]] QImage readPicture(const QString &path, const QString &mime, int maxSide);

/// Writes a small picture as `stem`-small.jpg (or .png, where it can be seen through) into the folder and gives its
/// name; empty when it cannot.
[[nodiscard]] QString keepThumbnail(const QImage &image, const QString &folder, const QString &stem);

/// A picture made to fit.
struct FittedPicture
{
    QByteArray bytes;
    QString mime;
    QSize size;
};

/// The same picture in at most `maxBytes`, as JPEG, or as PNG while it can be seen through and still fits. Invalid: it
/// cannot be read, or cannot be made so small.
[[nodiscard]] Result<FittedPicture> fitPicture(const QString &path, const QString &mime, qint64 maxBytes);

/// Whether it moves.
[[nodiscard]] bool isAnimated(const QString &path, const QString &mime);

} // namespace patchcord::desk
