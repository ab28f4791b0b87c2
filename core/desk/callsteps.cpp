// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callsteps.h"

namespace patchcord::desk {

namespace {

using Kind = CallStep::Kind;

bool isAgentThere(const Call &call)
{
    return call.agentStatus == CallStatus::InProgress;
}

/// An agent's phone that is on the line, or about to be, for a call that is not theirs (any more).
bool isAgentStranded(const Message &row)
{
    const Call call = row.call.value_or(Call());
    if (call.agentSid.isEmpty() || isOver(call.agentStatus))
        return false;
    return isOver(call.status) || (row.direction == Direction::Inbound && call.handling != CallHandling::Phone);
}

} // namespace

QList<CallStep> stepsBetween(const Message &before, const Message &after)
{
    const Call was = before.call.value_or(Call());
    const Call is = after.call.value_or(Call());
    const bool isOutbound = after.direction == Direction::Outbound;
    const auto step = [&after](Kind kind, const QString &sid = {}) { return CallStep{kind, after.id, sid}; };
    QList<CallStep> steps;

    if (isOutbound && was.status == CallStatus::Queued && is.status == CallStatus::Initiated && is.sid.isEmpty())
        steps.append(step(Kind::CallCustomer));
    if (!isOutbound && !isAgentThere(was) && isAgentThere(is) && !isOver(is.status))
        steps.append(step(Kind::Connect, is.sid));
    if (!isOutbound && was.handling != CallHandling::Voicemail && is.handling == CallHandling::Voicemail
        && !isOver(is.status))
        steps.append(step(Kind::ToVoicemail, is.sid));

    // Whoever is left alone on the line is let go, also one whose leg was only just found out about.
    if (isAgentStranded(after) && (!isAgentStranded(before) || (isAgentThere(is) && !isAgentThere(was))))
        steps.append(step(Kind::End, is.agentSid));
    const bool hasEnded = isOver(is.status);
    const bool isAgentGone = isOver(is.agentStatus) && !isOver(was.agentStatus);
    const bool isCustomerNew = was.sid.isEmpty() && !is.sid.isEmpty();
    if (isOutbound && isOver(is.agentStatus) && !is.sid.isEmpty() && (isCustomerNew || (isAgentGone && !hasEnded)))
        steps.append(step(Kind::End, is.sid));
    else if (isAgentGone && !hasEnded && is.connectedAt > 0)
        steps.append(step(Kind::Look, is.sid));
    const bool mayHaveSpoken = !isOutbound && is.connectedAt == 0 && is.handling != CallHandling::Declined;
    if (hasEnded && !isOver(was.status) && mayHaveSpoken && is.recordingSid.isEmpty())
        steps.append(step(Kind::LookForRecording, is.sid));
    return steps;
}

} // namespace patchcord::desk
