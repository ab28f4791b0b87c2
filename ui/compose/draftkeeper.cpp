// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/draftkeeper.h"

namespace patchcord::ui {

void DraftKeeper::keep(ConversationId conversation, const KeptDraft &draft)
{
    if (!conversation.isValid())
        return;
    if (draft.text.isEmpty())
        m_drafts.remove(conversation);
    else
        m_drafts.insert(conversation, draft);
}

std::optional<KeptDraft> DraftKeeper::take(ConversationId conversation)
{
    if (!m_drafts.contains(conversation))
        return std::nullopt;
    return m_drafts.take(conversation);
}

} // namespace patchcord::ui
