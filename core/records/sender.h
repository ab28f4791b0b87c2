// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"

#include <QString>

namespace patchcord {

/// One of our numbers on one channel: `Sms` senders carry texts and calls, `WhatsApp` senders WhatsApp.
struct Sender
{
    SenderId id;
    Address address; ///< Channel is Sms or WhatsApp (or Messenger, Rcs); never Voice.
    QString name; ///< What agents call it; empty until somebody named it.
    bool isConfirmed = true; ///< False for one that was made because a webhook named it.
    QString acknowledgement; ///< Automatic reply to a first word; empty = off. "{body}" and "{name}" are filled in.
    QString greeting; ///< What a caller hears; empty = the built-in sentence.
    QString greetingLanguage; ///< BCP 47; empty = en-US.

    bool operator==(const Sender &) const = default;
};

} // namespace patchcord
