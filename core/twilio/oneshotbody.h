// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace patchcord::twilio {

/// The body of a request that may leave only once. QNetworkAccessManager silently repeats a POST whose connection broke
/// when it can rewind the body; this one cannot be rewound, so the attempt ends with an error instead.
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray body, QObject *parent = nullptr);

    /// Whether any of it was handed over to be sent.
    [[nodiscard]] bool wasTouched() const { return m_position > 0 || m_body.isEmpty(); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace patchcord::twilio
