// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ringingsound.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace patchcord::gateway {

namespace {

constexpr int rate = 8'000;
constexpr int toneSamples = rate;
constexpr int allSamples = 5 * rate;
constexpr double pitch = 425;
constexpr double loudness = 0.25;
constexpr int fadeSamples = rate / 100; ///< Without it the tone begins and ends with a click.

qint16 sampleAt(int n)
{
    if (n >= toneSamples)
        return 0;
    const double fade = std::min({1.0, double(n) / fadeSamples, double(toneSamples - n) / fadeSamples});
    return qint16(std::lround(32'767 * loudness * fade * std::sin(2 * std::numbers::pi * pitch * n / rate)));
}

} // namespace

QByteArray ringingSound()
{
    constexpr quint32 dataBytes = allSamples * 2;
    QByteArray wav;
    QDataStream stream(&wav, QIODevice::WriteOnly);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.writeRawData("RIFF", 4);
    stream << quint32(36 + dataBytes);
    stream.writeRawData("WAVEfmt ", 8);
    stream << quint32(16) << quint16(1) << quint16(1) << quint32(rate) << quint32(rate * 2) << quint16(2)
           << quint16(16);
    stream.writeRawData("data", 4);
    stream << dataBytes;
    for (int n = 0; n < allSamples; ++n)
        stream << sampleAt(n);
    return wav;
}

} // namespace patchcord::gateway
