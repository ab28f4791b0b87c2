// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/channel.h"
#include "core/records/message.h"

#include <QFuture>
#include <QSize>
#include <QString>

namespace patchcord::desk {

/// A file as it will be sent: kept in the media folder, so that whatever becomes of the one on disk changes nothing.
struct PreparedFile
{
    MediaItem item; ///< For Draft::files. `name` is the file's own.
    qint64 originalSize = 0; ///< Bytes of the file on disk.
    QSize originalPixels; ///< Of a picture, upright; invalid for anything else.
    QString note; ///< What was changed to make it fit, or may go wrong, for the agent; empty = nothing.

    [[nodiscard]] bool isShrunk() const { return item.size != originalSize; }
};

/// Makes a file ready for the channel: looks at its type and size, shrinks a picture that is too large or converts one
/// of a kind that the channel does not carry, and copies the result into the media folder. `taken` are the bytes of the
/// files that are in the same message already. Invalid: it cannot be sent that way, with a sentence for the agent.
/// The work is done in a worker thread; may be called from any thread.
[[nodiscard]] QFuture<Result<PreparedFile>> prepareAttachment(const QString &path, Channel channel,
                                                              const QString &mediaFolder, qint64 taken = 0);

} // namespace patchcord::desk
