// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/recordings.h"

#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

#include <QUrl>

namespace patchcord::twilio {

namespace {

constexpr int mostOfOneCall = 50;

Result<RecordingResource> readRecording(const QJsonObject &json)
{
    RecordingResource recording;
    recording.sid = jsonText(json, u"sid");
    if (recording.sid.isEmpty())
        return withoutSid(false);
    recording.callSid = jsonText(json, u"call_sid");
    recording.status = jsonText(json, u"status");
    recording.url = jsonText(json, u"media_url");
    recording.durationSeconds = jsonInt(json, u"duration");
    return recording;
}

Result<TranscriptionResource> readTranscription(const QJsonObject &json)
{
    return TranscriptionResource{jsonText(json, u"sid"), jsonText(json, u"status"),
                                 jsonText(json, u"transcription_text")};
}

} // namespace

QFuture<Result<QList<RecordingResource>>> Recordings::ofCall(const QString &callSid)
{
    const QByteArray path = accountPath(m_client) + "/Recordings.json?CallSid=" + QUrl::toPercentEncoding(callSid);
    return readEach(readPages(m_client, path, QStringLiteral("recordings"), mostOfOneCall), readRecording);
}

QFuture<Result<QList<TranscriptionResource>>> Recordings::transcriptionsOf(const QString &recordingSid)
{
    const QByteArray path
        = accountPath(m_client) + "/Recordings/" + QUrl::toPercentEncoding(recordingSid) + "/Transcriptions.json";
    return readEach(readPages(m_client, path, QStringLiteral("transcriptions"), mostOfOneCall), readTranscription);
}

} // namespace patchcord::twilio
