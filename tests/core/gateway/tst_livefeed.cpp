// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/livefeed.h"

#include "core/store/ledgers.h"
#include "rawpeer.h"
#include "tests/core/store/storefixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QWebSocket>

using namespace patchcord;
using namespace patchcord::gateway;

namespace {

const QByteArray token = "a token that nobody guesses";

/// Follows the feed and remembers what it was told.
class Follower final
{
public:
    Follower(quint16 port, qint64 since)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString &text) {
            frames.append(QJsonDocument::fromJson(text.toUtf8()).object());
        });
        QNetworkRequest request(QUrl(QStringLiteral("ws://127.0.0.1:%1/live?since=%2").arg(port).arg(since)));
        request.setRawHeader("Authorization", "Bearer " + token);
        m_socket.open(request);
    }
    void leave() { m_socket.abort(); }
    [[nodiscard]] qint64 last() const
    {
        return frames.isEmpty() ? 0 : frames.last()[QStringLiteral("number")].toInteger();
    }

    QList<QJsonObject> frames;

private:
    QWebSocket m_socket;
};

} // namespace

/// The live feed over real WebSockets and a real store.
class TestLiveFeed final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listensOnThisMachineOnly();
    void letsNobodyInWithoutTheToken_data();
    void letsNobodyInWithoutTheToken();
    void sendsEveryEventOnceAndInOrder();
    void goesOnWhereAClientLeft();
    void sendsRowsAsTheyAreExported();
    void startsFromNowWithoutANumber();
    void isNotHeldUpByAClientThatDoesNotRead();
    void saysHowItIs();

private:
    void insert(int count, const QString &body = QStringLiteral("x"));
    QList<Event> allEvents();

    std::unique_ptr<store::StoreFixture> m_fixture;
    std::unique_ptr<LiveFeed> m_feed;
    quint16 m_port = 0;
    int m_inserted = 0;
};

void TestLiveFeed::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_inserted = 0;
    m_fixture = std::make_unique<store::StoreFixture>();
    m_feed = std::make_unique<LiveFeed>(m_fixture->store(), QString::fromLatin1(token));
    m_port = m_feed->listen(QHostAddress::LocalHost, 0).value();
}

void TestLiveFeed::cleanup()
{
    m_feed.reset();
    m_fixture.reset();
}

void TestLiveFeed::insert(int count, const QString &body)
{
    const ConversationId conversation = m_fixture->conversation();
    for (int i = 0; i < count; ++i) {
        ++m_inserted;
        m_fixture->insert(
            store::inbound(conversation, body, store::noon + m_inserted, QStringLiteral("SMtest%1").arg(m_inserted)));
    }
}

