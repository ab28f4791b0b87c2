// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/channelsenders.h"

#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

namespace patchcord::twilio {

namespace {

constexpr int mostSenders = 1000;

QByteArray pathOf(const QString &sid)
{
    return "/v2/Channels/Senders/" + QUrl::toPercentEncoding(sid);
}

Result<ChannelSender> readSender(const QJsonObject &json)
{
    ChannelSender sender;
    sender.sid = jsonText(json, u"sid");
    if (sender.sid.isEmpty())
        return withoutSid(false);
    sender.address = jsonText(json, u"sender_id").section(u':', -1);
    sender.name = jsonText(json.value(u"profile").toObject(), u"name");
    sender.status = jsonText(json, u"status");
    sender.webhook = json.value(u"webhook").toObject();
    return sender;
}

} // namespace

QFuture<Result<QList<ChannelSender>>> ChannelSenders::whatsApp()
{
    return readEach(readMetaPages(m_client, Product::Messaging, "/v2/Channels/Senders?Channel=whatsapp",
                                  QStringLiteral("senders"), mostSenders),
                    readSender);
}

QFuture<Result<ChannelSender>> ChannelSenders::fetch(const QString &sid)
{
    return readWith(m_client.get(Product::Messaging, pathOf(sid)), readSender);
}

QFuture<Result<QJsonObject>> ChannelSenders::setWebhook(const QString &sid, const QJsonObject &webhook)
{
    return m_client.postJson(Product::Messaging, pathOf(sid), {{QStringLiteral("webhook"), webhook}});
}

} // namespace patchcord::twilio
