// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/laterlink.h"
#include "core/desk/agentdesk.h"
#include "core/desk/files/attachment.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QHash>
#include <QObject>

namespace patchcord::app {

/// Connects what the window does with files to the desk: makes them ready when they are attached, sends what was made
/// ready, and fetches again what is gone. Lives in the screen's thread and never waits there.
class FilesLink final : public QObject
{
    Q_OBJECT

public:
    FilesLink(store::Store &store, ui::MainWindow &window, desk::AgentDesk &agent, LaterLink &later,
              QObject *parent = nullptr);

private:
    using Prepared = Result<desk::PreparedFile>;

    /// A message on its way to the outbox.
    struct Outgoing
    {
        ConversationId conversation;
        desk::Draft draft;
        QStringList paths; ///< As the agent attached them, for a refusal.
        QList<desk::PreparedFile> ready;
        qint64 dueAt = 0; ///< UTC ms when it is to be sent; 0 = now.
        qint64 share = 0; ///< Bytes for each file, when they are too large together; 0 = no bound.
    };

    template <typename Use> void withChannel(ConversationId id, const Use &use);
    void prepare(ConversationId id, const QString &path);
    void send(ConversationId id, const QString &body, const QStringList &paths, qint64 dueAt);
    void collect(const Outgoing &outgoing);
    void fitTogether(Outgoing outgoing);
    void shrinkNext(Outgoing outgoing, qsizetype at);
    void submit(const Outgoing &outgoing);
    template <typename T> void watch(const QFuture<Result<T>> &act, const Outgoing &outgoing);
    void refuse(const Outgoing &outgoing, const Error &error);

    store::Store &m_store;
    ui::MainWindow &m_window;
    desk::AgentDesk &m_agent;
    LaterLink &m_later;
    /// What was attached and made ready, by its path, until it is sent.
    QHash<ConversationId, QHash<QString, desk::PreparedFile>> m_prepared;
};

} // namespace patchcord::app
