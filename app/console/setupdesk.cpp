// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/setupdesk.h"

#include "core/base/futures.h"
#include "core/desk/setup/credentialcheck.h"

namespace patchcord::app {

namespace {

/// What was refused and why, each place once; empty when nothing was.
QString refusals(const QList<PlaceOutcome> &outcomes)
{
    QStringList lines;
    for (const PlaceOutcome &outcome : outcomes) {
        if (!outcome.isWritten)
            lines.append(outcome.title + QStringLiteral(": ") + outcome.reason);
    }
    return lines.join(u'\n');
}

} // namespace

SetupDesk::SetupDesk(DeskHost &host, store::Store &store, const HostSettings &settings, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_client(settings.credentials, settings.apiBase)
    , m_survey(m_client, &store)
    , m_writer(m_client, store, settings.agent)
    , m_tunnels(settings.tunnels)
{ }

QFuture<AccountVerdict> SetupDesk::check(const Credentials &credentials, const QString &apiBase)
{
    auto *check = new desk::CredentialCheck(credentials, apiBase, this);
    const QFuture<AccountVerdict> verdict = check->examine();
    whenDone(verdict, check, [check](const AccountVerdict &) { check->deleteLater(); });
    return verdict;
}

QFuture<Result<QList<AccountSender>>> SetupDesk::senders()
{
    return m_survey.take(m_host.publicUrl());
}

QFuture<ui::WebhookOutcome> SetupDesk::point(const QList<AccountSender> &senders)
{
    return concluded(m_writer.point(senders), tr("Twilio calls this computer now."));
}

QFuture<ui::WebhookOutcome> SetupDesk::restore()
{
    return concluded(m_writer.restore(), tr("The former values stand at Twilio again."));
}

QFuture<bool> SetupDesk::canRestore()
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    whenDone(m_writer.former(), this, [promise](const Result<QList<FormerValue>> &former) {
        promise->addResult(former && !former->isEmpty());
        promise->finish();
    });
    return promise->future();
}

QFuture<ui::WebhookOutcome> SetupDesk::concluded(const Written &written, const QString &success)
{
    auto promise = std::make_shared<QPromise<ui::WebhookOutcome>>();
    promise->start();
    whenDone(written, this, [this, promise, success](const Result<QList<PlaceOutcome>> &outcomes) {
        ui::WebhookOutcome outcome;
        const QString refused = outcomes ? refusals(*outcomes) : outcomes.error().message;
        outcome.isWell = refused.isEmpty();
        outcome.finding = outcome.isWell ? success : refused;
        whenDone(senders(), this, [this, promise, outcome](const Result<QList<AccountSender>> &now) mutable {
            outcome.senders = now.value_or(QList<AccountSender>());
            whenDone(canRestore(), this, [promise, outcome](bool canRestore) mutable {
                outcome.canRestore = canRestore;
                promise->addResult(outcome);
                promise->finish();
            });
        });
    });
    return promise->future();
}

} // namespace patchcord::app
