// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <memory>

class QNetworkReply;

namespace patchcord::simulator {

class Account;
class WireLog;

/// Fetches the files of an outgoing message as Twilio does: HEAD, then GET, without credentials. What it gets belongs
/// to the message at the account. It connects to loopback and nowhere else; an address elsewhere counts as fetched.
class MediaPickup final : public QObject
{
    Q_OBJECT

public:
    /// `connectTo` as for WebhookSender.
    MediaPickup(Account &account, WireLog &log, const QString &connectTo, QObject *parent = nullptr);

    /// 0, or the code with which the message fails.
    QFuture<int> fetch(const MessageRecord &message);

private:
    struct Errand;

    void next(const std::shared_ptr<Errand> &errand);
    void ask(const std::shared_ptr<Errand> &errand, bool isHead);
    [[nodiscard]] int keep(const Errand &errand, QNetworkReply &reply, bool isHead);
    [[nodiscard]] QUrl connectionUrl(const QUrl &url) const;

    Account &m_account;
    WireLog &m_log;
    QUrl m_connectTo;
    QNetworkAccessManager m_network;
};

} // namespace patchcord::simulator
