// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session.h"
#include "core/desk/erasing.h"
#include "core/records/audit.h"

namespace patchcord::app {

/// Answers what the window asks of the ledgers: figures, and what erasing a person takes away and comes to. Lives in
/// the screen's thread and never waits there.
class LedgersLink final : public QObject
{
    Q_OBJECT

public:
    LedgersLink(Session &session, ui::MainWindow &window, QObject *parent = nullptr);

private:
    void attachNumbers();
    void attachErasing();
    void attachAudit();
    void attachRetention();
    void exportAudit(const AuditFilter &filter, const QString &path, qint64 before, const QByteArray &so);
    void exportConversation(ConversationId conversation, const QString &path);
    void noteExport(const QString &action, ConversationId conversation = {});

    Session &m_session;
    ui::MainWindow &m_window;
    desk::Erasing m_erasing;
};

} // namespace patchcord::app
