// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/savedreplydesk.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QObject>

namespace patchcord::app {

/// Connects the window's saved replies with the store, and with files. Lives in the screen's thread and never waits
/// there.
class RepliesLink final : public QObject
{
    Q_OBJECT

public:
    RepliesLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent = nullptr);

    void refresh();

private:
    void follow();
    void keepFile(const QString &path);
    void importFrom(const QString &path);
    void exportTo(const QString &path);
    template <typename T> void sayWhether(const QFuture<Result<T>> &act, const QString &success);

    store::Store &m_store;
    ui::MainWindow &m_window;
    desk::SavedReplyDesk m_desk;
    qint64 m_seen = 0;
};

} // namespace patchcord::app
