// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/conversationacts.h"
#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QSet>

namespace patchcord::app {

/// In the demo: a colleague who labels, notes, snoozes and closes here and there, and who left some saved replies, by
/// the acts that agents have, so that there is something to be seen of it. She never writes to a customer, and leaves
/// alone what the agent has open.
class DemoColleague final : public QObject
{
    Q_OBJECT

public:
    DemoColleague(store::Store &store, const ui::MainWindow &window, QObject *parent = nullptr);

    /// A customer wrote.
    void hear(const Conversation &conversation);

private:
    const ui::MainWindow &m_window;
    desk::ConversationActs m_acts;
    QSet<ConversationId> m_heard;
    QSet<ConversationId> m_done; ///< In which nobody is likely to write on.
};

} // namespace patchcord::app
