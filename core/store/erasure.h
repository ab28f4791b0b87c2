// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::store {

/// What is kept of a person: what erasing them takes away.
struct ErasureTally
{
    QString name;
    QStringList addresses; ///< Bare.
    int conversations = 0;
    qint64 messages = 0; ///< Calls and notes included.
    qint64 received = 0; ///< Of them.
    qint64 calls = 0; ///< Of them.
    qint64 files = 0;
    qint64 quarantined = 0; ///< Refused requests that hold one of the addresses.
    bool isOptedOut = false; ///< From one of our senders at least.
    bool isUnderway = false; ///< A message is leaving or a call runs: it cannot be done now.
};

/// An erasing that has begun and is not at its end.
struct Erasure
{
    qint64 id = 0;
    ContactId contact;
    QString actor;
    bool isAtTwilio = false;
    qint64 at = 0; ///< UTC ms.
};

/// NotFound when there is no such contact.
[[nodiscard]] Result<ErasureTally> erasureTally(const Snapshot &snapshot, ContactId contact);

/// From now on it is to be finished, even after a crash. Refused while something is underway.
[[nodiscard]] Done beginErasure(Transaction &transaction, const Erasure &erasure);
[[nodiscard]] Result<QList<Erasure>> openErasures(const Snapshot &snapshot);
[[nodiscard]] Done endErasure(Transaction &transaction, qint64 id);

[[nodiscard]] Result<QList<ConversationId>> conversationsOf(const Snapshot &snapshot, ContactId contact);

/// Takes away the oldest rows of a conversation that are not younger than `upTo` (UTC ms), about `limit` of them, with
/// all that hangs on them, and gives how many rows there were: 0 = none is left. Their files are only marked, until
/// Store::scrub(). With `isAtTwilio` their deletion there is noted, too.
[[nodiscard]] Result<qint64> eraseRows(Transaction &transaction, ConversationId conversation, qint64 upTo, int limit,
                                       bool isAtTwilio);
/// Takes away a conversation without rows, and appends ConversationChanged.
[[nodiscard]] Done eraseConversation(Transaction &transaction, ConversationId conversation);
/// Takes away a contact without conversations, and every refused request that holds an address of theirs. Of an opt-out
/// a digest is kept, which isOptedOut() knows.
[[nodiscard]] Done eraseContact(Transaction &transaction, ContactId contact, qint64 at);

} // namespace patchcord::store
