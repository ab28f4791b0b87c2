// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/sendernames.h"

#include "core/base/clock.h"
#include "core/store/ledgers.h"
#include "core/store/senders.h"

namespace patchcord::desk {

namespace {

Done keepSender(store::Transaction &transaction, const AccountSender &found)
{
    const Address address{found.channel, found.address};
    const auto known = store::senderByAddress(transaction, address);
    if (!known)
        return std::unexpected(known.error());
    Sender sender = known->value_or(Sender());
    sender.address = address;
    sender.isConfirmed = true;
    if (!found.name.isEmpty())
        sender.name = found.name;
    if (*known)
        return store::updateSender(transaction, sender);
    if (const auto id = store::insertSender(transaction, sender); !id)
        return std::unexpected(id.error());
    return {};
}

} // namespace

QFuture<Done> keepSenders(store::Store &store, const QList<AccountSender> &senders, const QString &agent)
{
    return store.write([senders, agent](store::Transaction &transaction) -> Done {
        int kept = 0;
        for (const AccountSender &sender : senders) {
            if (!sender.isChosen)
                continue;
            if (const Done done = keepSender(transaction, sender); !done)
                return done;
            ++kept;
        }
        return store::appendAudit(
            transaction, {utcNow(), agent, QStringLiteral("senders.keep"), {}, {}, {{QStringLiteral("count"), kept}}});
    });
}

} // namespace patchcord::desk
