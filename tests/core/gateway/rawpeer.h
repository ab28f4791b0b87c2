// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QTcpSocket>
#include <QTest>

/// A client that says exactly what a test tells it to, and keeps all it hears.
class RawPeer final
{
public:
    explicit RawPeer(quint16 port)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_received += m_socket.readAll(); });
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    RawPeer(quint16 port, const QByteArray &bytes)
        : RawPeer(port)
    {
        say(bytes);
    }

    void say(const QByteArray &bytes) { m_socket.write(bytes); }
    void leave() { m_socket.abort(); }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    /// Status of the newest complete head; 0 while there is none.
    [[nodiscard]] int status() const { return statuses().isEmpty() ? 0 : statuses().last(); }
    /// One for every "HTTP/1.1 nnn" that came.
    [[nodiscard]] QList<int> statuses() const
    {
        QList<int> found;
        for (qsizetype at = m_received.indexOf("HTTP/1.1 "); at >= 0; at = m_received.indexOf("HTTP/1.1 ", at + 1))
            found.append(m_received.mid(at + 9, 3).toInt());
        return found;
    }
    /// What is behind the first blank line.
    [[nodiscard]] QByteArray body() const
    {
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : m_received.sliced(end + 4);
    }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};
