// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/callplayer.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/faults.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/webhooksender.h"

#include <QPromise>
#include <QTimer>

#include <algorithm>

namespace patchcord::simulator {

namespace {

QByteArray sipCodeOf(const QString &status)
{
    if (status == u"busy")
        return "486";
    if (status == u"no-answer")
        return "480";
    if (status == u"canceled")
        return "487";
    return status == u"failed" ? "500" : "200";
}

} // namespace

CallPlayer::CallPlayer(Account &account, WebhookSender &sender, Faults &faults, int secondMs, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_sender(sender)
    , m_faults(faults)
    , m_secondMs(std::max(1, secondMs))
{ }

QFuture<Delivered> CallPlayer::ring(InboundCall call)
{
    const WebhookFault fault = m_faults.takeWebhook();
    if (fault.sign != SignMode::Ok)
        call.sign = fault.sign;
    const bool isGenuine = call.sign == SignMode::Ok;
    const bool isNew = call.sid.isEmpty() || !m_account.call(call.sid);
    if (call.sid.isEmpty())
        call.sid = m_account.newSid(QLatin1StringView("CA"));
    const QString sid = call.sid;
    if (isNew && isGenuine) {
        CallRecord record;
        record.sid = sid;
        record.from = call.from;
        record.to = call.to;
        record.status = QStringLiteral("ringing");
        record.direction = QStringLiteral("inbound");
        record.createdAt = utcNow();
        m_account.addCall(record);
        Leg leg;
        leg.talkSeconds = call.talkSeconds;
        m_legs.insert(sid, leg);
        later(sid, call.ringSeconds, [this, sid, givesUp = call.givesUpRinging] { stopRinging(sid, givesUp); });
    }
    const Webhook webhook = voiceWebhook(call);
    auto promise = std::make_shared<QPromise<Delivered>>();
    promise->start();
    whenDone(m_sender.send(webhook), this, [this, promise, sid](const WebhookAnswer &answer) {
        promise->addResult(Delivered{sid, answer});
        promise->finish();
        takeAnswer(sid, answer);
    });
    for (int copy = 0; copy < fault.duplicates; ++copy)
        m_sender.send(webhook);
    return promise->future();
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
    webhook.fields = withFields(fieldsOf(record, QStringLiteral("ringing")), call.parameters);
    webhook.sign = call.sign;
    return webhook;
}

void CallPlayer::later(const QString &sid, int seconds, const std::function<void()> &act)
{
    const int turn = ++m_legs[sid].turn;
    QTimer::singleShot(seconds * m_secondMs, this, [this, sid, turn, act] {
        const auto leg = m_legs.constFind(sid);
        if (leg != m_legs.cend() && leg->turn == turn)
            act();
    });
}

void CallPlayer::takeAnswer(const QString &sid, const WebhookAnswer &answer)
{
    const auto leg = m_legs.find(sid);
    if (leg == m_legs.end() || leg->hasPlan)
        return;
    const auto plan = readVoiceTwiml(answer.body);
    if (!answer.isSuccess() || !plan) {
        end(sid, QStringLiteral("failed"));
        return;
    }
    leg->plan = *plan;
    leg->hasPlan = true;
    if (plan->isRejected)
        end(sid, QStringLiteral("busy"));
    else if (!leg->isRinging)
        start(sid);
}

void CallPlayer::stopRinging(const QString &sid, bool givesUp)
{
    if (givesUp) {
        end(sid, QStringLiteral("no-answer"));
        return;
    }
    Leg &leg = m_legs[sid];
    leg.isRinging = false;
    if (leg.hasPlan)
        start(sid);
}

void CallPlayer::start(const QString &sid)
{
    m_account.updateCall(sid, [](CallRecord &call) {
        call.status = QStringLiteral("in-progress");
        call.answeredAt = utcNow();
    });
    follow(sid, m_legs.value(sid).plan);
}

void CallPlayer::follow(const QString &sid, const VoicePlan &plan)
{
    const int talkSeconds = m_legs.value(sid).talkSeconds;
    const int seconds = plan.keepsCaller ? std::max(plan.seconds, talkSeconds) : std::min(plan.seconds, talkSeconds);
    later(sid, seconds, [this, sid] { end(sid, QStringLiteral("completed")); });
}

void CallPlayer::end(const QString &sid, const QString &status)
{
    m_legs.remove(sid);
    m_account.updateCall(sid, [this, &status](CallRecord &call) {
        call.status = status;
        call.endedAt = utcNow();
        if (call.answeredAt != 0)
            call.durationSeconds = int((call.endedAt - call.answeredAt + m_secondMs / 2) / m_secondMs);
    });
    tell(sid, status, QStringLiteral("completed"));
}

void CallPlayer::place(const QString &sid)
{
    m_legs.insert(sid, {});
    tell(sid, QStringLiteral("initiated"), QStringLiteral("initiated"));
    later(sid, 1, [this, sid] {
        m_account.updateCall(sid, [](CallRecord &call) { call.status = QStringLiteral("ringing"); });
        tell(sid, QStringLiteral("ringing"), QStringLiteral("ringing"));
        later(sid, 2, [this, sid] { answerOutbound(sid); });
    });
}

void CallPlayer::answerOutbound(const QString &sid)
{
    const auto call = m_account.call(sid);
    if (call->to.endsWith(u"0486")) {
        end(sid, QStringLiteral("busy"));
        return;
    }
    if (call->to.endsWith(u"0480")) {
        end(sid, QStringLiteral("no-answer"));
        return;
    }
    m_legs[sid].isRinging = false;
    m_account.updateCall(sid, [](CallRecord &changed) {
        changed.status = QStringLiteral("in-progress");
        changed.answeredAt = utcNow();
    });
    tell(sid, QStringLiteral("in-progress"), QStringLiteral("answered"));
    if (!call->twiml.isEmpty()) {
        redirect(sid, call->twiml);
        return;
    }
    Webhook webhook;
    webhook.kind = QStringLiteral("voice");
    webhook.sid = sid;
    webhook.url = call->url;
    webhook.fields = fieldsOf(*call, QStringLiteral("in-progress"));
    whenDone(m_sender.send(webhook), this, [this, sid](const WebhookAnswer &answer) {
        if (m_legs.contains(sid))
            redirect(sid, answer.body);
    });
}

void CallPlayer::redirect(const QString &sid, const QByteArray &twiml)
{
    const auto plan = readVoiceTwiml(twiml);
    if (!plan)
        end(sid, QStringLiteral("completed"));
    else
        follow(sid, *plan);
}

void CallPlayer::hangUp(const QString &sid)
{
    const auto call = m_account.call(sid);
    if (call && call->endedAt == 0)
        end(sid, call->answeredAt != 0 ? QStringLiteral("completed") : QStringLiteral("canceled"));
}

void CallPlayer::tell(const QString &sid, const QString &status, const QString &event)
{
    const auto call = m_account.call(sid);
    if (!call)
        return;
    QString url = call->statusCallback;
    if (call->direction == u"inbound") {
        // A number's own callback tells of the end only.
        const auto number = m_account.numberOf(call->to);
        url = number ? number->statusCallback : m_account.webhookUrl(QStringLiteral("/api/webhooks/voice/status"));
    } else if (!call->statusEvents.contains(event)) {
        return;
    }
    if (url.isEmpty())
        return;
    Webhook webhook;
    webhook.kind = QStringLiteral("voice-status");
    webhook.sid = sid;
    webhook.url = url;
    webhook.fields = fieldsOf(*call, status);
    webhook.fields.emplaceBack("Timestamp", apiDate(utcNow()).toString().toUtf8());
    webhook.fields.emplaceBack("CallbackSource", "call-progress-events");
    webhook.fields.append({"SequenceNumber", QByteArray::number(call->sequence)});
    if (call->endedAt != 0) {
        webhook.fields.append({"CallDuration", QByteArray::number(call->durationSeconds)});
        webhook.fields.append({"Duration", QByteArray::number((call->durationSeconds + 59) / 60)});
        webhook.fields.append({"SipResponseCode", sipCodeOf(status)});
    }
    m_account.updateCall(sid, [](CallRecord &changed) { ++changed.sequence; });
    m_sender.send(webhook);
}

twilio::FormFields CallPlayer::fieldsOf(const CallRecord &call, const QString &status) const
{
    const QByteArray from = call.from.toUtf8();
    const QByteArray to = call.to.toUtf8();
    const QByteArray country = call.from.startsWith(u"+1") ? "US" : "";
    return {
        {"Called", to},
        {"ToState", ""},
        {"CallerCountry", country},
        {"Direction", call.direction.toUtf8()},
        {"CallerState", ""},
        {"ToZip", ""},
        {"CallSid", call.sid.toUtf8()},
        {"To", to},
        {"CallerZip", ""},
        {"ToCountry", country},
        {"CalledZip", ""},
        {"ApiVersion", "2010-04-01"},
        {"CalledCity", ""},
        {"CallStatus", status.toUtf8()},
        {"From", from},
        {"AccountSid", m_account.credentials().accountSid.toUtf8()},
        {"CalledCountry", country},
        {"CallerCity", ""},
        {"ToCity", ""},
        {"FromCountry", country},
        {"Caller", from},
        {"FromCity", ""},
        {"CalledState", ""},
        {"FromZip", ""},
        {"FromState", ""},
    };
}

} // namespace patchcord::simulator
