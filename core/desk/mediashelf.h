// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QHash>
#include <QString>

#include <optional>

namespace patchcord::desk {

/// How long a file may be fetched.
struct ShelfTimes
{
    qint64 lifeMs = 30 * 60'000; ///< From when its message leaves.
    /// After it was fetched whole: Twilio may ask again (HEAD first, or once for each carrier), always within seconds.
    qint64 graceMs = 2 * 60'000;
};

/// A file that is lent out.
struct ShelvedFile
{
    QString path;
    QString contentType;
    QString name; ///< What the recipient sees; may be empty.
    qint64 size = 0;
};

/// Files of outgoing messages while Twilio may fetch them, each under a token that nobody can guess. What was never
/// there and what has expired are the same. Knows no sockets. Lives in the desk's thread.
class MediaShelf final
{
public:
    explicit MediaShelf(QString mediaFolder, const ShelfTimes &times = {})
        : m_folder(std::move(mediaFolder))
        , m_times(times)
    { }

    /// Puts a kept file on the shelf and gives its new token.
    [[nodiscard]] QByteArray lend(const MediaItem &item);
    [[nodiscard]] std::optional<ShelvedFile> find(const QByteArray &token) const;
    /// All of it was fetched: it stays for the grace only.
    void noteFetched(const QByteArray &token);
    /// The message did not leave after all.
    void takeBack(const QByteArray &token) { m_files.remove(token); }
    /// Whether the bytes of a kept file are really there.
    [[nodiscard]] bool has(const MediaItem &item) const;
    [[nodiscard]] int count() const;

private:
    struct Lent
    {
        ShelvedFile file;
        QDeadlineTimer until;
    };

    [[nodiscard]] QString pathOf(const MediaItem &item) const;

    QString m_folder;
    ShelfTimes m_times;
    QHash<QByteArray, Lent> m_files;
};

} // namespace patchcord::desk
