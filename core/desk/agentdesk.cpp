// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/agentdesk.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"
#include "core/desk/draftcheck.h"
#include "core/desk/preflight.h"
#include "core/desk/queuemessage.h"
#include "core/desk/refetch.h"
#include "core/store/attempts.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/states.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::AgentDesk)
};

template <typename T> Result<T> present(Result<std::optional<T>> found, const QString &missing)
{
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return failure(ErrorKind::NotFound, missing);
    return **std::move(found);
}

Result<Message> readMessage(const Snapshot &snapshot, MessageId id)
{
    return present(store::messageById(snapshot, id), Words::tr("This message is not there any more."));
}

Result<Conversation> readConversation(const Snapshot &snapshot, ConversationId id)
{
    return present(store::conversationById(snapshot, id), Words::tr("This conversation is not there any more."));
}

Result<Sender> readSender(const Snapshot &snapshot, SenderId id)
{
    return present(store::senderById(snapshot, id),
                   Words::tr("This sender is not there any more. Choose another one."));
}

/// Only what has certainly not arrived, and is not on its way, may be sent again.
Done checkRetry(const Message &message)
{
    if (message.direction != Direction::Outbound || message.kind == MessageKind::Call
        || message.kind == MessageKind::Note)
        return failure(ErrorKind::Invalid, Words::tr("Only messages of ours can be sent again."));
    if (message.status == DeliveryStatus::Unknown)
        return failure(ErrorKind::Conflict,
                       Words::tr("Twilio is being asked whether this message arrived. Wait a moment."));
    if (message.status == DeliveryStatus::Pending)
        return failure(ErrorKind::Conflict, Words::tr("This message is already waiting to be sent."));
    if (!isFailure(message.status))
        return failure(ErrorKind::Conflict, Words::tr("This message has not failed, so it is not sent again."));
    return {};
}

/// The reason of the failure stays until Twilio takes the new attempt: a retry that fails again was never well.
Done sendAgain(Transaction &transaction, const Act &act, MessageId id)
{
    const auto message = readMessage(transaction, id);
    if (!message)
        return std::unexpected(message.error());
    if (const Done checked = checkRetry(*message); !checked)
        return checked;
    const auto conversation = readConversation(transaction, message->conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto verdict = preflight(transaction, draftOf(*message, *conversation), Origin::Agent, act.at);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (const Done allowed = toDone(*verdict); !allowed)
        return allowed;
    if (const Done waits = store::setDelivery(transaction, id, DeliveryStatus::Pending, 0, {}); !waits)
        return waits;
    if (const Done taken = store::setOrigin(transaction, id, Origin::Agent); !taken)
        return taken;
    return audit(transaction, act, QStringLiteral("message.retry"), message->conversation, id);
}

Done throwAway(Transaction &transaction, const Act &act, MessageId id)
{
    const auto message = readMessage(transaction, id);
    if (!message)
        return std::unexpected(message.error());
    const auto attempts = store::attemptsOf(transaction, id);
    if (!attempts)
        return std::unexpected(attempts.error());
    const bool isOurs = message->direction == Direction::Outbound;
    const bool hasReached = !message->sid.isEmpty()
        || std::ranges::any_of(*attempts, [](const Attempt &attempt) { return !attempt.sid.isEmpty(); });
    if (!isOurs || hasReached)
        return failure(ErrorKind::Refused, Words::tr("Twilio has this message, so it stays in the conversation."));
    if (!isFailure(message->status))
        return failure(ErrorKind::Conflict,
                       Words::tr("This message is on its way. It can be removed once it has failed."));
    if (const Done gone = store::discardMessage(transaction, id); !gone)
        return gone;
    return audit(transaction, act, QStringLiteral("message.discard"), message->conversation);
}

Result<ConversationId> openFor(Transaction &transaction, const Act &act, SenderId senderId, const Address &contact)
{
    const auto sender = readSender(transaction, senderId);
    if (!sender)
        return std::unexpected(sender.error());
    if (const Done checked = checkSender(*sender, contact); !checked)
        return std::unexpected(checked.error());
    const auto known = store::conversationOf(transaction, senderId, contact);
    if (!known || *known)
        return known ? Result<ConversationId>(**known) : std::unexpected(known.error());
    const auto made = store::ensureConversation(transaction, senderId, contact, {}, act.at);
    if (!made)
        return made;
    const Done noted = audit(transaction, act, QStringLiteral("conversation.open"), *made);
    return noted ? made : std::unexpected(noted.error());
}

Result<SenderId> keepSender(Transaction &transaction, const Act &act, Sender sender)
{
    const auto known = store::senderByAddress(transaction, sender.address);
    if (!known)
        return std::unexpected(known.error());
    if (*known && (*known)->isConfirmed)
        return failure(ErrorKind::Conflict, Words::tr("This sender is there already."));
    sender.isConfirmed = true;
    Result<SenderId> id;
    if (*known) {
        // A webhook named it before the agent did: its messages are its own.
        sender.id = (*known)->id;
        const Done updated = store::updateSender(transaction, sender);
        id = updated ? Result<SenderId>(sender.id) : std::unexpected(updated.error());
    } else {
        id = store::insertSender(transaction, sender);
    }
    if (!id)
        return id;
    const Done noted
        = audit(transaction, act, QStringLiteral("sender.add"), {}, {}, {{QStringLiteral("sender"), id->value}});
    return noted ? id : std::unexpected(noted.error());
}

} // namespace

