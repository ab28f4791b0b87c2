// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/message.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord {

using ScheduledId = Id<struct ScheduledTag>;

/// Where a reply that is to be sent later stands. All but the first wait for an agent's word.
enum class ScheduledState {
    Waiting, ///< Leaves when it is due.
    Answered, ///< The customer wrote before it was due.
    Missed, ///< It fell due while nobody could send it.
    Refused, ///< It was due and may not leave; the reason says why.
};

/// "waiting", "answered", "missed", "refused": as stored.
[[nodiscard]] QString toString(ScheduledState state);
[[nodiscard]] std::optional<ScheduledState> scheduledStateFromString(QStringView text);

/// A reply that an agent wrote to be sent later. It is no message until it is due.
struct ScheduledReply
{
    ScheduledId id;
    ConversationId conversation;
    QString body;
    QList<MediaItem> files; ///< Kept ones.
    qint64 dueAt = 0; ///< UTC ms.
    qint64 writtenAt = 0; ///< UTC ms: written, changed or confirmed by an agent.
    QString author;
    ScheduledState state = ScheduledState::Waiting;
    QString reason; ///< Why it was refused, in words for the agent.

    [[nodiscard]] bool asks() const { return state != ScheduledState::Waiting; }
    bool operator==(const ScheduledReply &) const = default;
};

} // namespace patchcord
