// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/deskhost.h"

#include "core/base/futures.h"
#include "core/gateway/proof.h"

namespace patchcord::app {

namespace {

constexpr int followUpLimit = 200;

} // namespace

DeskHost::DeskHost(store::Store &store, HostSettings settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(std::move(settings))
{
    m_desk = std::make_unique<desk::Desk>(m_store,
                                          desk::DeskSettings{m_settings.credentials, m_settings.apiBase,
                                                             m_settings.publicUrl, m_settings.pace,
                                                             m_settings.fetchPace, m_settings.shelfTimes});
    m_gateway = std::make_unique<gateway::Gateway>(
        m_store, m_desk->inbox(), m_desk->deliveries(), m_desk->calls(),
        gateway::GatewaySettings{m_settings.publicUrl, m_settings.credentials, {}});
    m_gateway->undoRewriting(m_settings.pathRewrite);
    m_gateway->serveMedia(m_desk->shelf());
    m_proofs = std::make_unique<QObject>();
    m_dispatch = std::make_unique<desk::Dispatch>(m_store, m_settings.phoneNumber, m_settings.whatsAppNumber);
    m_followUp = std::make_unique<desk::FollowUp>(m_store, twilio::Messages(m_desk->client()), m_desk->deliveries(),
                                                  m_settings.followUpMs, followUpLimit);
    m_clock = std::make_unique<desk::ConversationClock>(m_store);
    m_templates = std::make_unique<desk::TemplateKeeper>(m_store, m_desk->client(), m_settings.templatesMs);
    connect(m_gateway.get(), &gateway::Gateway::webhookAnswered, this, &DeskHost::webhookAnswered);
    connect(m_gateway.get(), &gateway::Gateway::requestRefused, this, &DeskHost::requestRefused);
    connect(&m_desk->outbox(), &desk::Outbox::reachabilityChanged, this, &DeskHost::reachabilityChanged);
    connect(this, &DeskHost::reachabilityChanged, m_dispatch.get(), &desk::Dispatch::noteReachability);
    makeHealth();
}

void DeskHost::makeHealth()
{
    desk::HealthSettings settings;
    settings.credentials = m_settings.credentials;
    settings.apiBase = m_settings.apiBase;
    settings.publicUrl = m_settings.publicUrl;
    settings.profile = m_settings.profile;
    settings.undoesRewriting = m_settings.pathRewrite.has_value();
    settings.listenPort = m_settings.listenPort;
    settings.agent = m_settings.agent;
    settings.tunnels = m_settings.tunnels;
    m_health = std::make_unique<desk::HealthMonitor>(&m_store, settings);
    m_health->setProof([this] { return prove(); });
    m_health->setReplay([this](qint64 id) { return replay(id); });
    connect(m_health.get(), &desk::HealthMonitor::changed, this, &DeskHost::healthChanged);
    connect(m_health.get(), &desk::HealthMonitor::publicUrlChanged, this, &DeskHost::goBy);
    connect(m_health.get(), &desk::HealthMonitor::pathRewriteChanged, m_gateway.get(),
            [this](const PathRewrite &rewrite) { m_gateway->undoRewriting(rewrite); });
    connect(m_gateway.get(), &gateway::Gateway::webhookAnswered, m_health.get(), &desk::HealthMonitor::noteWebhook);
    connect(m_gateway.get(), &gateway::Gateway::requestRefused, m_health.get(), &desk::HealthMonitor::noteRefusal);
}

DeskHost::~DeskHost()
{
    // A proof under way holds on to the gateway, which goes before the children do.
    qDeleteAll(findChildren<gateway::Proof *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<quint16> DeskHost::start()
{
    const Result<quint16> port = m_gateway->listen(m_settings.listenHost, m_settings.listenPort);
    if (!port)
        return port;
    if (m_settings.publicUrl.isEmpty()) {
        m_settings.publicUrl = QStringLiteral("http://127.0.0.1:%1").arg(*port);
        m_gateway->setPublicUrl(m_settings.publicUrl);
        m_desk->setPublicUrl(m_settings.publicUrl);
        m_health->setPublicUrl(m_settings.publicUrl);
    }
    if (m_settings.feed) {
        if (const Result<quint16> feed = startFeed(); !feed)
            return feed;
    }
    startSending();
    m_health->setListenPort(*port);
    m_health->start();
    m_desk->findCalls();
    m_clock->start();
    if (m_settings.credentials.canSend() && m_settings.templatesMs > 0)
        m_templates->start();
    return port;
}

void DeskHost::startSending()
{
    m_desk->start();
    if (m_settings.credentials.canSend() && m_settings.followUpMs > 0)
        m_followUp->start();
}

QFuture<QList<ProofStep>> DeskHost::prove(const std::function<void(const QList<ProofStep> &)> &watch)
{
    auto *proof
        = new gateway::Proof(m_gateway->proofGate(), m_settings.credentials, m_settings.publicUrl, m_proofs.get());
    if (watch)
        connect(proof, &gateway::Proof::advanced, proof, watch);
    const QFuture<QList<ProofStep>> steps = proof->run();
    whenDone(steps, proof, [proof](const QList<ProofStep> &) { proof->deleteLater(); });
    return steps;
}

QFuture<Done> DeskHost::replay(qint64 quarantineId)
{
    return m_gateway->replay(quarantineId, m_settings.agent);
}

void DeskHost::goBy(const QString &publicUrl)
{
    m_settings.publicUrl = publicUrl;
    m_gateway->setPublicUrl(publicUrl);
    m_desk->setPublicUrl(publicUrl);
    emit publicUrlChanged(publicUrl);
}

Result<quint16> DeskHost::startFeed()
{
    m_feed = std::make_unique<gateway::LiveFeed>(m_store, m_settings.feedToken);
    const Result<quint16> port = m_feed->listen(m_settings.feed->first, m_settings.feed->second);
    m_feedPort = port.value_or(0);
    return port;
}

} // namespace patchcord::app
