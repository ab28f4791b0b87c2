// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/base/pathrewrite.h"
#include "core/gateway/http.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace patchcord::desk {
class Inbox;
class Deliveries;
class CallDesk;
class MediaShelf;
} // namespace patchcord::desk

namespace patchcord::gateway {

class ProofGate;

struct GatewaySettings
{
    QString publicUrl; ///< "https://desk.example": the base that Twilio calls; signatures are checked over it.
    Credentials credentials; ///< Account SID and auth tokens for signatures.
    HttpLimits limits;
};

/// The public port: the routes of Twilio's webhooks, health and media, and nothing else. Signature before anything;
/// what is refused goes to the quarantine; the answer goes out after the commit. Lives in the desk's thread.
class Gateway final : public QObject
{
    Q_OBJECT

public:
    Gateway(store::Store &store, desk::Inbox &inbox, desk::Deliveries &deliveries, desk::CallDesk &calls,
            const GatewaySettings &settings, QObject *parent = nullptr);
    ~Gateway() override;

    [[nodiscard]] Result<quint16> listen(const QHostAddress &host, quint16 port);
    [[nodiscard]] quint16 port() const;
    /// The base to check signatures over, once it is known (a port that the system picked).
    void setPublicUrl(const QString &publicUrl);
    /// What a proxy before this port does to paths; none = nothing.
    void undoRewriting(const std::optional<PathRewrite> &rewrite);
    /// Whose files are fetched under /m/; without it there are none. Must outlive the gateway.
    void serveMedia(desk::MediaShelf &shelf);
    /// For a rotated auth token: requests are checked against these from now on.
    void setCredentials(const Credentials &credentials);
    /// What a proof through the public address needs.
    [[nodiscard]] ProofGate &proofGate();
    /// Takes a quarantined request in after all, when it is genuine by what is set now: Refused says why it is not, or
    /// why it cannot be. The audit tells that `agent` asked for it. Whatever it holds is kept once, however often.
    QFuture<Done> replay(qint64 quarantineId, const QString &agent);

signals:
    /// A genuine webhook was answered; UTC ms.
    void webhookAnswered(qint64 at);
    void requestRefused(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::gateway
