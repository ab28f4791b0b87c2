// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/act.h"
#include "core/records/conversation.h"
#include "core/store/transaction.h"

#include <optional>

namespace patchcord::desk {

/// Who the audit and the timeline say an answer of the model is from.
[[nodiscard]] QString modelActor();

/// Whether it is the model's turn in a conversation.
struct AnswerTurn
{
    bool isItsTurn = false;
    bool isShadowed = false; ///< It may only draft, to be compared with what a person sends.
    QString handOver; ///< Why a person has to take over, in a sentence; empty when none has to.
    Conversation conversation;
    MessageId question; ///< The newest row.
};

/// Asked before the model is, and once more in the very unit of work that sends: switched on and not paused, within its
/// hours, the customer spoke last and not to opt out, no machine is at the other end, nobody has begun a reply, no word
/// asks for a person, not too often in a row or within the hour, and the pre-flight has nothing against it. `now` is
/// UTC ms.
[[nodiscard]] Result<AnswerTurn> answerTurn(const store::Snapshot &snapshot, ConversationId conversation, qint64 now);

/// A person has to take over: the model says nothing more there until it is switched on again. Does nothing where the
/// model does not answer.
[[nodiscard]] Done pauseModel(store::Transaction &transaction, const Act &act, ConversationId conversation,
                              const QString &reason);
/// A person has taken a hand in it: pauses the model, and takes back what it said and nobody has begun to send.
[[nodiscard]] Done stopModel(store::Transaction &transaction, const Act &act, ConversationId conversation);

} // namespace patchcord::desk
