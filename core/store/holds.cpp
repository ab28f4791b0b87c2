// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/holds.h"

#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> timeIn(Result<Rows> rows)
{
    const auto time = firstOf(std::move(rows), [](const Rows &row) { return row.number(0); });
    if (!time)
        return std::unexpected(time.error());
    return time->value_or(0);
}

} // namespace

Done holdMessage(Transaction &transaction, MessageId message, ConversationId conversation, qint64 until)
{
    if (const Done done
        = transaction.connection().execute("message_hold_insert"_L1, {message.value, conversation.value, until});
        !done)
        return done;
    Event event;
    event.kind = EventKind::MessageChanged;
    event.conversation = conversation;
    event.message = message;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

Result<qint64> heldUntil(const Snapshot &snapshot, MessageId message)
{
    return timeIn(snapshot.connection().run("message_hold_of"_L1, {message.value}));
}

Result<qint64> lastHoldOf(const Snapshot &snapshot, ConversationId conversation)
{
    return timeIn(snapshot.connection().run("message_hold_last"_L1, {conversation.value}));
}

Result<qint64> nextHoldAfter(const Snapshot &snapshot, qint64 now)
{
    return timeIn(snapshot.connection().run("message_hold_next"_L1, {now}));
}

Done releaseMessage(Transaction &transaction, MessageId message)
{
    return transaction.connection().execute("message_hold_delete"_L1, {message.value});
}

} // namespace patchcord::store
