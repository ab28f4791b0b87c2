// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/savedreply.h"
#include "core/store/store.h"

#include <QFuture>
#include <QList>

namespace patchcord::desk {

/// What agents do with saved replies, each act with its audit row. May be called from any thread.
class SavedReplyDesk final
{
public:
    SavedReplyDesk(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    /// Adds it when it has no id. Invalid: no name, neither text nor files, or more files than a
    /// message takes.
    QFuture<Result<SavedReplyId>> keep(const SavedReply &reply);
    QFuture<Done> remove(SavedReplyId reply);
    /// It was put into a text.
    QFuture<Done> countUse(SavedReplyId reply);
    /// Adds those that are not there with the same name and text; says how many it added.
    QFuture<Result<int>> addAll(const QList<SavedReply> &replies);

private:
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
