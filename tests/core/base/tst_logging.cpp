// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace patchcord;

namespace {

Q_LOGGING_CATEGORY(testCategory, "patchcord.test")

QList<QJsonObject> linesOf(const QString &path)
{
    QList<QJsonObject> lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.isEmpty())
            lines.append(QJsonDocument::fromJson(line).object());
    }
    return lines;
}

QStringList messagesOf(const QString &path)
{
    QStringList messages;
    for (const QJsonObject &line : linesOf(path))
        messages.append(line.value(u"message").toString());
    return messages;
}

} // namespace

class TestLogging final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void writesALineOfJson();
    void writesFieldsOfTheirOwn();
    void hidesSecretsInMessagesAndFields();
    void keepsToItsLevel_data();
    void keepsToItsLevel();
    void keepsEveryLineOfEveryThread();
    void doesNotKeepItsCallerWaiting();
    void keepsItsFilesSmallAndFew();
    void isReadableByItsOwnerAlone();
    void continuesAFormerLog();
    void isOnlyOne();
    void saysThatItCannotWrite();

private:
    [[nodiscard]] std::unique_ptr<Logging> start(const std::function<void(LogSettings &)> &change = {}) const;
    [[nodiscard]] QString file() const { return m_dir->filePath(QStringLiteral("log/desk.log")); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

std::unique_ptr<Logging> TestLogging::start(const std::function<void(LogSettings &)> &change) const
{
    LogSettings settings;
    settings.folder = m_dir->filePath(QStringLiteral("log"));
    settings.name = QStringLiteral("desk");
    settings.areErrorsOnStderr = false;
    if (change)
        change(settings);
    auto logging = Logging::start(settings);
    return logging ? *std::move(logging) : nullptr;
}

void TestLogging::writesALineOfJson()
{
    {
        const auto logging = start();
        QVERIFY(logging);
        qCWarning(testCategory).noquote() << "A \"word\"\nand ü 🙂";
    }
    const QList<QJsonObject> lines = linesOf(file());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].value(u"level").toString(), QStringLiteral("warning"));
    QCOMPARE(lines[0].value(u"category").toString(), QStringLiteral("patchcord.test"));
    QCOMPARE(lines[0].value(u"message").toString(), QStringLiteral("A \"word\"\nand ü 🙂"));
    const QDateTime at = QDateTime::fromString(lines[0].value(u"at").toString(), Qt::ISODateWithMs);
    QVERIFY(lines[0].value(u"at").toString().endsWith(u'Z'));
    QVERIFY(std::abs(at.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
}

void TestLogging::writesFieldsOfTheirOwn()
{
    {
        const auto logging = start();
        qCInfo(testCategory).noquote() << withFields(
            u"answered", {{QStringLiteral("request"), QStringLiteral("r-1")}, {QStringLiteral("status"), 200}});
    }
    const QList<QJsonObject> lines = linesOf(file());
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].value(u"message").toString(), QStringLiteral("answered"));
    QCOMPARE(lines[0].value(u"request").toString(), QStringLiteral("r-1"));
    QCOMPARE(lines[0].value(u"status").toInt(), 200);
}

void TestLogging::hidesSecretsInMessagesAndFields()
{
    {
        const auto logging = start();
        qCInfo(testCategory).noquote() << withFields(
            u"from +15005550006",
            {{QStringLiteral("to"), QStringLiteral("+15005550007")},
             {QStringLiteral("list"), QJsonArray{QStringLiteral("+15005550008")}},
             {QStringLiteral("object"), QJsonObject{{QStringLiteral("a"), QStringLiteral("+15005550009")}}}});
        qCritical("Authorization: Basic aHVzaGh1c2g=");
    }
    QFile log(file());
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray text = log.readAll();
    QCOMPARE(text.count("[hidden]"), 5);
    QVERIFY(!text.contains("1500555"));
    QVERIFY(!text.contains("aHVzaGh1c2g"));
}

