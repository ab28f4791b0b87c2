// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/leg.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/voice/interpreter.h"
#include "core/simulator/voice/recordings.h"
#include "core/simulator/voice/voicecallbacks.h"
#include "core/simulator/voice/voicefields.h"

#include <algorithm>
#include <utility>

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

Leg::Leg(const VoiceParts &parts, const QString &sid, const Person &person, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_sid(sid)
    , m_person(person)
{
    m_intention.setSingleShot(true);
    connect(&m_intention, &QTimer::timeout, this, &Leg::hangUp);
}

CallRecord Leg::record() const
{
    return m_parts.account.call(m_sid).value_or(CallRecord());
}

bool Leg::isAnswered() const
{
    return record().answeredAt != 0;
}

void Leg::after(int seconds, const std::function<void()> &act)
{
    QTimer::singleShot(seconds * m_parts.secondMs, this, [this, act] {
        if (!m_hasEnded)
            act();
    });
}

void Leg::ring()
{
    tell(QStringLiteral("initiated"), QStringLiteral("initiated"));
    after(1, [this] {
        m_parts.account.updateCall(m_sid, [](CallRecord &call) { call.status = QStringLiteral("ringing"); });
        tell(QStringLiteral("ringing"), QStringLiteral("ringing"));
        const int timeout = record().timeoutSeconds;
        if (m_person.answering != Answering::NeverAnswers && m_person.afterSeconds <= timeout) {
            after(m_person.afterSeconds, [this] { settle(); });
            return;
        }
        after(timeout, [this] { end(QStringLiteral("no-answer")); });
    });
}

void Leg::settle()
{
    if (m_person.answering == Answering::IsBusy) {
        end(QStringLiteral("busy"));
    } else if (m_person.answering == Answering::Fails) {
        end(QStringLiteral("failed"));
    } else {
        answer();
        hangUpIn(m_person.patienceSeconds);
        emit answered();
    }
}

void Leg::answer()
{
    if (m_hasEnded || isAnswered())
        return;
    m_parts.account.updateCall(m_sid, [](CallRecord &call) {
        call.status = QStringLiteral("in-progress");
        call.answeredAt = utcNow();
    });
    tell(QStringLiteral("in-progress"), QStringLiteral("answered"));
    beginRecording();
}

void Leg::beginRecording()
{
    const CallRecord call = record();
    if (!call.isRecorded)
        return;
    RecordingRecord recording;
    recording.callSid = m_sid;
    recording.source = QStringLiteral("OutboundAPI");
    recording.callback = call.recordingCallback;
    m_recordingSid = m_parts.recordings.begin(recording);
}

void Leg::follow(const VoiceDocument &document)
{
    if (m_hasEnded)
        return;
    ++m_fetches;
    m_isPutThrough = false;
    if (m_interpreter) {
        m_interpreter->stop(Interruption::Moved);
        m_interpreter->deleteLater();
    }
    m_interpreter = new Interpreter(m_parts, *this, this);
    connect(m_interpreter, &Interpreter::finished, this, [this] {
        answer();
        end(QStringLiteral("completed"));
    });
    connect(m_interpreter, &Interpreter::rejected, this, [this] { end(QStringLiteral("busy")); });
    connect(m_interpreter, &Interpreter::failed, this, &Leg::fail);
    emit moved();
    m_interpreter->run(document);
}

void Leg::fetch(const QString &url, const QByteArray &method)
{
    whenDone(m_parts.requests.ask(request(url, method), fallback()), this,
             [this, fetch = ++m_fetches](const Result<VoiceDocument> &document) {
                 if (fetch == m_fetches)
                     take(document);
             });
}

void Leg::take(const Result<VoiceDocument> &document)
{
    if (document)
        follow(*document);
    else
        fail(document.error().code);
}

void Leg::fail(int code)
{
    m_parts.account.updateCall(m_sid, [code](CallRecord &call) { call.errorCode = code; });
    end(isAnswered() ? QStringLiteral("completed") : QStringLiteral("failed"));
}

void Leg::putThrough()
{
    if (m_hasEnded || std::exchange(m_isPutThrough, true))
        return;
    hangUpIn(m_person.talkSeconds);
}

void Leg::leaveAlone(int seconds)
{
    m_isPutThrough = false;
    hangUpIn(seconds);
}

void Leg::hold()
{
    m_isPutThrough = false;
    hangUpIn(-1);
}

void Leg::hangUpIn(int seconds)
{
    if (seconds < 0)
        m_intention.stop();
    else
        m_intention.start(seconds * m_parts.secondMs);
}

void Leg::hangUp()
{
    if (isAnswered())
        end(QStringLiteral("completed"));
    else
        end(QStringLiteral("no-answer"));
}

void Leg::cancel()
{
    end(isAnswered() ? QStringLiteral("completed") : QStringLiteral("canceled"));
}

void Leg::end(const QString &status)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_intention.stop();
    m_parts.account.updateCall(m_sid, [this, &status](CallRecord &call) {
        call.status = status;
        call.endedAt = utcNow();
        if (call.answeredAt != 0)
            call.durationSeconds = int((call.endedAt - call.answeredAt + m_parts.secondMs / 2) / m_parts.secondMs);
    });
    if (m_interpreter)
        m_interpreter->stop(Interruption::HungUp);
    if (!m_recordingSid.isEmpty())
        m_parts.recordings.finish(m_recordingSid, record().durationSeconds);
    tell(status, QStringLiteral("completed"));
    m_parts.callbacks.close(m_sid);
    emit ended(status);
}

