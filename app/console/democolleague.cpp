// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/democolleague.h"

#include "core/base/clock.h"

namespace patchcord::app {

namespace {

constexpr qint64 dayMs = 24LL * 3600 * 1000;

} // namespace

DemoColleague::DemoColleague(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_acts(store, QStringLiteral("Priya"))
{ }

void DemoColleague::hear(const Conversation &conversation)
{
    const ConversationId id = conversation.id;
    if (m_heard.contains(id))
        return;
    m_heard.insert(id);
    switch (m_heard.size()) {
    case 2:
        m_acts.label({id}, tr("delivery"));
        break;
    case 4:
        m_acts.label({id}, tr("refund"));
        m_acts.writeNote(id, tr("The warehouse has it: the money goes back on Friday."));
        break;
    case 6:
        m_acts.label({id}, tr("delivery"));
        m_acts.snooze({id}, utcNow() + dayMs);
        break;
    case 8:
        m_acts.close({id}, {tr("Opening hours"), tr("Solved")});
        break;
    default:
        break;
    }
}

} // namespace patchcord::app
