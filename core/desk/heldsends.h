// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/draft.h"
#include "core/records/message.h"
#include "core/store/store.h"

#include <QFuture>

namespace patchcord::desk {

/// Sends that an agent can take back for a moment: the message is kept at once, and the outbox leaves it alone until
/// its time. A crash in between changes nothing of that. May be called from any thread.
class HeldSends final
{
public:
    HeldSends(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    /// As AgentDesk::send(), but it leaves `holdMs` later (0 = at once), and never before one of its conversation that
    /// is held already.
    QFuture<Result<MessageId>> send(const Draft &draft, int holdMs);
    /// Takes back a message that was held and has not left; its words are a draft again. Conflict: it is on its way.
    QFuture<Result<Message>> withdraw(MessageId message);

private:
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
