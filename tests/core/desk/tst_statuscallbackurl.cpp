// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/statuscallbackurl.h"

#include <QTest>

class TestStatusCallbackUrl final : public QObject
{
    Q_OBJECT

private slots:
    void namesTheRouteAndTheToken_data();
    void namesTheRouteAndTheToken();
};

void TestStatusCallbackUrl::namesTheRouteAndTheToken_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    const QString route = QStringLiteral("/api/webhooks/status?m=t0k-en");
    QTest::newRow("https") << QStringLiteral("https://desk.example") << QStringLiteral("https://desk.example") + route;
    QTest::newRow("final slash") << QStringLiteral("https://desk.example/")
                                 << QStringLiteral("https://desk.example") + route;
    QTest::newRow("path and port") << QStringLiteral("https://desk.example:8443/a")
                                   << QStringLiteral("https://desk.example:8443/a") + route;
    QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1:3000")
                              << QStringLiteral("http://127.0.0.1:3000") + route;
    QTest::newRow("none") << QStringLiteral("") << QString();
    QTest::newRow("underscore") << QStringLiteral("https://my_desk.example") << QString();
    QTest::newRow("no scheme") << QStringLiteral("desk.example") << QString();
    QTest::newRow("another scheme") << QStringLiteral("ftp://desk.example") << QString();
    QTest::newRow("no host") << QStringLiteral("https://") << QString();
}

void TestStatusCallbackUrl::namesTheRouteAndTheToken()
{
    QFETCH(QString, base);
    QFETCH(QString, url);
    QCOMPARE(patchcord::desk::statusCallbackUrl(base, QStringLiteral("t0k-en")), url);
}

QTEST_GUILESS_MAIN(TestStatusCallbackUrl)
#include "tst_statuscallbackurl.moc"
