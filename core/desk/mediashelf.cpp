// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/mediashelf.h"

#include "core/base/randomtoken.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace patchcord::desk {

QString MediaShelf::pathOf(const MediaItem &item) const
{
    // Only what lies in the folder itself, whatever the row says.
    return QDir(m_folder).filePath(QFileInfo(item.file).fileName());
}

QByteArray MediaShelf::lend(const MediaItem &item)
{
    m_files.removeIf([](const auto &entry) { return entry.value().until.hasExpired(); });
    const QByteArray token = randomToken().toLatin1();
    const QString path = pathOf(item);
    m_files.insert(token,
                   {{path, item.contentType, item.name, QFileInfo(path).size()}, QDeadlineTimer(m_times.lifeMs)});
    return token;
}

std::optional<ShelvedFile> MediaShelf::find(const QByteArray &token) const
{
    const auto found = m_files.constFind(token);
    if (found == m_files.cend() || found->until.hasExpired())
        return std::nullopt;
    return found->file;
}

void MediaShelf::noteFetched(const QByteArray &token)
{
    const auto found = m_files.find(token);
    if (found != m_files.end() && found->until.remainingTime() > m_times.graceMs)
        found->until = QDeadlineTimer(m_times.graceMs);
}

bool MediaShelf::has(const MediaItem &item) const
{
    return !item.file.isEmpty() && QFileInfo(pathOf(item)).isFile();
}

int MediaShelf::count() const
{
    return int(std::ranges::count_if(m_files, [](const Lent &lent) { return !lent.until.hasExpired(); }));
}

} // namespace patchcord::desk
