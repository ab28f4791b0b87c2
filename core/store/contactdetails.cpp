// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/contactdetails.h"

#include "core/store/connection.h"
#include "core/store/contacts.h"
#include "core/store/conversations.h"
#include "core/store/states.h"

#include <QCoreApplication>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostProposals = 3;

struct Person
{
    QString notes;
    bool isBlocked = false;
};

struct Merge
{
    qint64 id = 0;
    ContactId former;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::store::Store", text);
}

Result<Person> personOf(const Snapshot &snapshot, ContactId id)
{
    const auto person = firstOf(snapshot.connection().run("contact_details"_L1, {id.value}),
                                [](const Rows &row) { return Person{row.text(0), row.flag(1)}; });
    if (!person)
        return std::unexpected(person.error());
    if (!*person)
        return failure(ErrorKind::NotFound, tr("This contact is not there any more."));
    return **person;
}

Address addressFrom(const Rows &row)
{
    return {channelFromString(row.text(0)).value_or(Channel::Sms), row.text(1)};
}

Result<QList<Address>> addressesOf(const Snapshot &snapshot, ContactId id)
{
    return collect(snapshot.connection().run("contact_channels"_L1, {id.value}), addressFrom);
}

Result<QList<ContactProposal>> proposalsFor(const Snapshot &snapshot, const Conversation &conversation)
{
    const QString &name = conversation.contactName;
    // A single given name is many people's.
    if (!name.trimmed().contains(u' '))
        return QList<ContactProposal>();
    auto proposals = collect(
        snapshot.connection().run("contacts_named"_L1, {name, name, conversation.contact.value, mostProposals}),
        [](const Rows &row) { return ContactProposal{{row.number(0)}, row.text(1), {}}; });
    if (!proposals)
        return proposals;
    for (ContactProposal &proposal : *proposals) {
        const auto addresses = addressesOf(snapshot, proposal.contact);
        if (!addresses)
            return std::unexpected(addresses.error());
        proposal.addresses = *addresses;
    }
    return proposals;
}

Result<std::optional<Merge>> latestMerge(const Snapshot &snapshot, ContactId id)
{
    return firstOf(snapshot.connection().run("contact_merge_latest"_L1, {id.value}),
                   [](const Rows &row) { return Merge{row.number(0), {row.number(1)}}; });
}

/// Whom the latest merge brought, by name or else by address.
Result<QString> mergedWith(const Snapshot &snapshot, ContactId id)
{
    const auto merge = latestMerge(snapshot, id);
    if (!merge || !*merge)
        return merge ? Result<QString>(QString()) : std::unexpected(merge.error());
    const auto name = firstOf(snapshot.connection().run("contact_names"_L1, {(*merge)->former.value}),
                              [](const Rows &row) { return row.text(0).isEmpty() ? row.text(1) : row.text(0); });
    if (!name)
        return std::unexpected(name.error());
    if (!name->value_or(QString()).isEmpty())
        return **name;
    const auto addresses
        = collect(snapshot.connection().run("contact_merge_addresses"_L1, {(*merge)->id}), addressFrom);
    if (!addresses)
        return std::unexpected(addresses.error());
    return addresses->isEmpty() ? QString() : addresses->first().user;
}

/// Gives an address with its conversations to another contact.
Done move(Transaction &transaction, const Address &address, ContactId from, ContactId to, bool isBlocked)
{
    Connection &connection = transaction.connection();
    const QString channel = toString(address.channel);
    if (const Done done = connection.execute("contact_address_move"_L1, {to.value, address.user, channel}); !done)
        return done;
    return connection.execute("conversations_move"_L1, {to.value, int(isBlocked), address.user, channel, from.value});
}

/// Does to every conversation of theirs what the state machine says.
Done tellAll(Transaction &transaction, ContactId id, ConversationEvent event, qint64 at)
{
    const auto conversations = collect(transaction.connection().run("conversations_of_contact"_L1, {id.value}),
                                       [](const Rows &row) { return ConversationId{row.number(0)}; });
    if (!conversations)
        return std::unexpected(conversations.error());
    for (const ConversationId conversation : *conversations) {
        if (const auto step = applyEvent(transaction, conversation, event, at); !step)
            return std::unexpected(step.error());
    }
    return {};
}

/// Moves all of them, and tells whoever shows one of the two.
Done moveAll(Transaction &transaction, const QList<Address> &addresses, ContactId from, ContactId to, qint64 at)
{
    const Result<Person> person = personOf(transaction, to);
    if (!person)
        return std::unexpected(person.error());
    for (const Address &address : addresses) {
        if (const Done done = move(transaction, address, from, to, person->isBlocked); !done)
            return done;
    }
    if (person->isBlocked) {
        if (const Done done = tellAll(transaction, to, ConversationEvent::Blocked, at); !done)
            return done;
    }
    for (const ContactId contact : {from, to}) {
        if (const Done done = refreshSearch(transaction, contact); !done)
            return done;
        if (const Done done = noteContactChange(transaction, contact); !done)
            return done;
    }
    return {};
}

} // namespace