Webhook Leg::request(const QString &url, const QByteArray &method, const twilio::FormFields &extra) const
{
    const CallRecord call = record();
    Webhook webhook;
    webhook.kind = QStringLiteral("voice");
    webhook.sid = m_sid;
    webhook.url = url;
    webhook.method = method;
    webhook.fields = withFields(voiceFields(call, call.status, m_parts.account.credentials().accountSid), extra);
    return webhook;
}

VoiceFallback Leg::fallback() const
{
    const CallRecord call = record();
    if (call.direction == u"inbound") {
        const auto number = m_parts.account.numberOf(call.to);
        return {number ? number->voiceFallbackUrl : QString(), "POST"};
    }
    return {call.fallbackUrl, call.fallbackMethod};
}

void Leg::tell(const QString &status, const QString &event)
{
    const CallRecord call = record();
    Webhook webhook = request(call.statusCallback, call.statusMethod);
    if (call.direction == u"inbound") {
        // A number's own callback tells of the end only.
        if (event != u"completed")
            return;
        const auto number = m_parts.account.numberOf(call.to);
        webhook.url = number ? number->statusCallback
                             : m_parts.account.webhookUrl(QStringLiteral("/api/webhooks/voice/status"));
    } else if (!call.statusEvents.contains(event)) {
        return;
    }
    webhook.kind = QStringLiteral("voice-status");
    webhook.fields = withFields(webhook.fields,
                                {{"CallStatus", status.toUtf8()},
                                 {"Timestamp", apiDate(utcNow()).toString().toUtf8()},
                                 {"CallbackSource", "call-progress-events"},
                                 {"SequenceNumber", QByteArray::number(call.sequence)}});
    if (call.endedAt != 0) {
        webhook.fields.append({"CallDuration", QByteArray::number(call.durationSeconds)});
        webhook.fields.append({"Duration", QByteArray::number((call.durationSeconds + 59) / 60)});
        webhook.fields.append({"SipResponseCode", sipCodeOf(status)});
        if (!m_recordingSid.isEmpty())
            webhook.fields.append(m_parts.recordings.fieldsOf(m_recordingSid));
    }
    m_parts.account.updateCall(m_sid, [](CallRecord &changed) { ++changed.sequence; });
    m_parts.callbacks.tell(m_sid, webhook);
}

} // namespace patchcord::simulator