QList<Event> TestLiveFeed::allEvents()
{
    return m_fixture->read([](const store::Snapshot &snapshot) { return store::eventsAfter(snapshot, 0, 100'000); })
        .value();
}

void TestLiveFeed::listensOnThisMachineOnly()
{
    LiveFeed feed(m_fixture->store(), QString::fromLatin1(token));
    const auto refused = feed.listen(QHostAddress::AnyIPv4, 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
}

void TestLiveFeed::letsNobodyInWithoutTheToken_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isLetIn");
    for (const char *path : {"/live", "/health", "/metrics"}) {
        const QByteArray target = path;
        QTest::addRow("%s without", path) << target << QByteArray() << false;
        QTest::addRow("%s wrong", path) << target << QByteArray("Authorization: Bearer x\r\n") << false;
        QTest::addRow("%s empty", path) << target << QByteArray("Authorization: Bearer \r\n") << false;
        QTest::addRow("%s other scheme", path) << target << "Authorization: Basic " + token + "\r\n" << false;
        QTest::addRow("%s cut", path) << target << "Authorization: Bearer " + token.chopped(1) + "\r\n" << false;
        QTest::addRow("%s header", path) << target << "Authorization: Bearer " + token + "\r\n" << true;
        QTest::addRow("%s query", path) << target + "?token=" + token.toPercentEncoding() << QByteArray() << true;
    }
}

void TestLiveFeed::letsNobodyInWithoutTheToken()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, header);
    QFETCH(bool, isLetIn);
    QByteArray bytes = "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + header;
    if (target.startsWith("/live")) {
        bytes += "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    }
    RawPeer peer(m_port, bytes + "\r\n");
    QTRY_VERIFY(peer.status() != 0);
    QCOMPARE(peer.status(), isLetIn ? (target.startsWith("/live") ? 101 : 200) : 401);
}

void TestLiveFeed::sendsEveryEventOnceAndInOrder()
{
    insert(250);
    Follower follower(m_port, 0);
    insert(30);
    const QList<Event> expected = allEvents();
    QTRY_COMPARE(follower.frames.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(follower.frames.at(i)[QStringLiteral("number")].toInteger(), expected.at(i).number);
        QCOMPARE(follower.frames.at(i)[QStringLiteral("kind")].toString(), toString(expected.at(i).kind));
    }
}

void TestLiveFeed::goesOnWhereAClientLeft()
{
    insert(150);
    QList<qint64> numbers;
    qint64 since = 0;
    for (int visit = 0; visit < 4; ++visit) {
        Follower follower(m_port, since);
        insert(40);
        QTRY_VERIFY(follower.last() > since);
        follower.leave();
        insert(20);
        for (const QJsonObject &frame : follower.frames)
            numbers.append(frame[QStringLiteral("number")].toInteger());
        since = follower.last();
    }
    Follower follower(m_port, since);
    QTRY_COMPARE(follower.last(), m_fixture->store().lastEvent());
    for (const QJsonObject &frame : follower.frames)
        numbers.append(frame[QStringLiteral("number")].toInteger());
    QList<qint64> expected;
    for (const Event &event : allEvents())
        expected.append(event.number);
    QCOMPARE(numbers, expected);
}

void TestLiveFeed::sendsRowsAsTheyAreExported()
{
    insert(1, QStringLiteral("Grüße"));
    Follower follower(m_port, 0);
    QTRY_VERIFY(std::ranges::any_of(follower.frames, [](const QJsonObject &frame) {
        return frame[QStringLiteral("kind")].toString() == QStringLiteral("message.added");
    }));
    const auto frame = std::ranges::find_if(follower.frames, [](const QJsonObject &each) {
        return each[QStringLiteral("kind")].toString() == QStringLiteral("message.added");
    });
    const QJsonObject message = (*frame)[QStringLiteral("message")].toObject();
    QCOMPARE(message[QStringLiteral("sid")].toString(), QStringLiteral("SMtest1"));
    QCOMPARE(message[QStringLiteral("body")].toString(), QStringLiteral("Grüße"));
    QCOMPARE((*frame)[QStringLiteral("conversation")].toInteger(), message[QStringLiteral("conversation")].toInteger());
    static const QRegularExpression iso(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"));
    QVERIFY(iso.match((*frame)[QStringLiteral("at")].toString()).hasMatch());
}

void TestLiveFeed::startsFromNowWithoutANumber()
{
    insert(5);
    const qint64 before = m_fixture->store().lastEvent();
    QWebSocket socket;
    QSignalSpy heard(&socket, &QWebSocket::textMessageReceived);
    QSignalSpy connected(&socket, &QWebSocket::connected);
    socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/live?token=%2").arg(m_port).arg(QString::fromLatin1(token))));
    QVERIFY(connected.wait());
    insert(1);
    QTRY_VERIFY(!heard.isEmpty());
    const QJsonObject first = QJsonDocument::fromJson(heard.first().first().toString().toUtf8()).object();
    QCOMPARE(first[QStringLiteral("number")].toInteger(), before + 1);

    RawPeer wrong(m_port,
                  "GET /live?since=x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                      + token + "\r\n\r\n");
    QTRY_COMPARE(wrong.status(), 400);
}

void TestLiveFeed::isNotHeldUpByAClientThatDoesNotRead()
{
    QTcpSocket mute;
    mute.setReadBufferSize(1);
    mute.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    QVERIFY(mute.waitForConnected());
    mute.write("GET /live?since=0 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
               + token + "\r\n\r\n");
    insert(300, QString(20'000, u'x'));
    Follower follower(m_port, 0);
    QTRY_COMPARE_WITH_TIMEOUT(follower.last(), m_fixture->store().lastEvent(), 20'000);
    QCOMPARE(follower.frames.size(), allEvents().size());
    QCOMPARE(mute.state(), QAbstractSocket::ConnectedState);
}

void TestLiveFeed::saysHowItIs()
{
    insert(3);
    Follower follower(m_port, 0);
    QTRY_VERIFY(!follower.frames.isEmpty());
    RawPeer health(m_port, "GET /health HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    QTRY_VERIFY(health.body().endsWith('}'));
    const QJsonObject state = QJsonDocument::fromJson(health.body()).object();
    QCOMPARE(state[QStringLiteral("status")].toString(), QStringLiteral("ok"));
    QCOMPARE(state[QStringLiteral("last_event")].toInteger(), m_fixture->store().lastEvent());
    QCOMPARE(state[QStringLiteral("feed_clients")].toInt(), 1);
    RawPeer metrics(m_port, "GET /metrics HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    QTRY_VERIFY(metrics.body().contains("\npatchcord_feed_clients 1\n"));
    QVERIFY(metrics.body().contains("\npatchcord_last_event " + QByteArray::number(m_fixture->store().lastEvent())));
}

QTEST_GUILESS_MAIN(TestLiveFeed)
#include "tst_livefeed.moc"
