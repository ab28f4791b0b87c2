// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/envfile.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;

class TestEnvFile final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsAValue_data();
    void readsAValue();
    void namesTheLineItCannotReadAndNothingOfIt_data();
    void namesTheLineItCannotReadAndNothingOfIt();
    void readsEveryLineOfAFile();
    void saysThatAFileIsMissing();
};

void TestEnvFile::readsAValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << QByteArray("A=b") << QStringLiteral("b");
    QTest::newRow("blanks around") << QByteArray("  A = b  ") << QStringLiteral("b");
    QTest::newRow("export") << QByteArray("export A=b") << QStringLiteral("b");
    QTest::newRow("empty") << QByteArray("A=") << QString();
    QTest::newRow("CRLF") << QByteArray("A=b\r\nB=c\r\n") << QStringLiteral("b");
    QTest::newRow("old Mac") << QByteArray("# x\rA=b\r") << QStringLiteral("b");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "A=b")
                                     << QStringLiteral("b");
    QTest::newRow("comment behind") << QByteArray("A=b # words") << QStringLiteral("b");
    QTest::newRow("hash inside") << QByteArray("A=b#c") << QStringLiteral("b#c");
    QTest::newRow("nothing but a comment") << QByteArray("A= # words") << QString();
    QTest::newRow("equals sign inside") << QByteArray("A=b=c==") << QStringLiteral("b=c==");
    QTest::newRow("double quotes") << QByteArray("A=\"b # c\"") << QStringLiteral("b # c");
    QTest::newRow("escapes") << QByteArray(R"(A="b\n\"c\"\\")") << QStringLiteral("b\n\"c\"\\");
    QTest::newRow("single quotes") << QByteArray(R"(A='b\n"c"')") << QStringLiteral(R"(b\n"c")");
    QTest::newRow("backticks") << QByteArray(R"(A=`it's "b"`)") << QStringLiteral(R"(it's "b")");
    QTest::newRow("a name with a dash beside it") << QByteArray("A-B=c\nA=b") << QStringLiteral("b");
    QTest::newRow("comment behind quotes") << QByteArray("A='b' # words") << QStringLiteral("b");
    QTest::newRow("no expansion") << QByteArray("A=$HOME") << QStringLiteral("$HOME");
    QTest::newRow("the last of two") << QByteArray("A=x\nA=b") << QStringLiteral("b");
}

void TestEnvFile::readsAValue()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, value);
    const auto variables = parseEnvText(text);
    QVERIFY(variables.has_value());
    QVERIFY(variables->contains(QStringLiteral("A")));
    QCOMPARE(variables->value(QStringLiteral("A")), value);
}

void TestEnvFile::namesTheLineItCannotReadAndNothingOfIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no equals sign") << QByteArray("hushhush");
    QTest::newRow("quote not closed") << QByteArray("A=\"hushhush");
    QTest::newRow("more behind the quote") << QByteArray("A='hush'hush");
    QTest::newRow("a name that cannot be") << QByteArray("1A=hushhush");
}

void TestEnvFile::namesTheLineItCannotReadAndNothingOfIt()
{
    QFETCH(QByteArray, line);
    const auto variables = parseEnvText("# first\n" + line + "\n");
    QVERIFY(!variables.has_value());
    QCOMPARE(variables.error().kind, ErrorKind::Invalid);
    QVERIFY(variables.error().message.contains(u"Line 2"));
    QVERIFY(!(variables.error().message + variables.error().detail).contains(u"hush"));
}

void TestEnvFile::readsEveryLineOfAFile()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("desk.env")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# Patchcord\n\nA=1\nexport B=\"zwei ü\"\n");
    file.close();
    const auto variables = readEnvFile(file.fileName());
    QVERIFY(variables.has_value());
    QCOMPARE(variables->size(), 2);
    QCOMPARE(variables->value(QStringLiteral("B")), QStringLiteral("zwei ü"));
}

void TestEnvFile::saysThatAFileIsMissing()
{
    const QTemporaryDir dir;
    const auto variables = readEnvFile(dir.filePath(QStringLiteral("none.env")));
    QVERIFY(!variables.has_value());
    QVERIFY(variables.error().message.contains(u"none.env"));
}

QTEST_GUILESS_MAIN(TestEnvFile)
#include "tst_envfile.moc"
