// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QtEndian>

namespace patchcord::testing {

/// A picture of noise, which no format makes small.
inline QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), width);
    return image;
}

inline QByteArray encoded(const QImage &image, const char *format, int quality = 90)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.write(image);
    return bytes;
}

/// The JPEG with a camera's note that it has to be turned right by 90 degrees to stand upright.
inline QByteArray turned(const QByteArray &jpeg)
{
    const QByteArray exif = QByteArray::fromHex("ffe10022457869660000" // Exif
                                                "49492a0008000000" // TIFF, little endian
                                                "0100" // one entry
                                                "1201030001000000" // orientation, one short
                                                "0600000000000000");
    return jpeg.first(2) + exif + jpeg.sliced(2);
}

/// The head of a picture of that many pixels, and nothing behind it.
inline QByteArray bomb(quint32 width, quint32 height)
{
    QByteArray header("IHDR");
    for (const quint32 side : {width, height}) {
        QByteArray number(4, '\0');
        qToBigEndian(side, number.data());
        header += number;
    }
    header += QByteArray::fromHex("0802000000");
    quint32 crc = 0xffffffff;
    for (const char c : header) {
        crc ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
    }
    QByteArray sum(4, '\0');
    qToBigEndian(~crc, sum.data());
    return QByteArray::fromHex("89504e470d0a1a0a0000000d") + header + sum;
}

/// A WAV file around these samples.
inline QByteArray wave(int encoding, int channels, int rate, int bits, const QByteArray &samples)
{
    QByteArray head = "RIFF" + QByteArray(4, '\0') + "WAVEfmt " + QByteArray(20, '\0') + "data" + QByteArray(4, '\0');
    const auto put = [&head](qsizetype at, auto value) { qToLittleEndian(value, head.data() + at); };
    put(4, quint32(36 + samples.size()));
    put(16, quint32(16));
    put(20, quint16(encoding));
    put(22, quint16(channels));
    put(24, quint32(rate));
    put(28, quint32(rate * channels * bits / 8));
    put(32, quint16(channels * bits / 8));
    put(34, quint16(bits));
    put(40, quint32(samples.size()));
    return head + samples;
}

/// A page with a black square, as small as a PDF can be.
inline QByteArray pdf()
{
    const QByteArray drawing = "0 0 0 rg 50 50 100 100 re f";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>endobj\n"
           "4 0 obj<</Length "
        + QByteArray::number(drawing.size()) + ">>stream\n" + drawing
        + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

inline QString write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace patchcord::testing
