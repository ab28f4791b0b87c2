// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/attemptledger.h"

#include "core/desk/deliveries.h"
#include "core/desk/preflight.h"
#include "core/store/attempts.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/twilio/errortable.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

QString words(const char *text)
{
    return QCoreApplication::translate("patchcord::desk::Attempt", text);
}

/// Twilio's code for what it would have said; 0 when it has none.
int refusalCode(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::OptedOut:
        return optedOutCode;
    case Obstacle::WindowClosed:
        return windowClosedCode;
    case Obstacle::None:
    case Obstacle::Invalid:
    case Obstacle::Blocked:
    case Obstacle::QuietHours:
        return 0;
    }
    Q_UNREACHABLE();
}

/// The attempt as it stands now; nullopt when it is not there.
Result<std::optional<Attempt>> current(const Snapshot &snapshot, const Attempt &attempt)
{
    return store::attemptByToken(snapshot, attempt.token);
}

Result<bool> hasTwinUnderWay(const Snapshot &snapshot, const Message &message)
{
    const auto open = store::openAttempts(snapshot);
    if (!open)
        return std::unexpected(open.error());
    for (const Attempt &attempt : *open) {
        const auto other = store::messageById(snapshot, attempt.message);
        if (!other)
            return std::unexpected(other.error());
        if (*other && isSameText(**other, message))
            return true;
    }
    return false;
}

/// Asks the pre-flight as it stands now; allowed when the conversation is gone.
Result<Verdict> judge(const Snapshot &snapshot, const Message &message, qint64 at)
{
    const auto conversation = store::conversationById(snapshot, message.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    return *conversation ? preflight(snapshot, draftOf(message, **conversation), message.origin, at)
                         : Result<Verdict>(Verdict());
}

/// The message stays as it is and says why: it waits when waiting helps, and has failed else.
Result<Departure> stop(Transaction &transaction, const Message &message, const Verdict &verdict)
{
    Departure departure;
    DeliveryStatus status = DeliveryStatus::Failed;
    if (verdict.until > 0) {
        departure.verdict = Departure::Verdict::Held;
        departure.until = verdict.until;
        status = DeliveryStatus::Pending;
    }
    const Done said
        = store::setDelivery(transaction, message.id, status, refusalCode(verdict.obstacle), verdict.reason);
    return said ? Result<Departure>(departure) : std::unexpected(said.error());
}

Result<bool> isNewest(const Snapshot &snapshot, const Attempt &attempt)
{
    const auto attempts = store::attemptsOf(snapshot, attempt.message);
    if (!attempts)
        return std::unexpected(attempts.error());
    return attempts->isEmpty() || attempts->back().id == attempt.id;
}

Done fail(Transaction &transaction, const Attempt &attempt, int errorCode, const QString &text)
{
    const auto newest = isNewest(transaction, attempt);
    if (!newest)
        return std::unexpected(newest.error());
    if (!*newest)
        return {};
    // The store keeps a code that is there already, but this failure is of another attempt.
    if (const Done cleared = store::resetDelivery(transaction, attempt.message); !cleared)
        return cleared;
    return store::setDelivery(transaction, attempt.message, DeliveryStatus::Failed, errorCode, text);
}

/// Gives the message the SID and the state of its newest attempt. A red mark of the attempt before leaves here.
Done adopt(Transaction &transaction, const Message &message, const Acceptance &acceptance)
{
    if (message.sid == acceptance.sid)
        return acceptance.segments > 0 ? store::setSid(transaction, message.id, acceptance.sid, acceptance.segments)
                                       : Done{};
    if (message.errorCode != 0 || !message.errorText.isEmpty()) {
        if (const Done cleared = store::resetDelivery(transaction, message.id); !cleared)
            return cleared;
    }
    if (const Done named = store::setSid(transaction, message.id, acceptance.sid, acceptance.segments); !named)
        return named;
    const bool hasFailed = acceptance.errorCode != 0 || isFailure(acceptance.status);
    return store::setDelivery(transaction, message.id, acceptance.status, acceptance.errorCode,
                              hasFailed ? failureText(acceptance.errorCode) : QString());
}

} // namespace

bool isOpen(const Attempt &attempt)
{
    return attempt.state == AttemptState::Leaving || attempt.state == AttemptState::Unknown;
}

bool isSameText(const Message &one, const Message &other)
{
    return one.channel == other.channel && one.from == other.from && one.to == other.to && one.body == other.body
        && one.media.size() == other.media.size();
}

QString failureText(int errorCode)
{
    if (errorCode == 0)
        return words(QT_TRANSLATE_NOOP("patchcord::desk::Attempt", "It was not delivered, and no reason was given."));
    const twilio::ErrorMeaning meaning = twilio::meaningOf(errorCode);
    return meaning.advice.isEmpty() ? meaning.meaning : meaning.meaning + u' ' + meaning.advice;
}

