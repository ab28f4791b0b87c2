// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/conversationsteps.h"
#include "core/store/states.h"
#include "core/store/store.h"

#include <QFuture>
#include <QList>

namespace patchcord::desk {

/// What an act changed, so that it can be taken back as one.
struct Reversal
{
    QList<store::Standing> before; ///< Only of conversations that were changed.
    QList<store::Standing> after; ///< In the same order.

    bool operator==(const Reversal &) const = default;
};

/// What agents do with conversations, one or many at once: each act is one unit of work with its audit rows, and can be
/// taken back. Errors are sentences for the agent, and nothing is done then. May be called from any thread.
class ConversationActs final
{
public:
    ConversationActs(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    QFuture<Result<Reversal>> close(const QList<ConversationId> &conversations, const Closing &closing = {});
    QFuture<Result<Reversal>> reopen(const QList<ConversationId> &conversations);
    /// Until `until` (UTC ms); 0 = until they reply.
    QFuture<Result<Reversal>> snooze(const QList<ConversationId> &conversations, qint64 until);
    QFuture<Result<Reversal>> label(const QList<ConversationId> &conversations, const QString &label);
    QFuture<Result<Reversal>> unlabel(const QList<ConversationId> &conversations, const QString &label);
    /// Puts every conversation back in which nothing has happened since, and tells how many those are.
    QFuture<Result<int>> undo(const Reversal &reversal);
    QFuture<Result<MessageId>> writeNote(ConversationId conversation, const QString &text);

private:
    template <typename Step> QFuture<Result<Reversal>> change(const QList<ConversationId> &conversations, Step step);

    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
