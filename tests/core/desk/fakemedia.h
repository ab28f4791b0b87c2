// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace patchcord::testing {

/// A loopback Twilio that holds files: each path has its own script of answers, the last one for ever. Counts what it
/// is asked and how much at once.
class FakeMedia final
{
public:
    FakeMedia()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
    }

    [[nodiscard]] QString base() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    /// The address of a file of the account ACtest.
    [[nodiscard]] QString url(const QString &name) const { return base() + path() + name; }
    [[nodiscard]] static QString path() { return QStringLiteral("/2010-04-01/Accounts/ACtest/Messages/MM/Media/"); }
    /// An empty answer is never given.
    void play(const QString &name, const QList<QByteArray> &answers)
    {
        m_scripts[(path() + name).toLatin1()] = answers;
    }
    void hold(bool isHolding)
    {
        m_isHolding = isHolding;
        for (const auto &[socket, answer] : std::exchange(m_held, {}))
            finish(socket, answer);
    }
    void goAway() { m_server.close(); }
    void comeBack() { m_server.listen(QHostAddress::LocalHost, m_port); }

    [[nodiscard]] int asked(const QString &name) const { return m_asked.value((path() + name).toLatin1()); }
    [[nodiscard]] int held() const { return int(m_held.size()); }

    [[nodiscard]] static QByteArray file(const QByteArray &bytes, const QByteArray &type, const QByteArray &more = {})
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(bytes.size())
            + "\r\nConnection: close\r\n" + more + "\r\n" + bytes;
    }
    [[nodiscard]] static QByteArray status(int code)
    {
        return "HTTP/1.1 " + QByteArray::number(code) + " Whatever\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

private:
    void serve(QTcpSocket *socket)
    {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, seen = QByteArray()]() mutable {
            seen += socket->readAll();
            if (!seen.contains("\r\n\r\n"))
                return;
            const QByteArray target = seen.split(' ').value(1);
            const int nth = m_asked[target]++;
            const QList<QByteArray> script = m_scripts.value(target, {status(404)});
            const QByteArray answer = script.at(std::min<qsizetype>(nth, script.size() - 1));
            seen.clear();
            if (m_isHolding)
                m_held.append({socket, answer});
            else
                finish(socket, answer);
        });
    }
    static void finish(QTcpSocket *socket, const QByteArray &answer)
    {
        if (answer.isEmpty())
            return;
        socket->write(answer);
        socket->disconnectFromHost();
    }

    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QByteArray, QList<QByteArray>> m_scripts;
    QHash<QByteArray, int> m_asked;
    QList<std::pair<QTcpSocket *, QByteArray>> m_held;
    bool m_isHolding = false;
};

} // namespace patchcord::testing