Result<Departure> beginAttempt(Transaction &transaction, MessageId id, const QString &token, qint64 at)
{
    const auto message = store::messageById(transaction, id);
    if (!message)
        return std::unexpected(message.error());
    if (!*message || (*message)->status != DeliveryStatus::Pending)
        return Departure{};
    const auto hasTwin = hasTwinUnderWay(transaction, **message);
    if (!hasTwin)
        return std::unexpected(hasTwin.error());
    if (*hasTwin)
        return Departure{Departure::Verdict::Held, 0, {}, {}};
    const auto verdict = judge(transaction, **message, at);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (!verdict->isAllowed())
        return stop(transaction, **message, *verdict);
    Departure departure{Departure::Verdict::Leaves, 0, {}, **message};
    departure.attempt.message = id;
    departure.attempt.token = token;
    departure.attempt.at = at;
    const auto attempt = store::insertAttempt(transaction, departure.attempt);
    if (!attempt)
        return std::unexpected(attempt.error());
    departure.attempt.id = *attempt;
    return departure;
}

Done acceptAttempt(Transaction &transaction, const Attempt &attempt, const Acceptance &acceptance, qint64 at)
{
    const auto now = current(transaction, attempt);
    if (!now)
        return std::unexpected(now.error());
    const auto claimed = store::attemptBySid(transaction, acceptance.sid);
    if (!claimed)
        return std::unexpected(claimed.error());
    // A look-up that gave this SID to another attempt cannot be undone, and one SID has one attempt.
    if (!*now || (*claimed && (*claimed)->id != attempt.id))
        return {};
    if (isOpen(**now)) {
        const Done resolved = store::resolveAttempt(transaction, attempt.id, AttemptState::Accepted, acceptance.sid,
                                                    acceptance.errorCode, at);
        if (!resolved)
            return resolved;
    }
    const auto newest = isNewest(transaction, attempt);
    if (!newest)
        return std::unexpected(newest.error());
    const auto message = store::messageById(transaction, attempt.message);
    if (!message)
        return std::unexpected(message.error());
    if (!*newest || !*message)
        return {};
    if (const Done adopted = adopt(transaction, **message, acceptance); !adopted)
        return adopted;
    return applyCallbacks(transaction, acceptance.sid);
}

Done refuseAttempt(Transaction &transaction, const Attempt &attempt, const Error &error, qint64 at)
{
    const auto now = current(transaction, attempt);
    if (!now)
        return std::unexpected(now.error());
    if (!*now || !isOpen(**now))
        return {};
    const Done resolved = store::resolveAttempt(transaction, attempt.id, AttemptState::Refused, {}, error.code, at);
    if (!resolved)
        return resolved;
    if (const Done failed = fail(transaction, attempt, error.code, error.message); !failed)
        return failed;
    if (error.code != optedOutCode)
        return {};
    const auto message = store::messageById(transaction, attempt.message);
    if (!message)
        return std::unexpected(message.error());
    return *message ? noteRefusedRecipient(transaction, **message, at) : Done{};
}

Done returnAttempt(Transaction &transaction, const Attempt &attempt, qint64 at)
{
    return store::resolveAttempt(transaction, attempt.id, AttemptState::NotSent, {}, 0, at);
}

Result<bool> doubtAttempt(Transaction &transaction, const Attempt &attempt)
{
    const auto now = current(transaction, attempt);
    if (!now)
        return std::unexpected(now.error());
    if (!*now || !isOpen(**now))
        return false;
    if (const Done marked = store::resolveAttempt(transaction, attempt.id, AttemptState::Unknown, {}, 0, 0); !marked)
        return std::unexpected(marked.error());
    const Done shown = store::setDelivery(transaction, attempt.message, DeliveryStatus::Unknown, 0, {});
    return shown ? Result<bool>(true) : std::unexpected(shown.error());
}

Done giveUpAttempt(Transaction &transaction, const Attempt &attempt, qint64 at)
{
    const auto now = current(transaction, attempt);
    if (!now)
        return std::unexpected(now.error());
    if (!*now || !isOpen(**now))
        return {};
    const Done resolved = store::resolveAttempt(transaction, attempt.id, AttemptState::Absent, {}, 0, at);
    if (!resolved)
        return resolved;
    return fail(transaction, attempt, 0,
                words(QT_TRANSLATE_NOOP("patchcord::desk::Attempt", "Not sent: Twilio has no record of it.")));
}

Done noteRefusedRecipient(Transaction &transaction, const Message &message, qint64 at)
{
    const auto conversation = store::conversationById(transaction, message.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation || (*conversation)->isOptedOut)
        return {};
    return store::appendOptOut(
        transaction,
        {(*conversation)->sender, (*conversation)->contactAddress, true, QStringLiteral("error 21610"), at});
}

} // namespace patchcord::desk
