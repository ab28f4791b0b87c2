// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/callsresource.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/messagerules.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"

#include <QDateTime>
#include <QTimeZone>

namespace patchcord::simulator {

namespace {

QJsonObject jsonOf(const Account &account, const CallRecord &call)
{
    const auto number = account.numberOf(call.direction == u"inbound" ? call.to : call.from);
    return callJson(call, account.credentials().accountSid, number ? number->sid : QString());
}

/// The filters of a call list; dates are whole UTC days, the given day included.
struct CallFilters
{
    QString to;
    QString from;
    QString status;
    QString on;
    QString until;
    QString since;

    [[nodiscard]] bool takes(const CallRecord &call) const
    {
        const qint64 at = call.answeredAt != 0 ? call.answeredAt : call.createdAt;
        const QString day = QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()).date().toString(Qt::ISODate);
        return (to.isEmpty() || call.to == to) && (from.isEmpty() || call.from == from)
            && (status.isEmpty() || call.status == status) && (on.isEmpty() || day == on)
            && (until.isEmpty() || day <= until) && (since.isEmpty() || day >= since);
    }
};

CallFilters filtersOf(const twilio::FormFields &query)
{
    return {twilio::fieldText(query, "To"),
            twilio::fieldText(query, "From"),
            twilio::fieldText(query, "Status"),
            twilio::fieldText(query, "StartTime").left(10),
            twilio::fieldText(query, "StartTime<").left(10),
            twilio::fieldText(query, "StartTime>").left(10)};
}

} // namespace

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
    call.sid = m_account.newSid(QLatin1StringView("CA"));
    call.from = twilio::fieldText(request.form, "From");
    call.to = twilio::fieldText(request.form, "To");
    call.url = twilio::fieldText(request.form, "Url");
    if (call.url.isEmpty())
        call.twiml = twilio::fieldText(request.form, "Twiml").toUtf8();
    call.statusCallback = twilio::fieldText(request.form, "StatusCallback");
    for (const auto &[name, value] : request.form) {
        if (name == "StatusCallbackEvent")
            call.statusEvents.append(QString::fromUtf8(value).split(u' ', Qt::SkipEmptyParts));
    }
    if (call.statusEvents.isEmpty())
        call.statusEvents.append(QStringLiteral("completed"));
    call.status = QStringLiteral("queued");
    call.direction = QStringLiteral("outbound-api");
    call.createdAt = utcNow();
    m_account.addCall(call);
    m_player.place(call.sid);
    return shown(201, call.sid);
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
    const bool isLive = call.endedAt == 0;
    const bool isTooLateToCancel = status == u"canceled" && call.answeredAt != 0;
    const bool isTooEarlyToRedirect = !twiml.isEmpty() && call.answeredAt == 0;
    if (!isLive || isTooLateToCancel || isTooEarlyToRedirect)
        return errorAnswer({400, 21220, QStringLiteral("Call is not in-progress. Cannot redirect.")});
    if (status == u"canceled" || status == u"completed")
        m_player.hangUp(sid);
    else if (!twiml.isEmpty())
        m_player.redirect(sid, twiml.toUtf8());
    return shown(200, sid);
}

} // namespace patchcord::simulator
