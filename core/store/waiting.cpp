// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/waiting.h"

#include "core/store/connection.h"

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

qint64 timeFrom(const Rows &row)
{
    return row.number(0);
}

Result<qint64> firstInboundAfter(const Snapshot &snapshot, ConversationId id, qint64 at)
{
    const auto first = firstOf(snapshot.connection().run("message_first_inbound_after"_L1, {id.value, at}), timeFrom);
    if (!first)
        return std::unexpected(first.error());
    return first->value_or(0);
}

} // namespace

bool endsWait(const Message &message)
{
    return message.direction == Direction::Outbound && message.kind != MessageKind::Note && isByHand(message.origin)
        && message.author != u"auto";
}

Result<qint64> waitingSinceWith(const Snapshot &snapshot, const ConversationHead &head, const Message &message)
{
    if (message.direction == Direction::Inbound) {
        if (message.at <= head.lastReplyAt)
            return head.waitingSince;
        return head.waitingSince == 0 ? message.at : std::min(head.waitingSince, message.at);
    }
    if (!endsWait(message) || head.waitingSince == 0)
        return head.waitingSince;
    if (message.at >= head.lastAt)
        return 0;
    return firstInboundAfter(snapshot, head.id, std::max(message.at, head.lastReplyAt));
}

Result<ConversationHead> withWaitCountedAnew(const Snapshot &snapshot, ConversationHead head)
{
    const auto reply
        = firstOf(snapshot.connection().run("message_last_reply"_L1, {head.id.value, head.id.value}), timeFrom);
    if (!reply)
        return std::unexpected(reply.error());
    head.lastReplyAt = reply->value_or(0);
    if (head.state == ConversationState::Closed)
        return head;
    const Result<qint64> since = firstInboundAfter(snapshot, head.id, std::max(head.lastReplyAt, head.openedAt - 1));
    if (!since)
        return std::unexpected(since.error());
    head.waitingSince = *since;
    return head;
}

} // namespace patchcord::store
