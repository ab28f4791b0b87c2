// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/conferencesresource.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/callsresource.h"
#include "core/simulator/messagerules.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"

#include <QXmlStreamWriter>

#include <array>

namespace patchcord::simulator {

namespace {

/// A row of a list.
struct Row
{
    QString sid;
    QJsonObject json;
};

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// An invitation's parameter, and the attribute of <Conference> that means the same.
struct Wish
{
    QByteArrayView parameter;
    QLatin1StringView attribute;
};

constexpr std::array<Wish, 10> wishes{{
    {"StartConferenceOnEnter", QLatin1StringView("startConferenceOnEnter")},
    {"EndConferenceOnExit", QLatin1StringView("endConferenceOnExit")},
    {"Muted", QLatin1StringView("muted")},
    {"WaitUrl", QLatin1StringView("waitUrl")},
    {"WaitMethod", QLatin1StringView("waitMethod")},
    {"Label", QLatin1StringView("participantLabel")},
    {"CallSidToCoach", QLatin1StringView("coach")},
    {"ConferenceStatusCallback", QLatin1StringView("statusCallback")},
    {"ConferenceStatusCallbackEvent", QLatin1StringView("statusCallbackEvent")},
    {"ConferenceRecord", QLatin1StringView("record")},
}};

/// What leads an invited leg into the conference.
QByteArray invitation(const QString &name, const twilio::FormFields &form)
{
    QByteArray twiml;
    QXmlStreamWriter xml(&twiml);
    xml.writeStartElement(QStringLiteral("Response"));
    xml.writeStartElement(QStringLiteral("Dial"));
    xml.writeStartElement(QStringLiteral("Conference"));
    for (const Wish &wish : wishes) {
        QString value = twilio::fieldText(form, wish.parameter);
        if (wish.parameter == "ConferenceRecord" && value == u"true")
            value = QStringLiteral("record-from-start");
        if (!value.isEmpty())
            xml.writeAttribute(wish.attribute, value);
    }
    xml.writeCharacters(name);
    xml.writeEndDocument();
    return twiml;
}

} // namespace

gateway::HttpAnswer ConferencesResource::handle(const RestRequest &request)
{
    const qsizetype depth = request.segments.size();
    if (depth == 1)
        return request.method == "GET" ? list(request) : wrongMethodAnswer();
    Conference *conference = m_player.conferences().find(request.segments.at(1));
    if (depth > 2 && request.segments.at(2) == u"Participants" && depth <= 4)
        return participants(request, conference);
    return conference && depth == 2 ? item(request, *conference) : notFoundAnswer(request.path);
}

gateway::HttpAnswer ConferencesResource::list(const RestRequest &request) const
{
    const PageRequest page = pageRequest(request.path, request.query);
    const QString name = twilio::fieldText(page.query, "FriendlyName");
    const QString status = twilio::fieldText(page.query, "Status");
    QList<Row> rows;
    for (const Conference *conference : m_player.conferences().all()) {
        if ((name.isEmpty() || conference->name() == name) && (status.isEmpty() || conference->status() == status))
            rows.append({conference->sid(), json(*conference)});
    }
    return jsonAnswer(200,
                      pageOf<Row>(page, QStringLiteral("conferences"), rows, [](const Row &row) { return row.json; }));
}

gateway::HttpAnswer ConferencesResource::item(const RestRequest &request, Conference &conference)
{
    if (request.method == "POST" && twilio::fieldText(request.form, "Status") == u"completed")
        conference.end(QStringLiteral("conference-ended-via-api"));
    else if (request.method != "GET" && request.method != "POST")
        return wrongMethodAnswer();
    return jsonAnswer(200, json(conference));
}

gateway::HttpAnswer ConferencesResource::participants(const RestRequest &request, Conference *conference)
{
    const bool isList = request.segments.size() == 3;
    // An invitation by name opens a conference that does not exist yet.
    if (isList && request.method == "POST")
        return invite(request, conference ? conference->name() : request.segments.at(1));
    if (!conference)
        return notFoundAnswer(request.path);
    if (!isList)
        return participant(request, *conference, request.segments.at(3));
    if (request.method != "GET")
        return wrongMethodAnswer();
    QList<Row> rows;
    for (const Participant &one : conference->participants())
        rows.append({one.callSid, json(*conference, one)});
    return jsonAnswer(200,
                      pageOf<Row>(pageRequest(request.path, request.query), QStringLiteral("participants"), rows,
                                  [](const Row &row) { return row.json; }));
}

gateway::HttpAnswer ConferencesResource::participant(const RestRequest &request, Conference &conference,
                                                     const QString &key)
{
    const Participant *found = conference.participant(key);
    if (!found)
        return notFoundAnswer(request.path);
    const QString callSid = found->callSid;
    if (request.method == "DELETE") {
        conference.remove(callSid);
        return {204, {}, {}, {}};
    }
    if (request.method == "POST")
        return update(request, conference, callSid);
    return request.method == "GET" ? jsonAnswer(200, json(conference, *found)) : wrongMethodAnswer();
}

gateway::HttpAnswer ConferencesResource::update(const RestRequest &request, Conference &conference,
                                                const QString &callSid)
{
    const QString muted = twilio::fieldText(request.form, "Muted");
    const QString held = twilio::fieldText(request.form, "Hold");
    const QString ends = twilio::fieldText(request.form, "EndConferenceOnExit");
    if (!muted.isEmpty())
        conference.setMuted(callSid, muted == u"true");
    if (!held.isEmpty()) {
        conference.setHeld(callSid, held == u"true", twilio::fieldText(request.form, "HoldUrl"),
                           methodIn(request.form, "HoldMethod"));
    }
    if (!ends.isEmpty())
        conference.setEndsOnExit(callSid, ends == u"true");
    return jsonAnswer(200, json(conference, *conference.participant(callSid)));
}

gateway::HttpAnswer ConferencesResource::invite(const RestRequest &request, const QString &name)
{
    twilio::FormFields form = request.form;
    const QByteArray twiml = invitation(name, form);
    form.append({"Twiml", twiml});
    if (const auto refused = callRefusal(m_account, form))
        return errorAnswer(*refused);
    CallRecord call;
    call.from = twilio::fieldText(form, "From");
    call.to = twilio::fieldText(form, "To");
    call.direction = QStringLiteral("outbound-api");
    call.twiml = twiml;
    readProgress(form, call);
    Participant expected;
    expected.callSid = m_player.place(call);
    expected.label = twilio::fieldText(form, "Label");
    expected.isMuted = twilio::fieldText(form, "Muted") == u"true";
    expected.startsOnEnter = twilio::fieldText(form, "StartConferenceOnEnter") != u"false";
    expected.endsOnExit = twilio::fieldText(form, "EndConferenceOnExit") == u"true";
    const Conference *conference = m_player.conferences().find(name);
    QJsonObject document = conference ? json(*conference, expected) : QJsonObject();
    document.insert(QStringLiteral("call_sid"), expected.callSid);
    document.insert(QStringLiteral("status"), QStringLiteral("queued"));
    return jsonAnswer(201, document);
}

QJsonObject ConferencesResource::json(const Conference &conference) const
{
    const QString accountSid = m_account.credentials().accountSid;
    const QString path = accountPath(accountSid) + QStringLiteral("/Conferences/") + conference.sid();
    return {
        {QStringLiteral("sid"), conference.sid()},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("friendly_name"), conference.name()},
        {QStringLiteral("status"), conference.status()},
        {QStringLiteral("region"), QStringLiteral("us1")},
        {QStringLiteral("reason_conference_ended"), textOrNull(conference.reasonEnded())},
        {QStringLiteral("call_sid_ending_conference"), textOrNull(conference.endedBy())},
        {QStringLiteral("date_created"), apiDate(conference.createdAt())},
        {QStringLiteral("date_updated"), apiDate(conference.updatedAt())},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("uri"), path + QStringLiteral(".json")},
        {QStringLiteral("subresource_uris"),
         QJsonObject{{QStringLiteral("participants"), path + QStringLiteral("/Participants.json")},
                     {QStringLiteral("recordings"), path + QStringLiteral("/Recordings.json")}}},
    };
}

