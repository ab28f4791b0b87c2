// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulatorbench.h"

namespace patchcord::simulator {

inline SimulatorOptions quickCalls()
{
    SimulatorOptions options;
    options.stepMs = 5;
    options.secondMs = 20;
    return options;
}

inline gateway::HttpAnswer twimlAnswer(const QByteArray &verbs)
{
    return {200, "text/xml", "<Response>" + verbs + "</Response>", {}};
}

/// A customer calls the desk; gives the call's SID.
inline QString callIn(SimulatorBench &bench, QJsonObject wish = {})
{
    if (!wish.contains(QStringLiteral("from")))
        wish.insert(QStringLiteral("from"), QStringLiteral("+12025550111"));
    return bench.control("POST", "/sim/call", wish).value(u"sid").toString();
}

/// The desk calls somebody; gives the call's SID.
inline QString callOut(SimulatorBench &bench, const QByteArray &to, const QByteArray &verbs)
{
    const Exchange created = bench.rest(
        "POST", "/Calls.json", {{"To", to}, {"From", "+15005550006"}, {"Twiml", "<Response>" + verbs + "</Response>"}});
    return created.json().value(u"sid").toString();
}

inline QJsonObject callOf(SimulatorBench &bench, const QString &sid)
{
    return bench.rest("GET", "/Calls/" + sid.toLatin1() + ".json").json();
}

inline QString statusOf(SimulatorBench &bench, const QString &sid)
{
    return callOf(bench, sid).value(u"status").toString();
}

/// The only leg that the call has dialled, once there is one.
inline QString childOf(SimulatorBench &bench, const QString &sid)
{
    const QJsonArray calls
        = bench.rest("GET", "/Calls.json?ParentCallSid=" + sid.toLatin1()).json().value(u"calls").toArray();
    return calls.isEmpty() ? QString() : calls.first().toObject().value(u"sid").toString();
}

/// The desk leads a live call to other verbs; gives the HTTP status.
inline int redirect(SimulatorBench &bench, const QString &sid, const QByteArray &verbs)
{
    return bench.rest("POST", "/Calls/" + sid.toLatin1() + ".json", {{"Twiml", "<Response>" + verbs + "</Response>"}})
        .status;
}

} // namespace patchcord::simulator
