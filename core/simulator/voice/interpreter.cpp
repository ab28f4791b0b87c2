// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/interpreter.h"

#include "core/base/futures.h"
#include "core/simulator/voice/conferencetask.h"
#include "core/simulator/voice/dialqueuetask.h"
#include "core/simulator/voice/dialtask.h"
#include "core/simulator/voice/enqueuetask.h"
#include "core/simulator/voice/gathertask.h"
#include "core/simulator/voice/holdtask.h"
#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/recordtask.h"
#include "core/simulator/voice/speaktask.h"

#include <utility>

namespace patchcord::simulator {

Interpreter::Interpreter(const VoiceParts &parts, Leg &leg, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_leg(leg)
{ }

void Interpreter::run(const VoiceDocument &document)
{
    ++m_turn;
    m_document = document;
    m_row = 0;
    next();
}

void Interpreter::stop(Interruption why)
{
    ++m_turn;
    disconnect();
    if (VerbTask *task = std::exchange(m_task, nullptr)) {
        disconnect(task, nullptr, this, nullptr);
        task->interrupt(why);
        task->deleteLater();
    }
}

void Interpreter::next()
{
    if (m_leg.hasEnded())
        return;
    if (m_row >= m_document.verbs.size()) {
        emit finished(false);
        return;
    }
    // A copy: the verb may bring another document, and with it other verbs.
    const VoiceVerb verb = m_document.verbs.at(m_row++);
    begin(verb);
}

void Interpreter::begin(const VoiceVerb &verb)
{
    if (verb.name == u"Hangup") {
        emit finished(true);
    } else if (verb.name == u"Reject" && m_row == 1 && !m_leg.isAnswered()) {
        emit rejected();
    } else if (verb.name == u"Leave") {
        emit left();
    } else if (verb.name == u"Redirect") {
        const auto url = m_document.resolved(verb.text);
        if (url)
            goTo(*url, verb.method(QStringLiteral("method")), {});
        else
            emit failed(url.error().code);
    } else if (VerbTask *task = taskFor(verb)) {
        startTask(task);
    } else {
        // <Start>, <Stop> and what this simulator does not know take no time.
        next();
    }
}

VerbTask *Interpreter::taskFor(const VoiceVerb &verb)
{
    const VerbPlace place{m_parts, m_leg, verb, m_document};
    if (verb.name == u"Say" || verb.name == u"Play" || verb.name == u"Pause")
        return new SpeakTask(place, this);
    if (verb.name == u"Gather")
        return new GatherTask(place, this);
    if (verb.name == u"Record")
        return new RecordTask(place, this);
    if (verb.name == u"Dial" && verb.child(u"Conference"))
        return new ConferenceTask(place, this);
    if (verb.name == u"Dial" && verb.child(u"Queue"))
        return new DialQueueTask(place, this);
    if (verb.name == u"Dial")
        return new DialTask(place, this);
    if (verb.name == u"Enqueue")
        return new EnqueueTask(place, this);
    return verb.name == u"Connect" ? new HoldTask(place, this) : nullptr;
}

void Interpreter::startTask(VerbTask *task)
{
    m_task = task;
    const auto release = [this, task] {
        disconnect(task, nullptr, this, nullptr);
        task->deleteLater();
        m_task = nullptr;
    };
    connect(task, &VerbTask::done, this, [this, release] {
        release();
        next();
    });
    connect(task, &VerbTask::wantsDocument, this,
            [this, release](const QString &url, const QByteArray &method, const twilio::FormFields &extra) {
                release();
                goTo(url, method, extra);
            });
    connect(task, &VerbTask::failed, this, [this, release](int code) {
        release();
        emit failed(code);
    });
    task->start();
}

void Interpreter::goTo(const QString &url, const QByteArray &method, const twilio::FormFields &extra)
{
    Webhook webhook = m_leg.request(url, method, m_extra ? withFields(m_extra(), extra) : extra);
    webhook.kind = QStringLiteral("voice-action");
    whenDone(m_parts.requests.ask(webhook, m_leg.fallback()), this,
             [this, turn = ++m_turn](const Result<VoiceDocument> &document) {
                 if (turn != m_turn || m_leg.hasEnded())
                     return;
                 if (document)
                     run(*document);
                 else
                     emit failed(document.error().code);
             });
}

} // namespace patchcord::simulator
