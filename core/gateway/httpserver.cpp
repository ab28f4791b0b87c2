// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/httpserver.h"

#include "core/gateway/exchange.h"
#include "core/gateway/guard.h"
#include "core/gateway/logging.h"
#include "core/gateway/router.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

namespace patchcord::gateway {

namespace {

/// The head of an answer whose body is read bit by bit, which QHttpServer cannot do in Qt 6.4.
QByteArray streamHead(const HttpAnswer &answer, bool closes)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonPhrase(answer.status)
        + "\r\nContent-Type: " + answer.contentType + "\r\nContent-Length: " + QByteArray::number(answer.stream->size)
        + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (closes)
        head += "Connection: close\r\n";
    return head + "\r\n";
}

/// One request whose answer goes through QHttpServer and then to its peer, if that is still there.
class RoutedExchange final : public Exchange
{
public:
    RoutedExchange(std::weak_ptr<Router> router, const Router::Passage &passage, PeerTicket ticket)
        : m_router(std::move(router))
        , m_passage(passage)
        , m_ticket(std::move(ticket))
    { }
    ~RoutedExchange() override
    {
        if (m_isOpen)
            RoutedExchange::answer({.status = 500});
    }

    void answer(const HttpAnswer &answer) override
    {
        const std::shared_ptr<Router> router = m_router.lock();
        if (!std::exchange(m_isOpen, false) || !router)
            return;
        if (answer.stream) {
            router->abandon(m_passage);
            m_ticket.answerStream(streamHead(answer, m_ticket.closesAfter()), answer.stream);
            return;
        }
        const QByteArray response = router->answer(m_passage, answer, m_ticket.closesAfter());
        if (response.isEmpty())
            m_ticket.refuse(500);
        else
            m_ticket.answer(response);
    }
    void answerRaw(const QByteArray &bytes) override
    {
        hang();
        m_ticket.answerRaw(bytes);
    }
    void hang() override
    {
        if (const std::shared_ptr<Router> router = m_router.lock(); std::exchange(m_isOpen, false) && router)
            router->abandon(m_passage);
    }
    [[nodiscard]] bool isPeerThere() const override { return m_ticket.isOpen(); }

private:
    std::weak_ptr<Router> m_router;
    Router::Passage m_passage;
    PeerTicket m_ticket;
    bool m_isOpen = true;
};

struct Route
{
    QString path;
    QHash<QByteArray, HttpServer::Handler> handlers;

    [[nodiscard]] QByteArray allowed() const { return handlers.keys().join(", "); }
};

struct SocketRoute
{
    qint64 maxMessage = 0;
    HttpServer::UpgradeCheck check;
    HttpServer::SocketHandler handler;
};

/// 0, or why QWebSocketServer would not shake hands.
int handshakeFault(const HttpRequest &request)
{
    if (request.header("Sec-WebSocket-Version") != "13")
        return 426;
    const auto key = QByteArray::fromBase64Encoding(request.header("Sec-WebSocket-Key"));
    return key && (*key).size() == 16 ? 0 : 400;
}

Error listenFailure(const Guard &guard, const QHostAddress &host, quint16 port)
{
    const QString where = QStringLiteral("%1:%2").arg(host.toString()).arg(port);
    const QString detail = guard.errorString();
    switch (guard.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {
            ErrorKind::Conflict,
            HttpServer::tr("Port %1 is taken: another program already listens on %2. Close that program, which may be "
                           "another Patchcord, or choose another port.")
                .arg(port)
                .arg(where),
            detail};
    case QAbstractSocket::SocketAccessError:
        return {
            ErrorKind::Refused,
            HttpServer::tr("The system does not let this user listen on port %1. Choose a port above 1023.").arg(port),
            detail};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {ErrorKind::Invalid,
                HttpServer::tr("%1 is not an address of this machine, so port %2 cannot be opened there. Choose "
                               "127.0.0.1, or one of this machine's addresses.")
                    .arg(host.toString())
                    .arg(port),
                detail};
    default:
        return {ErrorKind::Unavailable, HttpServer::tr("Port %1 could not be opened on %2.").arg(port).arg(where),
                detail};
    }
}

} // namespace

