// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callmerge.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

int progress(CallStatus status)
{
    switch (status) {
    case CallStatus::Queued:
        return 0;
    case CallStatus::Initiated:
        return 1;
    case CallStatus::Ringing:
        return 2;
    case CallStatus::InProgress:
        return 3;
    case CallStatus::Canceled:
        return 4;
    case CallStatus::NoAnswer:
        return 5;
    case CallStatus::Busy:
        return 6;
    case CallStatus::Failed:
        return 7;
    case CallStatus::Completed:
        return 8;
    }
    Q_UNREACHABLE();
}

qint64 earlier(qint64 known, qint64 other)
{
    if (known == 0 || other == 0)
        return std::max(known, other);
    return std::min(known, other);
}

/// A caller who waits is connected when the agent's phone is answered, and waits on when it is not.
Call withInboundRules(const Call &known, Call merged, const CallNews &news)
{
    const bool isWaiting = known.endedAt == 0 || news.at < known.endedAt;
    if (news.status == CallStatus::InProgress && isWaiting && known.handling == CallHandling::Phone)
        merged.connectedAt = earlier(known.connectedAt, news.at);
    if (!isOver(merged.agentStatus))
        return merged;
    if (merged.connectedAt > 0) {
        merged.talkSeconds = std::max(known.talkSeconds, news.durationSeconds);
    } else if (known.handling == CallHandling::Phone && !isOver(known.status)) {
        merged.handling = CallHandling::None;
        merged.handledBy.clear();
    }
    return merged;
}

/// The customer is called once the agent's phone is answered; when it is not, the call has come to nothing.
Call withOutboundRules(Call merged, const CallNews &news)
{
    if (merged.agentStatus == CallStatus::InProgress && merged.status == CallStatus::Queued)
        merged.status = CallStatus::Initiated;
    if (isOver(merged.agentStatus) && merged.sid.isEmpty() && !isOver(merged.status)) {
        merged.status = merged.agentStatus == CallStatus::Completed ? CallStatus::Canceled : merged.agentStatus;
        merged.endedAt = news.at;
    }
    return merged;
}

} // namespace

Call mergeCall(const Call &known, const CallNews &news)
{
    Call merged = known;
    if (progress(news.status) > progress(known.status))
        merged.status = news.status;
    merged.sequence = std::max(known.sequence, news.sequence);
    merged.durationSeconds = std::max(known.durationSeconds, news.durationSeconds);
    merged.startedAt = earlier(known.startedAt, news.at);
    if (news.status == CallStatus::InProgress)
        merged.answeredAt = earlier(known.answeredAt, news.at);
    if (isOver(news.status))
        merged.endedAt = earlier(known.endedAt, news.at);
    // Without a Timestamp, news that were overtaken arrive after the end.
    if (merged.endedAt > 0)
        merged.answeredAt = std::min(merged.answeredAt, merged.endedAt);
    return merged;
}

Call mergeCustomerLeg(const Call &known, Direction direction, const CallNews &news)
{
    Call merged = mergeCall(known, news);
    const bool isOurs = !known.room.isEmpty() && direction == Direction::Outbound;
    if (!isOurs)
        return merged;
    if (news.status == CallStatus::InProgress)
        merged.connectedAt = earlier(known.connectedAt, news.at);
    if (isOver(news.status) && news.durationSeconds > 0) {
        // That it lasted says that it was answered, even where that was never reported.
        merged.talkSeconds = std::max(known.talkSeconds, news.durationSeconds);
        merged.connectedAt = earlier(known.connectedAt, news.at - news.durationSeconds * 1000LL);
    }
    return merged;
}

Call mergeAgentLeg(const Call &known, Direction direction, const QString &sid, const CallNews &news)
{
    if (!known.agentSid.isEmpty() && known.agentSid != sid)
        return known;
    Call merged = known;
    merged.agentSid = sid;
    if (progress(news.status) > progress(known.agentStatus))
        merged.agentStatus = news.status;
    return direction == Direction::Inbound ? withInboundRules(known, merged, news) : withOutboundRules(merged, news);
}

} // namespace patchcord::desk
