// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/voiceclips.h"

#include <QFile>
#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <array>

// Resources of a static library have to be asked for, outside of any namespace.
static void useSounds()
{
    Q_INIT_RESOURCE(patchcord_simulator_sounds);
}

namespace patchcord::simulator {

namespace {

constexpr int rate = 8000;
constexpr int longestSeconds = 600;

struct Clip
{
    QLatin1StringView name;
    QLatin1StringView text;
};

constexpr std::array<Clip, 3> clips{{
    {QLatin1StringView("parcel"),
     QLatin1StringView("Hi, my parcel says delivered, but there is nothing at the door. Please call me back.")},
    {QLatin1StringView("slot"), QLatin1StringView("It's Sam. Can we move my Friday slot to the afternoon? Thanks.")},
    {QLatin1StringView("bike"), QLatin1StringView("Hello, is my bike ready? The ticket is 119. Bye.")},
}};

/// ITU G.711: a telephone's byte as a sample.
qint16 fromMuLaw(quint8 byte)
{
    constexpr int bias = 0x84;
    const auto inverted = quint8(~byte);
    const int magnitude = ((((inverted & 0x0f) << 3) + bias) << ((inverted & 0x70) >> 4)) - bias;
    return qint16((inverted & 0x80) != 0 ? -magnitude : magnitude);
}

/// The samples of a clip as the telephone has them, without the file's head.
QByteArray muLawOf(const QString &name)
{
    useSounds();
    QFile file(QStringLiteral(":/patchcord/sounds/simulator/%1.wav").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const qsizetype data = bytes.indexOf("data");
    if (data < 0 || data + 8 > bytes.size())
        return {};
    return bytes.mid(data + 8, qFromLittleEndian<quint32>(bytes.constData() + data + 4));
}

QByteArray wavHead(qsizetype sampleBytes)
{
    QByteArray head = "RIFF" + QByteArray(4, '\0') + "WAVEfmt " + QByteArray(20, '\0') + "data" + QByteArray(4, '\0');
    const auto put = [&head](qsizetype at, auto value) { qToLittleEndian(value, head.data() + at); };
    put(4, quint32(36 + sampleBytes));
    put(16, quint32(16));
    put(20, quint16(1));
    put(22, quint16(1));
    put(24, quint32(rate));
    put(28, quint32(rate * 2));
    put(32, quint16(2));
    put(34, quint16(16));
    put(40, quint32(sampleBytes));
    return head;
}

} // namespace

QStringList clipNames()
{
    QStringList names;
    for (const Clip &clip : clips)
        names.append(clip.name);
    return names;
}

QString clipFor(const QString &caller)
{
    return clips.at(qHash(caller, 0) % clips.size()).name;
}

QString clipText(const QString &name)
{
    const auto clip = std::ranges::find(clips, name, &Clip::name);
    return clip == clips.end() ? QString() : QString(clip->text);
}

QByteArray clipSound(const QString &name, int seconds)
{
    const QByteArray words = muLawOf(name);
    constexpr qsizetype breath = rate / 2;
    const qsizetype wanted = qsizetype(std::clamp(seconds, 0, longestSeconds)) * rate;
    QByteArray samples(wanted * 2, '\0');
    for (qsizetype at = 0; at < wanted && !words.isEmpty(); ++at) {
        const qsizetype place = at % (words.size() + breath);
        if (place < words.size())
            qToLittleEndian(fromMuLaw(quint8(words.at(place))), samples.data() + at * 2);
    }
    return wavHead(samples.size()) + samples;
}

} // namespace patchcord::simulator
