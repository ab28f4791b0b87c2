// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/changes.h"
#include "app/console/fileslink.h"
#include "app/console/laterlink.h"
#include "app/console/replieslink.h"
#include "app/console/ruleslink.h"
#include "app/console/stateslink.h"
#include "core/desk/agentdesk.h"
#include "core/desk/callcommands.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QTimer>

namespace patchcord::app {

/// Connects the window with the store: serves the pages it asks for, follows the event sequence for it, and carries out
/// what the agent did. Lives in the screen's thread and never waits there.
class ScreenLink final : public QObject
{
    Q_OBJECT

public:
    ScreenLink(store::Store &store, ui::MainWindow &window, desk::CallCommands &calls, const QString &agent,
               QObject *parent = nullptr);

    /// Reads the first screenful and follows the event sequence from there.
    void start();
    [[nodiscard]] int outboxCount() const { return m_counts.outbox; }

signals:
    /// A customer wrote or called in it.
    void heard(const patchcord::Conversation &conversation);
    void countsChanged();
    /// The window shows every event up to this one.
    void caughtUp(qint64 event);

private:
    void connectReading();
    void connectActs();
    void connectCalls();
    void follow();
    void apply(const Changes &changes);
    void notifyAbout(const Changes &changes);
    void serveConversations(const ConversationFilter &filter, const Conversation &after, bool isFirstPage, int limit);
    void servePage(const ui::PageRequest &request);
    void select(ConversationId id);
    void send(ConversationId id, const QString &body);
    void sendFirst(ConversationId id, const desk::Draft &draft);
    void openNew(SenderId sender, const QString &typed, const QString &firstMessage);
    /// Says a refusal beside the compose pane, when there is one.
    template <typename T>
    void orRefuse(const QFuture<Result<T>> &act, ConversationId id = {}, const QString &unsentText = {});

    store::Store &m_store;
    ui::MainWindow &m_window;
    desk::CallCommands &m_calls;
    QString m_agentName;
    desk::AgentDesk m_agent;
    LaterLink m_later;
    FilesLink m_files;
    StatesLink m_states;
    RepliesLink m_replies;
    RulesLink m_rules;
    QueueCounts m_counts;
    ConversationId m_open;
    qint64 m_shown = 0;
    bool m_isReading = false;
    bool m_isBehind = false;
    bool m_isFirstListShown = false;
    bool m_isListEmpty = false; ///< Nothing was there at the start: the first that comes is opened.
};

} // namespace patchcord::app
