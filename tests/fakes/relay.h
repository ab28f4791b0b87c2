// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace patchcord::testing {

/// A tunnel on loopback: passes bytes between whoever connects and a port, and can change what comes in or go down.
class Relay final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Relay(quint16 target, QObject *parent = nullptr)
        : QTcpServer(parent)
        , m_target(target)
    {
        connect(this, &QTcpServer::newConnection, this, &Relay::welcome);
        open();
    }

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    /// Replaces these bytes in every request from now on; empty = passes on what comes.
    void rewrite(const QByteArray &from, const QByteArray &to)
    {
        m_from = from;
        m_to = to;
    }
    void goDown()
    {
        close();
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->abort();
    }
    bool open() { return listen(QHostAddress(QHostAddress::LocalHost), m_port) && ((m_port = serverPort()), true); }

private:
    void welcome()
    {
        while (QTcpSocket *outside = nextPendingConnection()) {
            outside->setParent(this);
            auto *inside = new QTcpSocket(this);
            inside->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
            connect(outside, &QTcpSocket::readyRead, inside, [this, outside, inside] {
                QByteArray bytes = outside->readAll();
                if (!m_from.isEmpty())
                    bytes.replace(m_from, m_to);
                inside->write(bytes);
            });
            connect(inside, &QTcpSocket::readyRead, outside, [outside, inside] { outside->write(inside->readAll()); });
            connect(outside, &QTcpSocket::disconnected, inside, &QTcpSocket::disconnectFromHost);
            connect(inside, &QTcpSocket::disconnected, outside, &QTcpSocket::disconnectFromHost);
            connect(outside, &QTcpSocket::disconnected, outside, &QObject::deleteLater);
            connect(inside, &QTcpSocket::disconnected, inside, &QObject::deleteLater);
        }
    }

    quint16 m_target;
    quint16 m_port = 0;
    QByteArray m_from;
    QByteArray m_to;
};

} // namespace patchcord::testing
