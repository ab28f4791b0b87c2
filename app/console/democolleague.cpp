// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/democolleague.h"

#include "core/base/clock.h"
#include "core/desk/savedreplydesk.h"

namespace patchcord::app {

namespace {

constexpr qint64 dayMs = 24LL * 3600 * 1000;
constexpr qint64 saidAll = 3; ///< Rows.

} // namespace

DemoColleague::DemoColleague(store::Store &store, const ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_acts(store, QStringLiteral("Priya"))
{
    const auto saved = [](const QString &name, const QString &text) {
        SavedReply reply;
        reply.name = name;
        reply.text = text;
        return reply;
    };
    desk::SavedReplyDesk(store, QStringLiteral("Priya"))
        .addAll(
            {saved(tr("Looking into it"),
                   tr("Hello {name}, thank you for writing. I am looking into it and will "
                      "be back in a few minutes.")),
             saved(tr("On its way"), tr("Order {order number} left our warehouse and should be with you by {day}.")),
             saved(tr("Opening hours"), tr("We are open from Monday to Friday, nine to six. – {agent}"))});
}

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
    if (id == m_window.currentConversation())
        return;
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
