// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/act.h"
#include "core/model/endpoint.h"
#include "core/model/outputcheck.h"
#include "core/records/assistant.h"
#include "core/store/transaction.h"

#include <QByteArray>

namespace patchcord::desk {

/// A request to a model, ready to leave, and what its answer will be held against.
struct AssistantBrief
{
    QByteArray body;
    model::Endpoint endpoint; ///< Without the key.
    model::OutputRules rules;
    MessageId base; ///< The newest row of the conversation.
    QString customersLastWords; ///< Of their newest message; empty when the newest message is ours.
};

/// Gathers what the model is to know and keeps the very bytes that will leave in the audit ("assistant.ask"): it is on
/// disk before anything leaves. Refused: the assistant is switched off, or there is nothing to answer.
[[nodiscard]] Result<AssistantBrief> briefAssistant(store::Transaction &transaction, const Act &act,
                                                    const AssistantWish &wish, const QString &seal,
                                                    model::Reader reader);

/// Success while nothing was said in the conversation since; Conflict after it.
[[nodiscard]] Done isStillNewest(const store::Snapshot &snapshot, ConversationId conversation, MessageId base);

} // namespace patchcord::desk
