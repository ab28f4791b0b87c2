// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/refetch.h"

#include "core/store/media.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace patchcord::desk {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::AgentDesk)
};

bool isMissing(const MediaItem &item, const QString &mediaFolder)
{
    return item.state == MediaState::Gone
        || (item.state == MediaState::Here && !QFileInfo(QDir(mediaFolder).filePath(item.file)).isFile());
}

} // namespace

Done fetchFilesAgain(store::Transaction &transaction, const Message &message, const QString &mediaFolder)
{
    bool isAny = false;
    for (MediaItem item : message.media) {
        if (item.url.isEmpty() || !isMissing(item, mediaFolder))
            continue;
        isAny = true;
        item.state = MediaState::Waiting;
        item.file.clear();
        item.thumbnail.clear();
        item.failure.clear();
        if (const Done waits = store::updateMedia(transaction, item); !waits)
            return waits;
    }
    return isAny ? Done{} : failure(ErrorKind::Conflict, Words::tr("There is no file to fetch in this message."));
}

} // namespace patchcord::desk
