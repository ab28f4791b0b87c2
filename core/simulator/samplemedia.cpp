// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/samplemedia.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QtEndian>

#include <cmath>

namespace patchcord::simulator {

namespace {

/// A parcel on a door step, dented more or less.
QImage parcelPicture(size_t seed)
{
    QImage image(960, 720, QImage::Format_RGB32);
    const int hue = int(seed % 360);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient wall(0, 0, 0, 480);
    wall.setColorAt(0, QColor::fromHsv(hue, 40, 225));
    wall.setColorAt(1, QColor::fromHsv(hue, 60, 190));
    painter.fillRect(0, 0, 960, 480, wall);
    painter.fillRect(0, 480, 960, 240, QColor::fromHsv((hue + 40) % 360, 30, 130));
    painter.fillRect(90, 40, 200, 440, QColor::fromHsv((hue + 180) % 360, 110, 120));
    painter.setBrush(QColor(215, 190, 90));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(262, 270), 10, 10);
    painter.setBrush(QColor(0, 0, 0, 60));
    painter.drawEllipse(QPointF(560, 640), 300, 36);

    const int dent = 20 + int(seed / 360 % 60);
    QPainterPath front;
    front.moveTo(330, 380);
    front.lineTo(690 - dent, 380);
    front.quadTo(690 - dent, 380 + dent, 690, 380 + 2 * dent);
    front.lineTo(690, 640);
    front.lineTo(330, 640);
    front.closeSubpath();
    painter.setBrush(QColor(196, 150, 98));
    painter.drawPath(front);
    QPainterPath side;
    side.moveTo(690, 380 + 2 * dent);
    side.lineTo(790, 330 + 2 * dent);
    side.lineTo(790, 580);
    side.lineTo(690, 640);
    side.closeSubpath();
    painter.setBrush(QColor(160, 118, 72));
    painter.drawPath(side);
    painter.setBrush(QColor(226, 205, 150));
    painter.drawRect(480, 380, 60, 260);
    painter.setBrush(Qt::white);
    painter.drawRect(360, 520, 100, 80);
    painter.setBrush(QColor(60, 60, 60));
    for (int bar = 0; bar < 12; ++bar)
        painter.drawRect(368 + bar * 7, 560, 2 + int(seed >> bar) % 3, 32);
    return image;
}

QByteArray picture(const QByteArray &format, size_t seed)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(80);
    writer.write(parcelPicture(seed));
    return bytes;
}

/// One second of a quiet tone, 8 kHz mono.
QByteArray tone(size_t seed)
{
    constexpr int rate = 8000;
    constexpr double pi = 3.14159265358979;
    QByteArray samples(rate * 2, '\0');
    const double pitch = 330.0 + double(seed % 220);
    for (int index = 0; index < rate; ++index) {
        const double wave = std::sin(2 * pi * pitch * index / rate);
        qToLittleEndian(qint16(6000 * wave), samples.data() + qsizetype(index) * 2);
    }
    QByteArray head = "RIFF" + QByteArray(4, '\0') + "WAVEfmt " + QByteArray(20, '\0') + "data" + QByteArray(4, '\0');
    const auto put = [&head](qsizetype at, auto value) { qToLittleEndian(value, head.data() + at); };
    put(4, quint32(36 + samples.size()));
    put(16, quint32(16));
    put(20, quint16(1));
    put(22, quint16(1));
    put(24, quint32(rate));
    put(28, quint32(rate * 2));
    put(32, quint16(2));
    put(34, quint16(16));
    put(40, quint32(samples.size()));
    return head + samples;
}

QByteArray contactCard()
{
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Example;Robin;;;\r\nFN:Robin Example\r\n"
           "TEL;TYPE=CELL:+12025550143\r\nEND:VCARD\r\n";
}

QByteArray page()
{
    const QByteArray drawing = "0.2 0.3 0.5 rg 30 350 160 14 re f 0.7 g 30 310 240 6 re f 30 290 240 6 re f "
                               "30 270 200 6 re f 0.93 g 30 60 240 150 re f";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
        + QByteArray::number(drawing.size()) + ">>stream\n" + drawing
        + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

} // namespace

QByteArray sampleMedia(const QString &contentType, size_t seed)
{
    const QByteArray format = contentType.section(u'/', 1).toLatin1();
    if (contentType.startsWith(u"image/")) {
        const bool canWrite = QImageWriter::supportedMimeTypes().contains(contentType.toLatin1());
        return picture(canWrite ? format : QByteArray("png"), seed);
    }
    if (contentType == u"text/vcard" || contentType == u"text/x-vcard")
        return contactCard();
    if (contentType == u"application/pdf")
        return page();
    if (contentType.startsWith(u"audio/"))
        return tone(seed);
    return "A file that a customer sent along.\n";
}

} // namespace patchcord::simulator
