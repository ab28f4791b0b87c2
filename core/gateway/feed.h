// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace patchcord::gateway {

/// A socket that exists in memory only: QHttpServer reads from it what we push and writes into it what we take. It
/// never leaves before QHttpServer is done with it, which a real peer may (Qt 6.4 crashes then).
class Feed final : public QTcpSocket
{
    Q_OBJECT

public:
    explicit Feed(QObject *parent = nullptr);
    ~Feed() override;

    void push(const QByteArray &bytes);
    [[nodiscard]] QByteArray takeOutput() { return std::exchange(m_output, {}); }

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override { return 0; }
    void disconnectFromHost() override { }
    void close() override { }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_input;
    qsizetype m_read = 0;
    QByteArray m_output;
};

} // namespace patchcord::gateway
