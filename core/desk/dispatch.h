// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/agentdesk.h"
#include "core/records/delivery.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>

namespace patchcord::desk {

/// A message as somebody at a command line orders it.
struct SendOrder
{
    QString to;
    QString from; ///< Empty = the account's own sender of that channel.
    Channel channel = Channel::Sms;
    QString body;
    QStringList mediaUrls;
    int waitSeconds = 0; ///< How long to follow it towards delivery; 0 = until Twilio has it.
};

/// Where it stood when the order was reported on.
struct SendReport
{
    QString sid;
    DeliveryStatus status = DeliveryStatus::Pending;
};

/// Sends on order and follows the message until its outcome is known, for programs without a screen. Lives in the
/// desk's thread; the outbox does the sending.
class Dispatch final : public QObject
{
    Q_OBJECT

public:
    /// `phoneNumber` and `whatsAppNumber` are the senders used when an order names none; either may be empty.
    Dispatch(store::Store &store, QString phoneNumber, QString whatsAppNumber, QObject *parent = nullptr);

    /// Refused and Invalid: with one sentence. NotSent: Twilio is out of reach and the message is kept.
    QFuture<Result<SendReport>> send(const SendOrder &order);

public slots:
    /// Twilio's reachability, as the outbox sees it: orders that wait are told when it is lost.
    void noteReachability(bool reachable, const QString &reason);

signals:
    void reachabilityLost(const QString &reason);

private:
    QFuture<Result<SenderId>> senderFor(const SendOrder &order);

    store::Store &m_store;
    AgentDesk m_agent;
    QString m_phoneNumber;
    QString m_whatsAppNumber;
};

} // namespace patchcord::desk
