// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/democolleague.h"
#include "app/console/screenlink.h"
#include "app/console/setupdesk.h"
#include "app/console/templatelink.h"
#include "app/host/deskhost.h"
#include "core/base/futures.h"
#include "core/desk/answering.h"
#include "core/desk/assistant.h"
#include "core/simulator/simulator.h"
#include "core/store/store.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <vector>

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
    [[nodiscard]] QString agent() const { return m_status.agent; }
    [[nodiscard]] bool isDemo() const { return m_isDemo; }
    [[nodiscard]] desk::Assistant &assistant() { return *m_assistant; }
    [[nodiscard]] desk::Answering &answering() { return *m_answering; }
    /// Of the simulator's language model, in a demo that listens.
    [[nodiscard]] QString demoModelUrl() const { return m_demoModelUrl; }
    /// Asks in the desk's thread, as soon as the desk stands there. Once it is gone nothing is answered.
    template <typename T> QFuture<T> ask(std::function<QFuture<T>(SetupDesk &)> question);

signals:
    /// The gateway answers; Twilio is to call this base.
    void listening(const QString &publicUrl);
    void failed(const QString &message);
    void healthChanged(const patchcord::Health &health);
    /// Another public URL is gone by, and kept, from now on.
    void publicUrlChanged(const QString &publicUrl);

private:
    void startDemo();
    void nameDemoSenders();
    void startDesk();
    void showStatus();
    /// Runs it in the desk's thread, at once or as soon as the desk stands there.
    void tell(const std::function<void(SetupDesk &)> &wish);

    std::unique_ptr<store::Store> m_store;
    HostSettings m_settings;
    bool m_isDemo;
    ui::MainWindow &m_window;
    ui::StatusLine m_status;
    std::unique_ptr<desk::CallCommands> m_calls; ///< Lives in the desk's thread.
    std::unique_ptr<desk::Assistant> m_assistant; ///< Lives in the desk's thread.
    std::unique_ptr<desk::Answering> m_answering; ///< Likewise.
    QString m_demoModelUrl;
    ScreenLink m_link;
    TemplateLink m_templates;
    std::unique_ptr<DemoColleague> m_colleague; ///< In the demo only.
    QThread m_deskThread;
    QThread m_demoThread;
    std::unique_ptr<QObject> m_deskContext; ///< Lives in the desk's thread and owns the host there.
    std::unique_ptr<QObject> m_demoContext; ///< Lives in the simulator's thread and owns the simulator there.
    QPointer<SetupDesk> m_setupDesk; ///< The desk's thread alone looks at it, and at those who wait for it.
    std::vector<std::function<void(SetupDesk &)>> m_wishes;
    QTimer m_statusTimer;
};

template <typename T> QFuture<T> Session::ask(std::function<QFuture<T>(SetupDesk &)> question)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const QFuture<T> answer = promise->future();
    tell([promise, question = std::move(question)](SetupDesk &desk) {
        whenDone(question(desk), &desk, [promise](const T &result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return answer;
}

} // namespace patchcord::app
