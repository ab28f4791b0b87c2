// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/webhookplaces.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::WebhookPlaces)
};

/// A tunnel whose local end is down answers by itself, with a 404 or 502, and Twilio would take that for the end. So it
/// is asked to try again, twice, whatever went wrong (twilio.md 3.5).
const QString tryAgain = QStringLiteral("#rc=2&rp=all");
const QString post = QStringLiteral("POST");

/// Collects the settings of a place; what leads to the same already is left as it is.
class Settings final
{
public:
    explicit Settings(PlaceValues values)
        : m_values(std::move(values))
    { }

    void want(const QString &field, const QString &title, const QString &wanted)
    {
        const QString current = m_values.value(field);
        m_settings.append({field, title, current, isSameValue(current, wanted) ? current : wanted});
    }
    /// One that overrides the others, so that it must be empty; said only when it is not.
    void wantNone(const QString &field, const QString &title)
    {
        if (!m_values.value(field).isEmpty())
            want(field, title, {});
    }
    [[nodiscard]] QList<WebhookSetting> take() { return std::move(m_settings); }

private:
    PlaceValues m_values;
    QList<WebhookSetting> m_settings;
};

QString baseOf(QString publicUrl)
{
    while (publicUrl.endsWith(u'/'))
        publicUrl.chop(1);
    return publicUrl;
}

} // namespace

PlaceValues valuesOf(const twilio::IncomingNumber &number)
{
    return {{QStringLiteral("SmsUrl"), number.smsUrl},
            {QStringLiteral("SmsMethod"), number.smsMethod},
            {QStringLiteral("SmsApplicationSid"), number.smsApplicationSid},
            {QStringLiteral("VoiceUrl"), number.voiceUrl},
            {QStringLiteral("VoiceMethod"), number.voiceMethod},
            {QStringLiteral("VoiceApplicationSid"), number.voiceApplicationSid},
            {QStringLiteral("StatusCallback"), number.statusCallback},
            {QStringLiteral("StatusCallbackMethod"), number.statusCallbackMethod},
            {QStringLiteral("TrunkSid"), number.trunkSid}};
}

PlaceValues valuesOf(const twilio::MessagingService &service)
{
    return {{QStringLiteral("inbound_request_url"), service.inboundUrl},
            {QStringLiteral("inbound_method"), service.inboundMethod}};
}

PlaceValues valuesOf(const twilio::ChannelSender &sender)
{
    return {{QStringLiteral("webhook.callback_url"), sender.webhook.value(u"callback_url").toString()},
            {QStringLiteral("webhook.callback_method"), sender.webhook.value(u"callback_method").toString()}};
}

WebhookPlace placeOf(const twilio::IncomingNumber &number, const QString &publicUrl, bool isOverridden)
{
    const QString base = baseOf(publicUrl);
    Settings settings(valuesOf(number));
    if (number.canSms && !isOverridden) {
        settings.want(QStringLiteral("SmsUrl"), Words::tr("A message comes in"),
                      base + QStringLiteral("/api/webhooks/sms") + tryAgain);
        settings.want(QStringLiteral("SmsMethod"), Words::tr("A message comes in, method"), post);
        settings.wantNone(QStringLiteral("SmsApplicationSid"), Words::tr("TwiML app for messages"));
    }
    if (number.canVoice) {
        settings.want(QStringLiteral("VoiceUrl"), Words::tr("A call comes in"),
                      base + QStringLiteral("/api/webhooks/voice"));
        settings.want(QStringLiteral("VoiceMethod"), Words::tr("A call comes in, method"), post);
        settings.want(QStringLiteral("StatusCallback"), Words::tr("Call status changes"),
                      base + QStringLiteral("/api/webhooks/voice/status"));
        settings.want(QStringLiteral("StatusCallbackMethod"), Words::tr("Call status changes, method"), post);
        settings.wantNone(QStringLiteral("VoiceApplicationSid"), Words::tr("TwiML app for calls"));
        settings.wantNone(QStringLiteral("TrunkSid"), Words::tr("SIP trunk"));
    }
    return {WebhookPlace::Kind::Number, number.sid, settings.take()};
}

WebhookPlace placeOf(const twilio::MessagingService &service, const QString &publicUrl)
{
    Settings settings(valuesOf(service));
    settings.want(QStringLiteral("inbound_request_url"), Words::tr("A message comes in"),
                  baseOf(publicUrl) + QStringLiteral("/api/webhooks/sms") + tryAgain);
    settings.want(QStringLiteral("inbound_method"), Words::tr("A message comes in, method"), post);
    return {WebhookPlace::Kind::Service, service.sid, settings.take()};
}

WebhookPlace placeOf(const twilio::ChannelSender &sender, const QString &publicUrl)
{
    Settings settings(valuesOf(sender));
    settings.want(QStringLiteral("webhook.callback_url"), Words::tr("A WhatsApp message comes in"),
                  baseOf(publicUrl) + QStringLiteral("/api/webhooks/whatsapp") + tryAgain);
    settings.want(QStringLiteral("webhook.callback_method"), Words::tr("A WhatsApp message comes in, method"), post);
    return {WebhookPlace::Kind::WhatsAppSender, sender.sid, settings.take()};
}

bool isSameValue(const QString &left, const QString &right)
{
    if (left.compare(right, Qt::CaseInsensitive) == 0 && left.compare(post, Qt::CaseInsensitive) == 0)
        return true;
    return left.section(u'#', 0, 0) == right.section(u'#', 0, 0);
}

} // namespace patchcord::desk
