// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/pictureloader.h"

#include <QBrush>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace patchcord::ui {

namespace {

constexpr qint64 mostPixelsInFile = 150'000'000; ///< More is no photo, but an attack on our memory.
constexpr double largeEnough = 0.8; ///< A small picture of this share of the wanted size is not worth a slow load.

/// The kinds that are shown; all others of Qt's (drawings, icons, cursors) come from strangers only to surprise.
bool isShownFormat(const QByteArray &format)
{
    constexpr std::array shown{"jpeg", "jpg", "png", "gif", "webp", "bmp", "tiff", "tif"};
    return std::ranges::any_of(shown, [&format](const char *name) { return format == name; });
}

bool isOnItsSide(QImageIOHandler::Transformations turn)
{
    return turn.testFlag(QImageIOHandler::TransformationRotate90);
}

/// Opens the file, and says how large it is as stored; empty when it is not shown.
QSize open(QImageReader &reader, const QString &file)
{
    reader.setFileName(file);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead() || !isShownFormat(reader.format()))
        return {};
    const QSize stored = reader.size();
    return stored.isEmpty() || qint64(stored.width()) * stored.height() > mostPixelsInFile ? QSize() : stored;
}

QImage readScaled(const QString &file, const PictureWish &wish)
{
    QImageReader reader;
    const QSize stored = open(reader, file);
    if (stored.isEmpty())
        return {};
    const bool isTurned = isOnItsSide(reader.transformation());
    const QSize wanted = isTurned ? wish.size.transposed() : wish.size;
    const auto mode = wish.isFilling ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
    const QSize scaled = stored.scaled(wanted, mode).expandedTo({1, 1});
    // A JPEG is decoded at the nearest of its own smaller scales, which is many times as fast.
    if (scaled.width() < stored.width() || scaled.height() < stored.height())
        reader.setScaledSize(scaled);
    return reader.read();
}

bool isTooSmall(const QImage &image, const PictureWish &wish)
{
    const double width = double(image.width()) / wish.size.width();
    const double height = double(image.height()) / wish.size.height();
    return (wish.isFilling ? std::min(width, height) : std::max(width, height)) < largeEnough;
}

QImage rounded(const QImage &image, const PictureWish &wish)
{
    const auto mode = wish.isFilling ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
    const QSize fitted = image.size().scaled(wish.size, mode).expandedTo({1, 1});
    const QImage scaled = image.scaled(fitted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QSize size = wish.isFilling ? wish.size : fitted;
    QImage result(size, QImage::Format_ARGB32_Premultiplied);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QBrush brush(scaled);
    brush.setTransform(
        QTransform::fromTranslate((size.width() - fitted.width()) / 2.0, (size.height() - fitted.height()) / 2.0));
    painter.setBrush(brush);
    painter.drawRoundedRect(QRectF({0, 0}, QSizeF(size)), wish.radius, wish.radius);
    return result;
}

} // namespace

LoadedPicture loadPicture(const QString &file, qint64 most)
{
    QImageReader reader;
    const QSize stored = open(reader, file);
    if (stored.isEmpty())
        return {};
    const double pixels = double(stored.width()) * stored.height();
    if (pixels > double(most))
        reader.setScaledSize((QSizeF(stored) * std::sqrt(double(most) / pixels)).toSize().expandedTo({1, 1}));
    const QSize upright = isOnItsSide(reader.transformation()) ? stored.transposed() : stored;
    return {reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied), upright};
}

QImage preparedPicture(const PictureWish &wish)
{
    if (wish.size.isEmpty())
        return {};
    QImage image = readScaled(wish.file, wish);
    if (!wish.original.isEmpty() && wish.original != wish.file && (image.isNull() || isTooSmall(image, wish))) {
        if (const QImage larger = readScaled(wish.original, wish); !larger.isNull())
            image = larger;
    }
    return image.isNull() ? image : rounded(image, wish);
}

} // namespace patchcord::ui
