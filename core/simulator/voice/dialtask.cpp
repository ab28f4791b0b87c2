// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/dialtask.h"

#include "core/base/futures.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/voice/interpreter.h"
#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/recordings.h"

#include <algorithm>
#include <utility>

namespace patchcord::simulator {

namespace {

constexpr int mostPhones = 10;
constexpr int usualTalkSeconds = 15;

} // namespace

void DialTask::start()
{
    if (!verb().flag(QStringLiteral("answerOnBridge"), false))
        leg().answer();
    m_waiting = phones();
    if (m_waiting.isEmpty()) {
        finish(resultFields(QStringLiteral("failed")));
        return;
    }
    const bool isSequential = verb().flag(QStringLiteral("sequential"), false);
    do {
        dial(m_waiting.takeFirst());
    } while (!isSequential && !m_waiting.isEmpty());
    after(verb().number(QStringLiteral("timeout"), 30), [this] { giveUp(); });
}

QList<VoiceVerb> DialTask::phones() const
{
    QList<VoiceVerb> phones;
    for (const VoiceVerb &child : verb().children) {
        if (child.name == u"Number" || child.name == u"Client" || child.name == u"Sip")
            phones.append(child);
    }
    if (phones.isEmpty() && !verb().text.isEmpty())
        phones.append({QStringLiteral("Number"), {}, verb().text, {}});
    return phones.mid(0, mostPhones);
}

void DialTask::dial(const VoiceVerb &noun)
{
    const CallRecord parent = leg().record();
    CallRecord record;
    record.parentSid = parent.sid;
    record.from = verb().value(QStringLiteral("callerId"), parent.from);
    record.to = noun.name == u"Client" ? QStringLiteral("client:") + noun.text : noun.text;
    record.direction = QStringLiteral("outbound-dial");
    record.timeoutSeconds = verb().number(QStringLiteral("timeout"), 30);
    record.statusCallback = link(noun, QStringLiteral("statusCallback"));
    record.statusMethod = noun.method(QStringLiteral("statusCallbackMethod"));
    record.statusEvents = noun.value(QStringLiteral("statusCallbackEvent"), QStringLiteral("completed"))
                              .split(u' ', Qt::SkipEmptyParts);
    Person person = parts().player.phones().personAt(record.to);
    if (noun.name != u"Number")
        person.answering = Answering::Fails;
    // Somebody has to end the talk.
    if (person.talkSeconds < 0 && leg().person().talkSeconds < 0)
        person.talkSeconds = usualTalkSeconds;
    Leg &child = parts().player.dial(record, person);
    m_children.append(&child);
    m_childSid = child.sid();
    connect(&child, &Leg::answered, this, [this, &child, noun] { takeAnswer(child, noun); });
    connect(&child, &Leg::ended, this, [this, &child](const QString &status) { takeEnd(child, status); });
    connect(&child, &Leg::moved, this, [this, &child] { takeEnd(child, QStringLiteral("completed")); });
}

void DialTask::takeAnswer(Leg &child, const VoiceVerb &noun)
{
    const QString url = link(noun, QStringLiteral("url"));
    if (m_bridged)
        child.cancel();
    else if (url.isEmpty())
        bridge(child);
    else
        screen(child, url, noun.method(QStringLiteral("method")));
}

void DialTask::screen(Leg &child, const QString &url, const QByteArray &method)
{
    Webhook webhook = child.request(url, method);
    webhook.kind = QStringLiteral("voice-screen");
    auto *interpreter = new Interpreter(parts(), child, &child);
    connect(interpreter, &Interpreter::finished, this, [this, &child, interpreter](bool isHangup) {
        interpreter->deleteLater();
        if (isHangup || m_bridged)
            child.cancel();
        else
            bridge(child);
    });
    connect(interpreter, &Interpreter::failed, this, [&child] { child.cancel(); });
    whenDone(parts().requests.ask(webhook, {}), interpreter,
             [&child, interpreter](const Result<VoiceDocument> &document) {
                 if (document)
                     interpreter->run(*document);
                 else
                     child.cancel();
             });
}

void DialTask::bridge(Leg &child)
{
    m_bridged = &child;
    m_childSid = child.sid();
    letGo(&child);
    m_talk.start();
    leg().answer();
    beginRecording();
    leg().putThrough();
    child.putThrough();
    after(verb().number(QStringLiteral("timeLimit"), 14'400), [this] {
        if (m_bridged)
            m_bridged->cancel();
    });
}

void DialTask::beginRecording()
{
    const QString wish = verb().value(QStringLiteral("record"), QStringLiteral("do-not-record"));
    if (!wish.startsWith(u"record-from"))
        return;
    RecordingRecord recording;
    recording.callSid = leg().sid();
    recording.source = QStringLiteral("DialVerb");
    recording.channels = wish.endsWith(u"dual") ? 2 : 1;
    recording.callback = link(verb(), QStringLiteral("recordingStatusCallback"));
    recording.callbackMethod = verb().method(QStringLiteral("recordingStatusCallbackMethod"));
    recording.events = verb()
                           .value(QStringLiteral("recordingStatusCallbackEvent"), QStringLiteral("completed"))
                           .split(u' ', Qt::SkipEmptyParts);
    m_recordingSid = parts().recordings.begin(recording);
}

void DialTask::takeEnd(Leg &child, const QString &status)
{
    disconnect(&child, nullptr, this, nullptr);
    m_children.removeOne(&child);
    if (m_bridged == &child) {
        complete();
        return;
    }
    // Answered, but never put through: whoever was asked did not want the call.
    m_status = status == u"completed" ? QStringLiteral("no-answer") : status;
    if (m_bridged)
        return;
    if (!m_waiting.isEmpty())
        dial(m_waiting.takeFirst());
    else if (m_children.isEmpty())
        finish(resultFields(m_status));
}

void DialTask::complete()
{
    const twilio::FormFields fields = resultFields(QStringLiteral("completed"));
    m_bridged = nullptr;
    finish(fields);
}

void DialTask::giveUp()
{
    if (m_bridged)
        return;
    const bool isSequential = verb().flag(QStringLiteral("sequential"), false);
    if (m_children.isEmpty() || isSequential)
        return;
    letGo(nullptr);
    finish(resultFields(QStringLiteral("no-answer")));
}

void DialTask::letGo(const Leg *kept)
{
    const QList<Leg *> children = m_children;
    for (Leg *child : children) {
        if (child == kept)
            continue;
        disconnect(child, nullptr, this, nullptr);
        m_children.removeOne(child);
        child->end(child->isAnswered() ? QStringLiteral("completed")
                       : kept          ? QStringLiteral("canceled")
                                       : QStringLiteral("no-answer"));
    }
}

void DialTask::interrupt(Interruption)
{
    const bool wasBridged = m_bridged != nullptr;
    const twilio::FormFields fields
        = resultFields(wasBridged ? QStringLiteral("completed") : QStringLiteral("canceled"));
    m_bridged = nullptr;
    const QList<Leg *> children = std::exchange(m_children, {});
    for (Leg *child : children) {
        disconnect(child, nullptr, this, nullptr);
        child->cancel();
    }
    tellAction(fields);
}

twilio::FormFields DialTask::resultFields(const QString &status)
{
    twilio::FormFields fields{{"DialCallStatus", status.toUtf8()}};
    if (!m_childSid.isEmpty())
        fields.append({"DialCallSid", m_childSid.toUtf8()});
    fields.emplaceBack("DialBridged", m_bridged ? "true" : "false");
    if (!m_bridged)
        return fields;
    const int seconds = int((m_talk.elapsed() + parts().secondMs / 2) / parts().secondMs);
    fields.append({"DialCallDuration", QByteArray::number(seconds)});
    if (!m_recordingSid.isEmpty()) {
        parts().recordings.finish(m_recordingSid, seconds);
        fields.append(parts().recordings.fieldsOf(m_recordingSid));
    }
    return fields;
}

} // namespace patchcord::simulator
