// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/schema.h"
#include "tests/core/store/storefixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace patchcord::store {

namespace {

/// The schema of tomorrow: what this program knows and one step more.
QList<Migration> withOneMore(const QString &sql)
{
    QList<Migration> migrations = builtInMigrations();
    migrations.append({migrations.constLast().version + 1, {{QByteArrayLiteral("010_tomorrow"), sql}}});
    return migrations;
}

const QString tomorrow = QStringLiteral("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY)");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList backupsIn(const QString &profile)
{
    return QDir(profile).entryList({QStringLiteral("patchcord-version*.db")}, QDir::Files);
}

qint64 count(Connection &connection)
{
    const auto version
        = firstOf(connection.run(QLatin1StringView("schema_version")), [](const Rows &row) { return row.number(0); });
    return version ? version->value_or(-1) : -1;
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void numbersMigrationsWithoutGaps();
    void namesEveryStatementOnce();
    void makesANewDatabaseByAllMigrations();
    void refusesANewerDatabaseAndLeavesItAlone();
    void refusesANewerDatabaseWhoseLogIsNotWorkedIn();
    void backsUpAnOlderDatabaseAndMigratesIt();
    void leavesTheDatabaseAsItWasWhenAMigrationFails();
    void leavesAForeignFileAlone();
    void keepsTheDatabaseToItsOwner();
};

void TestSchema::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestSchema::numbersMigrationsWithoutGaps()
{
    const QList<Migration> migrations = builtInMigrations();
    QVERIFY(!migrations.isEmpty());
    for (qsizetype place = 0; place < migrations.size(); ++place) {
        QCOMPARE(migrations.at(place).version, int(place) + 1);
        QVERIFY(!migrations.at(place).statements.isEmpty());
    }
}

void TestSchema::namesEveryStatementOnce()
{
    const QList<Statement> statements = statementsIn(QString());
    QSet<QByteArray> names;
    for (const Statement &statement : statements) {
        QVERIFY2(!statement.sql.isEmpty(), statement.name.constData());
        QVERIFY2(!statement.sql.contains(u';'), statement.name.constData());
        names.insert(statement.name);
    }
    QCOMPARE(names.size(), statements.size());
}

void TestSchema::makesANewDatabaseByAllMigrations()
{
    const QTemporaryDir folder;
    const Schema schema(folder.filePath(QStringLiteral("patchcord.db")));
    const auto connection = schema.open();
    QVERIFY(connection.has_value());
    QCOMPARE(count(**connection), schema.newest());
    QVERIFY((*connection)->prepareAll().has_value());
}

void TestSchema::refusesANewerDatabaseAndLeavesItAlone()
{
    StoreFixture fixture;
    fixture.insert(inbound(fixture.conversation(), QStringLiteral("kept")));
    fixture.close();
    const QString file = fixture.profile() + QStringLiteral("/patchcord.db");
    QVERIFY(Schema(file, withOneMore(tomorrow)).open().has_value());
    const QByteArray before = bytesOf(file);
    QVERIFY(!before.isEmpty());

    const auto refused = Store::open(fixture.profile());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("newer")));
    QVERIFY(bytesOf(file) == before);
}

void TestSchema::refusesANewerDatabaseWhoseLogIsNotWorkedIn()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("patchcord.db"));
    const QTemporaryDir crashed;
    const QString copy = crashed.filePath(QStringLiteral("patchcord.db"));
    {
        // As a crash would leave it: the newest step is in the log alone.
        QVERIFY(Schema(file).open().has_value());
        const auto newer = Schema(file, withOneMore(tomorrow)).open();
        QVERIFY(newer.has_value());
        QVERIFY(QFile::copy(file, copy));
        QVERIFY(QFile::copy(file + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    }
    const QByteArray database = bytesOf(copy);
    const QByteArray log = bytesOf(copy + QStringLiteral("-wal"));
    QVERIFY(!log.isEmpty());

    const auto refused = Schema(copy).open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QVERIFY(bytesOf(copy) == database);
    QVERIFY(bytesOf(copy + QStringLiteral("-wal")) == log);
}

void TestSchema::backsUpAnOlderDatabaseAndMigratesIt()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId kept = fixture.insert(inbound(conversation, QStringLiteral("kept"))).id;
    fixture.close();
    const QString file = fixture.profile() + QStringLiteral("/patchcord.db");
    const int older = Schema(file).newest();

    const auto migrated = Schema(file, withOneMore(tomorrow)).open();
    QVERIFY(migrated.has_value());
    QCOMPARE(count(**migrated), older + 1);
    const QStringList backups = backupsIn(fixture.profile());
    QCOMPARE(backups.size(), 1);
    QVERIFY(QRegularExpression(QStringLiteral("^patchcord-version%1-\\d{8}T\\d{6}Z\\.db$").arg(older))
                .match(backups.first())
                .hasMatch());

    // The backup is the older database, whole.
    const QTemporaryDir restored;
    QVERIFY(QFile::copy(QDir(fixture.profile()).filePath(backups.first()),
                        restored.filePath(QStringLiteral("patchcord.db"))));
    const auto store = Store::open(restored.path());
    QVERIFY(store.has_value());
    const auto message
        = (*store)->read([kept](const Snapshot &snapshot) { return messageById(snapshot, kept); }).result();
    QVERIFY(message.has_value() && message->has_value());
    QCOMPARE((*message)->body, QStringLiteral("kept"));
}

void TestSchema::leavesTheDatabaseAsItWasWhenAMigrationFails()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    fixture.close();
    const QString file = fixture.profile() + QStringLiteral("/patchcord.db");
    QList<Migration> crooked = withOneMore(tomorrow);
    crooked.last().statements.append({QByteArrayLiteral("020_crooked"), QStringLiteral("CREATE TABLE tomorrow (id)")});

    const auto failed = Schema(file, crooked).open();
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Storage);
    QCOMPARE(backupsIn(fixture.profile()).size(), 1);
    fixture.reopen();
    QCOMPARE(fixture.conversationNow(conversation).id, conversation);
    fixture.close();
    // Nothing of the failed step is left in the way of the mended one.
    QVERIFY(Schema(file, withOneMore(tomorrow)).open().has_value());
}

void TestSchema::leavesAForeignFileAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("patchcord.db"));
    const QByteArray letter = QByteArray("Dear Ada, this is no database. ").repeated(200);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(letter);
    file.close();

    const auto refused = Store::open(folder.path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(refused.error().message.contains(QStringLiteral("not a database")));
    QCOMPARE(bytesOf(path), letter);
}

void TestSchema::keepsTheDatabaseToItsOwner()
{
#ifdef Q_OS_WIN
    QSKIP("Windows keeps the profile folder to its user by itself.");
#endif
    StoreFixture fixture;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(fixture.profile() + QStringLiteral("/patchcord.db")) & others));
    QVERIFY(!(QFile::permissions(fixture.profile()) & others));
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestSchema)
#include "tst_schema.moc"
