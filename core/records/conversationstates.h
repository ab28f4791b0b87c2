// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

namespace patchcord {

/// What happens to a conversation.
enum class ConversationEvent {
    CustomerWrote, ///< Or called.
    AgentWrote, ///< A person, by hand or at the time they chose.
    RuleWrote, ///< A rule or a model; nothing that a person said.
    NoteWritten,
    Snoozed, ///< Until a time, or until they reply.
    TimeCame, ///< Until which it was snoozed.
    AnswerOverdue, ///< The customer has waited longer than the sender allows.
    FellSilent, ///< Nobody said a word for longer than the sender allows.
    Closed,
    Reopened, ///< By an agent: out of the closed ones, or before its time out of the snoozed ones.
    Blocked,
    Unblocked,
    OptedOut,
    OptedIn,
    AttentionAsked, ///< A rule wants somebody to look at it.
};

/// All that the answer to an event depends on.
struct ConversationStance
{
    ConversationState state = ConversationState::Open;
    bool isOptedOut = false;
    bool isBlocked = false;

    bool operator==(const ConversationStance &) const = default;
};

/// What an event leads to.
struct ConversationStep
{
    enum class Wait { Keep, Start, End };
    enum class Unread {
        Keep,
        Add, ///< The new row.
        Again, ///< Everything that was not answered.
        Clear,
    };
    enum class Session { Keep, Begin, End };

    ConversationState state = ConversationState::Open;
    Wait wait = Wait::Keep;
    Unread unread = Unread::Keep;
    bool notifies = false;
    Session session = Session::Keep;

    bool operator==(const ConversationStep &) const = default;
};

/// The state machine of conversations, all of it. A blocked contact changes nothing and is heard by nobody; one who
/// opted out is heard, but does not wait, since no answer may be sent.
[[nodiscard]] ConversationStep stepOf(const ConversationStance &stance, ConversationEvent event);

} // namespace patchcord