void TestLogging::keepsToItsLevel_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<QStringList>("messages");
    const QStringList all{QStringLiteral("d"), QStringLiteral("i"), QStringLiteral("w"), QStringLiteral("e")};
    QTest::newRow("debug") << QStringLiteral("debug") << all;
    QTest::newRow("info") << QStringLiteral("info") << all.sliced(1);
    QTest::newRow("warning") << QStringLiteral("warning") << all.sliced(2);
    QTest::newRow("error") << QStringLiteral("error") << all.sliced(3);
}

void TestLogging::keepsToItsLevel()
{
    QFETCH(QString, level);
    QFETCH(QStringList, messages);
    {
        const auto logging = start([&level](LogSettings &settings) { settings.level = level; });
        qCDebug(testCategory, "d");
        qCInfo(testCategory, "i");
        qCWarning(testCategory, "w");
        qCCritical(testCategory, "e");
    }
    QCOMPARE(messagesOf(file()), messages);
}

void TestLogging::keepsEveryLineOfEveryThread()
{
    constexpr int threads = 4;
    constexpr int lines = 500;
    {
        const auto logging = start();
        QList<QThread *> writers;
        for (int t = 0; t < threads; ++t) {
            writers.append(QThread::create([t] {
                for (int i = 0; i < lines; ++i)
                    qCInfo(testCategory, "%d-%d", t, i);
            }));
            writers.last()->start();
        }
        for (QThread *writer : writers) {
            QVERIFY(writer->wait());
            delete writer;
        }
    }
    const QStringList messages = messagesOf(file());
    QCOMPARE(messages.size(), threads * lines);
    QCOMPARE(QSet<QString>(messages.begin(), messages.end()).size(), threads * lines);
}

void TestLogging::doesNotKeepItsCallerWaiting()
{
    const auto logging = start();
    constexpr int lines = 2'000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < lines; ++i)
        qCInfo(testCategory, "line %d", i);
    // A millisecond each would be felt; it is some hundredths of one.
    QVERIFY(timer.elapsed() < lines);
    logging->flush();
    QCOMPARE(messagesOf(file()).size(), lines);
}

void TestLogging::keepsItsFilesSmallAndFew()
{
    constexpr qint64 maxBytes = 4'000;
    {
        const auto logging = start([](LogSettings &settings) {
            settings.maxBytes = maxBytes;
            settings.files = 3;
        });
        for (int i = 0; i < 200; ++i) {
            qCInfo(testCategory, "line %d of many, so that a file fills", i);
            logging->flush();
        }
    }
    const QDir folder(m_dir->filePath(QStringLiteral("log")));
    const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), 3);
    for (const QFileInfo &info : files)
        QVERIFY(info.size() <= maxBytes);
    QVERIFY(messagesOf(file()).last().startsWith(u"line 199 "));
    QVERIFY(!messagesOf(folder.filePath(QStringLiteral("desk.1.log"))).isEmpty());
    QVERIFY(!messagesOf(folder.filePath(QStringLiteral("desk.2.log"))).isEmpty());
}

void TestLogging::isReadableByItsOwnerAlone()
{
#ifdef Q_OS_UNIX
    const auto logging = start();
    const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(QFile::exists(file()));
    QVERIFY(!(QFile::permissions(file()) & others));
    QVERIFY(!(QFile::permissions(m_dir->filePath(QStringLiteral("log"))) & others));
#else
    QSKIP("Files have no modes here.");
#endif
}

void TestLogging::continuesAFormerLog()
{
    for (int run = 0; run < 2; ++run) {
        const auto logging = start();
        qCInfo(testCategory, "run %d", run);
    }
    QCOMPARE(messagesOf(file()), (QStringList{QStringLiteral("run 0"), QStringLiteral("run 1")}));
}

void TestLogging::isOnlyOne()
{
    const auto first = start();
    QVERIFY(first);
    LogSettings settings;
    settings.folder = m_dir->path();
    const auto second = Logging::start(settings);
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
}

void TestLogging::saysThatItCannotWrite()
{
    QFile occupied(m_dir->filePath(QStringLiteral("log")));
    QVERIFY(occupied.open(QIODevice::WriteOnly));
    LogSettings settings;
    settings.folder = occupied.fileName();
    const auto logging = Logging::start(settings);
    QVERIFY(!logging.has_value());
    QCOMPARE(logging.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
