// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/rule.h"
#include "core/store/transaction.h"

namespace patchcord::desk {

/// A rule that speaks or acts, and what it says.
struct RuleAnswer
{
    Rule rule;
    QString body; ///< Empty when it only acts.
    qint64 morning = 0; ///< UTC ms until which it snoozes, when it does so until the next morning.
};

/// So many automatic messages follow one another at most, until a person writes: two machines that answer each other
/// end by themselves.
inline constexpr int mostAutomaticInARow = 3;
/// And none within this time of the last: no customer is that quick, but a machine is.
inline constexpr qint64 automaticGapMs = 30'000;

/// The rule that answers this message of a customer at `now` (UTC ms), when one does and may: never STOP, START or
/// HELP, never a machine or somebody blocked, nothing the pre-flight refuses, and never for ever. `waitedMs` is 0 when
/// it just came.
[[nodiscard]] Result<std::optional<RuleAnswer>> answerByRule(const store::Snapshot &snapshot, const Message &message,
                                                             qint64 waitedMs, qint64 now);
/// Notes that it spoke, and does what else it is to do, as acts of their own.
[[nodiscard]] Done noteAnswer(store::Transaction &transaction, const RuleAnswer &answer, ConversationId conversation,
                              qint64 now);

} // namespace patchcord::desk
