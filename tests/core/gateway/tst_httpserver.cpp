// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/httpserver.h"

#include "rawpeer.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocket>

using namespace patchcord;
using namespace patchcord::gateway;

namespace {

/// Times short enough for a test, long enough for a busy machine.
HttpLimits quickLimits()
{
    HttpLimits limits;
    limits.headMs = 600;
    limits.bodyMs = 600;
    limits.idleMs = 600;
    limits.maxConnections = 16;
    return limits;
}

HttpAnswer text(const QByteArray &body)
{
    return {.status = 200, .contentType = "text/plain", .body = body};
}

} // namespace

/// The server as its peers meet it, over real sockets.
class TestHttpServer final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void handsOverTheRequestToTheByte();
    void answersByPathAndMethod_data();
    void answersByPathAndMethod();
    void sendsHeadersAndNoBodyToHead();
    void keepsOrderWhenAnswersComeOutOfOrder();
    void answersFiftyPipelinedRequestsInOrder();
    void honoursHowThePeerWantsToEnd_data();
    void honoursHowThePeerWantsToEnd();
    void saysContinueWhenAsked();
    void takesChunkedBodies();
    void refusesWhatIsBeyondItsLimits_data();
    void refusesWhatIsBeyondItsLimits();
    void listensForAWhileBehindARefusal();
    void refusesAGigabyteEarlyAndSaysSo();
    void boundsAllUnfinishedBodiesTogether();
    void endsSlowPeersWith408_data();
    void endsSlowPeersWith408();
    void closesIdleConnectionsWithoutAWord();
    void survivesPeersThatLeaveBeforeTheAnswer();
    void answers500ForAReplyThatWasDropped();
    void answersOnceOnly();
    void canAnswerRawOrNeverForSimulators();
    void survivesItsOwnEndWithAnswersOutstanding();
    void letsTheOldestIdleConnectionGiveWay();
    void keepsARequestUnderWayWhenFull();
    void refusesMoreWhenAllAreBusy();
    void boundsRequestsWhosePeersLeft();
    void namesThePortThatIsTaken();
    void acceptsAWebSocketItsCheckAllows();
    void refusesAWebSocketBeforeTheUpgrade_data();
    void refusesAWebSocketBeforeTheUpgrade();
    void closesAWebSocketThatSaysTooMuch();

private:
    quint16 start(const HttpLimits &limits = quickLimits());

    std::unique_ptr<HttpServer> m_server;
    HttpRequest m_last;
    QList<HttpReply> m_held;
    std::unique_ptr<QWebSocket> m_socket;
};

void TestHttpServer::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_last = {};
    m_held.clear();
    m_socket.reset();
}

quint16 TestHttpServer::start(const HttpLimits &limits)
{
    m_server = std::make_unique<HttpServer>(limits);
    const auto echo = [this](const HttpRequest &request, const HttpReply &reply) {
        m_last = request;
        reply.answer(text(request.body));
    };
    m_server->route("POST", QStringLiteral("/echo"), echo);
    m_server->route("GET", QStringLiteral("/page"), [this](const HttpRequest &request, const HttpReply &reply) {
        m_last = request;
        reply.answer({.status = 200, .contentType = "text/plain", .body = "page", .headers = {{"X-Extra", "yes"}}});
    });
    m_server->route("GET", QStringLiteral("/v1/<arg>/x/<arg>.json"), echo);
    m_server->route("GET", QStringLiteral("/hold/<arg>"), [this](const HttpRequest &request, const HttpReply &reply) {
        m_last = request;
        m_held.append(reply);
    });
    m_server->route("GET", QStringLiteral("/drop"), [](const HttpRequest &, const HttpReply &) { });
    m_server->webSocket(
        QStringLiteral("/live"), 1024,
        [](const HttpRequest &request) { return request.header("Authorization") == "Bearer right" ? 0 : 401; },
        [this](std::unique_ptr<QWebSocket> socket, const HttpRequest &request) {
            m_last = request;
            m_socket = std::move(socket);
            QObject::connect(m_socket.get(), &QWebSocket::textMessageReceived, m_socket.get(),
                             [this](const QString &message) { m_socket->sendTextMessage(message.toUpper()); });
        });
    return m_server->listen(QHostAddress::LocalHost, 0).value();
}

