// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/states.h"

#include "core/store/connection.h"
#include "core/store/labels.h"

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

using Session = ConversationStep::Session;
using Unread = ConversationStep::Unread;
using Wait = ConversationStep::Wait;

ConversationId idFrom(const Rows &row)
{
    return {row.number(0)};
}

Result<int> unreadBehind(const Snapshot &snapshot, ConversationId id, qint64 ordinal)
{
    const auto unread = firstOf(snapshot.connection().run("unread_behind"_L1, {id.value, ordinal}),
                                [](const Rows &row) { return row.small(0); });
    if (!unread)
        return std::unexpected(unread.error());
    return unread->value_or(0);
}

Result<ConversationHead> readUpTo(const Snapshot &snapshot, ConversationHead head, qint64 ordinal)
{
    head.readUpTo = std::clamp<qint64>(ordinal, 0, head.messageCount);
    const Result<int> unread = unreadBehind(snapshot, head.id, head.readUpTo);
    if (!unread)
        return std::unexpected(unread.error());
    head.unread = *unread;
    return head;
}

/// Everything that the customer said since they wait.
Result<ConversationHead> unreadAgain(const Snapshot &snapshot, ConversationHead head)
{
    if (head.waitingSince == 0)
        return head;
    const auto first
        = firstOf(snapshot.connection().run("message_ordinal_since"_L1, {head.id.value, head.waitingSince}),
                  [](const Rows &row) { return row.number(0); });
    if (!first)
        return std::unexpected(first.error());
    const qint64 before = first->value_or(0) - 1;
    return before < 0 ? head : readUpTo(snapshot, head, std::min(head.readUpTo, before));
}

Result<ConversationHead> withUnread(const Snapshot &snapshot, ConversationHead head, Unread unread)
{
    switch (unread) {
    case Unread::Keep:
        return head;
    case Unread::Add:
        ++head.unread;
        return head;
    case Unread::Again:
        return unreadAgain(snapshot, std::move(head));
    case Unread::Clear:
        head.readUpTo = head.messageCount;
        head.unread = 0;
        return head;
    }
    Q_UNREACHABLE();
}

Result<ConversationHead> inNextSession(Transaction &transaction, ConversationHead head, qint64 at)
{
    ++head.session;
    head.openedAt = at;
    if (const Done done
        = transaction.connection().execute("session_insert"_L1, {head.id.value, head.session, head.openedAt});
        !done)
        return std::unexpected(done.error());
    return head;
}

/// Ends the session with its words; words that come later are added to the one that ended.
Done keepSessionEnd(Transaction &transaction, const ConversationHead &head, const ConversationStep &step, qint64 at,
                    const EventDetail &detail)
{
    Connection &connection = transaction.connection();
    if (step.session == Session::End)
        return connection.execute("session_close"_L1, {at, detail.topic, detail.outcome, head.id.value, head.session});
    if (detail.topic.isEmpty() && detail.outcome.isEmpty())
        return {};
    return connection.execute("session_name"_L1, {detail.topic, detail.outcome, head.id.value, head.session});
}

/// The session that began with what is undone goes; the one that ended with it goes on.
Done restoreSession(Transaction &transaction, const Standing &before, const Standing &after)
{
    Connection &connection = transaction.connection();
    const bool wasClosed = before.state == ConversationState::Closed;
    const bool isClosed = after.state == ConversationState::Closed;
    if (before.session < after.session)
        return connection.execute("session_delete"_L1, {before.id.value, after.session});
    return !wasClosed && isClosed ? connection.execute("session_reopen"_L1, {before.id.value, before.session}) : Done();
}

Done restoreState(Transaction &transaction, const Standing &before, const Standing &after, qint64 at)
{
    const Result<ConversationHead> former = conversationHead(transaction, before.id);
    if (!former)
        return std::unexpected(former.error());
    if (const Done done = restoreSession(transaction, before, after); !done)
        return done;
    Result<ConversationHead> head = readUpTo(transaction, *former, before.readUpTo);
    if (!head)
        return std::unexpected(head.error());
    head->state = before.state;
    head->snoozedUntil = before.snoozedUntil;
    head->session = before.session;
    head->openedAt = before.openedAt;
    head->stateAt = at;
    const bool canWait = !former->isBlocked && !former->isOptedOut && former->lastReplyAt < before.waitingSince;
    head->waitingSince = canWait ? before.waitingSince : 0;
    return keep(transaction, *former, *head);
}

/// Who is told is told even when nothing else is new.
Done keepAndTell(Transaction &transaction, const ConversationHead &former, const ConversationHead &head, bool notifies)
{
    if (!notifies || head != former)
        return keep(transaction, former, head,
                    notifies ? EventKind::ConversationReturned : EventKind::ConversationChanged);
    Event event;
    event.kind = EventKind::ConversationReturned;
    event.conversation = head.id;
    const Result<qint64> number = transaction.append(event);
    return number ? Done() : std::unexpected(number.error());
}

