// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QList>
#include <QStringList>

namespace patchcord::twilio {

/// A pool of senders. Its own inbound address is used instead of those of its senders, unless it is told otherwise;
/// without either, what comes in is lost.
struct MessagingService
{
    QString sid;
    QString name;
    QString inboundUrl;
    QString inboundMethod;
    bool usesNumbersWebhook = false;
};

/// Messaging services and the senders in their pools.
class Services final
{
public:
    explicit Services(Client &client)
        : m_client(client)
    { }

    QFuture<Result<QList<MessagingService>>> list();
    QFuture<Result<MessagingService>> fetch(const QString &sid);
    /// The SIDs of the phone numbers in its pool.
    QFuture<Result<QStringList>> numbersOf(const QString &sid);
    /// The addresses of its senders on other channels, "whatsapp:+1…".
    QFuture<Result<QStringList>> channelSendersOf(const QString &sid);
    /// Sets just the fields given ("InboundRequestUrl", …); an empty value clears one.
    QFuture<Result<MessagingService>> update(const QString &sid, const FormFields &fields);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
