// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/ruledesk.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QObject>

namespace patchcord::app {

/// Connects the window's rules with the desk. Lives in the screen's thread and never waits there.
class RulesLink final : public QObject
{
    Q_OBJECT

public:
    RulesLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent = nullptr);

    void refresh();

private:
    void tryOut(const Rule &rule);
    template <typename T> void act(const QFuture<Result<T>> &act, const QString &success);

    store::Store &m_store;
    ui::MainWindow &m_window;
    desk::RuleDesk m_desk;
};

} // namespace patchcord::app
