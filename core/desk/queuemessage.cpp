// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/queuemessage.h"

#include "core/desk/preflight.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/templates.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::AgentDesk)
};

Message rowOf(const Draft &draft, const Act &act, Origin origin, const Sender &sender, ConversationId conversation)
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
    row.origin = origin;
    row.content = draft.content;
    for (const QString &url : draft.mediaUrls) {
        MediaItem item;
        item.url = url;
        item.state = MediaState::Gone;
        item.failure = Words::tr("It was sent from its own address and not kept here.");
        row.media.append(item);
    }
    return row;
}

Done makeReady(Transaction &transaction, const Act &act, Origin origin, ConversationId id)
{
    if (!isByHand(origin))
        return {};
    const auto conversation = store::conversationById(transaction, id);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return failure(ErrorKind::NotFound, Words::tr("This conversation is not there any more."));
    if ((*conversation)->state != ConversationState::Open) {
        if (const Done opened = store::setState(transaction, id, ConversationState::Open, act.at); !opened)
            return opened;
    }
    // A message that was written earlier leaves alone what is being typed now.
    return origin != Origin::Agent || (*conversation)->draft.isEmpty() ? Done{} : store::setDraft(transaction, id, {});
}

/// The draft as it goes out: a template gives it its text.
Result<Draft> withText(const store::Snapshot &snapshot, Draft draft)
{
    if (draft.content.isEmpty())
        return draft;
    const auto content = store::templateBySid(snapshot, draft.content.sid);
    if (!content)
        return std::unexpected(content.error());
    if (*content)
        draft.body = filled((*content)->body, draft.content.values);
    return draft;
}

} // namespace

Result<MessageId> queueMessage(Transaction &transaction, const Act &act, const Draft &draft, Origin origin)
{
    const auto sender = store::senderById(transaction, draft.sender);
    if (!sender)
        return std::unexpected(sender.error());
    if (!*sender)
        return failure(ErrorKind::NotFound, Words::tr("This sender is not there any more. Choose another one."));
    const auto verdict = preflight(transaction, draft, origin, act.at);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (const Done allowed = toDone(*verdict); !allowed)
        return std::unexpected(allowed.error());
    const auto whole = withText(transaction, draft);
    if (!whole)
        return std::unexpected(whole.error());
    const auto id = store::ensureConversation(transaction, draft.sender, draft.to, {}, act.at);
    if (!id)
        return std::unexpected(id.error());
    if (const Done ready = makeReady(transaction, act, origin, *id); !ready)
        return std::unexpected(ready.error());
    const auto kept = store::insertMessage(transaction, rowOf(*whole, act, origin, **sender, *id));
    if (!kept)
        return std::unexpected(kept.error());
    QJsonObject detail;
    if (origin != Origin::Agent)
        detail.insert(QStringLiteral("origin"), toString(origin));
    if (!draft.content.isEmpty())
        detail.insert(QStringLiteral("template"), draft.content.sid);
    const Done noted = audit(transaction, act, QStringLiteral("message.send"), *id, kept->id, detail);
    return noted ? Result<MessageId>(kept->id) : std::unexpected(noted.error());
}

} // namespace patchcord::desk
