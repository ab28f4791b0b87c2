// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/wavefile.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace patchcord::desk {

namespace {

enum Encoding { Pcm = 1, Float = 3, MuLaw = 7, Extensible = 0xfffe };

struct WaveFormat
{
    int encoding = 0;
    int channels = 0;
    int rate = 0;
    int bits = 0;

    [[nodiscard]] int sampleBytes() const { return bits / 8; }
    [[nodiscard]] int frameBytes() const { return channels * sampleBytes(); }
    [[nodiscard]] bool isKnown() const
    {
        constexpr int mostChannels = 64;
        const bool isPcm = encoding == Pcm && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
        return channels > 0 && channels <= mostChannels && rate > 0
            && (isPcm || (encoding == Float && bits == 32) || (encoding == MuLaw && bits == 8));
    }
};

quint32 number32(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

quint16 number16(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

WaveFormat formatFrom(const QByteArray &chunk)
{
    constexpr qsizetype plainSize = 16;
    constexpr qsizetype subFormat = 24;
    if (chunk.size() < plainSize)
        return {};
    WaveFormat format{number16(chunk, 0), number16(chunk, 2), int(number32(chunk, 4)), number16(chunk, 14)};
    if (format.encoding == Extensible && chunk.size() >= subFormat + 2)
        format.encoding = number16(chunk, subFormat);
    return format;
}

/// G.711.
double muLaw(uchar code)
{
    const int flipped = ~code & 0xff;
    const int exponent = flipped >> 4 & 7;
    return ((((flipped & 15) << 3) + 0x84) << exponent) - 0x84;
}

/// How loud one sample is, 0 to 1.
double loudness(const char *sample, const WaveFormat &format)
{
    constexpr double mostMuLaw = 32124;
    if (format.encoding == MuLaw)
        return muLaw(uchar(*sample)) / mostMuLaw;
    if (format.encoding == Float)
        return std::abs(double(std::bit_cast<float>(qFromLittleEndian<quint32>(sample))));
    switch (format.bits) {
    case 8:
        return std::abs(int(uchar(*sample)) - 128) / 128.0;
    case 16:
        return std::abs(double(qFromLittleEndian<qint16>(sample))) / 32768.0;
    case 24: {
        const auto low = quint32(qFromLittleEndian<quint16>(sample));
        const auto high = qint32(qint8(sample[2]));
        return std::abs(double(high * 65536 + qint32(low))) / 8388608.0;
    }
    default:
        return std::abs(double(qFromLittleEndian<qint32>(sample))) / 2147483648.0;
    }
}

double peakOf(const QByteArray &bytes, const WaveFormat &format)
{
    double peak = 0;
    for (qsizetype at = 0; at + format.sampleBytes() <= bytes.size(); at += format.sampleBytes())
        peak = std::max(peak, loudness(bytes.constData() + at, format));
    return std::isfinite(peak) ? std::min(peak, 1.0) : 1.0;
}

std::optional<SoundShape> shapeOf(QFile &file, const WaveFormat &format, qint64 dataBytes)
{
    const qint64 frames = dataBytes / format.frameBytes();
    const qint64 steps = std::min<qint64>(frames, waveformSteps);
    SoundShape shape;
    shape.durationMs = int(std::min<qint64>(frames * 1000 / format.rate, std::numeric_limits<int>::max()));
    for (qint64 step = 0; step < steps; ++step) {
        const qint64 first = step * frames / steps;
        const qint64 behind = (step + 1) * frames / steps;
        const QByteArray bytes = file.read((behind - first) * format.frameBytes());
        constexpr double loudest = 255;
        shape.waveform.append(char(std::lround(peakOf(bytes, format) * loudest)));
    }
    return shape;
}

} // namespace

std::optional<SoundShape> shapeOfWave(const QString &path)
{
    QFile file(path);
    constexpr qint64 headBytes = 12;
    constexpr qint64 largestFormat = 256;
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray head = file.read(headBytes);
    if (!head.startsWith("RIFF") || !head.endsWith("WAVE"))
        return std::nullopt;
    WaveFormat format;
    while (true) {
        const QByteArray chunk = file.read(8);
        if (chunk.size() < 8)
            return std::nullopt;
        const qint64 size = number32(chunk, 4);
        const qint64 begin = file.pos();
        if (chunk.startsWith("fmt "))
            format = formatFrom(file.read(std::min(size, largestFormat)));
        if (chunk.startsWith("data"))
            // A recorder that was cut off, or wrote into a pipe, leaves no true length.
            return format.isKnown() ? shapeOf(file, format, std::min(size, file.size() - begin)) : std::nullopt;
        if (!file.seek(begin + size + size % 2))
            return std::nullopt;
    }
}

} // namespace patchcord::desk
