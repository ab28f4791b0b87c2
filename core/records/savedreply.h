// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/message.h"

#include <QList>
#include <QString>

namespace patchcord {

using SavedReplyId = Id<struct SavedReplyTag>;

/// A text, files or both that agents send often. "{name}", "{number}", "{agent}" and "{sender}" are filled in, other
/// words in braces are asked for.
struct SavedReply
{
    SavedReplyId id;
    QString name; ///< What it is found by.
    QString folder; ///< Empty = in none.
    QString text;
    qint64 uses = 0; ///< How often it was put into a reply.
    QList<MediaItem> files{}; ///< Kept ones.

    bool operator==(const SavedReply &) const = default;
};

} // namespace patchcord
