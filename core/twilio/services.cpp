// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/services.h"

#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

namespace patchcord::twilio {

namespace {

constexpr int mostServices = 1000;
constexpr int mostSenders = 10'000;

QByteArray pathOf(const QString &sid)
{
    return "/v1/Services/" + QUrl::toPercentEncoding(sid);
}

Result<MessagingService> readService(const QJsonObject &json)
{
    MessagingService service;
    service.sid = jsonText(json, u"sid");
    if (service.sid.isEmpty())
        return withoutSid(false);
    service.name = jsonText(json, u"friendly_name");
    service.inboundUrl = jsonText(json, u"inbound_request_url");
    service.inboundMethod = jsonText(json, u"inbound_method");
    service.usesNumbersWebhook = jsonBool(json, u"use_inbound_webhook_on_number");
    return service;
}

Result<QString> readNumberSid(const QJsonObject &json)
{
    return jsonText(json, u"sid");
}

Result<QString> readSenderAddress(const QJsonObject &json)
{
    return jsonText(json, u"sender");
}

} // namespace

QFuture<Result<QList<MessagingService>>> Services::list()
{
    return readEach(readMetaPages(m_client, Product::Messaging, "/v1/Services?PageSize=100", QStringLiteral("services"),
                                  mostServices),
                    readService);
}

QFuture<Result<MessagingService>> Services::fetch(const QString &sid)
{
    return readWith(m_client.get(Product::Messaging, pathOf(sid)), readService);
}

QFuture<Result<QStringList>> Services::numbersOf(const QString &sid)
{
    return readEach(readMetaPages(m_client, Product::Messaging, pathOf(sid) + "/PhoneNumbers?PageSize=100",
                                  QStringLiteral("phone_numbers"), mostSenders),
                    readNumberSid);
}

QFuture<Result<QStringList>> Services::channelSendersOf(const QString &sid)
{
    return readEach(readMetaPages(m_client, Product::Messaging, pathOf(sid) + "/ChannelSenders?PageSize=100",
                                  QStringLiteral("senders"), mostSenders),
                    readSenderAddress);
}

QFuture<Result<MessagingService>> Services::update(const QString &sid, const FormFields &fields)
{
    return readWith(m_client.post(Product::Messaging, pathOf(sid), fields), readService);
}

} // namespace patchcord::twilio
