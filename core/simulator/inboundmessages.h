// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"
#include "core/simulator/webhook.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

namespace patchcord::simulator {

class Account;
class Faults;
class Lifecycle;
class WebhookSender;

/// What a customer writes.
struct InboundMessage
{
    QString from; ///< With its channel's prefix.
    QString to; ///< With its channel's prefix.
    QString body;
    QStringList mediaTypes; ///< One content type for each file sent along.
    QString profileName; ///< WhatsApp only.
    QString sid; ///< To tell one again; empty = a new one.
    twilio::FormFields parameters; ///< Beside Twilio's own, or in place of them.
    QByteArray query; ///< Appended to the webhook URL, without '?'.
    SignMode sign = SignMode::Ok;
};

/// How the desk took a webhook.
struct Delivered
{
    QString sid;
    WebhookAnswer answer;
};

/// Customers' messages: kept in the account, told to the desk, its TwiML reply sent on its way. A forged one is not
/// kept.
class InboundMessages final : public QObject
{
    Q_OBJECT

public:
    InboundMessages(Account &account, WebhookSender &sender, Lifecycle &lifecycle, Faults &faults,
                    QObject *parent = nullptr);

    QFuture<Delivered> deliver(InboundMessage message);
    /// "http://127.0.0.1:PORT", for the media URLs.
    void setBaseUrl(const QString &baseUrl) { m_baseUrl = baseUrl; }

private:
    void keep(const InboundMessage &message);
    void followOptOut(const InboundMessage &message);
    [[nodiscard]] twilio::FormFields fieldsOf(const InboundMessage &message) const;
    [[nodiscard]] QString urlFor(const InboundMessage &message) const;
    void reply(const InboundMessage &message, const WebhookAnswer &answer);
    void sendReply(const InboundMessage &message, const QString &body, const QStringList &mediaUrls,
                   const QString &statusCallback);

    Account &m_account;
    WebhookSender &m_sender;
    Lifecycle &m_lifecycle;
    Faults &m_faults;
    QString m_baseUrl;
};

} // namespace patchcord::simulator
