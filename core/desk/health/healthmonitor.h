// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/desk/health/healthbook.h"
#include "core/desk/health/roundtrip.h"
#include "core/desk/setup/sendersurvey.h"
#include "core/desk/setup/tunnelsearch.h"
#include "core/desk/setup/webhookwriter.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace patchcord::desk {

/// How often the monitor looks; a test may hurry.
struct HealthPace
{
    int clockMs = 2'000; ///< Between two looks at a clock that was told to set itself.
    int addressMs = 60'000; ///< The public address, tunnels and the quarantine.
    int accountEvery = 5; ///< The account and its senders, once in so many looks at the address.
    int proofEvery = 15; ///< The proof likewise.
};

struct HealthSettings
{
    Credentials credentials;
    QString apiBase;
    QString publicUrl;
    QString profile; ///< The folder whose settings keep a new public URL; empty = it is not kept.
    bool undoesRewriting = false; ///< A rewriting of paths is undone here.
    quint16 listenPort = 3000;
    QString agent; ///< Who the audit says mended something.
    TunnelPorts tunnels;
    HealthPace pace;
};

/// Looks after the way to and from Twilio: the account, the public address and what leads to it, the senders, what was
/// turned away. Says what it found, and mends what can be mended from here when it is asked to. Lives in the desk's
/// thread.
class HealthMonitor final : public QObject
{
    Q_OBJECT

public:
    /// Runs a proof through the public address.
    using Prove = std::function<QFuture<QList<ProofStep>>()>;
    /// Takes one quarantined request in after all.
    using Replay = std::function<QFuture<Done>(qint64 id)>;

    /// `store` null = the profile could not be opened: nothing is said of what it holds, and no webhook is changed.
    HealthMonitor(store::Store *store, const HealthSettings &settings, QObject *parent = nullptr);
    ~HealthMonitor() override;

    /// Without them there is no proof and nothing is replayed.
    void setProof(Prove prove) { m_prove = std::move(prove); }
    void setReplay(Replay replay) { m_replay = std::move(replay); }

    /// Looks at once, and again and again from then on.
    void start();
    /// One look at everything, proof included.
    QFuture<Health> examine();
    [[nodiscard]] const Health &health() const { return m_book.health(); }

    /// Mends the thing of that line and looks again. Refused: no button can, or it did not work; says why.
    QFuture<Done> mend(const QString &name);
    /// Keeps another public URL in the profile's settings and goes by it; the webhooks are another matter.
    QFuture<Done> adoptPublicUrl(const QString &publicUrl);
    /// What a proxy was found to do to paths, undone here from now on. Keeps it like the address.
    QFuture<Done> adoptRewrite(const PathRewrite &rewrite);

    [[nodiscard]] QString publicUrl() const { return m_settings.publicUrl; }
    /// Once it is known (a port that the system picked); nothing is kept of it.
    void setPublicUrl(const QString &publicUrl) { m_settings.publicUrl = publicUrl; }
    void setListenPort(quint16 port) { m_settings.listenPort = port; }
    /// How long the last request through the public address took; 0 = none came back within the last hour.
    [[nodiscard]] int roundTripMs() const { return m_roundTrips.isEmpty() ? 0 : m_roundTrips.last().second; }
    void noteWebhook(qint64 at);
    void noteRefusal();

signals:
    void changed(const patchcord::Health &health);
    /// The gateway and the desk are to go by this one from now on.
    void publicUrlChanged(const QString &publicUrl);
    /// The gateway is to undo this from now on.
    void pathRewriteChanged(const patchcord::PathRewrite &rewrite);

private:
    struct Round;
    using RoundPtr = std::shared_ptr<Round>;
    enum class Depth { Address, Account, Everything };

    QFuture<Health> look(Depth depth);
    void leave(const RoundPtr &round);
    void lookAtAccount(const RoundPtr &round);
    void lookAtBalance(const RoundPtr &round);
    void lookAtSenders(const RoundPtr &round);
    void lookAtAddress(const RoundPtr &round, bool wantsProof);
    void takeRoundTrip(const RoundPtr &round, const RoundTripResult &result, bool wantsProof);
    void lookAtTunnels(const RoundPtr &round, bool isReached);
    void prove(const RoundPtr &round, const RoundTripResult &result);
    void lookAtQuarantine(const RoundPtr &round);
    void putAddress(const RoundTripResult &result);
    void putWebhook();
    void tell();
    [[nodiscard]] int medianMs() const;

    QFuture<Done> pointSenders(const std::function<bool(const AccountSender &)> &isWanted);
    QFuture<Done> keep(const QString &name, const QJsonValue &value, const std::function<void()> &goBy);
    QFuture<Done> followTunnel();
    QFuture<Done> mendClock();
    void watchClock(const std::shared_ptr<QPromise<Done>> &promise, int looks);
    QFuture<Done> replayAll();
    void replayNext(const std::shared_ptr<QList<qint64>> &ids, const std::shared_ptr<QPromise<Done>> &promise,
                    const QString &lastRefusal);

    store::Store *m_store;
    HealthSettings m_settings;
    twilio::Client m_client;
    SenderSurvey m_survey;
    std::unique_ptr<WebhookWriter> m_writer;
    TunnelSearch m_tunnels;
    RoundTrip m_roundTrip;
    HealthBook m_book;
    Health m_told;
    Prove m_prove;
    Replay m_replay;
    QTimer m_timer;
    QTimer m_soon; ///< Gathers what many refusals at once change.
    int m_looks = 0;
    qint64 m_lastWebhook = 0;
    std::optional<PathRewrite> m_rewrite; ///< That a proxy was found to do, and that can be undone here.
    QString m_newAddress; ///< Of a tunnel that leads here, when it is not the one that is set.
    QList<std::pair<qint64, int>> m_roundTrips; ///< Of the last hour: when, and how many ms.
};

} // namespace patchcord::desk
