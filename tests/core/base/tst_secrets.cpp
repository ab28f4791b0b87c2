// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secrets.h"

#include "core/base/clock.h"
#include "core/base/secretfile.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace patchcord;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

template <typename T> T waited(const QFuture<T> &future)
{
    // Longer than the keychain is waited for.
    return QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000) ? future.result() : T();
}

} // namespace

class TestSecrets final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void keepsASecretInAFileOfItsOwnerAlone();
    void forgetsASecret();
    void saysThatThereIsNone();
    void completesCredentialsOfTheirAccountOnly();
    void leavesGivenCredentialsAlone();
    void honoursAReplacedTokenForADay();
    void forgetsAFormerTokenWhoseTimeHasPassed();
    void keepsWritingInTurn();
    void saysThatTheFileIsDamaged();
    void givesUpOnAKeychainThatHangsAndUsesTheFile();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QTemporaryDir m_busDir;
    QLocalServer m_silentBus;
};

void TestSecrets::initTestCase()
{
    // A message bus that accepts and never says a word. The first use of the bus decides for the whole process.
    const QString path = m_busDir.filePath(text("bus"));
    QVERIFY(m_silentBus.listen(path));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + path.toLocal8Bit());
}

void TestSecrets::cleanupTestCase()
{
    // Whoever still waits for the bus learns that it is gone.
    m_silentBus.close();
    qDeleteAll(m_silentBus.findChildren<QLocalSocket *>());
}

void TestSecrets::keepsASecretInAFileOfItsOwnerAlone()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    QVERIFY(waited(secrets.write(text("a"), QStringLiteral("hush ü"))).has_value());
    QCOMPARE(waited(secrets.read(text("a"))).value(), QStringLiteral("hush ü"));
    QVERIFY(!secrets.isInKeychain());
    QVERIFY(secrets.where().contains(secretFile(m_dir->path())));
#ifdef Q_OS_UNIX
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(secretFile(m_dir->path())) & others));
#endif
    Secrets later(m_dir->path(), Secrets::Keeping::FileOnly);
    QCOMPARE(waited(later.read(text("a"))).value(), QStringLiteral("hush ü"));
}

void TestSecrets::forgetsASecret()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    QVERIFY(waited(secrets.write(text("a"), text("1"))).has_value());
    QVERIFY(waited(secrets.write(text("b"), text("2"))).has_value());
    QVERIFY(waited(secrets.remove(text("a"))).has_value());
    QVERIFY(waited(secrets.remove(text("never there"))).has_value());
    QCOMPARE(waited(secrets.read(text("a"))).error().kind, ErrorKind::NotFound);
    QCOMPARE(waited(secrets.read(text("b"))).value(), text("2"));
}

void TestSecrets::saysThatThereIsNone()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    const Result<QString> secret = waited(secrets.read(text("a")));
    QVERIFY(!secret.has_value());
    QCOMPARE(secret.error().kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(secretFile(m_dir->path())));
}

void TestSecrets::completesCredentialsOfTheirAccountOnly()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    Credentials mine;
    mine.accountSid = text("ACmine");
    mine.authToken = text("token");
    mine.apiKey = text("SKmine");
    mine.apiSecret = text("secret");
    QVERIFY(waited(secrets.keep(mine)).has_value());

    Credentials bare;
    bare.accountSid = mine.accountSid;
    bare.apiKey = mine.apiKey;
    QCOMPARE(waited(secrets.complete(bare)), mine);

    Credentials other;
    other.accountSid = text("ACother");
    other.apiKey = text("SKother");
    QCOMPARE(waited(secrets.complete(other)), other);
    QCOMPARE(waited(secrets.complete(Credentials())), Credentials());
}

void TestSecrets::leavesGivenCredentialsAlone()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    Credentials kept;
    kept.accountSid = text("ACmine");
    kept.authToken = text("kept");
    QVERIFY(waited(secrets.keep(kept)).has_value());
    Credentials given = kept;
    given.authToken = text("given");
    QCOMPARE(waited(secrets.complete(given)), given);
}

void TestSecrets::honoursAReplacedTokenForADay()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    Credentials credentials;
    credentials.accountSid = text("ACmine");
    credentials.authToken = text("of yesterday");
    QVERIFY(waited(secrets.keep(credentials)).has_value());
    credentials.authToken = text("of today");
    QVERIFY(waited(secrets.keep(credentials)).has_value());
    QVERIFY(waited(secrets.keep(credentials)).has_value());

    Credentials bare;
    bare.accountSid = text("ACmine");
    const Credentials completed = waited(secrets.complete(bare));
    QCOMPARE(completed.authToken, text("of today"));
    QCOMPARE(completed.formerAuthToken, text("of yesterday"));
    // One more rotation while the program runs, with what it had read before.
    Credentials running = completed;
    running.authToken = text("of tomorrow");
    QVERIFY(waited(secrets.keep(running)).has_value());
    QCOMPARE(waited(secrets.complete(running)).formerAuthToken, text("of today"));
    QVERIFY(std::abs(completed.formerUntil - utcNow() - 24 * 3'600'000) < 60'000);
}

void TestSecrets::forgetsAFormerTokenWhoseTimeHasPassed()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    const QString name = text("former-auth-token/ACmine");
    QVERIFY(waited(secrets.write(name, QString::number(utcNow() - 1) + text(":old"))).has_value());
    Credentials bare;
    bare.accountSid = text("ACmine");
    QCOMPARE(waited(secrets.complete(bare)), bare);
    QCOMPARE(waited(secrets.read(name)).error().kind, ErrorKind::NotFound);
}

void TestSecrets::keepsWritingInTurn()
{
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    QList<QFuture<Done>> writes;
    for (int i = 0; i < 50; ++i)
        writes.append(secrets.write(QString::number(i % 5), QString::number(i)));
    for (const QFuture<Done> &write : writes)
        QVERIFY(waited(write).has_value());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(waited(secrets.read(QString::number(i))).value(), QString::number(45 + i));
}

void TestSecrets::saysThatTheFileIsDamaged()
{
    QFile file(secretFile(m_dir->path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"a\": ");
    file.close();
    Secrets secrets(m_dir->path(), Secrets::Keeping::FileOnly);
    QCOMPARE(waited(secrets.read(text("a"))).error().kind, ErrorKind::Malformed);
    QCOMPARE(waited(secrets.write(text("a"), text("1"))).error().kind, ErrorKind::Malformed);
}

void TestSecrets::givesUpOnAKeychainThatHangsAndUsesTheFile()
{
    Secrets secrets(m_dir->path());
    QElapsedTimer longestTurn;
    longestTurn.start();
    qint64 longest = 0;
    QTimer heartbeat;
    connect(&heartbeat, &QTimer::timeout, this,
            [&longestTurn, &longest] { longest = std::max(longest, longestTurn.restart()); });
    heartbeat.start(10);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(waited(secrets.write(text("a"), text("hush"))).has_value());
    QVERIFY(timer.elapsed() < 6'000);
    QVERIFY(!secrets.isInKeychain());
    QVERIFY(secrets.where().contains(secretFile(m_dir->path())));
    QVERIFY2(longest < 1'000, qPrintable(QString::number(longest)));

    timer.restart();
    QCOMPARE(waited(secrets.read(text("a"))).value(), text("hush"));
    QVERIFY(timer.elapsed() < 1'000);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
