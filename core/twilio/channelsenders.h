// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QList>

namespace patchcord::twilio {

/// A WhatsApp sender and where its webhooks go.
struct ChannelSender
{
    QString sid;
    QString address; ///< E.164 of "whatsapp:+…", or the id behind the colon.
    QString name; ///< What customers see; empty when none is set.
    QString status; ///< "ONLINE", "OFFLINE", "PENDING_VERIFICATION", …: an open set.
    QJsonObject webhook; ///< As Twilio has it: "callback_url", "callback_method", "status_callback_url", …

    [[nodiscard]] bool isOnline() const { return status.isEmpty() || status.startsWith(u"ONLINE"); }
};

/// WhatsApp senders, whose incoming messages do not follow their phone number's addresses.
class ChannelSenders final
{
public:
    explicit ChannelSenders(Client &client)
        : m_client(client)
    { }

    QFuture<Result<QList<ChannelSender>>> whatsApp();
    QFuture<Result<ChannelSender>> fetch(const QString &sid);
    /// Replaces its webhook. Twilio takes it on and carries it out later (202).
    QFuture<Result<QJsonObject>> setWebhook(const QString &sid, const QJsonObject &webhook);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