QJsonObject ConferencesResource::json(const Conference &conference, const Participant &participant) const
{
    const QString accountSid = m_account.credentials().accountSid;
    return {
        {QStringLiteral("call_sid"), participant.callSid},
        {QStringLiteral("conference_sid"), conference.sid()},
        {QStringLiteral("account_sid"), accountSid},
        {QStringLiteral("label"), textOrNull(participant.label)},
        {QStringLiteral("muted"), participant.isMuted},
        {QStringLiteral("hold"), participant.isHeld},
        {QStringLiteral("coaching"), !participant.callToCoach.isEmpty()},
        {QStringLiteral("call_sid_to_coach"), textOrNull(participant.callToCoach)},
        {QStringLiteral("start_conference_on_enter"), participant.startsOnEnter},
        {QStringLiteral("end_conference_on_exit"), participant.endsOnExit},
        {QStringLiteral("status"), QStringLiteral("connected")},
        {QStringLiteral("queue_time"), QStringLiteral("0")},
        {QStringLiteral("date_created"), apiDate(participant.joinedAt)},
        {QStringLiteral("date_updated"), apiDate(participant.joinedAt)},
        {QStringLiteral("api_version"), QStringLiteral("2010-04-01")},
        {QStringLiteral("uri"),
         accountPath(accountSid)
             + QStringLiteral("/Conferences/%1/Participants/%2.json").arg(conference.sid(), participant.callSid)},
    };
}

} // namespace patchcord::simulator
