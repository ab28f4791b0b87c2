// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/desk/conversationclock.h"
#include "core/desk/desk.h"
#include "core/desk/dispatch.h"
#include "core/desk/followup.h"
#include "core/desk/health/healthmonitor.h"
#include "core/desk/templatekeeper.h"
#include "core/gateway/gateway.h"
#include "core/gateway/livefeed.h"
#include "core/store/store.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace patchcord::app {

/// What a desk is started with.
struct HostSettings
{
    Credentials credentials;
    QString apiBase;
    QString publicUrl; ///< Empty = the listener's own loopback address.
    std::optional<PathRewrite> pathRewrite; ///< What a proxy before the desk does to paths.
    QHostAddress listenHost{QHostAddress::LocalHost};
    quint16 listenPort = 3000;
    QString phoneNumber;
    QString whatsAppNumber;
    std::optional<std::pair<QHostAddress, quint16>> feed; ///< Where the live feed listens; nullopt = nowhere.
    QString feedToken;
    desk::OutboxPace pace;
    QString profile; ///< The folder whose settings keep a new public URL; empty = it is not kept.
    QString agent = QStringLiteral("system"); ///< Who the audit says mended something.
    desk::TunnelPorts tunnels; ///< Where tunnel programs are asked for their address.
    desk::FetchPace fetchPace;
    desk::ShelfTimes shelfTimes;
    int followUpMs = 5 * 60'000; ///< Between two rounds of asking Twilio for lost states; 0 = never.
    int templatesMs = 10 * 60'000; ///< Between two readings of the templates at Twilio; 0 = never.
};

/// All that lives in the desk's thread, constructed and connected: desk, gateway, live feed and the door for other
/// programs of the same user. Make it and start it in that thread.
class DeskHost final : public QObject
{
    Q_OBJECT

public:
    DeskHost(store::Store &store, HostSettings settings, QObject *parent = nullptr);
    ~DeskHost() override;

    /// Listens first, then begins to send. Gives the port of the gateway.
    [[nodiscard]] Result<quint16> start();
    /// Begins to send without listening, for a program that sends one message and ends.
    void startSending();
    [[nodiscard]] QString publicUrl() const { return m_settings.publicUrl; }
    [[nodiscard]] desk::Dispatch &dispatch() { return *m_dispatch; }
    /// What looks after the way to and from Twilio, from start() on.
    [[nodiscard]] desk::HealthMonitor &health() { return *m_health; }
    /// Proves the way in through the public address; `watch` is told of the steps as they go.
    QFuture<QList<ProofStep>> prove(const std::function<void(const QList<ProofStep> &)> &watch = {});
    /// Takes a quarantined request in after all.
    QFuture<Done> replay(qint64 quarantineId);
    [[nodiscard]] desk::TemplateKeeper &templates() { return *m_templates; }
    [[nodiscard]] desk::CallActs &callActs() { return m_desk->callActs(); }
    /// The port of the live feed; 0 when it is off.
    [[nodiscard]] quint16 feedPort() const { return m_feedPort; }

signals:
    void webhookAnswered(qint64 at);
    void requestRefused(const QString &reason);
    void reachabilityChanged(bool reachable, const QString &reason);
    void healthChanged(const patchcord::Health &health);
    /// Another public URL is gone by from now on.
    void publicUrlChanged(const QString &publicUrl);

private:
    Result<quint16> startFeed();
    void makeHealth();
    void goBy(const QString &publicUrl);

    store::Store &m_store;
    HostSettings m_settings;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<gateway::Gateway> m_gateway;
    std::unique_ptr<QObject> m_proofs; ///< Owns the proofs under way, which must go before the gateway.
    std::unique_ptr<gateway::LiveFeed> m_feed;
    std::unique_ptr<desk::Dispatch> m_dispatch;
    std::unique_ptr<desk::FollowUp> m_followUp;
    std::unique_ptr<desk::ConversationClock> m_clock;
    std::unique_ptr<desk::TemplateKeeper> m_templates;
    std::unique_ptr<desk::HealthMonitor> m_health;
    quint16 m_feedPort = 0;
};

} // namespace patchcord::app
