// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord {

/// One line of the audit, as it is shown.
struct AuditLine
{
    qint64 id = 0;
    qint64 at = 0; ///< UTC ms.
    QString actor; ///< An agent's name, "auto" for a rule, "system".
    QString action; ///< "message.send", "conversation.close", …
    ConversationId conversation; ///< None when it concerned none, or the person was erased.
    QString contact; ///< The name or address behind the conversation.
    QString detail; ///< JSON; may be empty.

    bool operator==(const AuditLine &) const = default;
};

/// Which lines of the audit are wanted; what is empty narrows nothing.
struct AuditFilter
{
    QString actor;
    QString action;
    ConversationId conversation;
    qint64 from = 0; ///< UTC ms.
    qint64 to = 0; ///< UTC ms, not included; 0 = no bound.

    bool operator==(const AuditFilter &) const = default;
};

/// Who and what there is to choose from.
struct AuditChoices
{
    QStringList actors;
    QStringList actions;
};

} // namespace patchcord
