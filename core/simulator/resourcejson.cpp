// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/resourcejson.h"

#include "core/simulator/deliveryplan.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace patchcord::simulator {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue price(const MessageRecord &message)
{
    // Twilio sets the price some time after the message has left.
    if (message.direction == u"inbound" || message.sentAt == 0)
        return {};
    const bool isMms = message.mediaCount > 0;
    return QString::number(-(isMms ? 0.02 : 0.0079 * message.segments), 'f', 5);
}

} // namespace

QJsonValue apiDate(qint64 at)
{
    if (at == 0)
        return {};
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()),
                                 QStringLiteral("ddd, dd MMM yyyy HH:mm:ss '+0000'"));
}

QString accountPath(const QString &accountSid)
{
    return QStringLiteral("/2010-04-01/Accounts/") + accountSid;
}

QJsonObject messageJson(const MessageRecord &message, const QString &accountSid)
{
    const QString path = accountPath(accountSid) + QStringLiteral("/Messages/") + message.sid;
    return {
        {QStringLiteral("sid"), message.sid},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("messaging_service_sid"), QJsonValue()},
        {QStringLiteral("from"), message.from},
        {QStringLiteral("to"), message.to},
        {QStringLiteral("body"), message.body},
        {QStringLiteral("status"), message.status},
        {QStringLiteral("direction"), message.direction},
        {QStringLiteral("num_segments"), QString::number(message.segments)},
        {QStringLiteral("num_media"), QString::number(message.mediaCount)},
        {QStringLiteral("price"), price(message)},
        {QStringLiteral("price_unit"), QStringLiteral("USD")},
        {QStringLiteral("error_code"), message.errorCode == 0 ? QJsonValue() : QJsonValue(message.errorCode)},
        {QStringLiteral("error_message"), textOrNull(deliveryErrorText(message.errorCode))},
        {QStringLiteral("date_created"), apiDate(message.createdAt)},
        {QStringLiteral("date_sent"), apiDate(message.sentAt)},
        {QStringLiteral("date_updated"), apiDate(message.updatedAt)},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("uri"), path + QStringLiteral(".json")},
        {QStringLiteral("subresource_uris"),
         QJsonObject{{QStringLiteral("media"), path + QStringLiteral("/Media.json")},
                     {QStringLiteral("feedback"), path + QStringLiteral("/Feedback.json")}}},
    };
}

QJsonObject mediaJson(const MediaRecord &media, const QString &accountSid)
{
    return {
        {QStringLiteral("sid"), media.sid},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("parent_sid"), media.messageSid},
        {QStringLiteral("content_type"), media.contentType},
        {QStringLiteral("date_created"), apiDate(media.createdAt)},
        {QStringLiteral("date_updated"), apiDate(media.createdAt)},
        {QStringLiteral("uri"),
         accountPath(accountSid) + QStringLiteral("/Messages/%1/Media/%2.json").arg(media.messageSid, media.sid)},
    };
}

QJsonObject numberJson(const NumberRecord &number, const QString &accountSid)
{
    return {
        {QStringLiteral("sid"), number.sid},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("phone_number"), number.number},
        {QStringLiteral("friendly_name"), number.name},
        {QStringLiteral("capabilities"),
         QJsonObject{{QStringLiteral("voice"), true},
                     {QStringLiteral("sms"), true},
                     {QStringLiteral("mms"), true},
                     {QStringLiteral("fax"), false}}},
        {QStringLiteral("sms_url"), number.smsUrl},
        {QStringLiteral("sms_method"), number.smsMethod},
        {QStringLiteral("sms_fallback_url"), number.smsFallbackUrl},
        {QStringLiteral("sms_fallback_method"), QStringLiteral("POST")},
        {QStringLiteral("sms_application_sid"), number.smsApplicationSid},
        {QStringLiteral("voice_url"), number.voiceUrl},
        {QStringLiteral("voice_method"), number.voiceMethod},
        {QStringLiteral("voice_fallback_url"), number.voiceFallbackUrl},
        {QStringLiteral("voice_fallback_method"), QStringLiteral("POST")},
        {QStringLiteral("voice_application_sid"), number.voiceApplicationSid},
        {QStringLiteral("voice_caller_id_lookup"), false},
        {QStringLiteral("voice_receive_mode"), QStringLiteral("voice")},
        {QStringLiteral("status_callback"), number.statusCallback},
        {QStringLiteral("status_callback_method"), number.statusCallbackMethod},
        {QStringLiteral("trunk_sid"), textOrNull(number.trunkSid)},
        {QStringLiteral("origin"), QStringLiteral("twilio")},
        {QStringLiteral("beta"), false},
        {QStringLiteral("address_requirements"), QStringLiteral("none")},
        {QStringLiteral("status"), QStringLiteral("in-use")},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("date_created"), apiDate(number.createdAt)},
        {QStringLiteral("date_updated"), apiDate(number.updatedAt)},
        {QStringLiteral("uri"),
         accountPath(accountSid) + QStringLiteral("/IncomingPhoneNumbers/%1.json").arg(number.sid)},
    };
}

QJsonObject callJson(const CallRecord &call, const QString &accountSid, const QString &numberSid)
{
    const QString path = accountPath(accountSid) + QStringLiteral("/Calls/") + call.sid;
    const bool hasEnded = call.endedAt != 0;
    return {
        {QStringLiteral("sid"), call.sid},
        {QStringLiteral("parent_call_sid"), textOrNull(call.parentSid)},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("to"), call.to},
        {QStringLiteral("to_formatted"), call.to},
        {QStringLiteral("from"), call.from},
        {QStringLiteral("from_formatted"), call.from},
        {QStringLiteral("phone_number_sid"), textOrNull(numberSid)},
        {QStringLiteral("status"), call.status},
        {QStringLiteral("start_time"), apiDate(call.answeredAt)},
        {QStringLiteral("end_time"), apiDate(call.endedAt)},
        {QStringLiteral("duration"), hasEnded ? QJsonValue(QString::number(call.durationSeconds)) : QJsonValue()},
        {QStringLiteral("price"), QJsonValue()},
        {QStringLiteral("price_unit"), QStringLiteral("USD")},
        {QStringLiteral("direction"), call.direction},
        {QStringLiteral("answered_by"), QJsonValue()},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("forwarded_from"), QJsonValue()},
        {QStringLiteral("group_sid"), QJsonValue()},
        {QStringLiteral("caller_name"), QJsonValue()},
        {QStringLiteral("queue_time"), QString::number(call.queueMs)},
        {QStringLiteral("trunk_sid"), QJsonValue()},
        {QStringLiteral("date_created"), apiDate(call.createdAt)},
        {QStringLiteral("date_updated"), apiDate(hasEnded ? call.endedAt : call.createdAt)},
        {QStringLiteral("uri"), path + QStringLiteral(".json")},
        {QStringLiteral("subresource_uris"),
         QJsonObject{{QStringLiteral("recordings"), path + QStringLiteral("/Recordings.json")},
                     {QStringLiteral("streams"), path + QStringLiteral("/Streams.json")}}},
    };
}

} // namespace patchcord::simulator
