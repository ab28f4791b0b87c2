// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <memory>

namespace patchcord::desk {

/// Where the usual tunnel programs answer on this machine (twilio.md 9.3).
struct TunnelPorts
{
    QList<quint16> ngrok{4040, 4041, 4042, 4043};
    QList<quint16> cloudflared{20241, 20242, 20243, 20244, 20245};
};

/// Asks the tunnel programs of this machine for their public addresses. It talks to 127.0.0.1 only, and not for long.
class TunnelSearch final : public QObject
{
    Q_OBJECT

public:
    explicit TunnelSearch(const TunnelPorts &ports = {}, QObject *parent = nullptr);

    /// One answer for each program, whether it runs or not; `ownPort` is where we listen. Never takes longer than half
    /// a second or so.
    [[nodiscard]] QFuture<QList<TunnelFound>> search(quint16 ownPort);

private:
    struct Round;
    using Take = std::function<void(const QJsonObject &)>;

    void ask(const std::shared_ptr<Round> &round, quint16 port, const QString &path, const Take &take);
    void takeNgrok(const std::shared_ptr<Round> &round, const QJsonObject &answer) const;
    void takeCloudflared(const std::shared_ptr<Round> &round, quint16 port, const QJsonObject &answer);

    TunnelPorts m_ports;
    QNetworkAccessManager m_network;
};

} // namespace patchcord::desk
