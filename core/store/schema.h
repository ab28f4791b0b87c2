// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/statements.h"

#include <QList>
#include <QString>

#include <memory>

namespace patchcord::store {

class Connection;

/// Brings a database file to the version of this program by its migrations, the only road there is: a new file runs
/// them all, an older one is backed up first. Never touches a newer one.
class Schema final
{
public:
    explicit Schema(QString file, QList<Migration> migrations = builtInMigrations());

    /// The connection that writes, over a database of the newest version.
    [[nodiscard]] Result<std::unique_ptr<Connection>> open() const;

    /// True when the file holds a database of the newest version, which needs nobody to make or migrate it.
    [[nodiscard]] bool isCurrent() const;

    /// The version that this program makes.
    [[nodiscard]] int newest() const;

private:
    [[nodiscard]] Result<int> versionOfFile() const;
    [[nodiscard]] Result<int> versionIn(Connection &connection) const;
    [[nodiscard]] Done backUp(Connection &connection, int version) const;
    [[nodiscard]] Done migrate(Connection &connection, int from) const;
    [[nodiscard]] Done apply(Connection &connection, const Migration &migration) const;

    QString m_file;
    QList<Migration> m_migrations;
};

} // namespace patchcord::store
