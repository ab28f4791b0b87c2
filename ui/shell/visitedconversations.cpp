// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/visitedconversations.h"

namespace patchcord::ui {

namespace {

constexpr qsizetype longestWay = 100;

} // namespace

void VisitedConversations::visit(ConversationId conversation)
{
    if (m_place >= 0 && m_way.at(m_place) == conversation)
        return;
    m_way.resize(m_place + 1);
    m_way.append(conversation);
    if (m_way.size() > longestWay)
        m_way.removeFirst();
    m_place = m_way.size() - 1;
}

void VisitedConversations::forget(ConversationId conversation)
{
    for (qsizetype place = m_way.size() - 1; place >= 0; --place) {
        if (m_way.at(place) != conversation)
            continue;
        m_way.removeAt(place);
        if (m_place >= place)
            --m_place;
    }
}

ConversationId VisitedConversations::back()
{
    return canGoBack() ? m_way.at(--m_place) : ConversationId();
}

ConversationId VisitedConversations::forward()
{
    return canGoForward() ? m_way.at(++m_place) : ConversationId();
}

} // namespace patchcord::ui
