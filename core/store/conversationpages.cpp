// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/contacts.h"
#include "core/store/conversationhead.h"
#include "core/store/conversations.h"
#include "core/store/messagerow.h"

#include <algorithm>
#include <limits>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

/// The columns of conversation_row, in its order; the newest row follows as message_row has it.
enum Column {
    Id,
    SenderColumn,
    ContactColumn,
    ChannelColumn,
    AddressColumn,
    State,
    Session,
    OpenedAt,
    LastAt,
    LastInboundAt,
    WaitingSince,
    Unread,
    MessageCount,
    ReadUpTo,
    OptedOut,
    Draft,
    CallCount,
    SnoozedUntil,
    Blocked,
    Labels,
    SenderChannel,
    SenderAddress,
    SenderName,
    ContactName,
    LastMessage,
};

Conversation conversationFrom(const Rows &row)
{
    Conversation conversation;
    conversation.id = {row.number(Id)};
    conversation.sender = {row.number(SenderColumn)};
    conversation.contact = {row.number(ContactColumn)};
    conversation.contactAddress
        = {channelFromString(row.text(ChannelColumn)).value_or(Channel::Sms), row.text(AddressColumn)};
    conversation.senderAddress
        = {channelFromString(row.text(SenderChannel)).value_or(Channel::Sms), row.text(SenderAddress)};
    conversation.senderName = row.text(SenderName);
    conversation.contactName = row.text(ContactName);
    conversation.state = conversationStateFromString(row.text(State));
    conversation.session = row.small(Session);
    conversation.openedAt = row.number(OpenedAt);
    conversation.lastAt = row.number(LastAt);
    conversation.lastInboundAt = row.number(LastInboundAt);
    conversation.waitingSince = row.number(WaitingSince);
    conversation.unread = row.small(Unread);
    conversation.messageCount = row.number(MessageCount);
    conversation.readUpTo = row.number(ReadUpTo);
    conversation.draft = row.text(Draft);
    conversation.isOptedOut = row.flag(OptedOut);
    conversation.isBlocked = row.flag(Blocked);
    conversation.snoozedUntil = row.number(SnoozedUntil);
    conversation.labels = row.text(Labels).split(u'\n', Qt::SkipEmptyParts);
    if (!row.isNull(LastMessage))
        conversation.last = messageFrom(row, LastMessage);
    return conversation;
}

QString anywhere(const QString &text)
{
    QString escaped = text;
    for (const QChar special : {u'\\', u'%', u'_'})
        escaped.replace(special, QString(u'\\') + special);
    return u'%' + escaped + u'%';
}

/// The digits of something that may be a part of a number, without what people write between them and without the
/// zeros of a national or international prefix; empty when it is no such thing.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar letter : text) {
        if (letter.isDigit())
            digits.append(QChar(u'0' + letter.digitValue()));
        else if (!letter.isSpace() && !u"+-()./"_s.contains(letter))
            return {};
    }
    const auto significant = std::ranges::find_if(digits, [](QChar digit) { return digit != u'0'; });
    return significant == digits.end() ? digits : digits.sliced(significant - digits.begin());
}

Result<Rows> foundRows(Connection &connection, const ConversationFilter &filter, qint64 at, qint64 id, int limit)
{
    const QString text = folded(filter.search.trimmed());
    const QString digits = digitsOf(text);
    return connection.run(
        "conversations_found"_L1,
        {anywhere(text), anywhere(digits.isEmpty() ? text : digits), at, id, filter.sender.value, limit});
}

/// In order of their waiting, those behind `after`.
Result<Rows> rowsByWait(Connection &connection, QLatin1StringView statement, const QString &which, qint64 sender,
                        const std::optional<Conversation> &after, int limit)
{
    constexpr qint64 end = std::numeric_limits<qint64>::max();
    if (!after)
        return connection.run(statement, {which, sender, -1, -end, -end, limit});
    const qint64 since = after->waitingSince == 0 ? end : after->waitingSince;
    return connection.run(statement, {which, sender, since, -after->lastAt, -after->id.value, limit});
}

Result<Rows> labelledRows(Connection &connection, const ConversationFilter &filter,
                          const std::optional<Conversation> &after, qint64 at, qint64 id, int limit)
{
    if (filter.order == ConversationFilter::Order::Waiting)
        return rowsByWait(connection, "conversations_labelled_by_wait"_L1, filter.label, filter.sender.value, after,
                          limit);
    return connection.run("conversations_labelled"_L1, {filter.label, at, id, filter.sender.value, limit});
}

Result<Rows> rowsInState(Connection &connection, ConversationState state, const ConversationFilter &filter,
                         const std::optional<Conversation> &after, qint64 at, qint64 id, int limit)
{
    if (filter.order == ConversationFilter::Order::Waiting)
        return rowsByWait(connection, "conversations_in_state_by_wait"_L1, toString(state), filter.sender.value, after,
                          limit);
    return connection.run("conversations_in_state"_L1, {toString(state), at, id, filter.sender.value, limit});
}

Result<Rows> pageRows(Connection &connection, const ConversationFilter &filter,
                      const std::optional<Conversation> &after, int limit)
{
    constexpr qint64 end = std::numeric_limits<qint64>::max();
    const qint64 at = after ? after->lastAt : end;
    const qint64 id = after ? after->id.value : end;
    const qint64 sender = filter.sender.value;
    if (!filter.search.trimmed().isEmpty())
        return foundRows(connection, filter, at, id, limit);
    if (!filter.label.isEmpty())
        return labelledRows(connection, filter, after, at, id, limit);
    switch (filter.queue) {
    case ConversationFilter::Queue::Waiting:
        return connection.run("conversations_waiting"_L1,
                              {after ? after->waitingSince : 0, after ? after->id.value : 0, sender, limit});
    case ConversationFilter::Queue::Open:
        return rowsInState(connection, ConversationState::Open, filter, after, at, id, limit);
    case ConversationFilter::Queue::Snoozed:
        return rowsInState(connection, ConversationState::Snoozed, filter, after, at, id, limit);
    case ConversationFilter::Queue::Closed:
        return connection.run("conversations_in_state"_L1,
                              {toString(ConversationState::Closed), at, id, sender, limit});
    case ConversationFilter::Queue::Calls:
        return connection.run("conversations_with_calls"_L1, {at, id, sender, limit});
    case ConversationFilter::Queue::Unconfirmed:
        return connection.run("conversations_unconfirmed"_L1, {at, id, sender, limit});
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::optional<Conversation>> conversationById(const Snapshot &snapshot, ConversationId id)
{
    return firstOf(snapshot.connection().run("conversation_by_id"_L1, {id.value}), conversationFrom);
}

Result<QList<Conversation>> conversationPage(const Snapshot &snapshot, const ConversationFilter &filter,
                                             const std::optional<Conversation> &after, int limit)
{
    return collect(pageRows(snapshot.connection(), filter, after, limit), conversationFrom);
}

Result<QueueCounts> queueCounts(const Snapshot &snapshot)
{
    const auto counts = firstOf(snapshot.connection().run("queue_counts"_L1), [](const Rows &row) {
        return QueueCounts{row.small(0), row.small(1), row.small(2), row.small(3), row.small(4),
                           row.small(5), row.small(6), row.small(7), row.small(8)};
    });
    if (!counts)
        return std::unexpected(counts.error());
    return counts->value_or(QueueCounts());
}

} // namespace patchcord::store
