// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/voicefields.h"

namespace patchcord::simulator {

twilio::FormFields voiceFields(const CallRecord &call, const QString &status, const QString &accountSid)
{
    const QByteArray from = call.from.toUtf8();
    const QByteArray to = call.to.toUtf8();
    const QByteArray country = call.from.startsWith(u"+1") ? "US" : "";
    twilio::FormFields fields{
        {"Called", to},
        {"ToState", ""},
        {"CallerCountry", country},
        {"Direction", call.direction.toUtf8()},
        {"CallerState", ""},
        {"ToZip", ""},
        {"CallSid", call.sid.toUtf8()},
        {"To", to},
        {"CallerZip", ""},
        {"ToCountry", country},
        {"CalledZip", ""},
        {"ApiVersion", "2010-04-01"},
        {"CalledCity", ""},
        {"CallStatus", status.toUtf8()},
        {"From", from},
        {"AccountSid", accountSid.toUtf8()},
        {"CalledCountry", country},
        {"CallerCity", ""},
        {"ToCity", ""},
        {"FromCountry", country},
        {"Caller", from},
        {"FromCity", ""},
        {"CalledState", ""},
        {"FromZip", ""},
        {"FromState", ""},
    };
    if (!call.parentSid.isEmpty())
        fields.append({"ParentCallSid", call.parentSid.toUtf8()});
    return fields;
}

} // namespace patchcord::simulator
