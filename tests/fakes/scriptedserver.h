// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace patchcord::tests {

/// What a scripted server does with one request.
struct Step
{
    enum class Then { Keep, Close, Reset, Hang };

    QByteArray bytes; ///< Written as they are; nothing when empty.
    Then then = Then::Keep; ///< Hang writes nothing and keeps the connection.
};

/// One request as it came over the wire.
struct SeenRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray head; ///< All header lines.
    QByteArray body;
    int connection = 0; ///< Counts connections from 1.

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
                return line.sliced(colon + 1).trimmed();
        }
        return {};
    }
};

/// An HTTP server on loopback that keeps every request and answers the n-th with the n-th step, the last one for ever,
/// unless its target has a step of its own.
class ScriptedServer final
{
public:
    explicit ScriptedServer(QList<Step> steps)
        : m_steps(std::move(steps))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket, ++m_connections);
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString base() const { return QStringLiteral("http://127.0.0.1:%1").arg(port()); }
    [[nodiscard]] const QList<SeenRequest> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }
    void setSteps(QList<Step> steps) { m_steps = std::move(steps); }
    /// Every request whose target begins so is answered with that.
    void setStepFor(const QByteArray &targetStart, const Step &step) { m_stepsFor.emplaceBack(targetStart, step); }

    /// A whole answer.
    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body,
                                           const QByteArray &contentType = "application/json",
                                           const QByteArray &extraHeaders = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\nContent-Type: " + contentType
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHeaders + "\r\n" + body;
    }

private:
    void serve(QTcpSocket *socket, int connection)
    {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket, connection, data = QByteArray()]() mutable {
                             data += socket->readAll();
                             while (takeRequest(data, connection))
                                 act(socket);
                         });
    }

    bool takeRequest(QByteArray &data, int connection)
    {
        const qsizetype end = data.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const qsizetype firstLine = data.indexOf("\r\n");
        const QByteArrayList words = data.first(firstLine).split(' ');
        SeenRequest request{words.value(0), words.value(1), data.sliced(firstLine, end - firstLine), {}, connection};
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (data.size() < end + 4 + length)
            return false;
        request.body = data.sliced(end + 4, length);
        data.remove(0, end + 4 + length);
        m_requests.append(request);
        return true;
    }

    void act(QTcpSocket *socket)
    {
        const QByteArray &target = m_requests.constLast().target;
        const auto own
            = std::ranges::find_if(m_stepsFor, [&](const auto &known) { return target.startsWith(known.first); });
        if (own == m_stepsFor.cend() && m_steps.isEmpty())
            return;
        const Step step
            = own != m_stepsFor.cend() ? own->second : m_steps[std::min(m_requests.size(), m_steps.size()) - 1];
        if (!step.bytes.isEmpty())
            socket->write(step.bytes);
        if (step.then == Step::Then::Close)
            socket->disconnectFromHost();
        if (step.then == Step::Then::Reset)
            socket->abort();
    }

    QTcpServer m_server;
    QList<Step> m_steps;
    QList<std::pair<QByteArray, Step>> m_stepsFor;
    QList<SeenRequest> m_requests;
    int m_connections = 0;
};

} // namespace patchcord::tests
