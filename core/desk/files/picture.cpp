// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QImageReader>
#include <QImageWriter>
#include <QSaveFile>

#include <algorithm>

namespace patchcord::desk {

namespace {

/// A JPEG is made smaller while it is unpacked, so more pixels do no harm (phones make 108 million).
constexpr qint64 maxJpegPixels = 120'000'000;
constexpr qint64 maxPixels = 40'000'000;
constexpr int maxSidePixels = 30'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::desk::Attachment", text);
}

/// Only formats whose readers are plain decoders; empty for all others.
QByteArray formatOf(const QString &mime)
{
    if (mime == u"image/jpeg")
        return "jpeg";
    if (mime == u"image/png")
        return "png";
    if (mime == u"image/gif")
        return "gif";
    if (mime == u"image/webp")
        return "webp";
    return mime == u"image/bmp" ? QByteArray("bmp") : QByteArray();
}

void prepare(QImageReader &reader, const QByteArray &format)
{
    reader.setAutoDetectImageFormat(false);
    reader.setFormat(format);
    reader.setAutoTransform(true);
}

/// The size as it lies in the file, or nothing when it is out of bounds.
std::optional<QSize> boundedSize(QImageReader &reader)
{
    const QSize size = reader.size();
    const qint64 most = reader.format() == "jpeg" ? maxJpegPixels : maxPixels;
    if (size.isEmpty() || size.width() > maxSidePixels || size.height() > maxSidePixels
        || qint64(size.width()) * size.height() > most)
        return std::nullopt;
    return size;
}

QByteArray encoded(const QImage &image, const QByteArray &format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray();
}

/// JPEG knows no transparency: what can be seen through becomes white, not black.
QImage opaque(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage flat = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < flat.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(flat.scanLine(y));
        for (int x = 0; x < flat.width(); ++x) {
            const int alpha = qAlpha(line[x]);
            const auto over = [alpha](int colour) { return (colour * alpha + 255 * (255 - alpha)) / 255; };
            line[x] = qRgb(over(qRed(line[x])), over(qGreen(line[x])), over(qBlue(line[x])));
        }
    }
    return flat.convertToFormat(QImage::Format_RGB32);
}

bool isSeenThrough(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage small = image.scaled(64, 64).convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < small.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        if (std::any_of(line, line + small.width(), [](QRgb pixel) { return qAlpha(pixel) < 250; }))
            return true;
    }
    return false;
}

} // namespace

std::optional<QSize> pictureSize(const QString &path, const QString &mime)
{
    const QByteArray format = formatOf(mime);
    if (format.isEmpty())
        return std::nullopt;
    QImageReader reader(path);
    prepare(reader, format);
    const auto size = boundedSize(reader);
    if (!size)
        return std::nullopt;
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90) ? size->transposed() : *size;
}

QImage readPicture(const QString &path, const QString &mime, int maxSide)
{
    const QByteArray format = formatOf(mime);
    if (format.isEmpty())
        return {};
    QImageReader reader(path);
    prepare(reader, format);
    const auto size = boundedSize(reader);
    if (!size)
        return {};
    if (std::max(size->width(), size->height()) > maxSide) {
        const QSize scaled = size->scaled(maxSide, maxSide, Qt::KeepAspectRatio);
        reader.setScaledSize(scaled.expandedTo({1, 1}));
    }
    return reader.read();
}

QString keepThumbnail(const QImage &image, const QString &folder, const QString &stem)
{
    if (image.isNull())
        return {};
    constexpr int quality = 82;
    const bool isTransparent = isSeenThrough(image);
    const QByteArray bytes = isTransparent ? encoded(image, "png", -1) : encoded(opaque(image), "jpeg", quality);
    const QString name = stem + (isTransparent ? QStringLiteral("-small.png") : QStringLiteral("-small.jpg"));
    QSaveFile file(QDir(folder).filePath(name));
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return {};
    return name;
}

Result<FittedPicture> fitPicture(const QString &path, const QString &mime, qint64 maxBytes)
{
    constexpr int largestSide = 4096;
    constexpr int smallestSide = 320;
    QImage image = readPicture(path, mime, largestSide);
    if (image.isNull())
        return failure(ErrorKind::Invalid, tr("This picture cannot be read. Save it as JPEG and add it again."));
    if (isSeenThrough(image)) {
        const QByteArray bytes = encoded(image, "png", -1);
        if (!bytes.isEmpty() && bytes.size() <= maxBytes)
            return FittedPicture{bytes, QStringLiteral("image/png"), image.size()};
    }
    image = opaque(image);
    while (true) {
        for (int quality : {88, 78, 66}) {
            const QByteArray bytes = encoded(image, "jpeg", quality);
            if (!bytes.isEmpty() && bytes.size() <= maxBytes)
                return FittedPicture{bytes, QStringLiteral("image/jpeg"), image.size()};
        }
        const QSize next = image.size() * 0.75;
        if (std::max(next.width(), next.height()) < smallestSide || next.isEmpty())
            return failure(ErrorKind::Invalid,
                           tr("This picture cannot be made small enough. Remove another file first."));
        image = image.scaled(next, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
}

bool isAnimated(const QString &path, const QString &mime)
{
    if (mime != u"image/gif" && mime != u"image/webp")
        return false;
    QImageReader reader(path);
    prepare(reader, formatOf(mime));
    return reader.supportsAnimation() && reader.imageCount() > 1;
}

} // namespace patchcord::desk
