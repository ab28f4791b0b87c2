// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scrubbing.h"

#include "core/store/connection.h"
#include "core/store/statements.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostTries = 3;

std::unexpected<Error> notRemoved(const QString &detail)
{
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("patchcord::store::Store",
                                               "A file could not be removed. Check the permissions of the profile's "
                                               "folder; it is tried again at the next start."),
                   detail);
}

Done removeFile(const QString &path)
{
    return !QFileInfo::exists(path) || QFile::remove(path) ? Done() : notRemoved(u"remove"_s);
}

/// Rows that came since may name the same bytes.
Done removeDoomed(Connection &connection, const QString &mediaFolder)
{
    if (const Done done = connection.begin(); !done)
        return done;
    const auto doomed = collect(connection.run("doomed_files"_L1),
                                [](const Rows &row) { return std::pair(row.text(0), row.flag(1)); });
    if (!doomed)
        return std::unexpected(doomed.error());
    for (const auto &[name, isNeeded] : *doomed) {
        // Names are hashes of our own making; whatever else stands there is no file of the folder.
        if (isNeeded || name.contains(u'/') || name.contains(u'\\'))
            continue;
        if (const Done done = removeFile(mediaFolder + u'/' + name); !done)
            return done;
    }
    if (const Done done = connection.execute("doomed_files_forget"_L1); !done)
        return done;
    return connection.commit();
}

/// Every page anew, and nothing in the log.
Done writeAnew(Connection &connection)
{
    if (const Done done = connection.runOnce(statementsIn(u"compact"_s)); !done)
        return done;
    for (int tries = 0; tries < mostTries; ++tries) {
        const auto isBusy = firstOf(connection.run("checkpoint_whole"_L1), [](const Rows &row) { return row.flag(0); });
        if (!isBusy)
            return std::unexpected(isBusy.error());
        if (!isBusy->value_or(true))
            return {};
    }
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("patchcord::store::Store",
                                               "Another program reads this profile, so the database's log could not "
                                               "be emptied. Close it; it is tried again at the next start."),
                   u"checkpoint"_s);
}

} // namespace

Done scrub(Connection &connection, const QString &databaseFile)
{
    const QString profile = QFileInfo(databaseFile).path();
    if (const Done done = removeDoomed(connection, profile + u"/media"_s); !done) {
        connection.rollback();
        return done;
    }
    for (const QString &backup : backupsOf(profile)) {
        if (const Done done = removeFile(backup); !done)
            return done;
    }
    return writeAnew(connection);
}

QStringList backupsOf(const QString &profile)
{
    QStringList backups;
    const QDir folder(profile);
    for (const QString &name : folder.entryList({u"patchcord-version*.db*"_s}, QDir::Files))
        backups.append(folder.filePath(name));
    return backups;
}

} // namespace patchcord::store
