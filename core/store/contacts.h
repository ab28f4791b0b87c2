// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/address.h"
#include "core/store/transaction.h"

#include <QString>

#include <optional>

namespace patchcord::store {

/// What a search compares: without case, accents and the width of letters.
[[nodiscard]] QString folded(const QString &text);

/// The contact of that address: made when there is none, found by the same number on another channel. A profile name
/// that is not empty becomes the contact's profile name.
[[nodiscard]] Result<ContactId> ensureContact(Transaction &transaction, const Address &address,
                                              const QString &profileName);

/// Sets the name that an agent gave, or the channel's profile name; nullopt leaves it. False when nothing changed.
[[nodiscard]] Result<bool> renameContact(Transaction &transaction, ContactId id,
                                         const std::optional<QString> &givenName,
                                         const std::optional<QString> &profileName);

/// Makes a search find the contact by the names and addresses it has now.
[[nodiscard]] Done refreshSearch(Transaction &transaction, ContactId id);

/// Appends ConversationChanged for every conversation of that contact.
[[nodiscard]] Done noteContactChange(Transaction &transaction, ContactId id);

} // namespace patchcord::store
