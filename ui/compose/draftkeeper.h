// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QHash>
#include <QString>

#include <optional>

namespace patchcord::ui {

/// A text as it was left, with its cursor.
struct KeptDraft
{
    QString text;
    int cursor = 0;

    bool operator==(const KeptDraft &) const = default;
};

/// Remembers what was being written in conversations that are not open now. It holds no empty texts.
class DraftKeeper final
{
public:
    void keep(ConversationId conversation, const KeptDraft &draft);
    /// What was left there; nullopt when nothing was.
    [[nodiscard]] std::optional<KeptDraft> take(ConversationId conversation);

private:
    QHash<ConversationId, KeptDraft> m_drafts;
};

} // namespace patchcord::ui
