// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace patchcord::simulator {

/// A small file of that content type: a picture that can be looked at, a card, a page, or a short tone. The same seed
/// gives the same file.
[[nodiscard]] QByteArray sampleMedia(const QString &contentType, size_t seed);

} // namespace patchcord::simulator
