// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/store/storageerror.h"

#include <QSqlError>
#include <QUuid>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

bool startsAsReader(const QString &sql)
{
    return sql.startsWith("SELECT"_L1) || sql.startsWith("WITH"_L1) || sql.startsWith("PRAGMA"_L1)
        || sql.startsWith("BEGIN"_L1) || sql.startsWith("COMMIT"_L1) || sql.startsWith("ROLLBACK"_L1);
}

/// Qt binds a null QString or QByteArray as NULL; in this schema an empty text is a text.
bool isNullText(const QVariant &value)
{
    return (value.typeId() == QMetaType::QString && static_cast<const QString *>(value.constData())->isNull())
        || (value.typeId() == QMetaType::QByteArray && static_cast<const QByteArray *>(value.constData())->isNull());
}

QVariant emptyLike(const QVariant &value)
{
    return value.typeId() == QMetaType::QString ? QVariant(QString(u""_s)) : QVariant(QByteArray(""));
}

/// Whose statements are run together, by Connection::runEach().
const QStringList &folders()
{
    static const QStringList folders{u"erase/contact"_s, u"erase/conversation"_s, u"erase/number"_s, u"erase/rows"_s,
                                     u"erase/twilio"_s};
    return folders;
}

QString optionsFor(Connection::Access access)
{
    return access == Connection::Access::ReadOnly ? u"QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY"_s
                                                  : u"QSQLITE_BUSY_TIMEOUT=5000"_s;
}

} // namespace

Connection::Connection(const QSqlDatabase &database, Access access)
    : m_database(database)
    , m_access(access)
    , m_statements(statementsIn(QString()))
{
    for (const QString &folder : folders())
        m_statements.append(statementsIn(folder, folder.toLatin1() + '/'));
    for (const Statement &statement : std::as_const(m_statements)) {
        const auto prepared = std::make_shared<Prepared>();
        prepared->statement = statement;
        prepared->doesWrite = !startsAsReader(statement.sql);
        m_prepared.insert(QLatin1StringView(statement.name), prepared);
    }
}

Connection::~Connection()
{
    const QString name = m_database.connectionName();
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &file, Access access)
{
    const QString name = u"patchcord-store-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(file);
    database.setConnectOptions(optionsFor(access));
    if (!database.open()) {
        const Error error = storageError(database.lastError(), "open"_L1);
        database = {};
        QSqlDatabase::removeDatabase(name);
        return std::unexpected(error);
    }
    std::unique_ptr<Connection> connection(new Connection(database, access));
    database = {}; // It has no move, and a connection that is referred to elsewhere cannot be removed.
    const QString setup = access == Access::ReadOnly ? u"setup/read"_s : u"setup/write"_s;
    if (const Done done = connection->runOnce(statementsIn(setup)); !done)
        return std::unexpected(done.error());
    return connection;
}

Error Connection::noteFailure(const QSqlQuery &query, QLatin1StringView name)
{
    Error error = storageError(query.lastError(), name);
    if (losesTransaction(query.lastError()))
        m_lost = error;
    return error;
}

Done Connection::prepare(Prepared &prepared)
{
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(prepared.statement.sql))
        return std::unexpected(noteFailure(*query, QLatin1StringView(prepared.statement.name)));
    prepared.query = std::move(query);
    return {};
}

Result<Rows> Connection::run(QLatin1StringView name, std::initializer_list<QVariant> values)
{
    if (m_lost)
        return std::unexpected(*m_lost);
    const auto found = m_prepared.constFind(name);
    Q_ASSERT_X(found != m_prepared.cend(), "Connection::run", name.data());
    Prepared &prepared = **found;
    if (!prepared.query) {
        if (const Done done = prepare(prepared); !done)
            return std::unexpected(done.error());
    }
    int position = 0;
    for (const QVariant &value : values)
        prepared.query->bindValue(position++, isNullText(value) ? emptyLike(value) : value);
    if (prepared.doesWrite)
        ++m_writes;
    if (!prepared.query->exec()) {
        Error error = noteFailure(*prepared.query, name);
        prepared.query->finish();
        return std::unexpected(std::move(error));
    }
    return Rows(*prepared.query, found.key());
}

Done Connection::execute(QLatin1StringView name, std::initializer_list<QVariant> values)
{
    const Result<Rows> rows = run(name, values);
    if (!rows)
        return std::unexpected(rows.error());
    return {};
}

Done Connection::runEach(QLatin1StringView folder, std::initializer_list<QVariant> values)
{
    for (const Statement &statement : std::as_const(m_statements)) {
        const QLatin1StringView name(statement.name);
        if (!name.startsWith(folder) || name.size() <= folder.size() || name.at(folder.size()) != '/'_L1)
            continue;
        if (const Done done = execute(name, values); !done)
            return done;
    }
    return {};
}

Done Connection::runOnce(const QList<Statement> &statements)
{
    for (const Statement &statement : statements) {
        QSqlQuery query(m_database);
        if (!query.exec(statement.sql))
            return std::unexpected(noteFailure(query, QLatin1StringView(statement.name)));
    }
    return {};
}

Done Connection::prepareAll()
{
    for (const std::shared_ptr<Prepared> &prepared : std::as_const(m_prepared)) {
        if (const Done done = prepare(*prepared); !done)
            return done;
    }
    return {};
}

Done Connection::begin()
{
    m_lost.reset();
    return execute(m_access == Access::ReadOnly ? "begin_read"_L1 : "begin_write"_L1);
}

Done Connection::commit()
{
    return execute("commit"_L1);
}

void Connection::rollback()
{
    m_lost.reset();
    // Fails harmlessly when the database has given up the transaction by itself.
    static_cast<void>(execute("rollback"_L1));
    m_lost.reset();
}

} // namespace patchcord::store
