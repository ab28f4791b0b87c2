// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/attempt.h"
#include "core/store/transaction.h"
#include "core/twilio/messages.h"

namespace patchcord::desk {

/// What a failed request means for its attempt: Twilio said no, it may go again, or nobody knows whether it arrived.
enum class Fate { Refused, Returned, Doubtful };

[[nodiscard]] Fate fateOf(ErrorKind kind);

/// Writes down how the request of an attempt ended, as one unit of work; true when its outcome is still open and has to
/// be looked up.
[[nodiscard]] Result<bool> settleAttempt(store::Transaction &transaction, const Attempt &attempt,
                                         const Result<twilio::MessageResource> &answer, qint64 at);

} // namespace patchcord::desk
