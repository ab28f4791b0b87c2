// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>
#include <QString>

namespace patchcord::desk {

/// How one request went out to the public address and back in.
struct RoundTripResult
{
    int milliseconds = 0;
    QString trouble; ///< In one sentence; empty when it came back.
    bool wasAnswered = false; ///< Somebody answered, though perhaps not this desk.
};

/// Fetches the desk's public health page the way that Twilio's requests come.
class RoundTrip final : public QObject
{
    Q_OBJECT

public:
    explicit RoundTrip(QObject *parent = nullptr);

    [[nodiscard]] QFuture<RoundTripResult> measure(const QString &publicUrl);

private:
    QNetworkAccessManager m_network;
};

} // namespace patchcord::desk
