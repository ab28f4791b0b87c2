// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/messages.h"

#include "core/twilio/addresses.h"
#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace patchcord::twilio {

namespace {

MessageResource resourceFrom(const QJsonObject &json)
{
    MessageResource message;
    message.sid = jsonText(json, u"sid");
    message.from = addressFromWire(jsonText(json, u"from"));
    message.to = addressFromWire(jsonText(json, u"to"));
    message.body = jsonText(json, u"body");
    message.status = deliveryStatusFromString(jsonText(json, u"status")).value_or(DeliveryStatus::Queued);
    message.direction = jsonText(json, u"direction");
    message.segments = jsonInt(json, u"num_segments");
    message.mediaCount = jsonInt(json, u"num_media");
    message.errorCode = jsonInt(json, u"error_code");
    message.errorMessage = jsonText(json, u"error_message");
    message.createdAt = jsonTime(json, u"date_created");
    message.sentAt = jsonTime(json, u"date_sent");
    return message;
}

Result<MessageResource> readMessage(const QJsonObject &json)
{
    MessageResource message = resourceFrom(json);
    if (message.sid.isEmpty())
        return withoutSid(false);
    return message;
}

Result<MessageResource> readCreated(const QJsonObject &json)
{
    MessageResource message = resourceFrom(json);
    if (message.sid.isEmpty())
        return withoutSid(true);
    return message;
}

bool isMessagingService(const QString &user)
{
    return user.size() == 34 && user.startsWith(u"MG");
}

FormFields formFor(const NewMessage &message)
{
    FormFields form;
    addField(form, "To", toWire(message.to));
    addField(form, isMessagingService(message.from.user) ? "MessagingServiceSid" : "From", toWire(message.from));
    addField(form, "Body", message.body);
    addField(form, "ContentSid", message.contentSid);
    addField(form, "ContentVariables", message.contentVariables);
    for (const QString &url : message.mediaUrls)
        addField(form, "MediaUrl", url);
    addField(form, "StatusCallback", message.statusCallback);
    return form;
}

QByteArray queryFor(const MessageFilter &filter)
{
    constexpr int largestPage = 1000;
    FormFields query{{"PageSize", QByteArray::number(std::clamp(filter.limit, 1, largestPage))}};
    if (!filter.to.user.isEmpty())
        addField(query, "To", toWire(filter.to));
    if (!filter.from.user.isEmpty())
        addField(query, "From", toWire(filter.from));
    if (filter.since > 0) {
        const QDateTime since = QDateTime::fromMSecsSinceEpoch(filter.since, QTimeZone::utc());
        addField(query, "DateSent>", since.date().toString(Qt::ISODate));
    }
    return encodeForm(query);
}

} // namespace

QFuture<Result<MessageResource>> Messages::create(const NewMessage &message)
{
    return readWith(m_client.post(Product::Api, accountPath(m_client) + "/Messages.json", formFor(message)),
                    readCreated);
}

QFuture<Result<MessageResource>> Messages::fetch(const QString &sid)
{
    return readWith(m_client.get(Product::Api, itemPath(m_client, "Messages", sid)), readMessage);
}

QFuture<Result<QList<MessageResource>>> Messages::list(const MessageFilter &filter)
{
    const QByteArray path = accountPath(m_client) + "/Messages.json?" + queryFor(filter);
    return readEach(readPages(m_client, path, QStringLiteral("messages"), filter.limit), readMessage);
}

QFuture<Result<MessageResource>> Messages::redact(const QString &sid)
{
    return readWith(m_client.post(Product::Api, itemPath(m_client, "Messages", sid), {{"Body", ""}}), readMessage);
}

QFuture<Done> Messages::remove(const QString &sid)
{
    return m_client.remove(Product::Api, itemPath(m_client, "Messages", sid))
        .then([](const Result<QJsonObject> &answer) -> Done {
            if (!answer)
                return std::unexpected(answer.error());
            return {};
        });
}

} // namespace patchcord::twilio
