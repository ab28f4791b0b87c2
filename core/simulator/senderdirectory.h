// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace patchcord::simulator {

/// A messaging service: a pool of senders, whose own address overrides theirs.
struct ServiceRecord
{
    QString sid;
    QString name;
    QString inboundUrl; ///< Empty = none: what comes in is lost.
    QString inboundMethod = QStringLiteral("POST");
    bool usesNumbersWebhook = false;
    QStringList numbers; ///< SIDs of phone numbers.
    QStringList senders; ///< "whatsapp:+1…".
    qint64 createdAt = 0; ///< UTC ms.
};

/// A WhatsApp sender and its webhook.
struct ChannelSenderRecord
{
    QString sid;
    QString address; ///< "whatsapp:+1…".
    QString name;
    QString status = QStringLiteral("ONLINE");
    QString callbackUrl;
    QString callbackMethod = QStringLiteral("POST");
    QString statusCallbackUrl;
    QString statusCallbackMethod = QStringLiteral("POST");
    QString fallbackUrl;
    QString fallbackMethod = QStringLiteral("POST");
};

/// A TwiML application: addresses that stand in for those of the numbers that name it.
struct ApplicationRecord
{
    QString sid;
    QString smsUrl;
    QString smsMethod = QStringLiteral("POST");
    QString voiceUrl;
    QString voiceMethod = QStringLiteral("POST");
    QString statusCallback;
};

/// Where a webhook goes.
struct WebhookRoute
{
    QString url; ///< Empty = nowhere.
    QString method = QStringLiteral("POST");
};

/// The account's services, WhatsApp senders and applications, and the order in which they override each other.
class SenderDirectory final
{
public:
    void add(const ServiceRecord &service) { m_services.append(service); }
    void add(const ChannelSenderRecord &sender) { m_senders.append(sender); }
    void add(const ApplicationRecord &application) { m_applications.append(application); }

    [[nodiscard]] const QList<ServiceRecord> &services() const { return m_services; }
    [[nodiscard]] const QList<ChannelSenderRecord> &senders() const { return m_senders; }
    /// False when there is none of that SID.
    bool updateService(const QString &sid, const std::function<void(ServiceRecord &)> &change);
    bool updateSender(const QString &sid, const std::function<void(ChannelSenderRecord &)> &change);

    /// The service in whose pool that number (by its SID) or other sender is; null = none.
    [[nodiscard]] const ServiceRecord *serviceOf(const QString &member) const;

    /// The number as Twilio goes by it: a service over an application over its own addresses, and no address for calls
    /// that a trunk takes.
    [[nodiscard]] NumberRecord effective(NumberRecord number) const;
    /// Where a message to that WhatsApp address goes; `otherwise` when there is no such sender.
    [[nodiscard]] WebhookRoute routeOf(const QString &address, const QString &otherwise) const;
    void rebase(const std::function<void(QString &)> &change);

private:
    [[nodiscard]] const ServiceRecord *overriding(QStringList ServiceRecord::*pool, const QString &member) const;

    QList<ServiceRecord> m_services;
    QList<ChannelSenderRecord> m_senders;
    QList<ApplicationRecord> m_applications;
};

} // namespace patchcord::simulator
