// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statements.h"

#include <QDir>
#include <QFile>
#include <QStringList>

// A static library's resources are dropped by the linker unless something calls for them, outside every namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(patchcord_sql);
}

namespace patchcord::store {

namespace {

/// Without comment lines, so that a quotation mark in one cannot mislead the driver's search for bound values.
QString withoutComments(const QString &sql)
{
    QStringList lines;
    for (const QString &line : sql.split(u'\n')) {
        if (!line.trimmed().startsWith(u"--"))
            lines.append(line);
    }
    return lines.join(u'\n').trimmed();
}

} // namespace

QList<Statement> statementsIn(const QString &folder, const QByteArray &prefix)
{
    loadResources();
    const QDir directory(QStringLiteral(":/store/sql/") + folder);
    QList<Statement> statements;
    for (const QString &name : directory.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        statements.append(
            {prefix + name.section(u'.', 0, 0).toLatin1(), withoutComments(QString::fromUtf8(file.readAll()))});
    }
    return statements;
}

QList<Migration> builtInMigrations()
{
    loadResources();
    QList<Migration> migrations;
    const QDir directory(QStringLiteral(":/store/sql/migrations"));
    for (const QString &name : directory.entryList(QDir::Dirs, QDir::Name))
        migrations.append({name.toInt(), statementsIn(QStringLiteral("migrations/") + name)});
    return migrations;
}

} // namespace patchcord::store
