// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/rows.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// The file that a row with the columns of media_of.sql describes.
[[nodiscard]] MediaItem mediaFrom(const Rows &row);
/// A waveform as it is stored: NULL while nothing is known.
[[nodiscard]] QVariant boundWaveform(const MediaItem &item);

/// Keeps a new file of that message; whether it counts among the message's media is the caller's to write.
[[nodiscard]] Done insertMedia(Transaction &transaction, MessageId message, const MediaItem &item);

} // namespace patchcord::store
