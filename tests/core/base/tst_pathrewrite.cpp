// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pathrewrite.h"

#include <QTest>

using namespace patchcord;

class TestPathRewrite final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatAProxyDoes_data();
    void findsWhatAProxyDoes();
    void findsNothingWhereNothingCanBeUndone_data();
    void findsNothingWhereNothingCanBeUndone();
    void leavesOurOwnPathsAlone();
    void isKeptInTheSettings();
};

void TestPathRewrite::findsWhatAProxyDoes_data()
{
    QTest::addColumn<QByteArray>("arrived");
    QTest::addColumn<QByteArray>("sentPrefix");
    QTest::addColumn<QByteArray>("arrivedPrefix");
    QTest::addColumn<QByteArray>("other"); ///< How another address arrives.
    QTest::newRow("another beginning") << QByteArray("/hooks/proof/n1") << QByteArray("/api/webhooks")
                                       << QByteArray("/hooks") << QByteArray("/hooks/sms?a=%2F");
    QTest::newRow("in front") << QByteArray("/console/api/webhooks/proof/n1") << QByteArray() << QByteArray("/console")
                              << QByteArray("/console/api/webhooks/sms?a=%2F");
    QTest::newRow("taken off") << QByteArray("/webhooks/proof/n1") << QByteArray("/api") << QByteArray()
                               << QByteArray("/webhooks/sms?a=%2F");
    QTest::newRow("in the middle") << QByteArray("/api/v2/webhooks/proof/n1?x=1") << QByteArray("/api")
                                   << QByteArray("/api/v2") << QByteArray("/api/v2/webhooks/sms?a=%2F");
}

void TestPathRewrite::findsWhatAProxyDoes()
{
    QFETCH(QByteArray, arrived);
    QFETCH(QByteArray, sentPrefix);
    QFETCH(QByteArray, arrivedPrefix);
    QFETCH(QByteArray, other);
    const auto rewrite = rewriteBetween("/api/webhooks/proof/n1", arrived);
    QVERIFY(rewrite);
    QCOMPARE(rewrite->sent, sentPrefix);
    QCOMPARE(rewrite->arrives, arrivedPrefix);
    QCOMPARE(undone(*rewrite, other), QByteArray("/api/webhooks/sms?a=%2F"));
}

void TestPathRewrite::findsNothingWhereNothingCanBeUndone_data()
{
    QTest::addColumn<QByteArray>("arrived");
    QTest::newRow("unchanged") << QByteArray("/api/webhooks/proof/n1");
    QTest::newRow("only the query") << QByteArray("/api/webhooks/proof/n1?added=1");
    QTest::newRow("another end") << QByteArray("/api/webhooks/proof/n1/index");
    QTest::newRow("nothing of it") << QByteArray("/");
}

void TestPathRewrite::findsNothingWhereNothingCanBeUndone()
{
    QFETCH(QByteArray, arrived);
    QVERIFY(!rewriteBetween("/api/webhooks/proof/n1", arrived));
}

void TestPathRewrite::leavesOurOwnPathsAlone()
{
    const PathRewrite takenOff{"/api/webhooks", ""};
    for (const QByteArray &own :
         {QByteArray("/api/webhooks/health"), QByteArray("/m/token"), QByteArray("/media-stream")})
        QCOMPARE(undone(takenOff, own), own);
    QCOMPARE(undone(takenOff, "/sms"), QByteArray("/api/webhooks/sms"));
    QCOMPARE(undone({"/api", "/hooks"}, "/hooksmith/sms"), QByteArray("/hooksmith/sms"));
    QCOMPARE(undone({}, "/x"), QByteArray("/x"));
}

void TestPathRewrite::isKeptInTheSettings()
{
    const PathRewrite rewrite{"/api/webhooks", "/hooks"};
    QCOMPARE(pathRewriteFromJson(toJson(rewrite)), std::optional(rewrite));
    QVERIFY(!pathRewriteFromJson({}));
    QVERIFY(!pathRewriteFromJson({{QStringLiteral("sent"), QStringLiteral("api")}}));
    QVERIFY(!pathRewriteFromJson({{QStringLiteral("arrives"), QStringLiteral("/hooks/")}}));
}

QTEST_GUILESS_MAIN(TestPathRewrite)
#include "tst_pathrewrite.moc"
