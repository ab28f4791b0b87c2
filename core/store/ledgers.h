// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"
#include "core/store/transaction.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

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
    QByteArray method{"POST"};
    QByteArray contentType{};
    QByteArray signature{}; ///< As it was sent along.
    QStringList tried{}; ///< The addresses that the signature was checked over.
    qint64 size = -1; ///< Bytes of the body as it came; -1 = unknown.
    qint64 replayedAt = 0; ///< UTC ms when it was taken in after all; 0 = it was not.

    [[nodiscard]] bool isWhole() const { return size == body.size(); }
};

/// Requests that were turned away and not taken in since.
struct QuarantineCount
{
    int waiting = 0;
    qint64 oldestAt = 0; ///< UTC ms; 0 = there is none.
    qint64 newestAt = 0; ///< UTC ms; 0 = there is none.
};

/// Who did what.
struct AuditEntry
{
    qint64 at = 0; ///< UTC ms.
    QString actor; ///< An agent's name, "auto" for a rule, "model" for one that answers alone, "system".
    QString action; ///< "message.send", "conversation.close", …
    ConversationId conversation;
    MessageId message;
    QJsonObject detail; ///< No secret; no text of a message but in "assistant.ask", which keeps what left for a model.
};

inline constexpr qsizetype maxQuarantineBody = 16 * 1024;
inline constexpr int maxQuarantineRows = 1000;

/// Appends to the ledger, marks the conversations of that contact with the sender and all others of its pool, and
/// appends OptOutChanged for each.
[[nodiscard]] Done appendOptOut(Transaction &transaction, const OptOut &optOut);
/// What the contact said last to the sender or another of its pool; nullopt when they never said anything of it.
/// Without a time (0) when all that is left of it is the trace of somebody who was erased.
[[nodiscard]] Result<std::optional<OptOut>> latestOptOut(const Snapshot &snapshot, SenderId sender,
                                                         const Address &contact);
[[nodiscard]] Result<bool> isOptedOut(const Snapshot &snapshot, SenderId sender, const Address &contact);

/// Keeps at most `maxQuarantineRows`, the oldest giving way, and cuts the body.
[[nodiscard]] Done quarantine(Transaction &transaction, const QuarantineEntry &entry);
/// Newest first.
[[nodiscard]] Result<QList<QuarantineEntry>> quarantined(const Snapshot &snapshot, int limit);
[[nodiscard]] Result<std::optional<QuarantineEntry>> quarantinedById(const Snapshot &snapshot, qint64 id);
/// Those that came at `since` (UTC ms) or later.
[[nodiscard]] Result<QuarantineCount> countQuarantined(const Snapshot &snapshot, qint64 since);
[[nodiscard]] Done markReplayed(Transaction &transaction, qint64 id, qint64 at);

[[nodiscard]] Done appendAudit(Transaction &transaction, const AuditEntry &entry);
/// Newest first.
[[nodiscard]] Result<QList<AuditEntry>> auditEntries(const Snapshot &snapshot, int limit);

/// Everything behind that number, in order.
[[nodiscard]] Result<QList<Event>> eventsAfter(const Snapshot &snapshot, qint64 number, int limit);

} // namespace patchcord::store
