// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/duereplies.h"

#include "core/desk/act.h"
#include "core/desk/queuemessage.h"
#include "core/store/conversations.h"
#include "core/store/scheduled.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

using store::Transaction;

constexpr int mostAtOnce = 1000;

Done ask(Transaction &transaction, ScheduledReply reply, ScheduledState state, const QString &reason, qint64 now)
{
    reply.state = state;
    reply.reason = reason;
    if (const Done written = store::updateScheduled(transaction, reply); !written)
        return written;
    return audit(transaction, {QStringLiteral("system"), now}, QStringLiteral("schedule.ask"), reply.conversation, {},
                 {{QStringLiteral("why"), toString(state)}});
}

/// A refusal is an answer; a disk that is full is none.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Refused || error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Conflict;
}

} // namespace

Result<Draft> draftOf(const store::Snapshot &snapshot, const ScheduledReply &reply)
{
    const auto conversation = store::conversationById(snapshot, reply.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return failure(
            ErrorKind::NotFound,
            QCoreApplication::translate("patchcord::desk::ScheduleDesk", "This conversation is not there any more."));
    return Draft{(*conversation)->sender, (*conversation)->contactAddress, reply.body, {}, reply.files};
}

Done releaseDue(Transaction &transaction, const ScheduledReply &reply, qint64 now)
{
    if (now - reply.dueAt > mostLateMs)
        return ask(transaction, reply, ScheduledState::Missed, {}, now);
    const auto draft = draftOf(transaction, reply);
    if (!draft)
        return std::unexpected(draft.error());
    const auto queued = queueMessage(transaction, {reply.author, now}, *draft, Origin::Schedule);
    if (queued)
        return store::removeScheduled(transaction, reply);
    if (!isRefusal(queued.error()))
        return std::unexpected(queued.error());
    return ask(transaction, reply, ScheduledState::Refused, queued.error().message, now);
}

Done missDue(Transaction &transaction, qint64 now)
{
    const auto due = store::dueScheduled(transaction, now, mostAtOnce);
    if (!due)
        return std::unexpected(due.error());
    for (const ScheduledReply &reply : *due) {
        if (const Done asked = ask(transaction, reply, ScheduledState::Missed, {}, now); !asked)
            return asked;
    }
    return {};
}

} // namespace patchcord::desk