Result<QList<ConversationId>> idsOf(Result<Rows> rows)
{
    return collect(std::move(rows), idFrom);
}

} // namespace

Result<ConversationHead> withStep(Transaction &transaction, ConversationHead head, const ConversationStep &step,
                                  qint64 at)
{
    Result<ConversationHead> next = step.session == Session::Begin ? inNextSession(transaction, std::move(head), at)
                                                                   : Result<ConversationHead>(std::move(head));
    if (!next)
        return next;
    if (next->state != step.state)
        next->stateAt = at;
    next->state = step.state;
    if (next->state != ConversationState::Snoozed)
        next->snoozedUntil = 0;
    return withUnread(transaction, std::move(*next), step.unread);
}

Result<ConversationStep> applyEvent(Transaction &transaction, ConversationId id, ConversationEvent event, qint64 at,
                                    const EventDetail &detail)
{
    const Result<ConversationHead> former = conversationHead(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    const ConversationStep step = stepOf(former->stance(), event);
    Result<ConversationHead> head = withStep(transaction, *former, step, at);
    if (!head)
        return std::unexpected(head.error());
    if (event == ConversationEvent::AnswerOverdue)
        head->returnedFor = head->waitingSince;
    if (event == ConversationEvent::Snoozed)
        head->snoozedUntil = detail.until;
    if (step.wait == Wait::End)
        head->waitingSince = 0;
    if (head->state == ConversationState::Closed) {
        if (const Done done = keepSessionEnd(transaction, *head, step, at, detail); !done)
            return std::unexpected(done.error());
    }
    if (const Done done = keepAndTell(transaction, *former, *head, step.notifies); !done)
        return std::unexpected(done.error());
    return step;
}

Result<Standing> standingOf(const Snapshot &snapshot, ConversationId id)
{
    const Result<ConversationHead> head = conversationHead(snapshot, id);
    if (!head)
        return std::unexpected(head.error());
    const Result<QStringList> labels = labelsOf(snapshot, id);
    if (!labels)
        return std::unexpected(labels.error());
    return Standing{
        id,     head->state, head->snoozedUntil, head->session, head->openedAt, head->waitingSince, head->readUpTo,
        *labels};
}

Result<bool> restore(Transaction &transaction, const Standing &before, const Standing &after, qint64 at)
{
    const Result<Standing> now = standingOf(transaction, before.id);
    if (!now)
        return std::unexpected(now.error());
    const bool isUntouched = now->state == after.state && now->snoozedUntil == after.snoozedUntil
        && now->session == after.session && now->labels == after.labels;
    if (!isUntouched)
        return false;
    const bool isSameState = before.state == after.state && before.snoozedUntil == after.snoozedUntil;
    if (const Done done = isSameState ? Done() : restoreState(transaction, before, after, at); !done)
        return std::unexpected(done.error());
    if (const Done done = setLabels(transaction, before.id, before.labels); !done)
        return std::unexpected(done.error());
    return true;
}

Result<QList<ConversationId>> dueConversations(const Snapshot &snapshot, qint64 now, int limit)
{
    return idsOf(snapshot.connection().run("conversations_due"_L1, {now, limit}));
}

Result<QList<ConversationId>> overdueConversations(const Snapshot &snapshot, qint64 now, int limit)
{
    return idsOf(snapshot.connection().run("conversations_overdue"_L1, {now, limit}));
}

Result<QList<ConversationId>> silentConversations(const Snapshot &snapshot, qint64 now, int limit)
{
    return idsOf(snapshot.connection().run("conversations_silent"_L1, {now, now, limit}));
}

Result<qint64> nextDue(const Snapshot &snapshot)
{
    const auto due = firstOf(snapshot.connection().run("conversations_next_due"_L1),
                             [](const Rows &row) { return row.number(0); });
    if (!due)
        return std::unexpected(due.error());
    return due->value_or(0);
}

Result<QList<ConversationSession>> sessionsOf(const Snapshot &snapshot, ConversationId id)
{
    return collect(snapshot.connection().run("sessions_of"_L1, {id.value}), [](const Rows &row) {
        return ConversationSession{row.small(0), row.number(1), row.number(2), row.text(3), row.text(4), row.number(5)};
    });
}

Result<ClosingWords> closingWords(const Snapshot &snapshot, int limit)
{
    const auto text = [](const Rows &row) { return row.text(0); };
    const auto topics = collect(snapshot.connection().run("session_topics"_L1, {limit}), text);
    if (!topics)
        return std::unexpected(topics.error());
    const auto outcomes = collect(snapshot.connection().run("session_outcomes"_L1, {limit}), text);
    if (!outcomes)
        return std::unexpected(outcomes.error());
    return ClosingWords{*topics, *outcomes};
}

} // namespace patchcord::store
