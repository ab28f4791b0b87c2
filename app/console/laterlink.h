// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/draft.h"
#include "core/desk/heldsends.h"
#include "core/desk/scheduledesk.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QObject>

namespace patchcord::app {

/// Connects the window's time with the desk: sends are held for a moment, taken back, or put off, and what is to be
/// sent later is shown. Lives in the screen's thread and never waits there.
class LaterLink final : public QObject
{
    Q_OBJECT

public:
    LaterLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent = nullptr);

    /// Sends it after the hold that is set; the window is told what can be taken back.
    QFuture<Result<MessageId>> send(ConversationId conversation, const desk::Draft &draft);
    /// As ScheduleDesk::add().
    QFuture<Result<ScheduledId>> sendLater(ConversationId conversation, const desk::Draft &draft, qint64 dueAt);
    /// Reads anew what is to be sent later.
    void refresh();

private:
    void withdraw(ConversationId conversation, MessageId message);
    template <typename T> void orRefuse(const QFuture<Result<T>> &act);

    store::Store &m_store;
    ui::MainWindow &m_window;
    desk::HeldSends m_held;
    desk::ScheduleDesk m_schedule;
    bool m_isReading = false;
    bool m_isBehind = false;
};

} // namespace patchcord::app
