// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/conferencetask.h"

#include "core/simulator/voice/conferences.h"
#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/waitloop.h"

#include <utility>

namespace patchcord::simulator {

namespace {

twilio::FormFields resultFields()
{
    return {{"DialCallStatus", "answered"}};
}

QStringList words(const VoiceVerb &noun, const QString &attribute, const QString &otherwise = {})
{
    return noun.value(attribute, otherwise).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void ConferenceTask::start()
{
    leg().answer();
    m_conference = &parts().conferences.open(parts(), noun().text, wish());
    connect(m_conference, &Conference::removed, this, [this](const QString &callSid) {
        if (callSid != leg().sid())
            return;
        m_conference = nullptr;
        stopWaiting();
        leg().hangUpIn(leg().person().patienceSeconds);
        finish(resultFields());
    });
    connect(m_conference, &Conference::started, this, &ConferenceTask::stopWaiting);
    connect(m_conference, &Conference::holdChanged, this, &ConferenceTask::followHold);
    Participant participant;
    participant.leg = &leg();
    participant.callSid = leg().sid();
    participant.label = noun().value(QStringLiteral("participantLabel"));
    participant.startsOnEnter = noun().flag(QStringLiteral("startConferenceOnEnter"), true);
    participant.endsOnExit = noun().flag(QStringLiteral("endConferenceOnExit"), false);
    participant.isMuted = noun().flag(QStringLiteral("muted"), false);
    participant.callToCoach = noun().value(QStringLiteral("coach"));
    m_conference->join(participant);
    if (m_conference && !m_conference->hasStarted())
        wait(link(noun(), QStringLiteral("waitUrl")), noun().method(QStringLiteral("waitMethod")));
}

ConferenceWish ConferenceTask::wish() const
{
    ConferenceWish wish;
    wish.statusCallback = link(noun(), QStringLiteral("statusCallback"));
    wish.statusMethod = noun().method(QStringLiteral("statusCallbackMethod"));
    wish.events = words(noun(), QStringLiteral("statusCallbackEvent"));
    wish.isRecorded = noun().value(QStringLiteral("record")).startsWith(u"record-from");
    wish.recordingCallback = link(noun(), QStringLiteral("recordingStatusCallback"));
    wish.recordingMethod = noun().method(QStringLiteral("recordingStatusCallbackMethod"));
    wish.recordingEvents = words(noun(), QStringLiteral("recordingStatusCallbackEvent"), QStringLiteral("completed"));
    return wish;
}

void ConferenceTask::wait(const QString &url, const QByteArray &method)
{
    m_loop = new WaitLoop(parts(), leg(), url, method, {}, this);
    m_loop->start();
}

void ConferenceTask::stopWaiting()
{
    if (WaitLoop *loop = std::exchange(m_loop, nullptr))
        loop->deleteLater();
}

void ConferenceTask::followHold(const QString &callSid)
{
    if (callSid != leg().sid())
        return;
    stopWaiting();
    const Participant *self = m_conference->participant(callSid);
    if (self && self->isHeld)
        wait(self->holdUrl, self->holdMethod);
}

void ConferenceTask::interrupt(Interruption why)
{
    stopWaiting();
    if (Conference *conference = std::exchange(m_conference, nullptr)) {
        disconnect(conference, nullptr, this, nullptr);
        conference->leave(leg().sid(),
                          why == Interruption::HungUp ? QStringLiteral("participant_hung_up")
                                                      : QStringLiteral("participant_updated_via_api"));
    }
    tellAction(resultFields());
}

} // namespace patchcord::simulator
