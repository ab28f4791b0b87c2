// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/democolleague.h"

#include "core/base/clock.h"

namespace patchcord::app {

namespace {

constexpr qint64 dayMs = 24LL * 3600 * 1000;
constexpr qint64 saidAll = 3; ///< Rows.

} // namespace

DemoColleague::DemoColleague(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_acts(store, QStringLiteral("Priya"))
{ }

void DemoColleague::hear(const Conversation &conversation)
{
    const ConversationId id = conversation.id;
    if (!m_heard.contains(id)) {
        m_heard.insert(id);
        if (m_heard.size() == 2)
            m_acts.label({id}, tr("delivery"));
        if (m_heard.size() == 4) {
            m_acts.label({id}, tr("refund"));
            m_acts.writeNote(id, tr("The warehouse has it: the money goes back on Friday."));
        }
    }
    // Whoever has written so much has said it all, and does not wake it in a moment.
    if (conversation.messageCount < saidAll || m_done.contains(id))
        return;
    m_done.insert(id);
    if (m_done.size() == 1)
        m_acts.snooze({id}, utcNow() + dayMs);
    if (m_done.size() == 3)
        m_acts.close({id}, {tr("Opening hours"), tr("Solved")});
}

} // namespace patchcord::app
