// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/testbed.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace patchcord::test;

/// A program that follows the desk by its live feed.
class TestFeed final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesEveryEventOnceInOrderAcrossDrops();
    void refusesClientsWithoutTheToken();

private:
    QNetworkRequest feedRequest(qint64 since) const;

    std::unique_ptr<TestBed> m_bed;
    QString m_url;
    QByteArray m_token;
};

void TestFeed::init()
{
    m_bed = std::make_unique<TestBed>();
    QVERIFY(m_bed->startSimulator());
    QVERIFY(m_bed->startDesk({QStringLiteral("--feed"), QStringLiteral("127.0.0.1:0")}));
    QTRY_VERIFY_WITH_TIMEOUT(m_bed->readDeskOutput().contains("feed ws://"), 5'000);
    const QByteArray output = m_bed->readDeskOutput();
    m_url = QString::fromLatin1(output.mid(output.indexOf("ws://")).split(',').first());
    QFile token(m_bed->profile() + QStringLiteral("/feed-token"));
    QVERIFY(token.open(QIODevice::ReadOnly));
    QCOMPARE(token.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    m_token = token.readAll().trimmed();
    QVERIFY(m_token.size() >= 22);
}

QNetworkRequest TestFeed::feedRequest(qint64 since) const
{
    QNetworkRequest request(QUrl(m_url + QStringLiteral("?since=%1").arg(since)));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

void TestFeed::givesEveryEventOnceInOrderAcrossDrops()
{
    QList<qint64> numbers;
    QStringList bodies;
    int expected = 0;
    for (int round = 0; round < 6; ++round) {
        // Some arrive while nobody listens, some while somebody does.
        const auto inbound = [&](int count) {
            m_bed->control("POST", QStringLiteral("/sim/inbound"),
                           {{QStringLiteral("from"), QStringLiteral("+14155550161")},
                            {QStringLiteral("body"), QStringLiteral("event %1").arg(expected)},
                            {QStringLiteral("count"), count}});
            expected += count;
        };
        inbound(20);
        QWebSocket socket;
        connect(&socket, &QWebSocket::textMessageReceived, this, [&](const QString &text) {
            const QJsonObject event = QJsonDocument::fromJson(text.toUtf8()).object();
            numbers << event.value(u"number").toInteger();
            if (event.value(u"kind").toString() == u"message.added")
                bodies << event.value(u"message")[u"body"].toString();
        });
        socket.open(feedRequest(numbers.isEmpty() ? 0 : numbers.last()));
        QTRY_VERIFY_WITH_TIMEOUT(bodies.size() >= expected - 10, 15'000);
        inbound(15);
        QTRY_VERIFY_WITH_TIMEOUT(bodies.size() >= expected - 12, 15'000);
        socket.abort(); // mid-stream, wherever it happens to be
    }
    QWebSocket socket;
    connect(&socket, &QWebSocket::textMessageReceived, this, [&](const QString &text) {
        const QJsonObject event = QJsonDocument::fromJson(text.toUtf8()).object();
        numbers << event.value(u"number").toInteger();
        if (event.value(u"kind").toString() == u"message.added")
            bodies << event.value(u"message")[u"body"].toString();
    });
    socket.open(feedRequest(numbers.last()));
    QTRY_COMPARE_WITH_TIMEOUT(bodies.size(), expected, 15'000);
    for (qsizetype i = 1; i < numbers.size(); ++i)
        QCOMPARE(numbers.at(i), numbers.at(i - 1) + 1);
}

void TestFeed::refusesClientsWithoutTheToken()
{
    m_token = "guess";
    QWebSocket socket;
    QSignalSpy connected(&socket, &QWebSocket::connected);
    QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
    socket.open(feedRequest(0));
    QTRY_VERIFY_WITH_TIMEOUT(disconnected.count() + int(socket.error() != QAbstractSocket::UnknownSocketError) > 0,
                             10'000);
    QCOMPARE(connected.count(), 0);
    // The public port knows no feed at all.
    QCOMPARE(m_bed->request("GET", m_bed->publicUrl() + "/live").status, 404);
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
