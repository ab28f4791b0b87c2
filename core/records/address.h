// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/channel.h"

#include <QHashFunctions>
#include <QString>

namespace patchcord {

/// One end of a message or call: a channel and the user on it, without the channel's prefix. The user is an E.164
/// number ("+4915112345678"), a short code, an alphanumeric sender, a WhatsApp user id, a page id, "client:…" or
/// "sip:…".
struct Address
{
    Channel channel = Channel::Sms;
    QString user;

    bool operator==(const Address &) const = default;
    friend size_t qHash(const Address &address, size_t seed = 0)
    {
        return qHashMulti(seed, int(address.channel), address.user);
    }
};

} // namespace patchcord
