// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/conversationacts.h"

#include "core/base/clock.h"

namespace patchcord::desk {

namespace {

using store::Standing;
using store::Transaction;

template <typename Step>
Result<Reversal> changeEach(Transaction &transaction, const QList<ConversationId> &conversations, const Step &step)
{
    Reversal reversal;
    for (const ConversationId id : conversations) {
        const Result<Standing> before = store::standingOf(transaction, id);
        if (!before)
            return std::unexpected(before.error());
        if (const Done done = step(id); !done)
            return std::unexpected(done.error());
        const Result<Standing> after = store::standingOf(transaction, id);
        if (!after)
            return std::unexpected(after.error());
        if (*after == *before)
            continue;
        reversal.before.append(*before);
        reversal.after.append(*after);
    }
    return reversal;
}

Result<int> takeBack(Transaction &transaction, const Act &act, const Reversal &reversal)
{
    int restored = 0;
    for (qsizetype i = 0; i < reversal.before.size(); ++i) {
        const Result<bool> isBack = store::restore(transaction, reversal.before.at(i), reversal.after.at(i), act.at);
        if (!isBack)
            return std::unexpected(isBack.error());
        if (!*isBack)
            continue;
        ++restored;
        const Done noted = audit(transaction, act, QStringLiteral("conversation.undo"), reversal.before.at(i).id);
        if (!noted)
            return std::unexpected(noted.error());
    }
    return restored;
}

} // namespace

template <typename Step>
QFuture<Result<Reversal>> ConversationActs::change(const QList<ConversationId> &conversations, Step step)
{
    return m_store.write([conversations, step, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return changeEach(transaction, conversations, [&](ConversationId id) { return step(transaction, act, id); });
    });
}

QFuture<Result<Reversal>> ConversationActs::close(const QList<ConversationId> &conversations, const Closing &closing)
{
    return change(conversations, [closing](Transaction &transaction, const Act &act, ConversationId id) {
        return closeConversation(transaction, act, id, closing);
    });
}

QFuture<Result<Reversal>> ConversationActs::reopen(const QList<ConversationId> &conversations)
{
    return change(conversations, reopenConversation);
}

QFuture<Result<Reversal>> ConversationActs::snooze(const QList<ConversationId> &conversations, qint64 until)
{
    return change(conversations, [until](Transaction &transaction, const Act &act, ConversationId id) {
        return snoozeConversation(transaction, act, id, until);
    });
}

QFuture<Result<Reversal>> ConversationActs::label(const QList<ConversationId> &conversations, const QString &label)
{
    return change(conversations, [label](Transaction &transaction, const Act &act, ConversationId id) {
        return labelConversation(transaction, act, id, label);
    });
}

QFuture<Result<Reversal>> ConversationActs::unlabel(const QList<ConversationId> &conversations, const QString &label)
{
    return change(conversations, [label](Transaction &transaction, const Act &act, ConversationId id) {
        return unlabelConversation(transaction, act, id, label);
    });
}

QFuture<Result<int>> ConversationActs::undo(const Reversal &reversal)
{
    return m_store.write([reversal, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return takeBack(transaction, act, reversal);
    });
}

QFuture<Result<MessageId>> ConversationActs::writeNote(ConversationId conversation, const QString &text)
{
    return m_store.write([conversation, text, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return desk::writeNote(transaction, act, conversation, text);
    });
}

} // namespace patchcord::desk
