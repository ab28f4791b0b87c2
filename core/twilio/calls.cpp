// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/calls.h"

#include "core/twilio/addresses.h"
#include "core/twilio/json.h"
#include "core/twilio/resources.h"

namespace patchcord::twilio {

namespace {

CallResource resourceFrom(const QJsonObject &json)
{
    CallResource call;
    call.sid = jsonText(json, u"sid");
    call.from = addressFromWire(jsonText(json, u"from"));
    call.to = addressFromWire(jsonText(json, u"to"));
    call.status = callStatusFromString(jsonText(json, u"status")).value_or(CallStatus::Queued);
    call.direction = jsonText(json, u"direction");
    call.durationSeconds = jsonInt(json, u"duration");
    call.createdAt = jsonTime(json, u"date_created");
    call.endedAt = jsonTime(json, u"end_time");
    // A call that nobody took may have a start time as well.
    if (call.status == CallStatus::InProgress || call.status == CallStatus::Completed)
        call.answeredAt = jsonTime(json, u"start_time");
    return call;
}

Result<CallResource> readCall(const QJsonObject &json)
{
    CallResource call = resourceFrom(json);
    if (call.sid.isEmpty())
        return withoutSid(false);
    return call;
}

Result<CallResource> readCreated(const QJsonObject &json)
{
    CallResource call = resourceFrom(json);
    if (call.sid.isEmpty())
        return withoutSid(true);
    return call;
}

FormFields formFor(const NewCall &call)
{
    FormFields form;
    addField(form, "To", toWire(call.to));
    addField(form, "From", toWire(call.from));
    // Where both are set Twilio takes the URL (32019).
    if (!call.twiml.isEmpty())
        form.emplaceBack("Twiml", call.twiml);
    else
        addField(form, "Url", call.url);
    if (call.timeoutSeconds > 0)
        form.emplaceBack("Timeout", QByteArray::number(call.timeoutSeconds));
    if (!call.statusCallback.isEmpty()) {
        addField(form, "StatusCallback", call.statusCallback);
        for (const char *event : {"initiated", "ringing", "answered", "completed"})
            form.emplaceBack("StatusCallbackEvent", event);
    }
    return form;
}

} // namespace

QFuture<Result<CallResource>> Calls::create(const NewCall &call)
{
    return readWith(m_client.post(Product::Api, accountPath(m_client) + "/Calls.json", formFor(call)), readCreated);
}

QFuture<Result<CallResource>> Calls::fetch(const QString &sid)
{
    return readWith(m_client.get(Product::Api, itemPath(m_client, "Calls", sid)), readCall);
}

QFuture<Result<CallResource>> Calls::update(const QString &sid, const FormFields &fields)
{
    return readWith(m_client.post(Product::Api, itemPath(m_client, "Calls", sid), fields), readCall);
}

} // namespace patchcord::twilio
