// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/agentdesk.h"
#include "core/records/quiethours.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace patchcord::app {

/// Shows the window the templates that are kept, sends by them, answers whether what is being written may leave, and
/// keeps quiet hours.
/// Lives in the screen's thread and never waits there.
class TemplateLink final : public QObject
{
    Q_OBJECT

public:
    /// `readAgain` has the desk read the templates at Twilio.
    using ReadAgain = std::function<QFuture<Done>()>;

    TemplateLink(store::Store &store, ui::MainWindow &window, const QString &agent, ReadAgain readAgain,
                 QObject *parent = nullptr);

private:
    void showTemplates();
    void showQuietHours();
    void keepQuietHours(SenderId sender, const QuietHours &hours);
    void follow();
    void readAgain();
    void answer(ConversationId conversation, const QString &body);
    void send(ConversationId conversation, const TemplateUse &use);

    store::Store &m_store;
    ui::MainWindow &m_window;
    QString m_agentName;
    desk::AgentDesk m_agent;
    ReadAgain m_readAgain;
    qint64 m_seen = 0; ///< The last event that was looked at.
    bool m_isReading = false;
    bool m_isBehind = false;
};

} // namespace patchcord::app
