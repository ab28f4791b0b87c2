// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/callsresource.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/messagerules.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace patchcord::simulator {

namespace {

QJsonObject jsonOf(const Account &account, const CallRecord &call)
{
    const auto number = account.numberOf(call.direction == u"inbound" ? call.to : call.from);
    return callJson(call, account.credentials().accountSid, number ? number->sid : QString());
}

/// What an update says of where to report and whom to ask next.
void takeAddresses(const twilio::FormFields &form, CallRecord &call)
{
    const auto take = [&form](QByteArrayView name, QString &into) {
        if (const QString given = twilio::fieldText(form, name); !given.isEmpty())
            into = given;
    };
    take("StatusCallback", call.statusCallback);
    take("FallbackUrl", call.fallbackUrl);
}

/// The filters of a call list; dates are whole UTC days, the given day included.
struct CallFilters
{
    QString to;
    QString from;
    QString status;
    QString parent;
    QString on;
    QString until;
    QString since;

    [[nodiscard]] bool takes(const CallRecord &call) const
    {
        const qint64 at = call.answeredAt != 0 ? call.answeredAt : call.createdAt;
        const QString day = QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()).date().toString(Qt::ISODate);
        return (to.isEmpty() || call.to == to) && (from.isEmpty() || call.from == from)
            && (status.isEmpty() || call.status == status) && (parent.isEmpty() || call.parentSid == parent)
            && (on.isEmpty() || day == on) && (until.isEmpty() || day <= until) && (since.isEmpty() || day >= since);
    }
};

CallFilters filtersOf(const twilio::FormFields &query)
{
    return {twilio::fieldText(query, "To"),
            twilio::fieldText(query, "From"),
            twilio::fieldText(query, "Status"),
            twilio::fieldText(query, "ParentCallSid"),
            twilio::fieldText(query, "StartTime").left(10),
            twilio::fieldText(query, "StartTime<").left(10),
            twilio::fieldText(query, "StartTime>").left(10)};
}

} // namespace

QByteArray methodIn(const twilio::FormFields &form, QByteArrayView name)
{
    return twilio::fieldText(form, name) == u"GET" ? "GET" : "POST";
}

void readProgress(const twilio::FormFields &form, CallRecord &call)
{
    call.statusCallback = twilio::fieldText(form, "StatusCallback");
    call.statusMethod = methodIn(form, "StatusCallbackMethod");
    for (const auto &[name, value] : form) {
        if (name == "StatusCallbackEvent")
            call.statusEvents.append(QString::fromUtf8(value).split(u' ', Qt::SkipEmptyParts));
    }
    if (call.statusEvents.isEmpty())
        call.statusEvents.append(QStringLiteral("completed"));
    bool isNumber = false;
    const int timeout = twilio::fieldText(form, "Timeout").toInt(&isNumber);
    if (isNumber)
        call.timeoutSeconds = std::clamp(timeout, 1, 600);
}

gateway::HttpAnswer CallsResource::handle(const RestRequest &request)
{
    if (request.segments.size() == 1 && request.method == "POST")
        return create(request);
    if (request.segments.size() == 1)
        return request.method == "GET" ? list(request) : wrongMethodAnswer();
    const QString sid = request.segments.at(1);
    if (request.segments.size() > 2 || !m_account.call(sid))
        return notFoundAnswer(request.path);
    if (request.method == "POST")
        return update(request, sid);
    if (request.method == "DELETE")
        return remove(sid);
    return request.method == "GET" ? shown(200, sid) : wrongMethodAnswer();
}

gateway::HttpAnswer CallsResource::shown(int status, const QString &sid) const
{
    return jsonAnswer(status, jsonOf(m_account, *m_account.call(sid)));
}

gateway::HttpAnswer CallsResource::create(const RestRequest &request)
{
    if (const auto refused = callRefusal(m_account, request.form))
        return errorAnswer(*refused);
    CallRecord call;
    call.from = twilio::fieldText(request.form, "From");
    call.to = twilio::fieldText(request.form, "To");
    call.url = twilio::fieldText(request.form, "Url");
    call.urlMethod = methodIn(request.form, "Method");
    if (call.url.isEmpty())
        call.twiml = twilio::fieldText(request.form, "Twiml").toUtf8();
    call.fallbackUrl = twilio::fieldText(request.form, "FallbackUrl");
    call.fallbackMethod = methodIn(request.form, "FallbackMethod");
    call.direction = QStringLiteral("outbound-api");
    readProgress(request.form, call);
    call.isRecorded = twilio::fieldText(request.form, "Record") == u"true";
    call.recordingCallback = twilio::fieldText(request.form, "RecordingStatusCallback");
    return shown(201, m_player.place(call));
}

gateway::HttpAnswer CallsResource::remove(const QString &sid)
{
    if (m_account.call(sid)->endedAt == 0)
        return errorAnswer({400, 20009, QStringLiteral("Cannot delete this resource before it is complete")});
    m_account.removeCall(sid);
    return {204, {}, {}, {}};
}

gateway::HttpAnswer CallsResource::list(const RestRequest &request) const
{
    const PageRequest page = pageRequest(request.path, request.query);
    QList<CallRecord> calls = m_account.calls();
    calls.removeIf([filters = filtersOf(page.query)](const CallRecord &call) { return !filters.takes(call); });
    return jsonAnswer(200, pageOf<CallRecord>(page, QStringLiteral("calls"), calls, [this](const CallRecord &call) {
                          return jsonOf(m_account, call);
                      }));
}

gateway::HttpAnswer CallsResource::update(const RestRequest &request, const QString &sid)
{
    const CallRecord call = *m_account.call(sid);
    const QString status = twilio::fieldText(request.form, "Status");
    const QString twiml = twilio::fieldText(request.form, "Twiml");
    const QString url = twilio::fieldText(request.form, "Url");
    const bool isLive = call.endedAt == 0;
    const bool isTooLateToCancel = status == u"canceled" && call.answeredAt != 0;
    const bool isTooEarlyToRedirect = !(twiml.isEmpty() && url.isEmpty()) && call.answeredAt == 0;
    if (!isLive || isTooLateToCancel || isTooEarlyToRedirect)
        return errorAnswer({400, 21220, QStringLiteral("Call is not in-progress. Cannot redirect.")});
    if (twiml.size() > 4000)
        return errorAnswer({400, 32018, QStringLiteral("The Twiml parameter exceeds 4000 characters")});
    if (status == u"canceled" || status == u"completed") {
        m_player.hangUp(sid);
        return shown(200, sid);
    }
    m_account.updateCall(sid, [&request](CallRecord &changed) { takeAddresses(request.form, changed); });
    if (!url.isEmpty()) {
        m_player.redirect(sid, url, methodIn(request.form, "Method"));
    } else if (!twiml.isEmpty()) {
        if (const Done done = m_player.redirect(sid, twiml.toUtf8()); !done)
            return errorAnswer({400, done.error().code, done.error().message});
    }
    return shown(200, sid);
}

} // namespace patchcord::simulator
