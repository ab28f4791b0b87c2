// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/servicesresource.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

namespace patchcord::simulator {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString isoDate(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()).toString(Qt::ISODate);
}

QJsonObject serviceJson(const ServiceRecord &service, const QString &accountSid)
{
    return {{QStringLiteral("sid"), service.sid},
            {QStringLiteral("account_sid"), accountSid},
            {QStringLiteral("friendly_name"), service.name},
            {QStringLiteral("inbound_request_url"), textOrNull(service.inboundUrl)},
            {QStringLiteral("inbound_method"), service.inboundMethod},
            {QStringLiteral("fallback_url"), QJsonValue()},
            {QStringLiteral("fallback_method"), QStringLiteral("POST")},
            {QStringLiteral("status_callback"), QJsonValue()},
            {QStringLiteral("sticky_sender"), true},
            {QStringLiteral("mms_converter"), true},
            {QStringLiteral("smart_encoding"), true},
            {QStringLiteral("validity_period"), 36000},
            {QStringLiteral("usecase"), QStringLiteral("undeclared")},
            {QStringLiteral("use_inbound_webhook_on_number"), service.usesNumbersWebhook},
            {QStringLiteral("date_created"), isoDate(service.createdAt)},
            {QStringLiteral("date_updated"), isoDate(service.createdAt)},
            {QStringLiteral("url"), QStringLiteral("https://messaging.twilio.com/v1/Services/") + service.sid}};
}

QJsonObject senderJson(const ChannelSenderRecord &sender)
{
    return {{QStringLiteral("sid"), sender.sid},
            {QStringLiteral("status"), sender.status},
            {QStringLiteral("sender_id"), sender.address},
            {QStringLiteral("configuration"), QJsonObject()},
            {QStringLiteral("webhook"),
             QJsonObject{{QStringLiteral("callback_url"), textOrNull(sender.callbackUrl)},
                         {QStringLiteral("callback_method"), sender.callbackMethod},
                         {QStringLiteral("fallback_url"), textOrNull(sender.fallbackUrl)},
                         {QStringLiteral("fallback_method"), sender.fallbackMethod},
                         {QStringLiteral("status_callback_url"), textOrNull(sender.statusCallbackUrl)},
                         {QStringLiteral("status_callback_method"), sender.statusCallbackMethod}}},
            {QStringLiteral("profile"), QJsonObject{{QStringLiteral("name"), textOrNull(sender.name)}}},
            {QStringLiteral("properties"), QJsonValue()},
            {QStringLiteral("offline_reasons"), QJsonValue()}};
}

/// A row that is a member of a service.
struct Member
{
    QString sid;
    QString name;
};

} // namespace

gateway::HttpAnswer ServicesResource::handleServices(const RestRequest &request, const QString &base)
{
    if (request.segments.isEmpty())
        return request.method == "GET" ? listServices(request, base) : wrongMethodAnswer();
    const QList<ServiceRecord> &services = m_account.directory().services();
    const QString sid = request.segments.first();
    const auto service = std::ranges::find(services, sid, &ServiceRecord::sid);
    if (service == services.cend() || request.segments.size() > 2)
        return notFoundAnswer(request.path);
    if (request.segments.size() == 1 && request.method == "POST")
        return updateService(request, sid);
    if (request.method != "GET")
        return wrongMethodAnswer();
    if (request.segments.size() == 1)
        return jsonAnswer(200, serviceJson(*service, m_account.credentials().accountSid));
    if (request.segments.at(1) == u"PhoneNumbers")
        return listNumbers(request, *service, base);
    if (request.segments.at(1) == u"ChannelSenders")
        return listMembers(request, *service, base);
    return notFoundAnswer(request.path);
}

gateway::HttpAnswer ServicesResource::listServices(const RestRequest &request, const QString &base) const
{
    const QString key = QStringLiteral("services");
    const QJsonObject page = pageOf<ServiceRecord>(
        pageRequest(request.path, request.query), key, m_account.directory().services(),
        [this](const ServiceRecord &service) { return serviceJson(service, m_account.credentials().accountSid); });
    return jsonAnswer(200, withMeta(page, key, base));
}

gateway::HttpAnswer ServicesResource::listNumbers(const RestRequest &request, const ServiceRecord &service,
                                                  const QString &base) const
{
    QList<Member> members;
    for (const NumberRecord &number : m_account.numbers()) {
        if (service.numbers.contains(number.sid))
            members.append({number.sid, number.number});
    }
    const QString key = QStringLiteral("phone_numbers");
    const QJsonObject page
        = pageOf<Member>(pageRequest(request.path, request.query), key, members, [&service](const Member &member) {
              return QJsonObject{{QStringLiteral("sid"), member.sid},
                                 {QStringLiteral("service_sid"), service.sid},
                                 {QStringLiteral("phone_number"), member.name},
                                 {QStringLiteral("country_code"), QStringLiteral("US")}};
          });
    return jsonAnswer(200, withMeta(page, key, base));
}

