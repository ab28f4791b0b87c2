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

} // namespace patchcord::desk
