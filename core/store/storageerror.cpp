// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storageerror.h"

#include <QCoreApplication>
#include <QSqlError>

namespace patchcord::store {

namespace {

/// SQLite's primary result codes, https://sqlite.org/rescode.html.
enum Code {
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    Interrupted = 9,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Protocol = 15,
    TooBig = 18,
    Constraint = 19,
    NotADatabase = 26,
};

constexpr int constraintUnique = 2067;
constexpr int constraintPrimaryKey = 1555;

int extendedCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt();
}

int primaryCode(const QSqlError &error)
{
    return extendedCode(error) & 0xff;
}

QString words(int code)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("patchcord::store::Store", text); };
    switch (code) {
    case Full:
        return tr("The disk is full, so nothing more can be kept. Make room on it, then try again.");
    case Busy:
    case Locked:
    case Protocol:
        return tr("Another program is holding Patchcord's database. Close it, then try again.");
    case ReadOnly:
        return tr("Patchcord's database may not be written to. Check the permissions of the profile folder.");
    case CannotOpen:
        return tr(
            "Patchcord's database cannot be opened. Check that the profile folder is there and may be written to.");
    case Corrupt:
        return tr("Patchcord's database is damaged. Restore it from a backup.");
    case NotADatabase:
        return tr("The file patchcord.db in the profile is not a database. Move it away, or restore it from a backup.");
    case InputOutput:
        return tr("The disk failed while Patchcord's database was read or written. Check the disk, then try again.");
    case NoMemory:
        return tr("There is not enough memory to go on. Close other programs, then try again.");
    case TooBig:
        return tr("This is too big to be kept.");
    default:
        return tr("Patchcord's database refused to do this. The log says more.");
    }
}

} // namespace

Error storageError(const QSqlError &error, QLatin1StringView what)
{
    const QString detail
        = QStringLiteral("%1: %2 (%3)").arg(what, error.databaseText(), QString::number(extendedCode(error)));
    if (extendedCode(error) == constraintUnique || extendedCode(error) == constraintPrimaryKey)
        return {ErrorKind::Conflict, QCoreApplication::translate("patchcord::store::Store", "This is there already."),
                detail, 0, 0};
    return {ErrorKind::Storage, words(primaryCode(error)), detail, 0, 0};
}

bool losesTransaction(const QSqlError &error)
{
    switch (primaryCode(error)) {
    case Busy:
    case Locked:
    case NoMemory:
    case ReadOnly:
    case Interrupted:
    case InputOutput:
    case Corrupt:
    case Full:
    case CannotOpen:
    case Protocol:
    case NotADatabase:
        return true;
    default:
        return false;
    }
}

} // namespace patchcord::store
