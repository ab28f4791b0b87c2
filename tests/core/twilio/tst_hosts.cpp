// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/hosts.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::twilio;

/// Where credentials go, and where they never go.
class TestHosts final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void knowsTheHostOfEdgeAndRegion_data();
    void knowsTheHostOfEdgeAndRegion();
    void givesEveryProductItsHost();
    void takesABaseForAll_data();
    void takesABaseForAll();
    void refusesAnUnsafeBase_data();
    void refusesAnUnsafeBase();
    void refusesAnEdgeThatIsNoName_data();
    void refusesAnEdgeThatIsNoName();
};

void TestHosts::knowsTheHostOfEdgeAndRegion_data()
{
    QTest::addColumn<QString>("edge");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *name, const char *edge, const char *region, const char *url) {
        QTest::newRow(name) << QString::fromLatin1(edge) << QString::fromLatin1(region) << QString::fromLatin1(url);
    };
    row("neither", "", "", "https://api.twilio.com");
    row("both", "dublin", "ie1", "https://api.dublin.ie1.twilio.com");
    row("edge only", "sydney", "", "https://api.sydney.us1.twilio.com");
    row("region only", "", "ie1", "https://api.dublin.ie1.twilio.com");
    row("another region only", "", "br1", "https://api.sao-paulo.br1.twilio.com");
    row("default region only", "", "us1", "https://api.twilio.com");
    row("unknown region only", "", "xx9", "https://api.ashburn.xx9.twilio.com");
}

void TestHosts::knowsTheHostOfEdgeAndRegion()
{
    QFETCH(QString, edge);
    QFETCH(QString, region);
    QFETCH(QString, url);
    Credentials credentials;
    credentials.edge = edge;
    credentials.region = region;
    const Result<QUrl> base = baseFor(Product::Api, credentials, {});
    QVERIFY(base);
    QCOMPARE(base->toString(), url);
}

void TestHosts::givesEveryProductItsHost()
{
    QStringList hosts;
    for (const Product product :
         {Product::Api, Product::Content, Product::Messaging, Product::Lookups, Product::Monitor})
        hosts.append(baseFor(product, {}, {})->host());
    QCOMPARE(
        hosts.join(u' '),
        QStringLiteral("api.twilio.com content.twilio.com messaging.twilio.com lookups.twilio.com monitor.twilio.com"));
}

void TestHosts::takesABaseForAll_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *given, const char *url) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(url);
    };
    row("http://127.0.0.1:4010", "http://127.0.0.1:4010");
    row("http://127.0.0.1:4010/", "http://127.0.0.1:4010");
    row("http://localhost:4010", "http://localhost:4010");
    row("http://[::1]:4010", "http://[::1]:4010");
    row("https://gateway.example/twilio", "https://gateway.example/twilio");
}

void TestHosts::takesABaseForAll()
{
    QFETCH(QString, given);
    QFETCH(QString, url);
    for (const Product product : {Product::Api, Product::Monitor}) {
        const Result<QUrl> base = baseFor(product, {}, given);
        QVERIFY(base);
        QCOMPARE(base->toString(), url);
    }
}

void TestHosts::refusesAnUnsafeBase_data()
{
    QTest::addColumn<QString>("given");
    for (const char *given :
         {"http://gateway.example", "http://127.0.0.1.evil.example", "ftp://127.0.0.1", "127.0.0.1:4010", "https://",
          "https://user:secret@gateway.example", "https://gateway.example/?x", "nonsense"})
        QTest::newRow(given) << QString::fromLatin1(given);
}

void TestHosts::refusesAnUnsafeBase()
{
    QFETCH(QString, given);
    const Result<QUrl> base = baseFor(Product::Api, {}, given);
    QVERIFY(!base);
    QVERIFY(base.error().kind == ErrorKind::Invalid);
    QVERIFY(!base.error().detail.contains(u"secret"));
}

void TestHosts::refusesAnEdgeThatIsNoName_data()
{
    QTest::addColumn<QString>("edge");
    QTest::addColumn<QString>("region");
    QTest::newRow("slash") << QStringLiteral("evil.example/") << QString();
    QTest::newRow("dot") << QStringLiteral("a.b") << QStringLiteral("ie1");
    QTest::newRow("region") << QString() << QStringLiteral("ie1@evil");
}

void TestHosts::refusesAnEdgeThatIsNoName()
{
    QFETCH(QString, edge);
    QFETCH(QString, region);
    Credentials credentials;
    credentials.edge = edge;
    credentials.region = region;
    const Result<QUrl> base = baseFor(Product::Api, credentials, {});
    QVERIFY(!base);
    QVERIFY(base.error().kind == ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(TestHosts)
#include "tst_hosts.moc"
