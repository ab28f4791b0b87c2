// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/base/clock.h"
#include "core/store/connection.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::store::Store", text);
}

} // namespace

Schema::Schema(QString file, QList<Migration> migrations)
    : m_file(std::move(file))
    , m_migrations(std::move(migrations))
{ }

int Schema::newest() const
{
    return m_migrations.isEmpty() ? 0 : m_migrations.constLast().version;
}

bool Schema::isCurrent() const
{
    return versionOfFile() == newest();
}

Result<std::unique_ptr<Connection>> Schema::open() const
{
    const Result<int> version = versionOfFile();
    if (!version)
        return std::unexpected(version.error());
    if (*version > newest())
        return failure(
            ErrorKind::Refused,
            tr("This profile was written by a newer Patchcord, so this one leaves it alone. Install the newer "
               "version, or choose another profile."),
            u"schema %1 > %2"_s.arg(*version).arg(newest()));
    Result<std::unique_ptr<Connection>> connection = Connection::open(m_file, Connection::Access::ReadWrite);
    if (!connection)
        return connection;
    // Messages are private: nobody else on this machine reads them.
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    if (*version > 0 && *version < newest()) {
        if (const Done done = backUp(**connection, *version); !done)
            return std::unexpected(done.error());
    }
    if (const Done done = migrate(**connection, *version); !done)
        return std::unexpected(done.error());
    return connection;
}

/// Looks through a connection that cannot write, so that a database this program may not touch stays as it is.
Result<int> Schema::versionOfFile() const
{
    const QFileInfo info(m_file);
    if (!info.exists() || info.size() == 0)
        return 0;
    Result<std::unique_ptr<Connection>> connection = Connection::open(m_file, Connection::Access::ReadOnly);
    if (!connection)
        return std::unexpected(connection.error());
    return versionIn(**connection);
}

Result<int> Schema::versionIn(Connection &connection) const
{
    const auto number = [](const Rows &row) { return row.small(0); };
    const Result<std::optional<int>> exists = firstOf(connection.run("schema_exists"_L1), number);
    if (!exists)
        return std::unexpected(exists.error());
    if (exists->value_or(0) == 0)
        return 0;
    const Result<std::optional<int>> version = firstOf(connection.run("schema_version"_L1), number);
    if (!version)
        return std::unexpected(version.error());
    return version->value_or(0);
}

Done Schema::backUp(Connection &connection, int version) const
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    const QFileInfo info(m_file);
    const QString base = u"%1/%2-version%3-%4"_s.arg(info.path(), info.completeBaseName()).arg(version).arg(stamp);
    QString target = base + u".db"_s;
    for (int next = 2; QFileInfo::exists(target); ++next)
        target = u"%1-%2.db"_s.arg(base).arg(next);
    if (const Done done = connection.execute("backup"_L1, {target}); !done) {
        QFile::remove(target);
        return failure(
            ErrorKind::Storage,
            tr("The database could not be backed up, so it was not brought up to date. Make room on the disk, "
               "then start Patchcord again."),
            done.error().detail);
    }
    QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

Done Schema::migrate(Connection &connection, int from) const
{
    for (const Migration &migration : m_migrations) {
        if (migration.version <= from)
            continue;
        if (const Done done = apply(connection, migration); !done) {
            connection.rollback();
            return failure(ErrorKind::Storage,
                           tr("The database could not be brought up to date; it is as it was. Check that the disk has "
                              "room, then start Patchcord again."),
                           u"migration %1: %2"_s.arg(migration.version).arg(done.error().detail));
        }
    }
    return {};
}

Done Schema::apply(Connection &connection, const Migration &migration) const
{
    if (const Done done = connection.begin(); !done)
        return done;
    if (const Done done = connection.runOnce(migration.statements); !done)
        return done;
    if (const Done done = connection.execute("schema_version_insert"_L1, {migration.version, utcNow()}); !done)
        return done;
    return connection.commit();
}

} // namespace patchcord::store
