// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/feed.h"

#include <QHostAddress>

#include <cstring>

namespace patchcord::gateway {

Feed::Feed(QObject *parent)
    : QTcpSocket(parent)
{
    setPeerAddress(QHostAddress(QHostAddress::LocalHost));
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

Feed::~Feed()
{
    setSocketState(UnconnectedState);
}

void Feed::push(const QByteArray &bytes)
{
    m_input = bytes;
    m_read = 0;
    emit readyRead();
}

qint64 Feed::bytesAvailable() const
{
    return m_input.size() - m_read + QTcpSocket::bytesAvailable();
}

qint64 Feed::readData(char *data, qint64 maxSize)
{
    const qint64 size = qMin<qint64>(maxSize, m_input.size() - m_read);
    std::memcpy(data, m_input.constData() + m_read, size_t(size));
    m_read += size;
    return size;
}

qint64 Feed::writeData(const char *data, qint64 size)
{
    m_output.append(data, size);
    return size;
}

} // namespace patchcord::gateway
