// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/inboundmessages.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/faults.h"
#include "core/simulator/lifecycle.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/samplemedia.h"
#include "core/simulator/twimlreader.h"
#include "core/simulator/webhooksender.h"
#include "core/twilio/segments.h"
#include "core/twilio/webhooks.h"

#include <QPromise>
#include <QUrl>
#include <QUuid>

#include <memory>

namespace patchcord::simulator {

namespace {

bool isWhatsApp(const QString &address)
{
    return address.startsWith(u"whatsapp:");
}

int segmentsOf(const InboundMessage &message)
{
    return isWhatsApp(message.from) ? 1 : twilio::countSegments(message.body).segments;
}

void addChannelFields(twilio::FormFields &fields, const InboundMessage &message)
{
    if (!isWhatsApp(message.from)) {
        const bool isNorthAmerican = message.from.startsWith(u"+1");
        for (const QByteArray side : {"From", "To"}) {
            for (const QByteArray part : {"City", "State", "Zip"})
                fields.emplaceBack(side + part, QByteArray());
            fields.emplaceBack(side + "Country", isNorthAmerican ? "US" : "");
        }
        return;
    }
    fields.append({"ProfileName", message.profileName.toUtf8()});
    if (message.from.startsWith(u"whatsapp:+"))
        fields.append({"WaId", message.from.mid(10).toUtf8()});
    const QByteArray type
        = message.mediaTypes.isEmpty() ? QByteArray("text") : message.mediaTypes.first().section(u'/', 0, 0).toUtf8();
    fields.append({"MessageType", type == "application" ? QByteArray("document") : type});
    fields.emplaceBack("ReferralNumMedia", "0");
}

} // namespace

InboundMessages::InboundMessages(Account &account, WebhookSender &sender, Lifecycle &lifecycle, Faults &faults,
                                 QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_sender(sender)
    , m_lifecycle(lifecycle)
    , m_faults(faults)
{ }

QFuture<Delivered> InboundMessages::deliver(InboundMessage message)
{
    const WebhookFault fault = m_faults.takeWebhook();
    if (fault.sign != SignMode::Ok)
        message.sign = fault.sign;
    const bool isNew = message.sid.isEmpty() || !m_account.message(message.sid);
    if (message.sid.isEmpty())
        message.sid = m_account.newSid(QLatin1StringView(message.mediaTypes.isEmpty() ? "SM" : "MM"));
    if (isNew && message.sign == SignMode::Ok)
        keep(message);
    Webhook webhook;
    webhook.kind = isWhatsApp(message.from) ? QStringLiteral("whatsapp") : QStringLiteral("sms");
    webhook.sid = message.sid;
    webhook.url = urlFor(message);
    webhook.method = m_account.messageRoute(message.to).method.toLatin1();
    webhook.fields = fieldsOf(message);
    webhook.sign = message.sign;
    webhook.idempotencyToken = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    auto promise = std::make_shared<QPromise<Delivered>>();
    promise->start();
    if (webhook.url.isEmpty()) {
        WebhookAnswer none;
        none.failure = QStringLiteral("No address is set for it.");
        promise->addResult(Delivered{message.sid, none});
        promise->finish();
        return promise->future();
    }
    whenDone(m_sender.send(webhook), this, [this, promise, message](const WebhookAnswer &answer) {
        promise->addResult(Delivered{message.sid, answer});
        promise->finish();
        reply(message, answer);
    });
    for (int copy = 0; copy < fault.duplicates; ++copy)
        m_sender.send(webhook);
    return promise->future();
}

void InboundMessages::keep(const InboundMessage &message)
{
    MessageRecord record;
    record.sid = message.sid;
    record.from = message.from;
    record.to = message.to;
    record.body = message.body;
    record.status = QStringLiteral("received");
    record.direction = QStringLiteral("inbound");
    record.segments = segmentsOf(message);
    record.mediaCount = int(message.mediaTypes.size());
    record.createdAt = record.sentAt = record.updatedAt = utcNow();
    m_account.addMessage(record);
    for (const QString &type : message.mediaTypes) {
        MediaRecord media;
        media.sid = m_account.newSid(QLatin1StringView("ME"));
        media.messageSid = message.sid;
        media.contentType = type;
        media.bytes = sampleMedia(type, qHash(media.sid));
        media.createdAt = record.createdAt;
        m_account.addMedia(media);
    }
    followOptOut(message);
}

void InboundMessages::followOptOut(const InboundMessage &message)
{
    // WhatsApp knows no opt-out words: there the business must honour them itself.
    if (isWhatsApp(message.from))
        return;
    const twilio::OptOutKeyword word = twilio::keywordOf(message.body);
    if (word == twilio::OptOutKeyword::Stop)
        m_account.setOptedOut(message.to, message.from, true);
    else if (word == twilio::OptOutKeyword::Start)
        m_account.setOptedOut(message.to, message.from, false);
}

twilio::FormFields InboundMessages::fieldsOf(const InboundMessage &message) const
{
    const QByteArray sid = message.sid.toUtf8();
    const QByteArray accountSid = m_account.credentials().accountSid.toUtf8();
    twilio::FormFields fields{
        {"SmsMessageSid", sid},
        {"NumMedia", QByteArray::number(message.mediaTypes.size())},
        {"SmsSid", sid},
        {"SmsStatus", "received"},
        {"Body", message.body.toUtf8()},
        {"To", message.to.toUtf8()},
        {"NumSegments", QByteArray::number(segmentsOf(message))},
        {"MessageSid", sid},
        {"AccountSid", accountSid},
        {"From", message.from.toUtf8()},
        {"ApiVersion", "2010-04-01"},
    };
    if (const QString service = m_account.serviceOf(message.to); !service.isEmpty())
        fields.append({"MessagingServiceSid", service.toUtf8()});
    addChannelFields(fields, message);
    const QList<MediaRecord> media = m_account.mediaOf(message.sid);
    for (qsizetype index = 0; index < media.size(); ++index) {
        const QString url = m_baseUrl + accountPath(m_account.credentials().accountSid)
            + QStringLiteral("/Messages/%1/Media/%2").arg(message.sid, media.at(index).sid);
        fields.append({"MediaContentType" + QByteArray::number(index), media.at(index).contentType.toUtf8()});
        fields.append({"MediaUrl" + QByteArray::number(index), url.toUtf8()});
    }
    return withFields(fields, message.parameters);
}

QString InboundMessages::urlFor(const InboundMessage &message) const
{
    QString url = m_account.messageRoute(message.to).url;
    if (message.query.isEmpty() || url.isEmpty())
        return url;
    const qsizetype fragment = url.indexOf(u'#');
    const QString addition = (url.contains(u'?') ? u'&' : u'?') + QString::fromUtf8(message.query);
    return url.insert(fragment < 0 ? url.size() : fragment, addition);
}

void InboundMessages::reply(const InboundMessage &message, const WebhookAnswer &answer)
{
    if (!answer.isSuccess() || answer.body.isEmpty() || message.sign != SignMode::Ok)
        return;
    // Twilio takes plain text for the reply itself, a trap that a desk must not step into.
    if (answer.contentType.startsWith("text/plain")) {
        sendReply(message, QString::fromUtf8(answer.body), {}, {});
        return;
    }
    const auto replies = readMessagingTwiml(answer.body);
    if (!replies)
        return;
    for (const TwimlMessage &one : replies->mid(0, 10))
        sendReply(message, one.body, one.mediaUrls, one.statusCallback);
}

void InboundMessages::sendReply(const InboundMessage &message, const QString &body, const QStringList &mediaUrls,
                                const QString &statusCallback)
{
    MessageRecord record;
    record.sid = m_account.newSid(QLatin1StringView(mediaUrls.isEmpty() ? "SM" : "MM"));
    record.from = message.to;
    record.to = message.from;
    record.body = body;
    record.mediaUrls = mediaUrls;
    record.mediaCount = int(mediaUrls.size());
    record.status = QStringLiteral("queued");
    record.direction = QStringLiteral("outbound-reply");
    record.segments = isWhatsApp(record.to) ? 1 : twilio::countSegments(body).segments;
    if (!statusCallback.isEmpty())
        record.statusCallback = QUrl(urlFor(message)).resolved(QUrl(statusCallback)).toString(QUrl::FullyEncoded);
    record.createdAt = record.updatedAt = utcNow();
    m_account.addMessage(record);
    m_lifecycle.begin(record.sid);
}

} // namespace patchcord::simulator
