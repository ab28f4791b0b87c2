// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/recordings.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/voice/voicecallbacks.h"
#include "core/simulator/voice/voiceclips.h"
#include "core/simulator/voice/voicefields.h"

#include <QTimer>

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr int processingSeconds = 1;
constexpr int transcribingSeconds = 2;

} // namespace

Recordings::Recordings(Account &account, VoiceCallbacks &callbacks, int secondMs, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_callbacks(callbacks)
    , m_secondMs(secondMs)
{ }

QString Recordings::begin(RecordingRecord recording)
{
    recording.sid = m_account.newSid(QLatin1StringView("RE"));
    recording.status = QStringLiteral("in-progress");
    recording.startedAt = recording.updatedAt = utcNow();
    m_order.append(recording.sid);
    m_recordings.insert(recording.sid, recording);
    tell(recording, recording.status);
    return recording.sid;
}

void Recordings::finish(const QString &sid, int seconds)
{
    const auto recording = m_recordings.find(sid);
    if (recording == m_recordings.end() || recording->status != u"in-progress")
        return;
    recording->status = QStringLiteral("processing");
    recording->durationSeconds = seconds;
    recording->updatedAt = utcNow();
    after(processingSeconds, sid, &Recordings::complete);
}

void Recordings::after(int seconds, const QString &sid, void (Recordings::*step)(const QString &))
{
    QTimer::singleShot(seconds * m_secondMs, this, [this, sid, step] { (this->*step)(sid); });
}

void Recordings::complete(const QString &sid)
{
    const auto recording = m_recordings.find(sid);
    if (recording == m_recordings.end())
        return;
    recording->status = QStringLiteral("completed");
    recording->updatedAt = utcNow();
    if (recording->isTranscribed) {
        recording->transcriptionSid = m_account.newSid(QLatin1StringView("TR"));
        recording->transcriptionStatus = QStringLiteral("in-progress");
        after(transcribingSeconds, sid, &Recordings::transcribe);
    }
    tell(*recording, recording->status);
    m_callbacks.close(sid);
}

void Recordings::transcribe(const QString &sid)
{
    const auto recording = m_recordings.find(sid);
    if (recording == m_recordings.end())
        return;
    recording->transcriptionStatus = QStringLiteral("completed");
    tellTranscription(*recording);
}

void Recordings::remove(const QString &sid)
{
    m_recordings.remove(sid);
    m_order.removeAll(sid);
}

std::optional<RecordingRecord> Recordings::recording(const QString &sid) const
{
    const auto found = m_recordings.constFind(sid);
    return found == m_recordings.cend() ? std::nullopt : std::optional(*found);
}

QList<RecordingRecord> Recordings::recordings() const
{
    QList<RecordingRecord> all;
    for (auto sid = m_order.crbegin(); sid != m_order.crend(); ++sid)
        all.append(m_recordings.value(*sid));
    return all;
}

QString Recordings::urlOf(const QString &sid) const
{
    return m_baseUrl + accountPath(m_account.credentials().accountSid) + QStringLiteral("/Recordings/") + sid;
}

twilio::FormFields Recordings::fieldsOf(const QString &sid) const
{
    const RecordingRecord recording = m_recordings.value(sid);
    return {{"RecordingUrl", urlOf(sid).toUtf8()},
            {"RecordingSid", sid.toUtf8()},
            {"RecordingDuration", QByteArray::number(recording.durationSeconds)}};
}

QString Recordings::clipOf(const RecordingRecord &recording) const
{
    if (!recording.clip.isEmpty())
        return recording.clip;
    const auto call = m_account.call(recording.callSid);
    return clipFor(call ? call->from : recording.conferenceSid);
}

QByteArray Recordings::soundOf(const QString &sid) const
{
    const auto recording = m_recordings.constFind(sid);
    if (recording == m_recordings.cend() || recording->status != u"completed")
        return {};
    return clipSound(clipOf(*recording), recording->durationSeconds);
}

QString Recordings::transcriptOf(const RecordingRecord &recording) const
{
    return clipText(clipOf(recording));
}

void Recordings::tell(const RecordingRecord &recording, const QString &status)
{
    if (recording.callback.isEmpty() || !recording.events.contains(status))
        return;
    Webhook webhook;
    webhook.kind = QStringLiteral("voice-recording");
    webhook.sid = recording.sid;
    webhook.url = recording.callback;
    webhook.method = recording.callbackMethod;
    webhook.fields = fieldsOf(recording.sid);
    if (recording.conferenceSid.isEmpty())
        webhook.fields.append({"CallSid", recording.callSid.toUtf8()});
    else
        webhook.fields.append({"ConferenceSid", recording.conferenceSid.toUtf8()});
    webhook.fields.append({{"AccountSid", m_account.credentials().accountSid.toUtf8()},
                           {"RecordingStatus", status.toUtf8()},
                           {"RecordingChannels", QByteArray::number(recording.channels)},
                           {"RecordingStartTime", apiDate(recording.startedAt).toString().toUtf8()},
                           {"RecordingSource", recording.source.toUtf8()},
                           {"RecordingTrack", recording.source == u"RecordVerb" ? "inbound" : "both"},
                           {"ErrorCode", "0"}});
    m_callbacks.tell(recording.sid, webhook);
}

void Recordings::tellTranscription(const RecordingRecord &recording)
{
    const auto call = m_account.call(recording.callSid);
    if (recording.transcribeCallback.isEmpty() || !call)
        return;
    Webhook webhook;
    webhook.kind = QStringLiteral("voice-transcription");
    webhook.sid = recording.sid;
    webhook.url = recording.transcribeCallback;
    webhook.fields = voiceFields(*call, call->status, m_account.credentials().accountSid);
    webhook.fields.append(
        {{"TranscriptionSid", recording.transcriptionSid.toUtf8()},
         {"TranscriptionText", transcriptOf(recording).toUtf8()},
         {"TranscriptionStatus", recording.transcriptionStatus.toUtf8()},
         {"TranscriptionType", "fast"},
         {"TranscriptionUrl",
          (urlOf(recording.sid) + QStringLiteral("/Transcriptions/") + recording.transcriptionSid).toUtf8()},
         {"RecordingSid", recording.sid.toUtf8()},
         {"RecordingUrl", urlOf(recording.sid).toUtf8()}});
    m_callbacks.tell(recording.transcriptionSid, webhook);
    m_callbacks.close(recording.transcriptionSid);
}

} // namespace patchcord::simulator
