// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/recordingsresource.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/voice/recordings.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace patchcord::simulator {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// The filters of a list of recordings; dates are whole UTC days, the given day included.
bool takes(const twilio::FormFields &query, const RecordingRecord &recording)
{
    const QString day
        = QDateTime::fromMSecsSinceEpoch(recording.startedAt, QTimeZone::utc()).date().toString(Qt::ISODate);
    const auto is = [&query](QByteArrayView name, const QString &value) {
        const QString wanted = twilio::fieldText(query, name);
        return wanted.isEmpty() || wanted == value;
    };
    const QString until = twilio::fieldText(query, "DateCreated<").left(10);
    const QString since = twilio::fieldText(query, "DateCreated>").left(10);
    return is("CallSid", recording.callSid) && is("ConferenceSid", recording.conferenceSid) && is("DateCreated", day)
        && (until.isEmpty() || day <= until) && (since.isEmpty() || day >= since);
}

} // namespace

gateway::HttpAnswer RecordingsResource::handle(const RestRequest &request)
{
    const qsizetype depth = request.segments.size();
    if (depth == 1)
        return request.method == "GET" ? list(request, {}) : wrongMethodAnswer();
    if (depth == 2)
        return item(request, request.segments.at(1));
    if (request.segments.at(2) == u"Transcriptions" && depth <= 4)
        return transcriptions(request, request.segments.at(1));
    return notFoundAnswer(request.path);
}

gateway::HttpAnswer RecordingsResource::listOf(const RestRequest &request, const QString &callSid)
{
    return request.method == "GET" ? list(request, callSid) : wrongMethodAnswer();
}

gateway::HttpAnswer RecordingsResource::list(const RestRequest &request, const QString &callSid) const
{
    const PageRequest page = pageRequest(request.path, request.query);
    QList<RecordingRecord> recordings = m_recordings.recordings();
    recordings.removeIf([&page, &callSid](const RecordingRecord &recording) {
        return !takes(page.query, recording) || (!callSid.isEmpty() && recording.callSid != callSid);
    });
    return jsonAnswer(200,
                      pageOf<RecordingRecord>(page, QStringLiteral("recordings"), recordings,
                                              [this](const RecordingRecord &recording) { return json(recording); }));
}

gateway::HttpAnswer RecordingsResource::item(const RestRequest &request, const QString &name)
{
    const QString sid = name.section(u'.', 0, 0);
    const auto recording = m_recordings.recording(sid);
    if (!recording)
        return notFoundAnswer(request.path);
    if (request.method == "DELETE") {
        m_recordings.remove(sid);
        return {204, {}, {}, {}};
    }
    if (request.method != "GET")
        return wrongMethodAnswer();
    if (request.path.endsWith(".json"))
        return jsonAnswer(200, json(*recording));
    // Without an ending Twilio gives WAV. There is no encoder for MP3 here.
    const QByteArray sound = name.endsWith(u".mp3") ? QByteArray() : m_recordings.soundOf(sid);
    if (sound.isEmpty())
        return notFoundAnswer(request.path);
    if (twilio::fieldText(twilio::parseForm(request.query), "RequestedChannels") == u"2" && recording->channels == 1)
        return errorAnswer({400, 20001, QStringLiteral("Requested Channels is more than Recorded Channels")});
    return {200, "audio/x-wav", sound, {}};
}

gateway::HttpAnswer RecordingsResource::transcriptions(const RestRequest &request, const QString &sid) const
{
    const auto recording = m_recordings.recording(sid);
    if (!recording)
        return notFoundAnswer(request.path);
    if (request.segments.size() == 4)
        return transcription(request, request.segments.at(3));
    QList<RecordingRecord> all{*recording};
    all.removeIf([](const RecordingRecord &one) { return one.transcriptionSid.isEmpty(); });
    return jsonAnswer(200,
                      pageOf<RecordingRecord>(pageRequest(request.path, request.query),
                                              QStringLiteral("transcriptions"), all,
                                              [this](const RecordingRecord &one) { return transcriptionJson(one); }));
}

gateway::HttpAnswer RecordingsResource::handleTranscriptions(const RestRequest &request)
{
    if (request.method != "GET")
        return wrongMethodAnswer();
    if (request.segments.size() == 2)
        return transcription(request, request.segments.at(1));
    QList<RecordingRecord> all = m_recordings.recordings();
    all.removeIf([](const RecordingRecord &one) { return one.transcriptionSid.isEmpty(); });
    return jsonAnswer(200,
                      pageOf<RecordingRecord>(pageRequest(request.path, request.query),
                                              QStringLiteral("transcriptions"), all,
                                              [this](const RecordingRecord &one) { return transcriptionJson(one); }));
}

gateway::HttpAnswer RecordingsResource::transcription(const RestRequest &request, const QString &sid) const
{
    const QList<RecordingRecord> all = m_recordings.recordings();
    const auto found = std::ranges::find(all, sid, &RecordingRecord::transcriptionSid);
    return found == all.cend() ? notFoundAnswer(request.path) : jsonAnswer(200, transcriptionJson(*found));
}

QJsonObject RecordingsResource::json(const RecordingRecord &recording) const
{
    const QString accountSid = m_account.credentials().accountSid;
    const QString path = accountPath(accountSid) + QStringLiteral("/Recordings/") + recording.sid;
    return {
        {QStringLiteral("sid"), recording.sid},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("call_sid"), recording.callSid},
        {QStringLiteral("conference_sid"), textOrNull(recording.conferenceSid)},
        {QStringLiteral("status"), recording.status},
        {QStringLiteral("source"), recording.source},
        {QStringLiteral("channels"), recording.channels},
        {QStringLiteral("duration"), QString::number(recording.durationSeconds)},
        {QStringLiteral("start_time"), apiDate(recording.startedAt)},
        {QStringLiteral("price"), QJsonValue()},
        {QStringLiteral("price_unit"), QStringLiteral("USD")},
        {QStringLiteral("error_code"), QJsonValue()},
        {QStringLiteral("encryption_details"), QJsonValue()},
        {QStringLiteral("media_url"), m_recordings.urlOf(recording.sid)},
        {QStringLiteral("date_created"), apiDate(recording.startedAt)},
        {QStringLiteral("date_updated"), apiDate(recording.updatedAt)},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("uri"), path + QStringLiteral(".json")},
        {QStringLiteral("subresource_uris"),
         QJsonObject{{QStringLiteral("transcriptions"), path + QStringLiteral("/Transcriptions.json")}}},
    };
}

QJsonObject RecordingsResource::transcriptionJson(const RecordingRecord &recording) const
{
    const QString accountSid = m_account.credentials().accountSid;
    const bool isComplete = recording.transcriptionStatus == u"completed";
    return {
        {QStringLiteral("sid"), recording.transcriptionSid},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("recording_sid"), recording.sid},
        {QStringLiteral("status"), recording.transcriptionStatus},
        {QStringLiteral("type"), QStringLiteral("fast")},
        {QStringLiteral("duration"), QString::number(recording.durationSeconds)},
        {QStringLiteral("transcription_text"), isComplete ? m_recordings.transcriptOf(recording) : QString()},
        {QStringLiteral("price"), QJsonValue()},
        {QStringLiteral("price_unit"), QStringLiteral("USD")},
        {QStringLiteral("date_created"), apiDate(recording.startedAt)},
        {QStringLiteral("date_updated"), apiDate(recording.updatedAt)},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("uri"),
         accountPath(accountSid) + QStringLiteral("/Transcriptions/%1.json").arg(recording.transcriptionSid)},
    };
}

} // namespace patchcord::simulator
