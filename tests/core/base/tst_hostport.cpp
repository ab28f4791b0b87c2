// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hostport.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

class TestHostPort final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsAndWritesAnAddress_data();
    void readsAndWritesAnAddress();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
};

void TestHostPort::readsAndWritesAnAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1:3000") << QStringLiteral("127.0.0.1:3000");
    QTest::newRow("everywhere") << QStringLiteral("0.0.0.0:80") << QStringLiteral("0.0.0.0:80");
    QTest::newRow("any port") << QStringLiteral("127.0.0.1:0") << QStringLiteral("127.0.0.1:0");
    QTest::newRow("localhost") << QStringLiteral("localhost:65535") << QStringLiteral("127.0.0.1:65535");
    QTest::newRow("IPv6") << QStringLiteral("[::1]:3000") << QStringLiteral("[::1]:3000");
}

void TestHostPort::readsAndWritesAnAddress()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const Result<HostPort> where = parseHostPort(text);
    QVERIFY(where.has_value());
    QCOMPARE(toString(*where), written);
}

void TestHostPort::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":", "3000", "127.0.0.1", "127.0.0.1:", ":3000", "127.0.0.1:65536", "127.0.0.1:-1",
                             "127.0.0.1:x", "127.1:3000", "desk.example:3000", "::1:3000", "[::1]", "256.0.0.1:3000"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestHostPort::refusesWhatIsNoAddress()
{
    QFETCH(QString, text);
    const Result<HostPort> where = parseHostPort(text);
    QVERIFY(!where.has_value());
    QCOMPARE(where.error().kind, ErrorKind::Invalid);
    QVERIFY(where.error().message.contains(u"127.0.0.1:3000"));
}

QTEST_GUILESS_MAIN(TestHostPort)
#include "tst_hostport.moc"
