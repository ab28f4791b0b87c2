// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/act.h"
#include "core/store/store.h"

#include <QFuture>

namespace patchcord::desk {

/// What agents do with contacts: each act is one unit of work with its audit row. May be called from any thread.
class ContactActs final
{
public:
    ContactActs(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    QFuture<Done> setNotes(ContactId contact, const QString &notes);
    /// Blocked: what they say is kept, in closed conversations, and nobody is told.
    QFuture<Done> setBlocked(ContactId contact, bool isBlocked);
    /// Both are one person: `contact` gets all that is the other's.
    QFuture<Done> merge(ContactId contact, ContactId other);
    /// Takes the latest merge into that contact back.
    QFuture<Done> part(ContactId contact);

private:
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
