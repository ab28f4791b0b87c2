// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/screenlink.h"
#include "app/host/deskhost.h"
#include "core/simulator/simulator.h"
#include "core/store/store.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace patchcord::app {

/// One profile at work: its store, its desk in a thread of its own, and its link to the window. With `isDemo` a
/// simulated Twilio runs beside it and stands in for the real one.
class Session final : public QObject
{
    Q_OBJECT

public:
    Session(std::unique_ptr<store::Store> store, HostSettings settings, bool isDemo, ui::MainWindow &window,
            const QString &agent, QObject *parent = nullptr);
    /// Lets the desk finish what it writes, then closes the store.
    ~Session() override;

    void start();
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] ScreenLink &link() { return m_link; }

signals:
    /// The gateway answers; Twilio is to call this base.
    void listening(const QString &publicUrl);
    void failed(const QString &message);

private:
    void startDemo();
    void nameDemoSenders();
    void startDesk();
    void showStatus();

    std::unique_ptr<store::Store> m_store;
    HostSettings m_settings;
    bool m_isDemo;
    ui::MainWindow &m_window;
    ui::StatusLine m_status;
    std::unique_ptr<desk::CallCommands> m_calls; ///< Lives in the desk's thread.
    ScreenLink m_link;
    QThread m_deskThread;
    QThread m_demoThread;
    std::unique_ptr<QObject> m_deskContext; ///< Lives in the desk's thread and owns the host there.
    std::unique_ptr<QObject> m_demoContext; ///< Lives in the simulator's thread and owns the simulator there.
    QTimer m_statusTimer;
};

} // namespace patchcord::app
