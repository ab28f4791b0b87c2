// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/draft.h"
#include "core/records/conversation.h"
#include "core/records/message.h"
#include "core/records/sender.h"
#include "core/store/store.h"

#include <QFuture>

namespace patchcord::desk {

/// What agents do. Each act is one unit of work with its audit row; what it changes is learnt from the event sequence.
/// May be called from any thread.
class AgentDesk final
{
public:
    AgentDesk(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    /// Commits the message as pending; the outbox sends it. Refused: opted out. Invalid: empty, too long, wrong
    /// address, files that the channel does not carry, a sender of another channel; each with a sentence for the agent.
    QFuture<Result<MessageId>> send(const Draft &draft);
    /// A new attempt of a message that failed, or was never sent.
    QFuture<Done> retry(MessageId message);
    /// Fetches the files of a message that are gone, or were lost, once more. Conflict: it has none.
    QFuture<Done> fetchAgain(MessageId message);
    /// Removes a failed message that never reached Twilio from the conversation.
    QFuture<Done> discard(MessageId message);
    /// The conversation of these two, made when there is none: "New conversation".
    QFuture<Result<ConversationId>> openConversation(SenderId sender, const Address &contact);
    QFuture<Done> markRead(ConversationId conversation, qint64 upToOrdinal);
    QFuture<Done> saveDraft(ConversationId conversation, const QString &text);
    QFuture<Done> renameContact(ContactId contact, const QString &name);
    QFuture<Done> updateSender(const Sender &sender);
    QFuture<Result<SenderId>> addSender(const Sender &sender);

private:
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
