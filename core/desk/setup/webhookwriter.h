// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/setup/webhookplaces.h"
#include "core/records/connection.h"
#include "core/store/store.h"
#include "core/twilio/client.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace patchcord::desk {

/// Points the webhooks of senders to this desk, and puts back what stood there. Each place is read anew before it is
/// written, and its old values are committed before they change. Lives in the client's thread.
class WebhookWriter final : public QObject
{
    Q_OBJECT

public:
    /// `agent` is who the audit says did it.
    WebhookWriter(twilio::Client &client, store::Store &store, QString agent, QObject *parent = nullptr);

    /// Sets whatever is not right at the places of the chosen senders, in one go. The outcomes tell of each place that
    /// was to be changed; Storage: nothing was changed, because the old values could not be kept.
    [[nodiscard]] QFuture<Result<QList<PlaceOutcome>>> point(const QList<AccountSender> &senders);
    /// Puts back every value as it was before the first change; what could be put back is forgotten.
    [[nodiscard]] QFuture<Result<QList<PlaceOutcome>>> restore();
    /// What restore() would put back, each field once with its oldest value.
    [[nodiscard]] QFuture<Result<QList<FormerValue>>> former();

private:
    struct Task;
    struct Round;
    using RoundPtr = std::shared_ptr<Round>;

    void next(const RoundPtr &round);
    void read(const RoundPtr &round);
    void compare(const RoundPtr &round, const Result<PlaceValues> &current);
    void write(const RoundPtr &round, const PlaceValues &changes);
    void settle(const RoundPtr &round, const Done &written);
    void conclude(const RoundPtr &round, const QString &reason);
    void finish(const RoundPtr &round);

    [[nodiscard]] QFuture<Result<PlaceValues>> valuesAt(WebhookPlace::Kind kind, const QString &sid);
    [[nodiscard]] QFuture<Done> send(WebhookPlace::Kind kind, const QString &sid, const PlaceValues &changes);
    [[nodiscard]] QFuture<Done> sendToSender(const QString &sid, const PlaceValues &changes);

    twilio::Client &m_client;
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
