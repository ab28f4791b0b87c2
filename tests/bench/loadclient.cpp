// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loadclient.h"

#include <QHostAddress>

namespace patchcord::bench {

struct LoadClient::Line
{
    QTcpSocket socket;
    QByteArray received;
    qint64 sentAt = 0;
};

LoadClient::LoadClient(quint16 port, int connections, qint64 total, NextRequest next, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_total(total)
    , m_next(std::move(next))
{
    for (int i = 0; i < connections; ++i)
        m_lines.push_back(std::make_unique<Line>());
}

LoadClient::~LoadClient() = default;

void LoadClient::start()
{
    m_clock.start();
    for (const auto &line : m_lines) {
        Line *one = line.get();
        connect(&one->socket, &QTcpSocket::connected, this, [this, one] { sendNext(*one); });
        connect(&one->socket, &QTcpSocket::readyRead, this, [this, one] { read(*one); });
        connect(&one->socket, &QTcpSocket::disconnected, this, [this, one] {
            if (one->sentAt > 0)
                ++m_notOk;
        });
        one->socket.connectToHost(QHostAddress::LocalHost, m_port);
        one->socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
}

void LoadClient::sendNext(Line &line)
{
    line.sentAt = 0;
    if (m_sent == m_total)
        return;
    ++m_sent;
    const QByteArray request = m_next();
    line.sentAt = m_clock.nsecsElapsed();
    line.socket.write(request);
}

void LoadClient::read(Line &line)
{
    line.received += line.socket.readAll();
    const qsizetype end = line.received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const qsizetype at = line.received.toLower().indexOf("content-length:");
    const qsizetype length
        = at < 0 || at > end ? 0 : line.received.mid(at + 15, 12).split('\r').first().trimmed().toInt();
    if (line.received.size() < end + 4 + length)
        return;
    if (line.received.size() < 13 || line.received.at(9) != '2')
        ++m_notOk;
    line.received.remove(0, end + 4 + length);
    m_milliseconds.add(double(m_clock.nsecsElapsed() - line.sentAt) / 1e6);
    if (++m_answered == m_total) {
        m_elapsed = m_clock.nsecsElapsed();
        line.sentAt = 0;
        emit finished();
        return;
    }
    sendNext(line);
}

LoadResult LoadClient::result() const
{
    LoadResult result;
    result.answered = m_answered;
    result.notOk = m_notOk;
    result.perSecond = double(m_answered) * 1e9 / double(m_elapsed);
    result.milliseconds = m_milliseconds;
    return result;
}

} // namespace patchcord::bench
