// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>

namespace patchcord::ui {

/// The way through the conversations that were opened, to go back and forward on, like in a browser.
class VisitedConversations final
{
public:
    /// Notes a visit; what lay ahead is forgotten.
    void visit(ConversationId conversation);
    /// It is gone, so no way leads there.
    void forget(ConversationId conversation);
    /// The one before or behind the current one, which it then is; invalid when there is none.
    ConversationId back();
    ConversationId forward();
    [[nodiscard]] bool canGoBack() const { return m_place > 0; }
    [[nodiscard]] bool canGoForward() const { return m_place + 1 < m_way.size(); }

private:
    QList<ConversationId> m_way;
    qsizetype m_place = -1;
};

} // namespace patchcord::ui
