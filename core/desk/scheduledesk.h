// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/scheduled.h"
#include "core/store/store.h"

#include <QFuture>

namespace patchcord::desk {

/// What agents do with replies that are to be sent later. Each act is one unit of work with its audit row, so that one
/// that takes a reply back and the moment it is due cannot both happen. May be called from any thread.
class ScheduleDesk final
{
public:
    ScheduleDesk(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    /// Keeps it until it is due; it takes the place of the draft. Invalid: the time is over. Refused or Invalid: the
    /// pre-flight, asked for that time.
    QFuture<Result<ScheduledId>> add(ConversationId conversation, const QString &body, const QList<MediaItem> &files,
                                     qint64 dueAt);
    /// Gives it another text and time, and lets it wait (again). NotFound: it was sent or dropped.
    QFuture<Done> change(ScheduledId reply, const QString &body, qint64 dueAt);
    /// Puts it into the outbox now, whatever it waited for.
    QFuture<Result<MessageId>> sendNow(ScheduledId reply);
    /// Takes it back. NotFound: it was sent or dropped.
    QFuture<Result<ScheduledReply>> drop(ScheduledId reply);

private:
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
