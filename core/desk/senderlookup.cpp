// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/senderlookup.h"

#include "core/store/senders.h"

namespace patchcord::desk {

Result<Sender> ensureSender(store::Transaction &transaction, const Address &address)
{
    const auto known = store::senderByAddress(transaction, address);
    if (!known)
        return std::unexpected(known.error());
    if (*known)
        return **known;
    Sender sender;
    sender.address = address;
    sender.isConfirmed = false;
    const auto id = store::insertSender(transaction, sender);
    if (!id)
        return std::unexpected(id.error());
    sender.id = *id;
    return sender;
}

} // namespace patchcord::desk
