// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/contacts.h"

#include "core/store/connection.h"

#include <QCoreApplication>
#include <QStringList>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

ContactId contactFrom(const Rows &row)
{
    return {row.number(0)};
}

struct Names
{
    QString given;
    QString profile;

    bool operator==(const Names &) const = default;
};

Result<Names> namesOf(const Snapshot &snapshot, ContactId id)
{
    const auto names = firstOf(snapshot.connection().run("contact_names"_L1, {id.value}),
                               [](const Rows &row) { return Names{row.text(0), row.text(1)}; });
    if (!names)
        return std::unexpected(names.error());
    if (!*names)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("patchcord::store::Store", "This contact is not there any more."));
    return **names;
}

Done write(Transaction &transaction, ContactId id, const Names &names)
{
    const auto addresses = collect(transaction.connection().run("contact_addresses"_L1, {id.value}),
                                   [](const Rows &row) { return row.text(0); });
    if (!addresses)
        return std::unexpected(addresses.error());
    const QString searched = folded((QStringList{names.given, names.profile} + *addresses).join(u'\n'));
    return transaction.connection().execute("contact_update"_L1, {names.given, names.profile, searched, id.value});
}

Result<std::optional<ContactId>> existingContact(Transaction &transaction, const Address &address)
{
    Connection &connection = transaction.connection();
    const auto known
        = firstOf(connection.run("contact_of_address"_L1, {address.user, toString(address.channel)}), contactFrom);
    if (!known || *known || !address.user.startsWith(u'+'))
        return known;
    const auto samePerson = firstOf(connection.run("contact_of_number"_L1, {address.user}), contactFrom);
    if (!samePerson || !*samePerson)
        return samePerson;
    if (const Done done = connection.execute("contact_address_insert"_L1,
                                             {toString(address.channel), address.user, (*samePerson)->value});
        !done)
        return std::unexpected(done.error());
    return samePerson;
}

Result<ContactId> makeContact(Transaction &transaction, const Address &address, const QString &profileName)
{
    Connection &connection = transaction.connection();
    const QString searched = folded(QStringList{QString(), profileName, address.user}.join(u'\n'));
    const auto id = firstOf(connection.run("contact_insert"_L1, {profileName, searched}), contactFrom);
    if (!id)
        return std::unexpected(id.error());
    if (const Done done
        = connection.execute("contact_address_insert"_L1, {toString(address.channel), address.user, (*id)->value});
        !done)
        return std::unexpected(done.error());
    return **id;
}

} // namespace

QString folded(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD)) {
        if (!letter.isMark())
            plain.append(letter);
    }
    return plain.toCaseFolded();
}

Result<ContactId> ensureContact(Transaction &transaction, const Address &address, const QString &profileName)
{
    const Result<std::optional<ContactId>> known = existingContact(transaction, address);
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return makeContact(transaction, address, profileName);
    if (!profileName.isEmpty()) {
        if (const Result<bool> renamed = renameContact(transaction, **known, std::nullopt, profileName); !renamed)
            return std::unexpected(renamed.error());
    }
    return **known;
}

Result<bool> renameContact(Transaction &transaction, ContactId id, const std::optional<QString> &givenName,
                           const std::optional<QString> &profileName)
{
    const Result<Names> former = namesOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    const Names names{givenName.value_or(former->given), profileName.value_or(former->profile)};
    if (names == *former)
        return false;
    if (const Done done = write(transaction, id, names); !done)
        return std::unexpected(done.error());
    return true;
}

Done refreshSearch(Transaction &transaction, ContactId id)
{
    const Result<Names> names = namesOf(transaction, id);
    return names ? write(transaction, id, *names) : std::unexpected(names.error());
}

Done noteContactChange(Transaction &transaction, ContactId id)
{
    const auto conversations = collect(transaction.connection().run("conversations_of_contact"_L1, {id.value}),
                                       [](const Rows &row) { return ConversationId{row.number(0)}; });
    if (!conversations)
        return std::unexpected(conversations.error());
    for (const ConversationId conversation : *conversations) {
        Event event;
        event.kind = EventKind::ConversationChanged;
        event.conversation = conversation;
        if (const Result<qint64> number = transaction.append(event); !number)
            return std::unexpected(number.error());
    }
    return {};
}

} // namespace patchcord::store
