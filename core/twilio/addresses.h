// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/address.h"

#include <QString>

namespace patchcord::twilio {

enum class AddressForm { Number, ShortCode, Alphanumeric, ChannelUser, Client, Sip, App, Withheld, Other };

/// Reads Twilio's form of an address ("+49…", "whatsapp:+49…", "client:ann", …). Never fails: what is not understood
/// is kept whole as the user of an Sms address.
[[nodiscard]] Address addressFromWire(const QString &wire);

/// Twilio's form: the bare user for Sms and Voice, "whatsapp:…", "messenger:…", "rcs:…" else.
[[nodiscard]] QString toWire(const Address &address);

/// What sort of user it is. `Withheld` covers "anonymous", "restricted" and their keypad spellings.
[[nodiscard]] AddressForm formOf(const Address &address);

/// Reads what an agent typed: any spelling of a number with or without country code, a short code, or a wire form.
/// `defaultRegion` is an ISO 3166 code for numbers without one. Invalid: says what is wrong and how to write it.
[[nodiscard]] Result<Address> addressFromInput(const QString &text, Channel channel, const QString &defaultRegion);

/// The same for one of our own senders, which may also be a name ("Acme"): a name can send but not receive.
[[nodiscard]] Result<Address> senderFromInput(const QString &text, Channel channel, const QString &defaultRegion);

/// For people: "+49 1511 2345678", "22395", "Acme", "withheld".
[[nodiscard]] QString toDisplay(const Address &address);

/// ISO 3166 code of a number ("DE"), or empty.
[[nodiscard]] QString regionOf(const Address &address);

} // namespace patchcord::twilio
