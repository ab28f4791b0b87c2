// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/givenfiles.h"

#include <QMimeData>
#include <QUrl>

namespace patchcord::ui {

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

bool holdsFiles(const QMimeData &data)
{
    return !localFiles(data).isEmpty() || (data.hasImage() && !data.hasText());
}

} // namespace patchcord::ui
