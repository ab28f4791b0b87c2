// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/senderpools.h"

#include "core/store/senders.h"
#include "core/store/senderservices.h"

namespace patchcord::desk {

Done notePools(store::Transaction &transaction, const QList<AccountSender> &senders)
{
    for (const AccountSender &sender : senders) {
        if (!sender.service)
            continue;
        const auto known = store::senderByAddress(transaction, {sender.channel, sender.address});
        if (!known)
            return std::unexpected(known.error());
        if (!*known)
            continue;
        if (const Done kept = store::setService(transaction, (*known)->id, *sender.service); !kept)
            return kept;
    }
    return {};
}

} // namespace patchcord::desk
