// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QIODevice>
#include <QList>

#include <functional>
#include <memory>
#include <utility>

namespace patchcord::gateway {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// One request, complete and within the limits, with its target and body exactly as they came.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< Raw: path and query, never decoded. As it was sent, where a proxy's rewriting is undone.
    HttpHeaders headers;
    QByteArray body;
    QHostAddress peer;
    QString id; ///< Joins the log lines of this request.
    QByteArray arrived{}; ///< The raw target as it came.

    /// The target up to '?', and what is behind it.
    [[nodiscard]] QByteArray path() const;
    [[nodiscard]] QByteArray query() const;
    /// The first header of that name in any case; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// A body that is read only as fast as its peer takes it, so that it never lies in memory as a whole.
struct HttpStream
{
    std::unique_ptr<QIODevice> source; ///< Open, at its first byte. A sequential one may come in pieces.
    qint64 size = 0; ///< Bytes to send of it.
    std::function<void()> taken; ///< Called once when the last byte has left; never when the peer gave up.
};

struct HttpAnswer
{
    int status = 200;
    QByteArray contentType{}; ///< Empty only where there is no body.
    QByteArray body{};
    HttpHeaders headers{}; ///< Beside Content-Type, Content-Length and Connection.
    std::shared_ptr<HttpStream> stream{}; ///< In place of a body; names and values of headers are the caller's to keep
                                          ///< free of line breaks then.
};

/// "Bad Request", …: for the statuses that are answered with beside QHttpServer.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// What may come in. What is beyond is answered and closed, at once.
struct HttpLimits
{
    int maxHead = 16 * 1024; ///< Bytes of request line and headers; beyond: 431.
    int maxBody = 256 * 1024; ///< Bytes; beyond: 413, before it is read.
    int maxHeaders = 64;
    int headMs = 5'000; ///< For a whole head; then 408.
    int bodyMs = 10'000; ///< For a whole body; then 408.
    int idleMs = 30'000; ///< Between requests; then closed.
    int writeMs = 10'000; ///< For a peer to take its answer, or the next part of a long one; then closed.
    int streamMs = 300'000; ///< For a peer to take the whole of a long answer; then closed.
    int maxConnections = 256; ///< Beyond: the oldest idle or slow one gives way, else 503.
    qint64 maxUnfinished = 16 * 1024 * 1024; ///< Bytes of all bodies on their way; beyond: 503 for the large ones.
};

} // namespace patchcord::gateway
