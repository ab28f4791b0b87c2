// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/senders.h"

#include "core/store/connection.h"

#include <QCoreApplication>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

Sender senderFrom(const Rows &row)
{
    Sender sender;
    sender.id = {row.number(0)};
    sender.address = {channelFromString(row.text(1)).value_or(Channel::Sms), row.text(2)};
    sender.name = row.text(3);
    sender.isConfirmed = row.flag(4);
    sender.acknowledgement = row.text(5);
    sender.greeting = row.text(6);
    sender.greetingLanguage = row.text(7);
    sender.greetingVoice = row.text(8);
    sender.greetingUrl = row.text(9);
    sender.holdMusic = row.text(10);
    sender.ringSeconds = row.small(11);
    sender.closeAfterHours = row.small(12);
    sender.returnAfterMinutes = row.small(13);
    return sender;
}

Done noteChange(Transaction &transaction, SenderId id)
{
    Event event;
    event.kind = EventKind::SenderChanged;
    event.sender = id;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

} // namespace

Result<std::optional<Sender>> senderByAddress(const Snapshot &snapshot, const Address &address)
{
    return firstOf(snapshot.connection().run("sender_by_address"_L1, {toString(address.channel), address.user}),
                   senderFrom);
}

Result<std::optional<Sender>> senderById(const Snapshot &snapshot, SenderId id)
{
    return firstOf(snapshot.connection().run("sender_by_id"_L1, {id.value}), senderFrom);
}

Result<QList<Sender>> allSenders(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("senders"_L1), senderFrom);
}

Result<SenderId> insertSender(Transaction &transaction, const Sender &sender)
{
    const auto id = firstOf(
        transaction.connection().run(
            "sender_insert"_L1,
            {toString(sender.address.channel), sender.address.user, sender.name, int(sender.isConfirmed),
             sender.acknowledgement, sender.greeting, sender.greetingLanguage, sender.greetingVoice, sender.greetingUrl,
             sender.holdMusic, sender.ringSeconds, sender.closeAfterHours, sender.returnAfterMinutes}),
        [](const Rows &row) { return SenderId{row.number(0)}; });
    if (!id)
        return std::unexpected(id.error());
    if (const Done done = noteChange(transaction, id->value_or(SenderId())); !done)
        return std::unexpected(done.error());
    return id->value_or(SenderId());
}

Done updateSender(Transaction &transaction, const Sender &sender)
{
    const Result<std::optional<Sender>> former = senderById(transaction, sender.id);
    if (!former)
        return std::unexpected(former.error());
    if (!*former)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("patchcord::store::Store", "This sender is not there any more."));
    if (**former == sender)
        return {};
    const Done done = transaction.connection().execute(
        "sender_update"_L1,
        {toString(sender.address.channel), sender.address.user, sender.name, int(sender.isConfirmed),
         sender.acknowledgement, sender.greeting, sender.greetingLanguage, sender.greetingVoice, sender.greetingUrl,
         sender.holdMusic, sender.ringSeconds, sender.closeAfterHours, sender.returnAfterMinutes, sender.id.value});
    if (!done)
        return done;
    return noteChange(transaction, sender.id);
}

} // namespace patchcord::store