HttpReply::HttpReply(std::shared_ptr<Exchange> exchange)
    : m_exchange(std::move(exchange))
{ }

void HttpReply::answer(const HttpAnswer &answer) const
{
    if (m_exchange)
        m_exchange->answer(answer);
}

void HttpReply::answerRaw(const QByteArray &bytes) const
{
    if (m_exchange)
        m_exchange->answerRaw(bytes);
}

void HttpReply::hang() const
{
    if (m_exchange)
        m_exchange->hang();
}

bool HttpReply::isPeerThere() const
{
    return m_exchange && m_exchange->isPeerThere();
}

class HttpServer::Private final : public RequestSink
{
public:
    Private(const HttpLimits &httpLimits, HttpServer *server)
        : q(server)
        , limits(httpLimits)
        , guard(new Guard(httpLimits, *this, server))
        , idPrefix(QString::number(QRandomGenerator::global()->bounded(0x10000), 36))
    { }

    void take(HttpRequest request, const PeerTicket &ticket) override;
    std::optional<int> checkUpgrade(const HttpRequest &request) override;
    void takeSocket(QTcpSocket *socket, const HttpRequest &request) override;
    void straighten(HttpRequest &request) const;
    [[nodiscard]] std::optional<SocketRoute> socketRouteOf(const QByteArray &path) const;
    void openSocket(QWebSocketServer *server, const SocketRoute &route, const HttpRequest &request);
    void dispatch(const HttpRequest &request, const HttpReply &reply, int route);
    QString nextId() { return idPrefix + u'-' + QString::number(++requestCount, 36); }

    HttpServer *q;
    const HttpLimits limits;
    std::shared_ptr<Router> router = std::make_shared<Router>();
    QPointer<Guard> guard;
    QList<Route> routes;
    QHash<QByteArray, SocketRoute> socketRoutes;
    Handler fallback;
    PathRewrite rewrite;
    const QString idPrefix;
    quint64 requestCount = 0;
    int socketCount = 0;
    bool isBound = false;
};

void HttpServer::Private::take(HttpRequest request, const PeerTicket &ticket)
{
    straighten(request);
    request.id = nextId();
    // Peers that leave do not end their requests, so these are counted apart from connections.
    if (router->passageCount() >= limits.maxConnections) {
        qCInfo(log) << request.id << "turned away: too many requests are being worked on";
        return ticket.refuse(503);
    }
    const Router::Passage passage = router->enter(request.path());
    dispatch(request, HttpReply(std::make_shared<RoutedExchange>(router, passage, ticket)), passage.route);
}

void HttpServer::Private::dispatch(const HttpRequest &request, const HttpReply &reply, int route)
{
    if (route < 0) {
        if (fallback)
            fallback(request, reply);
        else
            reply.answer({.status = 404});
        return;
    }
    const Route &found = routes[route];
    const bool isHead = request.method == "HEAD" && !found.handlers.contains(request.method);
    const Handler handler = found.handlers.value(isHead ? QByteArrayLiteral("GET") : request.method);
    if (handler)
        handler(request, reply);
    else
        reply.answer({.status = 405, .headers = {{"Allow", found.allowed()}}});
}

void HttpServer::Private::straighten(HttpRequest &request) const
{
    request.arrived = request.target;
    request.target = undone(rewrite, request.target);
}

/// By the path itself, or with <arg> in the place of its last part.
std::optional<SocketRoute> HttpServer::Private::socketRouteOf(const QByteArray &path) const
{
    for (const QByteArray &known : {path, QByteArray(path.left(path.lastIndexOf('/') + 1) + "<arg>")}) {
        if (const auto found = socketRoutes.constFind(known); found != socketRoutes.constEnd())
            return *found;
    }
    return std::nullopt;
}

