// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/rows.h"

namespace patchcord::store {

/// The file that a row with the columns of media_of.sql describes.
[[nodiscard]] MediaItem mediaFrom(const Rows &row);
/// A waveform as it is stored: NULL while nothing is known.
[[nodiscard]] QVariant boundWaveform(const MediaItem &item);

} // namespace patchcord::store
