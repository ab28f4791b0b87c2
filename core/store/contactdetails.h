// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/address.h"
#include "core/records/contactdetails.h"
#include "core/store/transaction.h"

namespace patchcord::store {

/// What is known of the contact of that conversation. NotFound when it is not there.
[[nodiscard]] Result<ContactDetails> contactDetails(const Snapshot &snapshot, ConversationId conversation);

/// Each appends ConversationChanged for the contact's conversations.
[[nodiscard]] Done setContactNotes(Transaction &transaction, ContactId id, const QString &notes);
/// Does to every conversation of theirs what the state machine says.
[[nodiscard]] Done setBlocked(Transaction &transaction, ContactId id, bool isBlocked, qint64 at);
/// False for an address that nobody knows.
[[nodiscard]] Result<bool> isBlocked(const Snapshot &snapshot, const Address &address);

/// Gives `contact` all addresses and conversations of `former`. Invalid: one contact twice.
[[nodiscard]] Done mergeContacts(Transaction &transaction, ContactId contact, ContactId former, qint64 at);
/// Undoes the latest merge into that contact: what was the other's is the other's again. NotFound when there is none.
[[nodiscard]] Done partContacts(Transaction &transaction, ContactId contact, qint64 at);

} // namespace patchcord::store