std::optional<int> HttpServer::Private::checkUpgrade(const HttpRequest &asCame)
{
    HttpRequest request = asCame;
    straighten(request);
    const auto found = socketRouteOf(request.path());
    if (!found)
        return std::nullopt;
    if (const int fault = handshakeFault(request))
        return fault;
    if (socketCount >= limits.maxConnections)
        return 503;
    return found->check(request);
}

/// A QWebSocketServer for one handshake: that is how a socket and its request stay together.
void HttpServer::Private::takeSocket(QTcpSocket *socket, const HttpRequest &request)
{
    HttpRequest named = request;
    straighten(named);
    const SocketRoute route = socketRouteOf(named.path()).value_or(SocketRoute());
    named.id = nextId();
    auto *server = new QWebSocketServer(QString(), QWebSocketServer::NonSecureMode, q);
    connect(socket, &QObject::destroyed, server, &QObject::deleteLater);
    connect(socket, &QTcpSocket::disconnected, server, &QObject::deleteLater);
    connect(server, &QWebSocketServer::newConnection, q,
            [this, server, route, named] { openSocket(server, route, named); });
    constexpr qint64 frameHead = 16;
    socket->setReadBufferSize(qMax<qint64>(limits.maxHead, route.maxMessage + frameHead));
    socket->setParent(server);
    ++socketCount;
    connect(server, &QObject::destroyed, q, [this] { --socketCount; });
    server->handleConnection(socket);
}

void HttpServer::Private::openSocket(QWebSocketServer *server, const SocketRoute &route, const HttpRequest &request)
{
    std::unique_ptr<QWebSocket> socket(server->nextPendingConnection());
    if (!socket)
        return;
    socket->setParent(nullptr);
    socket->setMaxAllowedIncomingFrameSize(quint64(route.maxMessage));
    socket->setMaxAllowedIncomingMessageSize(quint64(route.maxMessage));
    connect(socket.get(), &QObject::destroyed, server, &QObject::deleteLater);
    route.handler(std::move(socket), request);
}

HttpServer::HttpServer(const HttpLimits &limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(limits, this))
{ }

HttpServer::~HttpServer()
{
    close();
    d->router.reset(); // takes the guard along once it was bound
    delete d->guard;
}

void HttpServer::route(const QByteArray &method, const QString &path, Handler handler)
{
    auto found = std::ranges::find(d->routes, path, &Route::path);
    if (found == d->routes.end()) {
        d->router->addPath(path, int(d->routes.size()));
        d->routes.append({path, {}});
        found = d->routes.end() - 1;
    }
    found->handlers[method] = std::move(handler);
}

void HttpServer::undoRewriting(const std::optional<PathRewrite> &rewrite)
{
    d->rewrite = rewrite.value_or(PathRewrite());
}

void HttpServer::setFallback(Handler handler)
{
    d->fallback = std::move(handler);
}

void HttpServer::webSocket(const QString &path, qint64 maxMessage, UpgradeCheck check, SocketHandler handler)
{
    d->socketRoutes[path.toUtf8()] = {maxMessage, std::move(check), std::move(handler)};
    route("GET", path, [](const HttpRequest &, const HttpReply &reply) {
        reply.answer({.status = 426, .headers = {{"Upgrade", "websocket"}}});
    });
}

Result<quint16> HttpServer::listen(const QHostAddress &host, quint16 port)
{
    if (!d->guard->listen(host, port))
        return std::unexpected(listenFailure(*d->guard, host, port));
    if (!std::exchange(d->isBound, true))
        d->router->bind(d->guard);
    return d->guard->serverPort();
}

quint16 HttpServer::port() const
{
    return d->guard->serverPort();
}

void HttpServer::close()
{
    d->guard->close();
    d->guard->dropAll();
}

} // namespace patchcord::gateway
