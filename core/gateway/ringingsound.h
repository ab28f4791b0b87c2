// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace patchcord::gateway {

/// What one hears while it rings at the other end, once: a second of tone and four of silence, 425 Hz as most of Europe
/// has it (ETSI TR 101 041-2). A WAV file, 8 kHz, as telephones play it.
[[nodiscard]] QByteArray ringingSound();

} // namespace patchcord::gateway
