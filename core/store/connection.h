// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/rows.h"
#include "core/store/statements.h"

#include <QHash>
#include <QSqlDatabase>
#include <QVariant>

#include <initializer_list>
#include <memory>
#include <optional>

namespace patchcord::store {

/// One connection to the database, with its prepared statements. Belongs to the thread that opened it, and never goes
/// on writing once the database gave up a transaction.
class Connection final
{
public:
    enum class Access { ReadWrite, ReadOnly };

    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &file, Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs sql/`name`.sql with these values in the order in which the statement names them. A null text counts as an
    /// empty one; NULL is `QVariant()`.
    [[nodiscard]] Result<Rows> run(QLatin1StringView name, std::initializer_list<QVariant> values = {});
    /// The same for a statement whose rows, if any, are of no interest.
    [[nodiscard]] Done execute(QLatin1StringView name, std::initializer_list<QVariant> values = {});
    /// Runs every statement of a folder below sql/ ("erase/rows"), in order, each with these values.
    [[nodiscard]] Done runEach(QLatin1StringView folder, std::initializer_list<QVariant> values);
    /// Runs statements once, in order, without keeping them prepared.
    [[nodiscard]] Done runOnce(const QList<Statement> &statements);
    /// Prepares every statement there is, so that a crooked one shows at once and not on the day it is needed.
    [[nodiscard]] Done prepareAll();

    [[nodiscard]] Done begin();
    [[nodiscard]] Done commit();
    void rollback();

    /// How many statements have written so far.
    [[nodiscard]] qint64 writes() const { return m_writes; }
    /// Why the transaction is lost, when the database gave it up.
    [[nodiscard]] const std::optional<Error> &lost() const { return m_lost; }

private:
    struct Prepared
    {
        Statement statement;
        bool doesWrite = false;
        std::unique_ptr<QSqlQuery> query;
    };

    Connection(const QSqlDatabase &database, Access access);
    [[nodiscard]] Done prepare(Prepared &prepared);
    Error noteFailure(const QSqlQuery &query, QLatin1StringView name);

    QSqlDatabase m_database;
    Access m_access;
    QList<Statement> m_statements;
    QHash<QLatin1StringView, std::shared_ptr<Prepared>> m_prepared;
    std::optional<Error> m_lost;
    qint64 m_writes = 0;
};

} // namespace patchcord::store