QFuture<Result<MessageId>> AgentDesk::send(const Draft &draft)
{
    return m_store.write([draft, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return queueMessage(transaction, act, draft, Origin::Agent);
    });
}

QFuture<Done> AgentDesk::retry(MessageId message)
{
    return m_store.write([message, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return sendAgain(transaction, act, message);
    });
}

QFuture<Done> AgentDesk::fetchAgain(MessageId message)
{
    return m_store.write(
        [message, folder = m_store.mediaFolder(), act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
            const auto row = readMessage(transaction, message);
            if (!row)
                return std::unexpected(row.error());
            if (const Done waits = fetchFilesAgain(transaction, *row, folder); !waits)
                return waits;
            return audit(transaction, act, QStringLiteral("media.fetch"), row->conversation, message);
        });
}

QFuture<Done> AgentDesk::discard(MessageId message)
{
    return m_store.write([message, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return throwAway(transaction, act, message);
    });
}

QFuture<Result<ConversationId>> AgentDesk::openConversation(SenderId sender, const Address &contact)
{
    if (const Done checked = checkRecipient(contact); !checked)
        return readyFuture(Result<ConversationId>(std::unexpected(checked.error())));
    return m_store.write([sender, contact, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return openFor(transaction, act, sender, contact);
    });
}

QFuture<Done> AgentDesk::markRead(ConversationId conversation, qint64 upToOrdinal)
{
    return m_store.write([conversation, upToOrdinal, act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
        const auto known = readConversation(transaction, conversation);
        if (!known)
            return std::unexpected(known.error());
        if (known->readUpTo >= upToOrdinal)
            return {};
        if (const Done read = store::setReadUpTo(transaction, conversation, upToOrdinal); !read)
            return read;
        return audit(transaction, act, QStringLiteral("conversation.read"), conversation, {},
                     {{QStringLiteral("up_to"), upToOrdinal}});
    });
}

QFuture<Done> AgentDesk::saveDraft(ConversationId conversation, const QString &text)
{
    // No audit row: a draft is kept as it is typed, and nothing has been done yet.
    return m_store.write([conversation, text](Transaction &transaction) -> Done {
        const auto known = readConversation(transaction, conversation);
        if (!known)
            return std::unexpected(known.error());
        return known->draft == text ? Done{} : store::setDraft(transaction, conversation, text);
    });
}

QFuture<Done> AgentDesk::renameContact(ContactId contact, const QString &name)
{
    return m_store.write(
        [contact, name = name.trimmed(), act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
            if (const Done named = store::setContactName(transaction, contact, name); !named)
                return named;
            return audit(transaction, act, QStringLiteral("contact.rename"), {}, {},
                         {{QStringLiteral("contact"), contact.value}});
        });
}

QFuture<Done> AgentDesk::updateSender(const Sender &sender)
{
    if (const Done checked = checkSenderRecord(sender); !checked)
        return readyFuture(checked);
    return m_store.write([sender, act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
        const auto known = readSender(transaction, sender.id);
        if (!known)
            return std::unexpected(known.error());
        if (*known == sender)
            return {};
        if (const Done updated = store::updateSender(transaction, sender); !updated)
            return updated;
        return audit(transaction, act, QStringLiteral("sender.update"), {}, {},
                     {{QStringLiteral("sender"), sender.id.value}});
    });
}

QFuture<Result<SenderId>> AgentDesk::addSender(const Sender &sender)
{
    if (const Done checked = checkSenderRecord(sender); !checked)
        return readyFuture(Result<SenderId>(std::unexpected(checked.error())));
    return m_store.write([sender, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return keepSender(transaction, act, sender);
    });
}

} // namespace patchcord::desk
