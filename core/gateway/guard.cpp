// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/guard.h"

#include "core/gateway/logging.h"

#include <QTcpSocket>

namespace patchcord::gateway {

namespace {

constexpr int backlog = 4096; ///< Qt's 50 makes a burst of connections wait a second for its second SYN.
constexpr int tickMs = 250;
/// QTcpServer accepts for as long as newcomers come, which under a flood is for ever, and nobody else is heard.
constexpr int maxAcceptsInARow = 32;
constexpr int unpaused = 30; ///< QTcpServer's own number of pending connections.

} // namespace

Guard::Guard(const HttpLimits &limits, RequestSink &sink, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_sink(sink)
    , m_budget(limits.maxUnfinished)
{
    setListenBacklogSize(backlog);
    m_clock.start();
    m_ticker.setInterval(tickMs);
    connect(&m_ticker, &QTimer::timeout, this, &Guard::checkDeadlines);
}

Guard::~Guard()
{
    dropAll();
}

void Guard::dropAll()
{
    const QSet<Connection *> connections = m_connections;
    for (Connection *connection : connections)
        connection->drop();
}

/// Lets everybody else have a turn. That no connection may be pending is the one thing QTcpServer's loop stops for.
void Guard::pauseAfterSome()
{
    if (++m_acceptedInARow == 1)
        QTimer::singleShot(0, this, &Guard::goOnAccepting);
    if (m_acceptedInARow >= maxAcceptsInARow)
        setMaxPendingConnections(0);
}

void Guard::goOnAccepting()
{
    m_acceptedInARow = 0;
    setMaxPendingConnections(unpaused);
    if (isListening())
        resumeAccepting();
}

void Guard::incomingConnection(qintptr descriptor)
{
    pauseAfterSome();
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    if (m_connections.size() < m_limits.maxConnections || makeRoom()) {
        admit(socket);
        return;
    }
    qCDebug(log) << "turned away by the guard: every connection is busy";
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->write(
        "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nRetry-After: 1\r\n\r\n");
    socket->flush();
    socket->disconnectFromHost();
}

void Guard::admit(QTcpSocket *socket)
{
    auto *connection = new Connection(socket, m_limits, m_sink, m_budget, m_clock, this);
    connect(connection, &Connection::over, this, [this, connection] { remove(connection); });
    m_connections.insert(connection);
    if (!m_ticker.isActive())
        m_ticker.start();
}

/// A burst of newcomers must not throw out one whose request has arrived but was not read yet.
bool Guard::makeRoom()
{
    for (qsizetype tries = 0; tries <= m_limits.maxConnections; ++tries) {
        Connection *connection = readiest(m_clock.nsecsElapsed() / 1000);
        if (!connection)
            return false;
        if (connection->isSavedByUnreadBytes()) {
            if (m_connections.size() < m_limits.maxConnections)
                return true;
            continue;
        }
        connection->drop();
        return true;
    }
    return false;
}

Connection *Guard::readiest(qint64 now) const
{
    Connection *found = nullptr;
    int best = 0;
    for (Connection *connection : m_connections) {
        const int readiness = connection->readiness(now);
        if (readiness > best || (found && readiness == best && connection->since() < found->since())) {
            found = connection;
            best = readiness;
        }
    }
    return found;
}

void Guard::checkDeadlines()
{
    const qint64 now = m_clock.nsecsElapsed() / 1000;
    const QSet<Connection *> connections = m_connections;
    for (Connection *connection : connections)
        connection->checkDeadline(now);
}

void Guard::remove(Connection *connection)
{
    m_connections.remove(connection);
    connection->deleteLater();
    if (m_connections.isEmpty())
        m_ticker.stop();
}

} // namespace patchcord::gateway
