// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/webhook.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPromise>
#include <QUrl>

#include <memory>

class QNetworkReply;

namespace patchcord::simulator {

class Account;
class WireLog;

/// Signs webhooks over the URL as it was configured, delivers them and repeats them by the overrides in the URL's
/// fragment. It connects to loopback and nowhere else.
class WebhookSender final : public QObject
{
    Q_OBJECT

public:
    /// `connectTo` "HOST:PORT" takes every connection, whatever host a URL names; empty = the URL's own host.
    WebhookSender(const Account &account, WireLog &log, const QString &connectTo, QObject *parent = nullptr);

    QFuture<WebhookAnswer> send(Webhook webhook);

private:
    struct Delivery;

    void attempt(const std::shared_ptr<Delivery> &delivery);
    void finishAttempt(const std::shared_ptr<Delivery> &delivery, QNetworkReply *reply);
    [[nodiscard]] QUrl connectionUrl(const QByteArray &url) const;
    [[nodiscard]] QByteArray signatureOf(const Webhook &webhook, const QByteArray &url) const;

    const Account &m_account;
    WireLog &m_log;
    QUrl m_connectTo;
    QNetworkAccessManager m_network;
};

} // namespace patchcord::simulator
