// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scheduled.h"

#include "core/store/connection.h"
#include "core/store/mediatext.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

/// The columns of every statement that reads one.
enum Column { IdColumn, Conversation, Body, Media, DueAt, WrittenAt, Author, State, Reason };

ScheduledReply replyFrom(const Rows &row)
{
    ScheduledReply reply;
    reply.id = {row.number(IdColumn)};
    reply.conversation = {row.number(Conversation)};
    reply.body = row.text(Body);
    reply.files = filesFrom(row.text(Media));
    reply.dueAt = row.number(DueAt);
    reply.writtenAt = row.number(WrittenAt);
    reply.author = row.text(Author);
    reply.state = scheduledStateFromString(row.text(State)).value_or(ScheduledState::Missed);
    reply.reason = row.text(Reason);
    return reply;
}

Done note(Transaction &transaction, ConversationId conversation)
{
    Event event;
    event.kind = EventKind::ConversationChanged;
    event.conversation = conversation;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace

Result<ScheduledId> insertScheduled(Transaction &transaction, const ScheduledReply &reply)
{
    const auto id
        = firstOf(transaction.connection().run("scheduled_insert"_L1,
                                               {reply.conversation.value, reply.body, textOf(reply.files), reply.dueAt,
                                                reply.writtenAt, reply.author, toString(reply.state), reply.reason}),
                  [](const Rows &row) { return ScheduledId{row.number(0)}; });
    if (!id)
        return std::unexpected(id.error());
    if (const Done noted = note(transaction, reply.conversation); !noted)
        return std::unexpected(noted.error());
    return id->value_or(ScheduledId());
}

Done updateScheduled(Transaction &transaction, const ScheduledReply &reply)
{
    const Done done
        = transaction.connection().execute("scheduled_update"_L1,
                                           {reply.body, textOf(reply.files), reply.dueAt, reply.writtenAt, reply.author,
                                            toString(reply.state), reply.reason, reply.id.value});
    return done ? note(transaction, reply.conversation) : done;
}

Done removeScheduled(Transaction &transaction, const ScheduledReply &reply)
{
    const Done done = transaction.connection().execute("scheduled_delete"_L1, {reply.id.value});
    return done ? note(transaction, reply.conversation) : done;
}

Done askAboutScheduled(Transaction &transaction, ConversationId conversation)
{
    return transaction.connection().execute("scheduled_ask"_L1, {conversation.value});
}

Result<std::optional<ScheduledReply>> scheduledById(const Snapshot &snapshot, ScheduledId id)
{
    return firstOf(snapshot.connection().run("scheduled_by_id"_L1, {id.value}), replyFrom);
}

Result<QList<ScheduledReply>> allScheduled(const Snapshot &snapshot, int limit)
{
    return collect(snapshot.connection().run("scheduled_all"_L1, {limit}), replyFrom);
}

Result<QList<ScheduledReply>> scheduledOf(const Snapshot &snapshot, ConversationId conversation)
{
    return collect(snapshot.connection().run("scheduled_of_conversation"_L1, {conversation.value}), replyFrom);
}

Result<QList<ScheduledReply>> dueScheduled(const Snapshot &snapshot, qint64 now, int limit)
{
    return collect(snapshot.connection().run("scheduled_due"_L1, {now, limit}), replyFrom);
}

Result<qint64> nextScheduled(const Snapshot &snapshot)
{
    const auto next
        = firstOf(snapshot.connection().run("scheduled_next"_L1), [](const Rows &row) { return row.number(0); });
    if (!next)
        return std::unexpected(next.error());
    return next->value_or(0);
}

} // namespace patchcord::store