Result<ContactDetails> contactDetails(const Snapshot &snapshot, ConversationId conversation)
{
    const auto known = conversationById(snapshot, conversation);
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return failure(ErrorKind::NotFound, tr("This conversation is not there any more."));
    ContactDetails details;
    details.contact = (*known)->contact;
    details.conversation = conversation;
    const auto person = personOf(snapshot, details.contact);
    const auto addresses = addressesOf(snapshot, details.contact);
    const auto sessions = sessionsOf(snapshot, conversation);
    const auto proposals = proposalsFor(snapshot, **known);
    const auto merged = mergedWith(snapshot, details.contact);
    if (!person)
        return std::unexpected(person.error());
    if (!addresses)
        return std::unexpected(addresses.error());
    if (!sessions)
        return std::unexpected(sessions.error());
    if (!proposals)
        return std::unexpected(proposals.error());
    if (!merged)
        return std::unexpected(merged.error());
    details.notes = person->notes;
    details.addresses = *addresses;
    details.sessions = *sessions;
    details.proposals = *proposals;
    details.mergedWith = *merged;
    return details;
}

Done setContactNotes(Transaction &transaction, ContactId id, const QString &notes)
{
    const Result<Person> person = personOf(transaction, id);
    if (!person)
        return std::unexpected(person.error());
    if (person->notes == notes)
        return {};
    if (const Done done = transaction.connection().execute("contact_set_notes"_L1, {notes, id.value}); !done)
        return done;
    return noteContactChange(transaction, id);
}

Done setBlocked(Transaction &transaction, ContactId id, bool isBlocked, qint64 at)
{
    Connection &connection = transaction.connection();
    const Result<Person> person = personOf(transaction, id);
    if (!person)
        return std::unexpected(person.error());
    if (person->isBlocked == isBlocked)
        return {};
    if (const Done done = connection.execute("contact_set_blocked"_L1, {int(isBlocked), id.value}); !done)
        return done;
    if (const Done done = connection.execute("conversations_set_blocked"_L1, {int(isBlocked), id.value}); !done)
        return done;
    const auto event = isBlocked ? ConversationEvent::Blocked : ConversationEvent::Unblocked;
    if (const Done done = tellAll(transaction, id, event, at); !done)
        return done;
    return noteContactChange(transaction, id);
}

Result<bool> isBlocked(const Snapshot &snapshot, const Address &address)
{
    const Channel channel = address.channel == Channel::Voice ? Channel::Sms : address.channel;
    const auto blocked = firstOf(snapshot.connection().run("contact_is_blocked"_L1, {address.user, toString(channel)}),
                                 [](const Rows &row) { return row.flag(0); });
    if (!blocked)
        return std::unexpected(blocked.error());
    return blocked->value_or(false);
}

Done mergeContacts(Transaction &transaction, ContactId contact, ContactId former, qint64 at)
{
    if (contact == former)
        return failure(ErrorKind::Invalid, tr("This is one contact already."));
    const Result<Person> other = personOf(transaction, former);
    if (!other)
        return std::unexpected(other.error());
    const auto addresses = addressesOf(transaction, former);
    if (!addresses)
        return std::unexpected(addresses.error());
    if (addresses->isEmpty())
        return failure(ErrorKind::NotFound, tr("This contact is not there any more."));
    Connection &connection = transaction.connection();
    const auto merge = firstOf(connection.run("contact_merge_insert"_L1, {at, contact.value, former.value}),
                               [](const Rows &row) { return row.number(0); });
    if (!merge)
        return std::unexpected(merge.error());
    for (const Address &address : *addresses) {
        const Done done = connection.execute("contact_merge_address_insert"_L1,
                                             {merge->value_or(0), toString(address.channel), address.user});
        if (!done)
            return done;
    }
    return moveAll(transaction, *addresses, former, contact, at);
}

Done partContacts(Transaction &transaction, ContactId contact, qint64 at)
{
    const auto merge = latestMerge(transaction, contact);
    if (!merge)
        return std::unexpected(merge.error());
    if (!*merge)
        return failure(ErrorKind::NotFound, tr("Nobody was merged into this contact."));
    Connection &connection = transaction.connection();
    const auto addresses = collect(connection.run("contact_merge_addresses"_L1, {(*merge)->id}), addressFrom);
    if (!addresses)
        return std::unexpected(addresses.error());
    if (const Done done = connection.execute("contact_merge_part"_L1, {at, (*merge)->id}); !done)
        return done;
    return moveAll(transaction, *addresses, contact, (*merge)->former, at);
}

} // namespace patchcord::store
