// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"
#include "core/store/transaction.h"

#include <QHash>
#include <QList>

namespace patchcord::app {

/// Everything that a screen has to show anew after a stretch of the event sequence, read in one go.
struct Changes
{
    qint64 upTo = 0; ///< The last event covered.
    bool hasMore = false; ///< More events lie behind `upTo`.
    QList<Conversation> conversations; ///< As they are now.
    QList<ConversationId> gone; ///< Conversations that were erased.
    QList<MessageId> removed; ///< Rows of the open conversation that are gone.
    QList<Message> added; ///< New rows of the open conversation, in order.
    QList<Message> changed; ///< Changed rows of the open conversation.
    QList<ConversationId>
        heardFrom; ///< Conversations with a new row that was not read yet, or that came back by themselves.
    QList<Sender> senders; ///< All of them, when one changed; else empty.
    QList<Message> liveCalls;
    QHash<ConversationId, QString> topics; ///< What the customers of those calls wrote last.
    QueueCounts counts;
};

/// The calls that ring or run now, but for those of blocked callers, and what they are about.
[[nodiscard]] Done readLiveCalls(const store::Snapshot &snapshot, Changes &changes);

/// Reads what happened behind event `after`; rows only of the conversation that is open on the screen.
[[nodiscard]] Result<Changes> changesAfter(const store::Snapshot &snapshot, qint64 after, ConversationId open);

} // namespace patchcord::app
