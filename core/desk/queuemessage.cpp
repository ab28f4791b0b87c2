// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/queuemessage.h"

#include "core/desk/preflight.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"

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

Message rowOf(const Draft &draft, const Act &act, const Sender &sender, ConversationId conversation)
{
    Message row;
    row.conversation = conversation;
    row.kind = draft.mediaUrls.isEmpty() && draft.files.isEmpty() ? MessageKind::Text : MessageKind::Mms;
    row.direction = Direction::Outbound;
    row.channel = draft.to.channel;
    row.from = sender.address.user;
    row.to = draft.to.user;
    row.body = draft.body;
    row.status = DeliveryStatus::Pending;
    row.at = act.at;
    row.author = act.actor;
    row.media = draft.files;
    for (const QString &url : draft.mediaUrls) {
        MediaItem item;
        item.url = url;
        item.state = MediaState::Gone;
        item.failure = Words::tr("It was sent from its own address and not kept here.");
        row.media.append(item);
    }
    return row;
}

Result<Sender> readSender(const Snapshot &snapshot, SenderId id)
{
    const auto found = store::senderById(snapshot, id);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return failure(ErrorKind::NotFound, Words::tr("This sender is not there any more. Choose another one."));
    return **found;
}

/// An outbound message opens its conversation; what an agent sends now takes the place of the draft.
Done makeReady(Transaction &transaction, const Act &act, ConversationId id, Origin origin)
{
    const auto conversation = store::conversationById(transaction, id);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return failure(ErrorKind::NotFound, Words::tr("This conversation is not there any more."));
    if ((*conversation)->state != ConversationState::Open) {
        if (const Done opened = store::setState(transaction, id, ConversationState::Open, act.at); !opened)
            return opened;
    }
    const bool isDraftSent = origin == Origin::Agent && !(*conversation)->draft.isEmpty();
    return isDraftSent ? store::setDraft(transaction, id, {}) : Done{};
}

} // namespace

Result<MessageId> queueMessage(Transaction &transaction, const Act &act, const Draft &draft, Origin origin)
{
    const auto sender = readSender(transaction, draft.sender);
    if (!sender)
        return std::unexpected(sender.error());
    const auto verdict = preflight(transaction, draft, origin, act.at);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (const Done allowed = toDone(*verdict); !allowed)
        return std::unexpected(allowed.error());
    const auto id = store::ensureConversation(transaction, sender->id, draft.to, {}, act.at);
    if (!id)
        return std::unexpected(id.error());
    if (const Done ready = makeReady(transaction, act, *id, origin); !ready)
        return std::unexpected(ready.error());
    const auto kept = store::insertMessage(transaction, rowOf(draft, act, *sender, *id));
    if (!kept)
        return std::unexpected(kept.error());
    if (const Done noted = audit(transaction, act, QStringLiteral("message.send"), *id, kept->id); !noted)
        return std::unexpected(noted.error());
    return kept->id;
}

} // namespace patchcord::desk
