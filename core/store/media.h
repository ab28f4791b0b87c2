// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

/// A file of a message, with the message that it belongs to.
struct StoredMedia
{
    MessageId message;
    MediaItem item;

    bool operator==(const StoredMedia &) const = default;
};

/// What is waiting or was being fetched, newest first: an agent looks at what just came.
[[nodiscard]] Result<QList<StoredMedia>> unfetchedMedia(const Snapshot &snapshot, int limit);
[[nodiscard]] Result<std::optional<StoredMedia>> mediaById(const Snapshot &snapshot, MediaId id);

/// Keeps what is known of a file now, by its id. Appends MessageChanged when anything changed. NotFound: its message
/// is gone.
[[nodiscard]] Done updateMedia(Transaction &transaction, const MediaItem &item);

} // namespace patchcord::store
