// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/conversations.h"

#include "core/store/connection.h"
#include "core/store/contactdetails.h"
#include "core/store/contacts.h"
#include "core/store/conversationhead.h"
#include "core/store/ledgers.h"
#include "core/store/states.h"

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

struct Pair
{
    ConversationId conversation;
    ContactId contact;
};

/// Calls belong to the Sms conversation of the same two numbers.
Address conversationAddress(const Address &address)
{
    return address.channel == Channel::Voice ? Address{Channel::Sms, address.user} : address;
}

Result<std::optional<Pair>> pairOf(const Snapshot &snapshot, SenderId sender, const Address &address)
{
    return firstOf(
        snapshot.connection().run("conversation_of"_L1, {sender.value, address.user, toString(address.channel)}),
        [](const Rows &row) { return Pair{{row.number(0)}, {row.number(1)}}; });
}

Done noteChange(Transaction &transaction, ConversationId id)
{
    Event event;
    event.kind = EventKind::ConversationChanged;
    event.conversation = id;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

Done takeProfileName(Transaction &transaction, ContactId contact, const QString &profileName)
{
    if (profileName.isEmpty())
        return {};
    const Result<bool> isChanged = renameContact(transaction, contact, std::nullopt, profileName);
    if (!isChanged)
        return std::unexpected(isChanged.error());
    return *isChanged ? noteContactChange(transaction, contact) : Done();
}

Result<ConversationId> makeConversation(Transaction &transaction, SenderId sender, const Address &address,
                                        const QString &profileName, qint64 at)
{
    const Result<ContactId> contact = ensureContact(transaction, address, profileName);
    if (!contact)
        return std::unexpected(contact.error());
    const Result<bool> optedOut = isOptedOut(transaction, sender, address);
    if (!optedOut)
        return std::unexpected(optedOut.error());
    const Result<bool> blocked = isBlocked(transaction, address);
    if (!blocked)
        return std::unexpected(blocked.error());
    const auto id = firstOf(transaction.connection().run("conversation_insert"_L1,
                                                         {sender.value, contact->value, toString(address.channel),
                                                          address.user, at, at, int(*optedOut), int(*blocked)}),
                            [](const Rows &row) { return ConversationId{row.number(0)}; });
    if (!id)
        return std::unexpected(id.error());
    if (const Done done = transaction.connection().execute("session_insert"_L1, {(*id)->value, 1, at}); !done)
        return std::unexpected(done.error());
    if (const Done done = noteChange(transaction, **id); !done)
        return std::unexpected(done.error());
    return **id;
}

} // namespace

Result<ConversationId> ensureConversation(Transaction &transaction, SenderId sender, const Address &contactAddress,
                                          const QString &profileName, qint64 at)
{
    const Address address = conversationAddress(contactAddress);
    const Result<std::optional<Pair>> known = pairOf(transaction, sender, address);
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return makeConversation(transaction, sender, address, profileName, at);
    if (const Done done = takeProfileName(transaction, (*known)->contact, profileName); !done)
        return std::unexpected(done.error());
    return (*known)->conversation;
}

Result<std::optional<ConversationId>> conversationOf(const Snapshot &snapshot, SenderId sender,
                                                     const Address &contactAddress)
{
    const Result<std::optional<Pair>> known = pairOf(snapshot, sender, conversationAddress(contactAddress));
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return std::nullopt;
    return (*known)->conversation;
}

Done setState(Transaction &transaction, ConversationId id, ConversationState state, qint64 at)
{
    const auto event = [state] {
        switch (state) {
        case ConversationState::Open:
            return ConversationEvent::Reopened;
        case ConversationState::Snoozed:
            return ConversationEvent::Snoozed;
        case ConversationState::Closed:
            return ConversationEvent::Closed;
        }
        Q_UNREACHABLE();
    };
    const Result<ConversationStep> step = applyEvent(transaction, id, event(), at);
    return step ? Done() : std::unexpected(step.error());
}

Done setDraft(Transaction &transaction, ConversationId id, const QString &draft)
{
    const Result<ConversationHead> head = conversationHead(transaction, id);
    if (!head)
        return std::unexpected(head.error());
    if (head->draft == draft)
        return {};
    if (const Done done = transaction.connection().execute("conversation_set_draft"_L1, {draft, id.value}); !done)
        return done;
    return noteChange(transaction, id);
}

Done setReadUpTo(Transaction &transaction, ConversationId id, qint64 ordinal)
{
    const Result<ConversationHead> former = conversationHead(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    ConversationHead head = *former;
    head.readUpTo = std::clamp<qint64>(ordinal, 0, head.messageCount);
    const auto unread = firstOf(transaction.connection().run("unread_behind"_L1, {id.value, head.readUpTo}),
                                [](const Rows &row) { return row.small(0); });
    if (!unread)
        return std::unexpected(unread.error());
    // What a blocked contact says is nothing to be read.
    head.unread = head.isBlocked ? 0 : unread->value_or(0);
    return keep(transaction, *former, head);
}

Done setContactName(Transaction &transaction, ContactId id, const QString &name)
{
    const Result<bool> isChanged = renameContact(transaction, id, name, std::nullopt);
    if (!isChanged)
        return std::unexpected(isChanged.error());
    return *isChanged ? noteContactChange(transaction, id) : Done();
}

} // namespace patchcord::store
