// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/pathrewrite.h"
#include "core/gateway/http.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QWebSocket;

namespace patchcord::gateway {

class Exchange;

/// The way back to one peer. Answer from the server's thread, at any time, at most once; a peer that left is no event.
/// Copies share one answer. Dropped unanswered, the request is answered 500.
class HttpReply final
{
public:
    HttpReply() = default;
    /// Made by the server that took the request.
    explicit HttpReply(std::shared_ptr<Exchange> exchange);

    void answer(const HttpAnswer &answer) const;
    /// For a simulator of bad servers: these bytes as they are, then the end of the connection.
    void answerRaw(const QByteArray &bytes) const;
    /// For a simulator of bad servers: says nothing and holds the connection until the peer gives up.
    void hang() const;
    [[nodiscard]] bool isPeerThere() const;

private:
    std::shared_ptr<Exchange> m_exchange;
};

/// QHttpServer behind the guard: strict framing, limits, raw bytes kept, WebSocket upgrades checked before they are
/// accepted. The only place that knows QHttpServer's interface. Lives in one thread.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const HttpRequest &, const HttpReply &)>;
    /// 0 accepts the upgrade; any other value is the HTTP status to refuse it with.
    using UpgradeCheck = std::function<int(const HttpRequest &)>;
    using SocketHandler = std::function<void(std::unique_ptr<QWebSocket>, const HttpRequest &)>;

    explicit HttpServer(const HttpLimits &limits, QObject *parent = nullptr);
    ~HttpServer() override;

    /// A path as QHttpServer writes it: "/a/b", "/m/<arg>". Another method on a known path is answered 405.
    void route(const QByteArray &method, const QString &path, Handler handler);
    /// Every target is put back to what it was before that was done to it, before anything looks at it; none = nothing
    /// was.
    void undoRewriting(const std::optional<PathRewrite> &rewrite);
    /// Whatever no route takes; 404 unless set.
    void setFallback(Handler handler);
    /// A WebSocket endpoint on the same port, its last part <arg> if need be. Frames and messages are bounded by
    /// `maxMessage` bytes.
    void webSocket(const QString &path, qint64 maxMessage, UpgradeCheck check, SocketHandler handler);

    /// Port 0 = any. Conflict: names who holds the port as far as that is known, and what to do.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &host, quint16 port);
    [[nodiscard]] quint16 port() const;
    void close();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::gateway
