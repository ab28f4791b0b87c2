// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/assistantlink.h"
#include "app/console/guidelink.h"
#include "app/console/healthlink.h"
#include "app/console/ledgerslink.h"
#include "app/console/session.h"
#include "core/base/options.h"
#include "core/base/secrets.h"
#include "ui/calls/ringer.h"
#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace patchcord::app {

/// The console from its first window to its last: opens the profile or the demo beside the screen's thread, and begins
/// anew when the settings change.
class Console final : public QObject
{
    Q_OBJECT

public:
    Console(Config config, bool wantsDemo, QObject *parent = nullptr);
    ~Console() override;

    void start();
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] Session *session() { return m_session.get(); }

signals:
    void sessionStarted();

private:
    [[nodiscard]] bool isDemo() const { return m_wantsDemo || !m_config.hasAccount(); }
    void openProfile();
    void openDemo();
    void endSession();
    void openStore(const QString &profile, bool isDemo);
    void begin(std::unique_ptr<store::Store> store, bool isDemo);
    void showSetup();
    void applySetup(const ui::SetupValues &values);
    void takeAccount(const Credentials &credentials);
    void keepAndReopen();
    void keepGuide(const ui::GuideDraft &draft, bool isComplete);
    void onSessionFailed(const QString &message);
    void restoreLayout();
    void saveLayout();
    void refuseToStart(const QString &message);

    Config m_config;
    bool m_wantsDemo;
    Secrets m_secrets;
    ui::MainWindow m_window;
    ui::Ringer m_ringer;
    QList<ui::RingDevice> m_ringDevices;
    std::unique_ptr<QTemporaryDir> m_demoProfile;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<HealthLink> m_healthLink; ///< Of that session.
    std::unique_ptr<LedgersLink> m_ledgersLink; ///< Of that session.
    std::unique_ptr<AssistantLink> m_assistantLink; ///< Of that session.
    GuideLink m_guideLink;
};

} // namespace patchcord::app
