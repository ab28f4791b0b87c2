// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/connection.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTcpServer>
#include <QTimer>

namespace patchcord::gateway {

/// Owns every socket of a port: admits peers up to a number, watches their time, and lets only complete requests
/// through. When it is full, whoever is idle or slow gives way. Knows nothing of routes.
class Guard final : public QTcpServer
{
    Q_OBJECT

public:
    Guard(const HttpLimits &limits, RequestSink &sink, QObject *parent = nullptr);
    ~Guard() override;

    /// Ends every connection; listening is another matter.
    void dropAll();
    [[nodiscard]] int connectionCount() const { return int(m_connections.size()); }
    /// Hands QHttpServer a socket that did not come through this port.
    void present(QTcpSocket *socket) { addPendingConnection(socket); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void pauseAfterSome();
    void goOnAccepting();
    void admit(QTcpSocket *socket);
    [[nodiscard]] bool makeRoom();
    [[nodiscard]] Connection *readiest(qint64 now) const;
    void checkDeadlines();
    void remove(Connection *connection);

    const HttpLimits m_limits;
    RequestSink &m_sink;
    BodyBudget m_budget;
    QElapsedTimer m_clock;
    QTimer m_ticker;
    QSet<Connection *> m_connections;
    int m_acceptedInARow = 0;
};

} // namespace patchcord::gateway
