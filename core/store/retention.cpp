// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/retention.h"

#include "core/store/connection.h"
#include "core/store/conversationhead.h"
#include "core/store/erasure.h"
#include "core/store/waiting.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

/// The head of the rows that are left, which have their numbers already.
Result<ConversationHead> headOfTheRest(Transaction &transaction, ConversationId id)
{
    Result<ConversationHead> head = conversationHead(transaction, id);
    if (!head)
        return head;
    head = withWaitCountedAnew(transaction, std::move(*head));
    if (!head)
        return head;
    const auto unread = firstOf(transaction.connection().run("unread_behind"_L1, {id.value, head->readUpTo}),
                                [](const Rows &row) { return row.small(0); });
    if (!unread)
        return std::unexpected(unread.error());
    head->unread = unread->value_or(0);
    return head;
}

Done eraseWholly(Transaction &transaction, ConversationId id, qint64 now)
{
    const auto contact = firstOf(transaction.connection().run("contact_of_conversation"_L1, {id.value}),
                                 [](const Rows &row) { return ContactId{row.number(0)}; });
    if (!contact)
        return std::unexpected(contact.error());
    if (const Done done = eraseConversation(transaction, id); !done)
        return done;
    const auto others = conversationsOf(transaction, contact->value_or(ContactId()));
    if (!others)
        return std::unexpected(others.error());
    return others->isEmpty() ? eraseContact(transaction, contact->value_or(ContactId()), now) : Done();
}

} // namespace

Result<Retention> retention(const Snapshot &snapshot)
{
    const auto kept = firstOf(snapshot.connection().run("retention"_L1),
                              [](const Rows &row) { return Retention{row.small(0), row.number(1)}; });
    if (!kept)
        return std::unexpected(kept.error());
    return kept->value_or(Retention());
}

Done setRetention(Transaction &transaction, int months)
{
    return transaction.connection().execute("retention_set"_L1, {months});
}

Done noteRetentionRan(Transaction &transaction, qint64 at)
{
    return transaction.connection().execute("retention_ran"_L1, {at});
}

Result<RetentionTally> retentionTally(const Snapshot &snapshot, qint64 before)
{
    const auto tally = firstOf(snapshot.connection().run("retention_tally"_L1, {before}),
                               [](const Rows &row) { return RetentionTally{row.number(0), row.number(1)}; });
    if (!tally)
        return std::unexpected(tally.error());
    return tally->value_or(RetentionTally());
}

Result<std::optional<ConversationId>> retentionDue(const Snapshot &snapshot, qint64 before)
{
    return firstOf(snapshot.connection().run("retention_due"_L1, {before}),
                   [](const Rows &row) { return ConversationId{row.number(0)}; });
}

Done settleAfterRetention(Transaction &transaction, ConversationId conversation, qint64 now)
{
    Connection &connection = transaction.connection();
    for (const QLatin1StringView statement : {"retention_recount"_L1, "retention_renumber"_L1}) {
        if (const Done done = connection.execute(statement, {conversation.value}); !done)
            return done;
    }
    const Result<ConversationHead> head = headOfTheRest(transaction, conversation);
    if (!head)
        return std::unexpected(head.error());
    if (head->messageCount == 0 && head->draft.isEmpty())
        return eraseWholly(transaction, conversation, now);
    ConversationHead rest = *head;
    if (rest.messageCount == 0)
        rest.lastMessage = {};
    if (const Done done = advance(transaction, rest); !done)
        return done;
    Event event;
    event.kind = EventKind::ConversationChanged;
    event.conversation = conversation;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

} // namespace patchcord::store
