// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"
#include "core/store/transaction.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace patchcord::store {

/// One line of the opt-out ledger: what a contact said to a sender, and the evidence.
struct OptOut
{
    SenderId sender;
    Address contact;
    bool isOptedOut = true; ///< False for a START.
    QString evidence; ///< SID of the message, or "error 21610".
    qint64 at = 0; ///< UTC ms.
};

/// A request that was turned away at the door.
struct QuarantineEntry
{
    qint64 id = 0;
    qint64 at = 0; ///< UTC ms.
    QString route; ///< The raw request target.
    QString reason; ///< In plain words.
    QByteArray body; ///< At most `maxQuarantineBody` bytes of it.
    QString requestId;
};

/// Who did what.
struct AuditEntry
{
    qint64 at = 0; ///< UTC ms.
    QString actor; ///< An agent's name, "auto" for a rule, "system".
    QString action; ///< "message.send", "conversation.close", …
    ConversationId conversation;
    MessageId message;
    QJsonObject detail; ///< No secret, no text of a message.
};

inline constexpr qsizetype maxQuarantineBody = 16 * 1024;
inline constexpr int maxQuarantineRows = 1000;

/// Appends to the ledger, marks the conversation and appends OptOutChanged.
[[nodiscard]] Done appendOptOut(Transaction &transaction, const OptOut &optOut);
[[nodiscard]] Result<bool> isOptedOut(const Snapshot &snapshot, SenderId sender, const Address &contact);

/// Keeps at most `maxQuarantineRows`, the oldest giving way, and cuts the body.
[[nodiscard]] Done quarantine(Transaction &transaction, const QuarantineEntry &entry);
/// Newest first.
[[nodiscard]] Result<QList<QuarantineEntry>> quarantined(const Snapshot &snapshot, int limit);

[[nodiscard]] Done appendAudit(Transaction &transaction, const AuditEntry &entry);
/// Newest first.
[[nodiscard]] Result<QList<AuditEntry>> auditEntries(const Snapshot &snapshot, int limit);

/// Everything behind that number, in order.
[[nodiscard]] Result<QList<Event>> eventsAfter(const Snapshot &snapshot, qint64 number, int limit);

} // namespace patchcord::store
