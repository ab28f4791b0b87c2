// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace patchcord::desk {

/// What can be seen of a sound.
struct SoundShape
{
    int durationMs = 0;
    QByteArray waveform; ///< Peaks in equal steps over the length, 0 to 255 each.
};

/// How many steps a waveform has, unless the sound has fewer samples.
inline constexpr int waveformSteps = 200;

/// Reads a WAV file of PCM (8, 16, 24, 32 bits or floating point) or µ-law, as Twilio records. Nothing: it is none.
[[nodiscard]] std::optional<SoundShape> shapeOfWave(const QString &path);

} // namespace patchcord::desk
