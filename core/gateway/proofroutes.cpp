// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/proofroutes.h"

#include <QTimer>
#include <QWebSocket>

#include <chrono>

namespace patchcord::gateway {

namespace {

constexpr qint64 longestEcho = 4096;
constexpr std::chrono::seconds longestSocket(10);
constexpr int ok = 200;
constexpr int forbidden = 403;
constexpr int notFound = 404;

QByteArray nonceOf(const HttpRequest &request)
{
    const QByteArray path = request.path();
    return path.sliced(path.lastIndexOf('/') + 1);
}

void echo(std::unique_ptr<QWebSocket> given)
{
    QWebSocket *socket = given.release();
    QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                     [socket](const QString &text) { socket->sendTextMessage(text); });
    QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(longestSocket, socket, [socket] { socket->close(); });
}

} // namespace

void ProofRoutes::addTo(HttpServer &server)
{
    const QString path = QString::fromLatin1(proofPath("<arg>"));
    const auto handler = [this](const HttpRequest &request, const HttpReply &reply) { answer(request, reply); };
    server.webSocket(
        path, longestEcho, [this](const HttpRequest &request) { return checkUpgrade(request); },
        [](std::unique_ptr<QWebSocket> socket, const HttpRequest &) { echo(std::move(socket)); });
    server.route("GET", path, handler);
    server.route("POST", path, handler);
}

void ProofRoutes::answer(const HttpRequest &request, const HttpReply &reply)
{
    const QByteArray nonce = nonceOf(request);
    if (!m_gate.isOpenFor(nonce))
        return reply.answer({.status = notFound});
    const bool isGenuine = m_admission.isSigned(request);
    m_gate.note(nonce, request, isGenuine);
    if (!isGenuine)
        return reply.answer({.status = forbidden});
    reply.answer({.status = ok, .contentType = "text/plain", .body = m_gate.word(nonce)});
}

int ProofRoutes::checkUpgrade(const HttpRequest &request)
{
    const QByteArray nonce = nonceOf(request);
    if (!m_gate.isOpenFor(nonce))
        return notFound;
    const bool isGenuine = m_admission.isSocketSigned(request);
    m_gate.note(nonce, request, isGenuine);
    return isGenuine ? 0 : forbidden;
}

} // namespace patchcord::gateway
