// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace patchcord::store {

/// One SQL statement and the name of its file, without suffixes.
struct Statement
{
    QByteArray name;
    QString sql;
};

/// The statements of one folder below sql/ ("" = the queries themselves), by name, without comments.
/// Each name begins with `prefix`.
[[nodiscard]] QList<Statement> statementsIn(const QString &folder, const QByteArray &prefix = {});

/// One step of the schema.
struct Migration
{
    int version = 0;
    QList<Statement> statements;
};

/// Every step that this program knows, in order, from 1.
[[nodiscard]] QList<Migration> builtInMigrations();

} // namespace patchcord::store
