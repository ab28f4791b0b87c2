// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QDataStream>
#include <QFile>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cmath>
#include <numbers>

namespace patchcord::fixtures {

/// A media folder with real files of our own making in it, gone with this object.
class MediaFolder final
{
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString pathOf(const QString &file) const { return m_folder.filePath(file); }

    /// A picture with soft colours, and a light spot in its upper left corner.
    MediaItem picture(QSize size, const QColor &colour, const char *format = "jpg")
    {
        const bool isJpeg = qstrcmp(format, "jpg") == 0;
        MediaItem item = next(QStringLiteral("image/%1").arg(QLatin1String(isJpeg ? "jpeg" : format)));
        item.width = size.width();
        item.height = size.height();
        paint(size, colour).save(pathOf(item.file), format);
        item.size = QFile(pathOf(item.file)).size();
        return item;
    }
    /// A picture of twelve megapixels with noise in it, so that its JPEG has about so many bytes.
    MediaItem photo(qint64 bytes, int number)
    {
        MediaItem item = next(QStringLiteral("image/jpeg"));
        item.width = 4000;
        item.height = 3000;
        static QImage image = paint({item.width, item.height}, QColor(0xb9, 0x8a, 0x5e));
        QRandomGenerator dice(quint32(number + 1));
        const int noise = int(bytes / 80'000);
        for (int y = 0; y < item.height; y += 2) {
            auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
            for (int x = 0; x < item.width; x += 2)
                line[x] = qRgb(120 + int(dice.bounded(noise)), 100 + int(dice.bounded(noise)), 90);
        }
        // As large as it is meant to be, by as little compression as that takes.
        for (int quality = 80; item.size < bytes && quality <= 100; quality += 4) {
            image.save(pathOf(item.file), "jpg", quality);
            item.size = QFile(pathOf(item.file)).size();
        }
        return item;
    }
    /// A tone that grows louder, as WAV of 8000 samples a second.
    MediaItem sound(int seconds)
    {
        MediaItem item = next(QStringLiteral("audio/wav"));
        item.durationMs = seconds * 1000;
        QByteArray samples;
        for (int i = 0; i < seconds * 8000; ++i) {
            const double loudness = double(i) / (seconds * 8000);
            const double beat = 0.4 + 0.6 * std::abs(std::sin(i / 1900.0));
            const auto sample = qint16(28000 * loudness * beat * std::sin(i * 440.0 * 2 * std::numbers::pi / 8000));
            samples += char(sample & 0xff);
            samples += char(sample >> 8);
        }
        write(item, waveHeader(samples.size()) + samples);
        return item;
    }
    MediaItem file(const QString &type, const QString &name, const QByteArray &content)
    {
        MediaItem item = next(type);
        item.name = name;
        write(item, content);
        return item;
    }
    MediaItem contact()
    {
        return file(QStringLiteral("text/vcard"), {},
                    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Herrera;Tom\xc3\xa1s;;;\r\nFN:Tom\xc3\xa1s Herrera\r\n"
                    "TEL;TYPE=CELL:+1 415 555 0134\r\nEND:VCARD\r\n");
    }
    /// The small picture of a video or a document.
    void addPoster(MediaItem &item, QSize size, const QColor &colour)
    {
        item.thumbnail = QStringLiteral("t%1").arg(m_count);
        item.width = size.width();
        item.height = size.height();
        paint(size, colour).save(pathOf(item.thumbnail), "jpg");
    }

    static QImage paint(QSize size, const QColor &colour)
    {
        QImage image(size, QImage::Format_RGB32);
        QPainter painter(&image);
        QLinearGradient gradient(0, 0, size.width(), size.height());
        gradient.setColorAt(0, colour);
        gradient.setColorAt(0.45, colour.lighter(125));
        gradient.setColorAt(1, colour.darker(140));
        painter.fillRect(image.rect(), gradient);
        painter.fillRect(0, 0, size.width() / 8, size.height() / 8, Qt::white);
        return image;
    }

private:
    MediaItem next(const QString &type)
    {
        MediaItem item;
        item.id = {++m_count};
        item.contentType = type;
        item.file = QString::number(m_count);
        item.state = MediaState::Here;
        return item;
    }
    void write(MediaItem &item, const QByteArray &content) const
    {
        QFile file(pathOf(item.file));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        item.size = content.size();
    }
    static QByteArray waveHeader(qsizetype bytes)
    {
        QByteArray header;
        QDataStream stream(&header, QIODevice::WriteOnly);
        stream.setByteOrder(QDataStream::LittleEndian);
        stream.writeRawData("RIFF", 4);
        stream << quint32(36 + bytes);
        stream.writeRawData("WAVEfmt ", 8);
        stream << quint32(16) << quint16(1) << quint16(1) << quint32(8000) << quint32(16000) << quint16(2)
               << quint16(16);
        stream.writeRawData("data", 4);
        stream << quint32(bytes);
        return header;
    }

    QTemporaryDir m_folder;
    qint64 m_count = 0;
};

} // namespace patchcord::fixtures
