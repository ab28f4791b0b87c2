// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ledgers.h"

namespace patchcord::desk {

/// Who acts, and when: the same however often the unit of work runs.
struct Act
{
    QString actor; ///< An agent's name, "auto" for a rule, "model" for one that answers alone, "system".
    qint64 at = 0; ///< UTC ms.
};

/// Writes the act's row of the audit, as a part of its unit of work.
[[nodiscard]] inline Done audit(store::Transaction &transaction, const Act &act, const QString &action,
                                ConversationId conversation = {}, MessageId message = {},
                                const QJsonObject &detail = {})
{
    return store::appendAudit(transaction, {act.at, act.actor, action, conversation, message, detail});
}

} // namespace patchcord::desk
