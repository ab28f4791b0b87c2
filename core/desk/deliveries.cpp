// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/deliveries.h"

#include "core/desk/attemptledger.h"
#include "core/store/attempts.h"
#include "core/store/messages.h"

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

/// The attempt that the callbacks of this SID are about: by the SID, or, when it was given up before they came, by the
/// token they carry.
Result<std::optional<Attempt>> ownerOf(const Snapshot &snapshot, const QString &sid,
                                       const QList<StatusCallback> &callbacks)
{
    auto attempt = store::attemptBySid(snapshot, sid);
    if (!attempt || *attempt)
        return attempt;
    for (const StatusCallback &callback : callbacks) {
        if (callback.token.isEmpty())
            continue;
        auto named = store::attemptByToken(snapshot, callback.token);
        if (!named || *named)
            return named;
    }
    return std::optional<Attempt>{};
}

/// The message whose state these callbacks decide; nullopt when there is none yet, or when a newer attempt decides.
Result<std::optional<Message>> subjectOf(const Snapshot &snapshot, const QString &sid,
                                         const QList<StatusCallback> &callbacks)
{
    const auto owner = ownerOf(snapshot, sid, callbacks);
    if (!owner)
        return std::unexpected(owner.error());
    if (!*owner)
        return store::messageBySid(snapshot, sid);
    const auto attempts = store::attemptsOf(snapshot, (*owner)->message);
    if (!attempts)
        return std::unexpected(attempts.error());
    if (!attempts->isEmpty() && attempts->back().id != (*owner)->id)
        return std::optional<Message>{};
    return store::messageById(snapshot, (*owner)->message);
}

Done keep(Transaction &transaction, const StatusCallback &callback)
{
    const auto isNew = store::insertStatusCallback(transaction, callback);
    if (!isNew)
        return std::unexpected(isNew.error());
    if (!callback.token.isEmpty()) {
        const auto attempt = store::attemptByToken(transaction, callback.token);
        if (!attempt)
            return std::unexpected(attempt.error());
        // That Twilio reports on it proves that it was taken, even when its absence had been concluded.
        if (*attempt && (*attempt)->sid.isEmpty())
            return acceptAttempt(transaction, **attempt, {callback.sid, 0, DeliveryStatus::Queued, 0}, callback.at);
    }
    return applyCallbacks(transaction, callback.sid);
}

} // namespace

Delivery deriveDelivery(DeliveryStatus accepted, int acceptedError, const QList<StatusCallback> &callbacks)
{
    Delivery delivery{accepted, acceptedError};
    // With several codes the furthest status has the say, and among equals the lower code, so that order cannot matter.
    int codeRank = acceptedError == 0 ? -1 : rank(accepted);
    for (const StatusCallback &callback : callbacks) {
        const int callbackRank = rank(callback.status);
        if (callbackRank > rank(delivery.status))
            delivery.status = callback.status;
        if (callback.errorCode == 0)
            continue;
        if (callbackRank > codeRank || (callbackRank == codeRank && callback.errorCode < delivery.errorCode)) {
            delivery.errorCode = callback.errorCode;
            codeRank = callbackRank;
        }
    }
    return delivery;
}

Done applyCallbacks(Transaction &transaction, const QString &sid)
{
    const auto callbacks = store::statusCallbacksOf(transaction, sid);
    if (!callbacks)
        return std::unexpected(callbacks.error());
    if (callbacks->isEmpty())
        return {};
    const auto subject = subjectOf(transaction, sid, *callbacks);
    if (!subject)
        return std::unexpected(subject.error());
    if (!*subject || (*subject)->direction != Direction::Outbound || (*subject)->sid != sid)
        return {};
    const Message &message = **subject;
    const bool isWaiting = message.status == DeliveryStatus::Pending || message.status == DeliveryStatus::Unknown;
    Delivery delivery = deriveDelivery(DeliveryStatus::Queued, 0, *callbacks);
    if (rank(message.status) > rank(delivery.status))
        delivery.status = message.status;
    if (delivery.errorCode == 0)
        delivery.errorCode = message.errorCode;
    // A retry was asked for: what the attempt before failed of is no news, but that it arrived after all is.
    if (isWaiting && isFailure(delivery.status))
        return {};
    if (delivery == Delivery{message.status, message.errorCode})
        return {};
    const bool hasFailed = delivery.errorCode != 0 || isFailure(delivery.status);
    const Done shown = store::setDelivery(transaction, message.id, delivery.status, delivery.errorCode,
                                          hasFailed ? failureText(delivery.errorCode) : QString());
    if (!shown || delivery.errorCode != optedOutCode)
        return shown;
    return noteRefusedRecipient(transaction, message, callbacks->back().at);
}

QFuture<Done> Deliveries::record(const StatusCallback &callback)
{
    return m_store.write([callback](Transaction &transaction) { return keep(transaction, callback); });
}

} // namespace patchcord::desk