gateway::HttpAnswer ServicesResource::listMembers(const RestRequest &request, const ServiceRecord &service,
                                                  const QString &base) const
{
    QList<Member> members;
    for (const ChannelSenderRecord &sender : m_account.directory().senders()) {
        if (service.senders.contains(sender.address))
            members.append({sender.sid, sender.address});
    }
    const QString key = QStringLiteral("senders");
    const QJsonObject page
        = pageOf<Member>(pageRequest(request.path, request.query), key, members, [&service](const Member &member) {
              return QJsonObject{{QStringLiteral("sid"), member.sid},
                                 {QStringLiteral("messaging_service_sid"), service.sid},
                                 {QStringLiteral("sender"), member.name},
                                 {QStringLiteral("sender_type"), QStringLiteral("WhatsApp")},
                                 {QStringLiteral("country_code"), QStringLiteral("US")}};
          });
    return jsonAnswer(200, withMeta(page, key, base));
}

gateway::HttpAnswer ServicesResource::updateService(const RestRequest &request, const QString &sid)
{
    for (const auto &[name, value] : request.form) {
        if (name == "InboundRequestUrl" && !value.isEmpty() && !value.startsWith("http"))
            return errorAnswer({400, 21402, QStringLiteral("InboundRequestUrl is not a valid URL")});
    }
    m_account.directory().updateService(sid, [&request](ServiceRecord &service) {
        for (const auto &[name, value] : request.form) {
            const QString text = QString::fromUtf8(value);
            if (name == "FriendlyName")
                service.name = text;
            else if (name == "InboundRequestUrl")
                service.inboundUrl = text;
            else if (name == "InboundMethod")
                service.inboundMethod = text;
            else if (name == "UseInboundWebhookOnNumber")
                service.usesNumbersWebhook = text == u"true";
        }
    });
    const auto service = std::ranges::find(m_account.directory().services(), sid, &ServiceRecord::sid);
    return jsonAnswer(200, serviceJson(*service, m_account.credentials().accountSid));
}

gateway::HttpAnswer ServicesResource::handleSenders(const RestRequest &request, const QString &base,
                                                    const QByteArray &body)
{
    if (request.segments.isEmpty())
        return request.method == "GET" ? listSenders(request, base) : wrongMethodAnswer();
    const QList<ChannelSenderRecord> &senders = m_account.directory().senders();
    const auto sender = std::ranges::find(senders, request.segments.first(), &ChannelSenderRecord::sid);
    if (sender == senders.cend() || request.segments.size() > 1)
        return notFoundAnswer(request.path);
    if (request.method == "POST")
        return updateSender(sender->sid, body);
    return request.method == "GET" ? jsonAnswer(200, senderJson(*sender)) : wrongMethodAnswer();
}

gateway::HttpAnswer ServicesResource::listSenders(const RestRequest &request, const QString &base) const
{
    PageRequest page = pageRequest(request.path, request.query);
    if (twilio::fieldText(page.query, "Channel") != u"whatsapp")
        return errorAnswer({400, 20001, QStringLiteral("Channel is required")});
    if (twilio::fieldText(page.query, "PageSize").isEmpty())
        page.size = 20;
    const QString key = QStringLiteral("senders");
    return jsonAnswer(
        200, withMeta(pageOf<ChannelSenderRecord>(page, key, m_account.directory().senders(), senderJson), key, base));
}

/// Twilio replaces the webhook as a whole, and answers before it has done so (202).
gateway::HttpAnswer ServicesResource::updateSender(const QString &sid, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return errorAnswer({400, 20001, QStringLiteral("The body is not JSON")});
    const QJsonObject webhook = document[u"webhook"].toObject();
    if (document.object().contains(u"webhook")) {
        m_account.directory().updateSender(sid, [&webhook](ChannelSenderRecord &sender) {
            sender.callbackUrl = webhook.value(u"callback_url").toString();
            sender.callbackMethod = webhook.value(u"callback_method").toString(QStringLiteral("POST"));
            sender.fallbackUrl = webhook.value(u"fallback_url").toString();
            sender.fallbackMethod = webhook.value(u"fallback_method").toString(QStringLiteral("POST"));
            sender.statusCallbackUrl = webhook.value(u"status_callback_url").toString();
            sender.statusCallbackMethod = webhook.value(u"status_callback_method").toString(QStringLiteral("POST"));
        });
    }
    const auto sender = std::ranges::find(m_account.directory().senders(), sid, &ChannelSenderRecord::sid);
    return jsonAnswer(202, senderJson(*sender));
}

} // namespace patchcord::simulator
