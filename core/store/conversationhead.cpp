// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversationhead.h"

#include "core/store/connection.h"

#include <QCoreApplication>

namespace patchcord::store {

using namespace Qt::StringLiterals;

QString toString(ConversationState state)
{
    switch (state) {
    case ConversationState::Open:
        return u"open"_s;
    case ConversationState::Snoozed:
        return u"snoozed"_s;
    case ConversationState::Closed:
        return u"closed"_s;
    }
    Q_UNREACHABLE();
}

ConversationState conversationStateFromString(QStringView text)
{
    if (text == u"closed")
        return ConversationState::Closed;
    return text == u"snoozed" ? ConversationState::Snoozed : ConversationState::Open;
}

Result<ConversationHead> conversationHead(const Snapshot &snapshot, ConversationId id)
{
    const auto read = [id](const Rows &row) {
        ConversationHead head;
        head.id = id;
        head.state = conversationStateFromString(row.text(0));
        head.session = row.small(1);
        head.openedAt = row.number(2);
        head.lastAt = row.number(3);
        head.lastMessage = {row.number(4)};
        head.lastInboundAt = row.number(5);
        head.lastReplyAt = row.number(6);
        head.waitingSince = row.number(7);
        head.unread = row.small(8);
        head.messageCount = row.number(9);
        head.callCount = row.number(10);
        head.readUpTo = row.number(11);
        head.isInOrder = row.flag(12);
        head.draft = row.text(13);
        head.snoozedUntil = row.number(14);
        head.returnedFor = row.number(15);
        head.stateAt = row.number(16);
        head.isOptedOut = row.flag(17);
        head.isBlocked = row.flag(18);
        return head;
    };
    Result<std::optional<ConversationHead>> head
        = firstOf(snapshot.connection().run("conversation_head"_L1, {id.value}), read);
    if (!head)
        return std::unexpected(head.error());
    if (!*head)
        return failure(
            ErrorKind::NotFound,
            QCoreApplication::translate("patchcord::store::Store", "This conversation is not there any more."));
    return std::move(**head);
}

Done advance(Transaction &transaction, const ConversationHead &head)
{
    return transaction.connection().execute(
        "conversation_advance"_L1,
        {toString(head.state), head.session, head.openedAt, head.lastAt, head.lastMessage.value, head.lastInboundAt,
         head.lastReplyAt, head.waitingSince, head.unread, head.messageCount, head.callCount, head.readUpTo,
         int(head.isInOrder), head.snoozedUntil, head.returnedFor, head.stateAt, head.id.value});
}

Done keep(Transaction &transaction, const ConversationHead &former, const ConversationHead &head, EventKind kind)
{
    if (head == former)
        return {};
    if (const Done done = advance(transaction, head); !done)
        return done;
    Event event;
    event.kind = kind;
    event.conversation = head.id;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

} // namespace patchcord::store
