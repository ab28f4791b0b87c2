// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace patchcord::simulator {

/// The names of what callers have to say.
[[nodiscard]] QStringList clipNames();
/// The same one for the same caller.
[[nodiscard]] QString clipFor(const QString &caller);
/// What is said in it; empty for a name that does not exist.
[[nodiscard]] QString clipText(const QString &name);
/// The clip as a WAV file of that length (PCM, 16 bit, mono, 8 kHz): cut, or said again after a breath.
[[nodiscard]] QByteArray clipSound(const QString &name, int seconds);

} // namespace patchcord::simulator