void TestHttpServer::handsOverTheRequestToTheByte()
{
    const QByteArray body("a=1&b=\0\xff%zz+", 13);
    RawPeer peer(start(),
                 "POST /echo?x=%41%2f+'&&y=\xc3\xa9 HTTP/1.1\r\nHost: Example:80\r\nX-Lane: 7\r\nx-a: 1\r\nX-A: "
                 "2\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_COMPARE(peer.status(), 200);
    QTRY_COMPARE(peer.body(), body);
    QCOMPARE(m_last.method, QByteArray("POST"));
    QCOMPARE(m_last.target, QByteArray("/echo?x=%41%2f+'&&y=\xc3\xa9"));
    QCOMPARE(m_last.path(), QByteArray("/echo"));
    QCOMPARE(m_last.query(), QByteArray("x=%41%2f+'&&y=\xc3\xa9"));
    QCOMPARE(m_last.body, body);
    QCOMPARE(m_last.headers.at(0), (std::pair<QByteArray, QByteArray>("Host", "Example:80")));
    QCOMPARE(m_last.header("X-LANE"), QByteArray("7"));
    QCOMPARE(m_last.header("x-a"), QByteArray("1"));
    QCOMPARE(m_last.headers.size(), 5);
    QVERIFY(m_last.peer.isLoopback());
    QVERIFY(!m_last.id.isEmpty());
}

void TestHttpServer::answersByPathAndMethod_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("route") << QByteArray("GET /page") << 200;
    QTest::newRow("route with a query") << QByteArray("GET /page?a=/page") << 200;
    QTest::newRow("arguments") << QByteArray("GET /v1/%2B49/x/a.b-c_~.json") << 200;
    QTest::newRow("dot is a dot") << QByteArray("GET /v1/a/x/bxjson") << 404;
    QTest::newRow("unknown") << QByteArray("GET /nothing") << 404;
    QTest::newRow("slash at the end") << QByteArray("GET /page/") << 404;
    QTest::newRow("encoded letter") << QByteArray("GET /p%61ge") << 404;
    QTest::newRow("two slashes") << QByteArray("GET //page") << 404;
    QTest::newRow("host in the path") << QByteArray("GET //evil/page") << 404;
    QTest::newRow("dots") << QByteArray("GET /x/../page") << 404;
    QTest::newRow("colon") << QByteArray("GET /:80/page") << 404;
    QTest::newRow("other method") << QByteArray("POST /page") << 405;
    QTest::newRow("unheard-of method") << QByteArray("BREW /page") << 405;
    QTest::newRow("CONNECT") << QByteArray("CONNECT /page") << 405;
    QTest::newRow("unheard-of method and path") << QByteArray("BREW /nothing") << 404;
    QTest::newRow("websocket path without upgrade") << QByteArray("GET /live") << 426;
}

