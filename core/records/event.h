// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord {

/// What changed. A reader that wants the new state reads it from the store.
enum class EventKind {
    MessageAdded,
    MessageChanged, ///< Delivery, media or call state of a row.
    ConversationChanged, ///< State, unread, draft, name, labels.
    ConversationReturned, ///< It changed, and wants to be looked at: its time came, or nobody answered in time.
    SenderChanged,
    OptOutChanged,
    SavedRepliesChanged,
    RulesChanged, ///< Or office hours.
    TemplatesChanged, ///< What is kept of the templates at Twilio.
};

/// "message.added", "message.changed", "conversation.changed", "conversation.returned", "sender.changed",
/// "opt-out.changed", "saved-replies.changed", "rules.changed", "templates.changed".
[[nodiscard]] QString toString(EventKind kind);
[[nodiscard]] std::optional<EventKind> eventKindFromString(QStringView text);

/// One change, with its number in the one sequence that everybody follows.
struct Event
{
    qint64 number = 0;
    qint64 at = 0; ///< UTC ms.
    EventKind kind = EventKind::MessageAdded;
    ConversationId conversation;
    MessageId message;
    SenderId sender;

    bool operator==(const Event &) const = default;
};

} // namespace patchcord
