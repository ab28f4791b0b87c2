// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/attempt.h"
#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QString>

namespace patchcord::desk {

/// What beginning an attempt led to.
struct Departure
{
    enum class Verdict {
        Leaves, ///< The attempt is written and may leave once that is committed.
        NotDue, ///< The message is not pending any more.
        Held, ///< The same text to the same number has an open attempt: until that is settled, a look-up could not
              ///< tell the two apart. Or the pre-flight lets it leave only later.
    };

    Verdict verdict = Verdict::NotDue;
    qint64 until = 0; ///< UTC ms when a held one may leave; 0 = not known.
    Attempt attempt;
    Message message;
};

/// What Twilio said when it took a message.
struct Acceptance
{
    QString sid;
    int segments = 0;
    DeliveryStatus status = DeliveryStatus::Queued;
    int errorCode = 0;
};

/// True while nobody knows how the attempt ended.
[[nodiscard]] bool isOpen(const Attempt &attempt);
/// Whether two rows would look the same at Twilio.
[[nodiscard]] bool isSameText(const Message &one, const Message &other);
/// What became of it in words for the agent, by Twilio's code.
[[nodiscard]] QString failureText(int errorCode);

/// Each of these is a part of a unit of work of the caller's. They ask how the attempt stands now, so they may be
/// repeated, and a callback that was faster is never undone. beginAttempt asks the pre-flight once more: a message that
/// may not leave any more has failed with the reason in it, and one that only has to wait says so.
[[nodiscard]] Result<Departure> beginAttempt(store::Transaction &transaction, MessageId message, const QString &token,
                                             qint64 at);
[[nodiscard]] Done acceptAttempt(store::Transaction &transaction, const Attempt &attempt, const Acceptance &acceptance,
                                 qint64 at);
/// Twilio said no: the message has failed, with its reason.
[[nodiscard]] Done refuseAttempt(store::Transaction &transaction, const Attempt &attempt, const Error &error,
                                 qint64 at);
/// It provably did not leave, or was turned away unprocessed: the message stays pending.
[[nodiscard]] Done returnAttempt(store::Transaction &transaction, const Attempt &attempt, qint64 at);
/// The answer was lost. False when a callback told meanwhile.
[[nodiscard]] Result<bool> doubtAttempt(store::Transaction &transaction, const Attempt &attempt);
/// Twilio was asked often enough and knows nothing of it: the message has failed and may be retried.
[[nodiscard]] Done giveUpAttempt(store::Transaction &transaction, const Attempt &attempt, qint64 at);

/// Marks the recipient of a message as opted out because Twilio refused it with 21610.
[[nodiscard]] Done noteRefusedRecipient(store::Transaction &transaction, const Message &message, qint64 at);

/// Twilio's code for "the recipient opted out".
inline constexpr int optedOutCode = 21610;
/// Twilio's code for "free text outside WhatsApp's window".
inline constexpr int windowClosedCode = 63016;

} // namespace patchcord::desk
