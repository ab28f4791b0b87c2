// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/deskhost.h"
#include "core/desk/setup/sendersurvey.h"
#include "core/desk/setup/tunnelsearch.h"
#include "core/desk/setup/webhookwriter.h"
#include "ui/setup/guidevalues.h"

namespace patchcord::app {

/// What the guide and the health page ask of a desk, beside it in its thread.
class SetupDesk final : public QObject
{
    Q_OBJECT

public:
    SetupDesk(DeskHost &host, store::Store &store, const HostSettings &settings, QObject *parent);

    /// Of any account, this desk's or not.
    [[nodiscard]] QFuture<AccountVerdict> check(const Credentials &credentials, const QString &apiBase);
    /// The account's senders, compared with this desk's public address.
    [[nodiscard]] QFuture<Result<QList<AccountSender>>> senders();
    [[nodiscard]] QFuture<QList<TunnelFound>> tunnels(quint16 ownPort) { return m_tunnels.search(ownPort); }
    [[nodiscard]] QFuture<Done> goBy(const QString &publicUrl) { return m_host.health().adoptPublicUrl(publicUrl); }
    /// `watch` is told of the steps as they go, in the desk's thread.
    [[nodiscard]] QFuture<QList<ProofStep>> prove(const std::function<void(const QList<ProofStep> &)> &watch)
    {
        return m_host.prove(watch);
    }
    [[nodiscard]] QFuture<ui::WebhookOutcome> point(const QList<AccountSender> &senders);
    [[nodiscard]] QFuture<ui::WebhookOutcome> restore();
    [[nodiscard]] QFuture<bool> canRestore();

    [[nodiscard]] QFuture<Health> examine() { return m_host.health().examine(); }
    [[nodiscard]] QFuture<Done> mend(const QString &lineName) { return m_host.health().mend(lineName); }
    [[nodiscard]] QFuture<Done> readTemplates() { return m_host.templates().refresh(); }
    [[nodiscard]] QFuture<Done> replay(qint64 quarantineId) { return m_host.replay(quarantineId); }

private:
    using Written = QFuture<Result<QList<PlaceOutcome>>>;

    /// Reads what stands at Twilio after it was changed, and says both.
    QFuture<ui::WebhookOutcome> concluded(const Written &written, const QString &success);

    DeskHost &m_host;
    twilio::Client m_client;
    desk::SenderSurvey m_survey;
    desk::WebhookWriter m_writer;
    desk::TunnelSearch m_tunnels;
};

} // namespace patchcord::app
