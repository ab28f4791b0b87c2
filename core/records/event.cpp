// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/event.h"

namespace patchcord {

QString toString(EventKind kind)
{
    switch (kind) {
    case EventKind::MessageAdded:
        return QStringLiteral("message.added");
    case EventKind::MessageChanged:
        return QStringLiteral("message.changed");
    case EventKind::ConversationChanged:
        return QStringLiteral("conversation.changed");
    case EventKind::ConversationReturned:
        return QStringLiteral("conversation.returned");
    case EventKind::SenderChanged:
        return QStringLiteral("sender.changed");
    case EventKind::OptOutChanged:
        return QStringLiteral("opt-out.changed");
    case EventKind::SavedRepliesChanged:
        return QStringLiteral("saved-replies.changed");
    case EventKind::RulesChanged:
        return QStringLiteral("rules.changed");
    case EventKind::TemplatesChanged:
        return QStringLiteral("templates.changed");
    }
    Q_UNREACHABLE();
}

std::optional<EventKind> eventKindFromString(QStringView text)
{
    for (EventKind kind : {EventKind::MessageAdded, EventKind::MessageChanged, EventKind::ConversationChanged,
                           EventKind::ConversationReturned, EventKind::SenderChanged, EventKind::OptOutChanged,
                           EventKind::SavedRepliesChanged, EventKind::RulesChanged, EventKind::TemplatesChanged}) {
        if (text == toString(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace patchcord
