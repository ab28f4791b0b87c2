// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/conference.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/recordings.h"
#include "core/simulator/voice/voicecallbacks.h"

#include <algorithm>
#include <utility>

namespace patchcord::simulator {

namespace {

constexpr int aloneSeconds = 15;

QByteArray flag(bool isSet)
{
    return isSet ? "true" : "false";
}

} // namespace

Conference::Conference(const VoiceParts &parts, const QString &name, const ConferenceWish &wish, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_sid(parts.account.newSid(QLatin1StringView("CF")))
    , m_name(name)
    , m_wish(wish)
    , m_createdAt(utcNow())
    , m_updatedAt(m_createdAt)
{ }

const Participant *Conference::participant(const QString &key) const
{
    const auto found = std::ranges::find_if(m_participants, [&key](const Participant &one) {
        return one.callSid == key || (!one.label.isEmpty() && one.label == key);
    });
    return found == m_participants.cend() ? nullptr : &*found;
}

Participant *Conference::find(const QString &callSid)
{
    const auto found = std::ranges::find(m_participants, callSid, &Participant::callSid);
    return found == m_participants.end() ? nullptr : &*found;
}

void Conference::join(const Participant &participant)
{
    m_participants.append(participant);
    m_updatedAt = m_participants.last().joinedAt = utcNow();
    tellAbout(m_participants.last(), QStringLiteral("participant-join"), QStringLiteral("join"));
    const bool mayStart = m_participants.size() > 1 && std::ranges::any_of(m_participants, &Participant::startsOnEnter);
    if (m_status == u"init" && mayStart)
        start();
    if (!hasStarted() || m_participants.size() < 2)
        return;
    const QList<Participant> present = m_participants;
    for (const Participant &one : present)
        one.leg->putThrough();
}

void Conference::start()
{
    m_status = QStringLiteral("in-progress");
    m_startedAt = m_updatedAt = utcNow();
    if (m_wish.isRecorded) {
        RecordingRecord recording;
        recording.conferenceSid = m_sid;
        recording.callSid = m_participants.first().callSid;
        recording.source = QStringLiteral("Conference");
        recording.callback = m_wish.recordingCallback;
        recording.callbackMethod = m_wish.recordingMethod;
        recording.events = m_wish.recordingEvents;
        m_recordingSid = m_parts.recordings.begin(recording);
    }
    tell(QStringLiteral("conference-start"), QStringLiteral("start"), {});
    emit started();
}

void Conference::leave(const QString &callSid, const QString &reason)
{
    const Participant *known = find(callSid);
    if (!known)
        return;
    const Participant gone = *known;
    m_participants.removeIf([&callSid](const Participant &one) { return one.callSid == callSid; });
    m_updatedAt = utcNow();
    tellAbout(
        gone, QStringLiteral("participant-leave"), QStringLiteral("leave"),
        {{"ParticipantCallStatus", gone.leg->record().status.toUtf8()}, {"ReasonParticipantLeft", reason.toUtf8()}});
    if (hasEnded())
        return;
    if (gone.endsOnExit)
        close(QStringLiteral("participant-with-end-conference-on-exit-left"), gone);
    else if (m_participants.isEmpty())
        close(QStringLiteral("last-participant-left"), gone);
    else if (m_participants.size() == 1 && hasStarted() && !m_participants.first().isHeld)
        m_participants.first().leg->leaveAlone(aloneSeconds);
}

void Conference::remove(const QString &callSid)
{
    leave(callSid, QStringLiteral("participant_updated_via_api"));
    emit removed(callSid);
}

void Conference::end(const QString &reason, const QString &callSid)
{
    if (hasEnded())
        return;
    Participant by;
    by.callSid = callSid;
    close(reason, by);
}

void Conference::close(const QString &reason, const Participant &by)
{
    m_status = QStringLiteral("completed");
    m_reasonEnded = reason;
    m_endedBy = by.callSid;
    m_updatedAt = utcNow();
    const QString left = reason == u"conference-ended-via-api" ? QStringLiteral("conference_ended_via_api")
                                                               : QStringLiteral("moderator_ended_conference");
    const QList<Participant> present = m_participants;
    for (const Participant &one : present)
        leave(one.callSid, left);
    tell(QStringLiteral("conference-end"), QStringLiteral("end"),
         {{"ReasonConferenceEnded", reason.toUtf8()},
          {"CallSidEndingConference", by.callSid.toUtf8()},
          {"ParticipantLabelEndingConference", by.label.toUtf8()},
          {"Reason", reason.toUtf8()}});
    m_parts.callbacks.close(m_sid);
    if (!m_recordingSid.isEmpty()) {
        const qint64 lasted = m_updatedAt - m_startedAt;
        m_parts.recordings.finish(m_recordingSid, std::max(1, int(lasted / m_parts.secondMs)));
    }
    for (const Participant &one : present)
        emit removed(one.callSid);
}

void Conference::setMuted(const QString &callSid, bool isMuted)
{
    Participant *one = find(callSid);
    if (!one || std::exchange(one->isMuted, isMuted) == isMuted)
        return;
    tellAbout(*one, isMuted ? QStringLiteral("participant-mute") : QStringLiteral("participant-unmute"),
              QStringLiteral("mute"));
}

void Conference::setHeld(const QString &callSid, bool isHeld, const QString &url, const QByteArray &method)
{
    Participant *one = find(callSid);
    if (!one || std::exchange(one->isHeld, isHeld) == isHeld)
        return;
    one->holdUrl = url;
    one->holdMethod = method;
    if (isHeld)
        one->leg->hold();
    else
        one->leg->putThrough();
    tellAbout(*one, isHeld ? QStringLiteral("participant-hold") : QStringLiteral("participant-unhold"),
              QStringLiteral("hold"));
    emit holdChanged(callSid);
}

void Conference::setEndsOnExit(const QString &callSid, bool endsOnExit)
{
    Participant *one = find(callSid);
    if (!one || std::exchange(one->endsOnExit, endsOnExit) == endsOnExit)
        return;
    tellAbout(*one, QStringLiteral("participant-modify"), QStringLiteral("modify"));
}

void Conference::tellAbout(const Participant &participant, const QString &event, const QString &wish,
                           const twilio::FormFields &extra)
{
    const bool isCoaching = !participant.callToCoach.isEmpty();
    twilio::FormFields fields{{"CallSid", participant.callSid.toUtf8()},
                              {"Muted", flag(participant.isMuted)},
                              {"Hold", flag(participant.isHeld)},
                              {"Coaching", flag(isCoaching)},
                              {"StartConferenceOnEnter", flag(participant.startsOnEnter)},
                              {"EndConferenceOnExit", flag(participant.endsOnExit)}};
    if (!participant.label.isEmpty())
        fields.append({"ParticipantLabel", participant.label.toUtf8()});
    if (isCoaching)
        fields.append({"CallSidToCoach", participant.callToCoach.toUtf8()});
    tell(event, wish, fields + extra);
}

void Conference::tell(const QString &event, const QString &wish, const twilio::FormFields &extra)
{
    // The number counts every event, also those that nobody asked for.
    ++m_sequence;
    if (m_wish.statusCallback.isEmpty() || !m_wish.events.contains(wish))
        return;
    Webhook webhook;
    webhook.kind = QStringLiteral("voice-conference");
    webhook.sid = m_sid;
    webhook.url = m_wish.statusCallback;
    webhook.method = m_wish.statusMethod;
    webhook.fields = {{"AccountSid", m_parts.account.credentials().accountSid.toUtf8()},
                      {"ConferenceSid", m_sid.toUtf8()},
                      {"FriendlyName", m_name.toUtf8()},
                      {"SequenceNumber", QByteArray::number(m_sequence)},
                      {"Timestamp", apiDate(utcNow()).toString().toUtf8()},
                      {"StatusCallbackEvent", event.toUtf8()}};
    webhook.fields.append(extra);
    m_parts.callbacks.tell(m_sid, webhook);
}

} // namespace patchcord::simulator
