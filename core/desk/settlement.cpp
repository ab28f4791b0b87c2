// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/settlement.h"

#include "core/desk/attemptledger.h"

namespace patchcord::desk {

using store::Transaction;
using twilio::MessageResource;

Fate fateOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
    case ErrorKind::Refused:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
        return Fate::Refused;
    case ErrorKind::RateLimited:
    case ErrorKind::NotSent:
    case ErrorKind::Unauthorised:
        return Fate::Returned;
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Unavailable:
    case ErrorKind::Malformed:
    case ErrorKind::Storage:
        return Fate::Doubtful;
    }
    Q_UNREACHABLE();
}

Result<bool> settleAttempt(Transaction &transaction, const Attempt &attempt, const Result<MessageResource> &answer,
                           qint64 at)
{
    Done done;
    if (answer) {
        done = acceptAttempt(transaction, attempt, {answer->sid, answer->segments, answer->status, answer->errorCode},
                             at);
    } else {
        switch (fateOf(answer.error().kind)) {
        case Fate::Refused:
            done = refuseAttempt(transaction, attempt, answer.error(), at);
            break;
        case Fate::Returned:
            done = returnAttempt(transaction, attempt, at);
            break;
        case Fate::Doubtful:
            return doubtAttempt(transaction, attempt);
        }
    }
    return done ? Result<bool>(false) : std::unexpected(done.error());
}

} // namespace patchcord::desk
