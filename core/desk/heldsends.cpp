// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/heldsends.h"

#include "core/base/clock.h"
#include "core/desk/act.h"
#include "core/desk/queuemessage.h"
#include "core/store/conversations.h"
#include "core/store/holds.h"
#include "core/store/messages.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::HeldSends)
};

/// What is held in a conversation must not be overtaken by what is written after it.
Result<qint64> releaseTime(Transaction &transaction, const Draft &draft, qint64 wanted)
{
    const auto conversation = store::conversationOf(transaction, draft.sender, draft.to);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return wanted;
    const auto last = store::lastHoldOf(transaction, **conversation);
    return last ? std::max(wanted, *last) : last;
}

Result<MessageId> sendHeld(Transaction &transaction, const Act &act, const Draft &draft, int holdMs)
{
    const auto until = releaseTime(transaction, draft, act.at + holdMs);
    if (!until)
        return std::unexpected(until.error());
    const auto id = queueMessage(transaction, act, draft, Origin::Agent);
    if (!id || *until <= act.at)
        return id;
    const auto message = store::messageById(transaction, *id);
    if (!message)
        return std::unexpected(message.error());
    const Done held = store::holdMessage(transaction, *id, (*message)->conversation, *until);
    return held ? id : std::unexpected(held.error());
}

Done keepAsDraft(Transaction &transaction, const Message &message)
{
    const auto conversation = store::conversationById(transaction, message.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation || message.body.isEmpty())
        return {};
    const QString &draft = (*conversation)->draft;
    return store::setDraft(transaction, message.conversation,
                           draft.isEmpty() ? message.body : message.body + u'\n' + draft);
}

Result<Message> withdrawHeld(Transaction &transaction, const Act &act, MessageId id)
{
    const auto message = store::messageById(transaction, id);
    if (!message)
        return std::unexpected(message.error());
    if (!*message)
        return failure(ErrorKind::NotFound, Words::tr("This message is not there any more."));
    const auto held = store::heldUntil(transaction, id);
    if (!held)
        return std::unexpected(held.error());
    if (*held == 0 || (*message)->status != DeliveryStatus::Pending)
        return failure(ErrorKind::Conflict, Words::tr("This message is on its way already."));
    if (const Done gone = store::discardMessage(transaction, id); !gone)
        return std::unexpected(gone.error());
    if (const Done kept = keepAsDraft(transaction, **message); !kept)
        return std::unexpected(kept.error());
    if (const Done noted = audit(transaction, act, QStringLiteral("message.withdraw"), (*message)->conversation);
        !noted)
        return std::unexpected(noted.error());
    return **message;
}

} // namespace

QFuture<Result<MessageId>> HeldSends::send(const Draft &draft, int holdMs)
{
    return m_store.write([draft, holdMs, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return sendHeld(transaction, act, draft, holdMs);
    });
}

QFuture<Result<Message>> HeldSends::withdraw(MessageId message)
{
    return m_store.write([message, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return withdrawHeld(transaction, act, message);
    });
}

} // namespace patchcord::desk
