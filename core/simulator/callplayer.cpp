// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/callplayer.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/faults.h"
#include "core/simulator/simulator.h"
#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/voicefields.h"
#include "core/simulator/webhooksender.h"

#include <QPromise>
#include <QTimer>

#include <algorithm>

namespace patchcord::simulator {

CallPlayer::CallPlayer(Account &account, WebhookSender &sender, Faults &faults, const SimulatorOptions &options,
                       QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_sender(sender)
    , m_faults(faults)
    , m_secondMs(std::max(1, options.secondMs))
    , m_requests(sender)
    , m_callbacks(sender, faults, m_secondMs, options.seed)
    , m_recordings(account, m_callbacks, m_secondMs)
    , m_queues(account)
    , m_parts{account, m_requests, m_callbacks, m_recordings, m_queues, m_conferences, *this, m_secondMs}
{ }

CallPlayer::~CallPlayer()
{
    // Legs use what is destroyed before a parent's children are.
    qDeleteAll(m_legs);
}

QFuture<Delivered> CallPlayer::ring(InboundCall call)
{
    const WebhookFault fault = m_faults.takeWebhook();
    if (fault.sign != SignMode::Ok)
        call.sign = fault.sign;
    const bool isNew = call.sid.isEmpty() || !m_account.call(call.sid);
    if (call.sid.isEmpty())
        call.sid = m_account.newSid(QLatin1StringView("CA"));
    const bool isLive = isNew && call.sign == SignMode::Ok;
    if (isLive)
        beginInbound(call);
    const Webhook webhook = voiceWebhook(call);
    auto promise = std::make_shared<QPromise<Delivered>>();
    promise->start();
    whenDone(m_sender.send(webhook), this,
             [this, promise, webhook, isLive, sid = call.sid](const WebhookAnswer &answer) {
                 promise->addResult(Delivered{sid, answer});
                 promise->finish();
                 if (isLive)
                     takeAnswer(sid, webhook, answer);
             });
    for (int copy = 0; copy < fault.duplicates; ++copy)
        m_sender.send(webhook);
    return promise->future();
}

void CallPlayer::beginInbound(const InboundCall &call)
{
    CallRecord record;
    record.sid = call.sid;
    record.from = call.from;
    record.to = call.to;
    record.status = QStringLiteral("ringing");
    record.direction = QStringLiteral("inbound");
    record.createdAt = utcNow();
    Leg &leg = addLeg(record, call.caller);
    m_ringing.insert(call.sid, {});
    QTimer::singleShot(call.ringSeconds * m_secondMs, &leg, [this, &leg, givesUp = call.givesUpRinging] {
        if (givesUp && !leg.isAnswered())
            leg.hangUp();
        else
            start(leg.sid());
    });
}

Leg &CallPlayer::addLeg(const CallRecord &call, const Person &person)
{
    m_account.addCall(call);
    auto *leg = new Leg(m_parts, call.sid, person, this);
    m_legs.insert(call.sid, leg);
    connect(leg, &Leg::ended, this, [this, leg] {
        m_legs.remove(leg->sid());
        m_ringing.remove(leg->sid());
        leg->deleteLater();
    });
    return *leg;
}

Webhook CallPlayer::voiceWebhook(const InboundCall &call) const
{
    CallRecord record;
    record.sid = call.sid;
    record.from = call.from;
    record.to = call.to;
    record.direction = QStringLiteral("inbound");
    Webhook webhook;
    webhook.kind = QStringLiteral("voice");
    webhook.sid = call.sid;
    webhook.url = m_account.webhookUrl(QStringLiteral("/api/webhooks/voice"));
    if (const auto number = m_account.numberOf(call.to)) {
        webhook.url = number->voiceUrl;
        if (number->voiceMethod == u"GET")
            webhook.method = "GET";
    }
    if (!call.query.isEmpty())
        webhook.url += (webhook.url.contains(u'?') ? u'&' : u'?') + QString::fromUtf8(call.query);
    webhook.fields = withFields(voiceFields(record, QStringLiteral("ringing"), m_account.credentials().accountSid),
                                call.parameters);
    webhook.sign = call.sign;
    return webhook;
}

void CallPlayer::takeAnswer(const QString &sid, const Webhook &webhook, const WebhookAnswer &answer)
{
    Leg *leg = m_legs.value(sid);
    if (!leg)
        return;
    whenDone(m_requests.takeAnswer(webhook, leg->fallback(), answer), leg,
             [this, leg](const Result<VoiceDocument> &document) {
                 if (!document) {
                     leg->fail(document.error().code);
                     return;
                 }
                 const bool isRefused = !document->verbs.isEmpty() && document->verbs.first().name == u"Reject";
                 m_ringing[leg->sid()].document = *document;
                 if (isRefused)
                     m_ringing[leg->sid()].isRinging = false;
                 if (!m_ringing.value(leg->sid()).isRinging)
                     start(leg->sid());
             });
}

void CallPlayer::start(const QString &sid)
{
    const auto ringing = m_ringing.find(sid);
    Leg *leg = m_legs.value(sid);
    if (ringing == m_ringing.end() || !leg)
        return;
    ringing->isRinging = false;
    if (!ringing->document)
        return;
    const VoiceDocument document = *ringing->document;
    m_ringing.erase(ringing);
    leg->hangUpIn(leg->person().patienceSeconds);
    leg->follow(document);
}

QString CallPlayer::place(const CallRecord &call)
{
    Leg &leg = dial(call, m_phones.personAt(call.to));
    connect(&leg, &Leg::answered, this, [this, &leg] {
        const CallRecord record = leg.record();
        if (record.twiml.isEmpty())
            leg.fetch(record.url, record.urlMethod);
        else if (const Done done = redirect(record.sid, record.twiml); !done)
            leg.fail(done.error().code);
    });
    return leg.sid();
}

Leg &CallPlayer::dial(CallRecord call, const Person &person)
{
    call.sid = m_account.newSid(QLatin1StringView("CA"));
    call.status = QStringLiteral("queued");
    call.createdAt = utcNow();
    Leg &leg = addLeg(call, person);
    leg.ring();
    return leg;
}

void CallPlayer::hangUp(const QString &sid)
{
    if (Leg *leg = m_legs.value(sid))
        leg->cancel();
}

Done CallPlayer::redirect(const QString &sid, const QByteArray &twiml)
{
    const auto document = readVoiceDocument(twiml);
    if (!document)
        return std::unexpected(document.error());
    if (Leg *leg = m_legs.value(sid))
        leg->follow(*document);
    return {};
}

void CallPlayer::redirect(const QString &sid, const QString &url, const QByteArray &method)
{
    if (Leg *leg = m_legs.value(sid))
        leg->fetch(url, method);
}

Done CallPlayer::press(const QString &sid, const QString &digits, const QString &speech)
{
    Leg *leg = m_legs.value(sid);
    if (!leg)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such call, or it is over."));
    if (!digits.isEmpty())
        leg->press(digits);
    if (!speech.isEmpty())
        leg->speak(speech);
    return {};
}

Done CallPlayer::hangUpByPerson(const QString &sid)
{
    Leg *leg = m_legs.value(sid);
    if (!leg)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such call, or it is over."));
    leg->hangUp();
    return {};
}

} // namespace patchcord::simulator
