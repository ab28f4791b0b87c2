// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/scheduledesk.h"

#include "core/base/clock.h"
#include "core/desk/act.h"
#include "core/desk/duereplies.h"
#include "core/desk/preflight.h"
#include "core/desk/queuemessage.h"
#include "core/store/conversations.h"
#include "core/store/scheduled.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::ScheduleDesk)
};

Result<ScheduledReply> readReply(const Snapshot &snapshot, ScheduledId id)
{
    const auto reply = store::scheduledById(snapshot, id);
    if (!reply)
        return std::unexpected(reply.error());
    if (!*reply)
        return failure(ErrorKind::NotFound, Words::tr("This reply was sent or dropped meanwhile."));
    return **reply;
}

/// What is known to stand in its way when it is due is said now.
Done checkTime(const Snapshot &snapshot, const ScheduledReply &reply, qint64 now)
{
    if (reply.dueAt <= now)
        return failure(ErrorKind::Invalid, Words::tr("This time is over. Choose a later one."));
    const auto draft = draftOf(snapshot, reply);
    if (!draft)
        return std::unexpected(draft.error());
    const auto verdict = preflight(snapshot, *draft, Origin::Schedule, reply.dueAt);
    return verdict ? toDone(*verdict) : std::unexpected(verdict.error());
}

Result<ScheduledId> keep(Transaction &transaction, const Act &act, const ScheduledReply &reply)
{
    if (const Done checked = checkTime(transaction, reply, act.at); !checked)
        return std::unexpected(checked.error());
    const auto id = store::insertScheduled(transaction, reply);
    if (!id)
        return id;
    const auto conversation = store::conversationById(transaction, reply.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (*conversation && !(*conversation)->draft.isEmpty()) {
        if (const Done taken = store::setDraft(transaction, reply.conversation, {}); !taken)
            return std::unexpected(taken.error());
    }
    const Done noted = audit(transaction, act, QStringLiteral("schedule.add"), reply.conversation, {},
                             {{QStringLiteral("due_at"), reply.dueAt}});
    return noted ? id : std::unexpected(noted.error());
}

Done rewrite(Transaction &transaction, const Act &act, ScheduledId id, const QString &body, qint64 dueAt)
{
    auto reply = readReply(transaction, id);
    if (!reply)
        return std::unexpected(reply.error());
    reply->body = body;
    reply->dueAt = dueAt;
    reply->writtenAt = act.at;
    reply->author = act.actor;
    reply->state = ScheduledState::Waiting;
    reply->reason.clear();
    if (const Done checked = checkTime(transaction, *reply, act.at); !checked)
        return checked;
    if (const Done written = store::updateScheduled(transaction, *reply); !written)
        return written;
    return audit(transaction, act, QStringLiteral("schedule.change"), reply->conversation, {},
                 {{QStringLiteral("due_at"), dueAt}});
}

Result<MessageId> release(Transaction &transaction, const Act &act, ScheduledId id)
{
    const auto reply = readReply(transaction, id);
    if (!reply)
        return std::unexpected(reply.error());
    const auto draft = draftOf(transaction, *reply);
    if (!draft)
        return std::unexpected(draft.error());
    const auto queued = queueMessage(transaction, act, *draft, Origin::Schedule);
    if (!queued)
        return queued;
    const Done removed = store::removeScheduled(transaction, *reply);
    return removed ? queued : std::unexpected(removed.error());
}

Result<ScheduledReply> remove(Transaction &transaction, const Act &act, ScheduledId id)
{
    const auto reply = readReply(transaction, id);
    if (!reply)
        return reply;
    if (const Done removed = store::removeScheduled(transaction, *reply); !removed)
        return std::unexpected(removed.error());
    const Done noted = audit(transaction, act, QStringLiteral("schedule.drop"), reply->conversation);
    return noted ? reply : std::unexpected(noted.error());
}

} // namespace

QFuture<Result<ScheduledId>> ScheduleDesk::add(ConversationId conversation, const QString &body,
                                               const QList<MediaItem> &files, qint64 dueAt)
{
    const Act act{m_agent, utcNow()};
    ScheduledReply reply;
    reply.conversation = conversation;
    reply.body = body;
    reply.files = files;
    reply.dueAt = dueAt;
    reply.writtenAt = act.at;
    reply.author = m_agent;
    return m_store.write([act, reply](Transaction &transaction) { return keep(transaction, act, reply); });
}

QFuture<Done> ScheduleDesk::change(ScheduledId reply, const QString &body, qint64 dueAt)
{
    return m_store.write([reply, body, dueAt, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return rewrite(transaction, act, reply, body, dueAt);
    });
}

QFuture<Result<MessageId>> ScheduleDesk::sendNow(ScheduledId reply)
{
    return m_store.write(
        [reply, act = Act{m_agent, utcNow()}](Transaction &transaction) { return release(transaction, act, reply); });
}

QFuture<Result<ScheduledReply>> ScheduleDesk::drop(ScheduledId reply)
{
    return m_store.write(
        [reply, act = Act{m_agent, utcNow()}](Transaction &transaction) { return remove(transaction, act, reply); });
}

} // namespace patchcord::desk