void TestHttpServer::answersByPathAndMethod()
{
    QFETCH(QByteArray, request);
    RawPeer peer(start(), request + " HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(peer.status() != 0);
    QTEST(peer.status(), "status");
    QCOMPARE(peer.received().toLower().contains("\r\nallow: get\r\n"), peer.status() == 405);
    peer.say("GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(peer.statuses().size(), 2);
    QCOMPARE(peer.status(), 200);
}

void TestHttpServer::sendsHeadersAndNoBodyToHead()
{
    RawPeer peer(start(), "HEAD /page HTTP/1.1\r\nHost: a\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(peer.received().endsWith("page"));
    QCOMPARE(peer.statuses(), QList<int>({200, 200}));
    QCOMPARE(peer.received().count("page"), 1);
    QCOMPARE(peer.received().toLower().count("content-length: 4\r\n"), 2);
    QCOMPARE(peer.received().toLower().count("x-extra: yes\r\n"), 2);
}

void TestHttpServer::keepsOrderWhenAnswersComeOutOfOrder()
{
    const quint16 port = start();
    RawPeer peer(port, "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 1);
    RawPeer other(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(other.status(), 200);
    QCOMPARE(peer.received(), QByteArray());
    QVERIFY(m_held.first().isPeerThere());
    m_held.first().answer(text("held"));
    QTRY_COMPARE(peer.statuses().size(), 2);
    QVERIFY(peer.received().indexOf("held") < peer.received().indexOf("page"));
}

void TestHttpServer::answersFiftyPipelinedRequestsInOrder()
{
    QByteArray requests;
    for (int i = 0; i < 50; ++i) {
        const QByteArray body = '<' + QByteArray::number(i) + '>';
        requests += "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
            + body;
    }
    RawPeer peer(start(), requests);
    QTRY_COMPARE(peer.statuses().size(), 50);
    QTRY_VERIFY(peer.received().endsWith("<49>"));
    qsizetype last = -1;
    for (int i = 0; i < 50; ++i) {
        const qsizetype at = peer.received().indexOf('<' + QByteArray::number(i) + '>');
        QVERIFY(at > last);
        last = at;
    }
}

void TestHttpServer::honoursHowThePeerWantsToEnd_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("closes");
    QTest::newRow("1.1") << QByteArray("GET /page HTTP/1.1\r\nHost: a\r\n\r\n") << false;
    QTest::newRow("1.1 close") << QByteArray("GET /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << true;
    QTest::newRow("1.0") << QByteArray("GET /page HTTP/1.0\r\n\r\n") << true;
}

void TestHttpServer::honoursHowThePeerWantsToEnd()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, closes);
    HttpLimits limits = quickLimits();
    limits.idleMs = 30'000;
    RawPeer peer(start(limits), request);
    QTRY_VERIFY(peer.received().endsWith("page"));
    QCOMPARE(peer.received().toLower().contains("connection: close"), closes);
    if (closes) {
        QTRY_VERIFY(peer.isClosed());
    } else {
        peer.say(request);
        QTRY_COMPARE(peer.statuses().size(), 2);
    }
}

void TestHttpServer::saysContinueWhenAsked()
{
    RawPeer peer(start(), "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QTRY_COMPARE(peer.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    peer.say("hello");
    QTRY_VERIFY(peer.received().endsWith("hello"));
    QCOMPARE(peer.statuses(), QList<int>({100, 200}));
}

void TestHttpServer::takesChunkedBodies()
{
    RawPeer peer(start(), "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
    QTRY_VERIFY(peer.isOpen());
    peer.say("lo\r\n0\r\nT: x\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(peer.statuses(), QList<int>({200, 200}));
    QCOMPARE(peer.body().first(5), QByteArray("hello"));
}

void TestHttpServer::refusesWhatIsBeyondItsLimits_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /echo HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("long header") << post + "X: " + QByteArray(17 * 1024, 'x') << 431;
    QTest::newRow("long target") << "GET /" + QByteArray(64 * 1024, 'x') << 431;
    QTest::newRow("many headers") << post + QByteArray("A: b\r\n").repeated(64) + "\r\n" << 431;
    QTest::newRow("large body") << post + "Content-Length: 262145\r\n\r\n" << 413;
    QTest::newRow("unthinkable body") << post + "Content-Length: 99999999999999999999\r\n\r\n" << 413;
    QTest::newRow("large chunk") << post + "Transfer-Encoding: chunked\r\n\r\n40001\r\n" << 413;
    QTest::newRow("many chunks") << post + "Transfer-Encoding: chunked\r\n\r\n"
            + ("1000\r\n" + QByteArray(4096, 'x') + "\r\n").repeated(65)
                                 << 413;
    QTest::newRow("malformed chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-5\r\n" << 400;
    QTest::newRow("two lengths") << post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n" << 400;
    QTest::newRow("length and chunks") << post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n" << 400;
    QTest::newRow("no host") << QByteArray("GET /page HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("bare line feeds") << QByteArray("GET /page HTTP/1.1\nHost: a\n\n") << 400;
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15) << 400;
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
}

void TestHttpServer::refusesWhatIsBeyondItsLimits()
{
    QFETCH(QByteArray, request);
    RawPeer peer(start(), request);
    QTRY_VERIFY(peer.status() != 0);
    QTEST(peer.status(), "status");
    QCOMPARE(peer.statuses().size(), 1);
    QVERIFY(peer.received().contains("\r\nConnection: close\r\n"));
    QVERIFY(m_last.method.isEmpty());
}

void TestHttpServer::listensForAWhileBehindARefusal()
{
    RawPeer peer(start(), "GET /page HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(peer.status(), 400);
    peer.say("GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(peer.statuses(), QList<int>({400}));
    QCOMPARE(peer.socket().error(), QAbstractSocket::RemoteHostClosedError);
    QVERIFY(m_last.method.isEmpty());
}

void TestHttpServer::refusesAGigabyteEarlyAndSaysSo()
{
    RawPeer peer(start(), "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1073741824\r\n\r\n");
    const QByteArray block(256 * 1024, 'x');
    qint64 said = 0;
    connect(&peer.socket(), &QTcpSocket::bytesWritten, &peer.socket(), [&] {
        if (peer.socket().bytesToWrite() < block.size() && said < 1'073'741'824) {
            peer.say(block);
            said += block.size();
        }
    });
    QTRY_COMPARE(peer.status(), 413);
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(said < 64 * 1024 * 1024);
    QVERIFY(m_last.method.isEmpty());
}

void TestHttpServer::boundsAllUnfinishedBodiesTogether()
{
    HttpLimits limits = quickLimits();
    limits.maxConnections = 64;
    limits.bodyMs = 30'000;
    limits.maxUnfinished = 1024 * 1024;
    const quint16 port = start(limits);
    const QByteArray head = "POST /echo HTTP/1.1\r\nHost: a\r\n";
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 10; ++i) {
        const QByteArray begun = i % 2 == 0 ? "Content-Length: 262144\r\n\r\n" + QByteArray(200'000, 'x')
                                            : "Transfer-Encoding: chunked\r\n\r\n40000\r\n" + QByteArray(200'000, 'x');
        peers.push_back(std::make_unique<RawPeer>(port, head + begun));
    }
    const auto refused
        = [&] { return std::ranges::count(peers, 503, [](const auto &peer) { return peer->status(); }); };
    QTRY_VERIFY(refused() >= 5);
    RawPeer small(port, head + "Content-Length: 5\r\n\r\nhello");
    QTRY_COMPARE(small.status(), 200);
    peers.clear();
    RawPeer large(port, head + "Content-Length: 262144\r\n\r\n" + QByteArray(262'144, 'x'));
    QTRY_COMPARE(large.status(), 200);
    QCOMPARE(m_last.body.size(), 262'144);
}

void TestHttpServer::endsSlowPeersWith408_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("silent") << QByteArray();
    QTest::newRow("half a head") << QByteArray("POST /echo HTTP/1.1\r\nHo");
    QTest::newRow("half a body") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhel");
    QTest::newRow("half a chunk") << QByteArray(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nh");
}

void TestHttpServer::endsSlowPeersWith408()
{
    QFETCH(QByteArray, beginning);
    RawPeer peer(start(), beginning);
    QTimer drip; // a byte now and then must not buy more time
    connect(&drip, &QTimer::timeout, &peer.socket(), [&] {
        if (!beginning.isEmpty() && peer.status() == 0)
            peer.say("x");
    });
    drip.start(150);
    QTRY_COMPARE_WITH_TIMEOUT(peer.status(), 408, 3000);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isClosed(), 3000);
    QVERIFY(m_last.method.isEmpty());
}

void TestHttpServer::closesIdleConnectionsWithoutAWord()
{
    RawPeer peer(start(), "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(peer.status(), 200);
    QTRY_VERIFY_WITH_TIMEOUT(peer.isClosed(), 3000);
    QCOMPARE(peer.statuses().size(), 1);
}

void TestHttpServer::survivesPeersThatLeaveBeforeTheAnswer()
{
    const quint16 port = start();
    for (int i = 0; i < 10; ++i) {
        RawPeer peer(port, "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(m_held.size(), i + 1);
        peer.leave();
        QTRY_VERIFY(!m_held.last().isPeerThere());
    }
    for (int i = 0; i < 9; ++i)
        m_held[i].answer(text("nobody hears this"));
    m_held.clear();
    RawPeer peer(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(peer.status(), 200);
    QCOMPARE(peer.body(), QByteArray("page"));
}

void TestHttpServer::answers500ForAReplyThatWasDropped()
{
    RawPeer peer(start(), "GET /drop HTTP/1.1\r\nHost: a\r\n\r\nGET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(peer.statuses(), QList<int>({500, 200}));
}

void TestHttpServer::answersOnceOnly()
{
    RawPeer peer(start(), "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\nGET /hold/2 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 1);
    m_held[0].answer(text("first"));
    m_held[0].answer(text("again"));
    QTRY_COMPARE(m_held.size(), 2);
    m_held[0].answerRaw("HTTP/1.1 200 OK\r\n\r\nlate");
    m_held[1].answer(text("second"));
    QTRY_VERIFY(peer.received().endsWith("second"));
    QCOMPARE(peer.statuses().size(), 2);
    QVERIFY(!peer.received().contains("again") && !peer.received().contains("late"));
}

void TestHttpServer::canAnswerRawOrNeverForSimulators()
{
    const quint16 port = start();
    RawPeer raw(port, "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 1);
    m_held[0].answerRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"sid\":");
    QTRY_VERIFY(raw.isClosed());
    QCOMPARE(raw.received(), QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"sid\":"));

    RawPeer mute(port, "GET /hold/2 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 2);
    m_held[1].hang();
    m_held[1].answer(text("too late"));
    RawPeer other(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(other.status(), 200);
    QVERIFY(mute.isOpen());
    QVERIFY(m_held[1].isPeerThere());
    QCOMPARE(mute.received(), QByteArray());
    mute.leave();
    QTRY_VERIFY(!m_held[1].isPeerThere());

    RawPeer closed(port, "GET /hold/3 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 3);
    m_held[2].answerRaw({});
    QTRY_VERIFY(closed.isClosed());
    QCOMPARE(closed.received(), QByteArray());
}

void TestHttpServer::survivesItsOwnEndWithAnswersOutstanding()
{
    RawPeer peer(start(), "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 1);
    m_server.reset();
    QVERIFY(!m_held[0].isPeerThere());
    m_held[0].answer(text("nobody is there"));
    m_held.clear();
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(peer.received(), QByteArray());
}

void TestHttpServer::letsTheOldestIdleConnectionGiveWay()
{
    HttpLimits limits = quickLimits();
    limits.maxConnections = 4;
    limits.idleMs = 30'000;
    const quint16 port = start(limits);
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 4; ++i) {
        peers.push_back(std::make_unique<RawPeer>(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n"));
        QTRY_COMPARE(peers.back()->status(), 200);
    }
    RawPeer newcomer(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(newcomer.status(), 200);
    QTRY_VERIFY(peers[0]->isClosed());
    QVERIFY(peers[1]->isOpen() && peers[2]->isOpen() && peers[3]->isOpen());
}

void TestHttpServer::keepsARequestUnderWayWhenFull()
{
    HttpLimits limits = quickLimits();
    limits.maxConnections = 4;
    limits.headMs = limits.bodyMs = limits.idleMs = 30'000;
    const quint16 port = start(limits);
    RawPeer held(port, "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 1);
    RawPeer body(port, "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QTRY_COMPARE(body.status(), 100);
    std::vector<std::unique_ptr<RawPeer>> idle;
    for (int i = 0; i < 6; ++i) {
        idle.push_back(std::make_unique<RawPeer>(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n"));
        QTRY_COMPARE(idle.back()->status(), 200);
    }
    m_held[0].answer(text("held"));
    body.say("hello");
    QTRY_VERIFY(body.received().endsWith("hello"));
    QTRY_VERIFY(held.received().endsWith("held"));
}

void TestHttpServer::refusesMoreWhenAllAreBusy()
{
    HttpLimits limits = quickLimits();
    limits.maxConnections = 2;
    const quint16 port = start(limits);
    RawPeer first(port, "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\n");
    RawPeer second(port, "GET /hold/2 HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(m_held.size(), 2);
    RawPeer third(port);
    QTRY_COMPARE(third.status(), 503);
    QTRY_VERIFY(third.isClosed());
    m_held[0].answer(text("one"));
    m_held[1].answer(text("two"));
    QTRY_COMPARE(first.status(), 200);
    QTRY_COMPARE(second.status(), 200);
}

void TestHttpServer::boundsRequestsWhosePeersLeft()
{
    HttpLimits limits = quickLimits();
    limits.maxConnections = 4;
    const quint16 port = start(limits);
    for (int i = 0; i < 4; ++i) {
        RawPeer peer(port, "GET /hold/1 HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(m_held.size(), i + 1);
        peer.leave();
        QTRY_VERIFY(!m_held.last().isPeerThere());
    }
    RawPeer refused(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(refused.status(), 503);
    m_held.clear();
    RawPeer served(port, "GET /page HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(served.status(), 200);
}

void TestHttpServer::namesThePortThatIsTaken()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    HttpServer server(quickLimits());
    const auto taken = server.listen(QHostAddress::LocalHost, holder.serverPort());
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::Conflict);
    QVERIFY(taken.error().message.contains(QString::number(holder.serverPort())));
    const auto foreign = server.listen(QHostAddress(QStringLiteral("192.0.2.1")), 0);
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().kind, ErrorKind::Invalid);
    holder.close();
    const auto free = server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(free);
    QCOMPARE(*free, server.port());
}

void TestHttpServer::acceptsAWebSocketItsCheckAllows()
{
    const quint16 port = start();
    QWebSocket client;
    QSignalSpy heard(&client, &QWebSocket::textMessageReceived);
    QNetworkRequest request(QUrl(QStringLiteral("ws://127.0.0.1:%1/live?since=5&x=%2541").arg(port)));
    request.setRawHeader("Authorization", "Bearer right");
    client.open(request);
    QTRY_VERIFY(m_socket);
    QCOMPARE(m_last.target, QByteArray("/live?since=5&x=%2541"));
    client.sendTextMessage(QStringLiteral("hello"));
    QTRY_COMPARE(heard.size(), 1);
    QCOMPARE(heard.first().first().toString(), QStringLiteral("HELLO"));
    m_socket->close();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    m_socket.reset();
}

void TestHttpServer::refusesAWebSocketBeforeTheUpgrade_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    const QByteArray version = "Sec-WebSocket-Version: 13\r\n";
    QTest::newRow("no token") << QByteArray("/live") << key + version << 401;
    QTest::newRow("wrong token") << QByteArray("/live") << key + version + "Authorization: Bearer wrong\r\n" << 401;
    QTest::newRow("old version") << QByteArray("/live")
                                 << key + "Sec-WebSocket-Version: 8\r\nAuthorization: Bearer right\r\n"
                                 << 426;
    QTest::newRow("no key") << QByteArray("/live") << version + "Authorization: Bearer right\r\n" << 400;
    QTest::newRow("short key") << QByteArray("/live")
                               << version + "Sec-WebSocket-Key: YWJj\r\nAuthorization: Bearer right\r\n"
                               << 400;
    QTest::newRow("elsewhere") << QByteArray("/other") << key + version << 404;
}

void TestHttpServer::refusesAWebSocketBeforeTheUpgrade()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, headers);
    RawPeer peer(start(),
                 "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" + headers
                     + "\r\n");
    QTRY_VERIFY(peer.status() != 0);
    QTEST(peer.status(), "status");
    QVERIFY(!peer.received().contains("101"));
    QVERIFY(!m_socket);
}

void TestHttpServer::closesAWebSocketThatSaysTooMuch()
{
    const quint16 port = start();
    QWebSocket client;
    QNetworkRequest request(QUrl(QStringLiteral("ws://127.0.0.1:%1/live").arg(port)));
    request.setRawHeader("Authorization", "Bearer right");
    client.open(request);
    QTRY_VERIFY(m_socket);
    client.sendTextMessage(QString(1025, u'x'));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
    m_socket.reset();
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
