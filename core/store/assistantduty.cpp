// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/assistantduty.h"

#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

AnsweringState stateFrom(const Rows &row)
{
    AnsweringState state;
    state.isOnForSender = row.flag(0);
    state.isOn = row.isNull(1) ? state.isOnForSender : row.flag(1);
    state.isPaused = !row.isNull(2);
    state.reason = row.text(2);
    return state;
}

Done tell(Transaction &transaction, EventKind kind, ConversationId conversation, SenderId sender = {})
{
    Event event;
    event.kind = kind;
    event.conversation = conversation;
    event.sender = sender;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace

Result<AnsweringState> answeringState(const Snapshot &snapshot, ConversationId conversation, SenderId sender)
{
    const auto state = firstOf(
        snapshot.connection().run("assistant_duty_of"_L1, {sender.value, conversation.value, conversation.value}),
        stateFrom);
    if (!state)
        return std::unexpected(state.error());
    return state->value_or(AnsweringState());
}

Done setAnswering(Transaction &transaction, ConversationId conversation, bool isOn)
{
    Connection &connection = transaction.connection();
    if (const Done set
        = connection.execute("assistant_duty_set"_L1, {u"conversation"_s, conversation.value, int(isOn)});
        !set)
        return set;
    if (const Done lifted = connection.execute("assistant_pause_lift"_L1, {conversation.value}); !lifted)
        return lifted;
    return tell(transaction, EventKind::ConversationChanged, conversation);
}

Done setAnsweringForSender(Transaction &transaction, SenderId sender, bool isOn)
{
    if (const Done set
        = transaction.connection().execute("assistant_duty_set"_L1, {u"sender"_s, sender.value, int(isOn)});
        !set)
        return set;
    return tell(transaction, EventKind::SenderChanged, {}, sender);
}

Done pauseAnswering(Transaction &transaction, ConversationId conversation, const QString &reason, qint64 at)
{
    if (const Done paused
        = transaction.connection().execute("assistant_pause_set"_L1, {conversation.value, at, reason});
        !paused)
        return paused;
    return tell(transaction, EventKind::ConversationChanged, conversation);
}

} // namespace patchcord::store
