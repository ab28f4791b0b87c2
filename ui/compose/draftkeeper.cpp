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
    const auto found = m_drafts.constFind(conversation);
    if (found == m_drafts.cend())
        return std::nullopt;
    const KeptDraft draft = *found;
    m_drafts.erase(found);
    return draft;
}

} // namespace patchcord::ui
