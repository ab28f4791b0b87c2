// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/health/healthmonitor.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/health/healthlines.h"
#include "core/desk/health/publicaddress.h"
#include "core/desk/senderpools.h"
#include "core/desk/setup/credentialcheck.h"

#include <algorithm>
#include <chrono>

namespace patchcord::desk {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;
constexpr std::chrono::milliseconds gatherFor(500);

} // namespace

/// One look, over when all its questions are answered.
struct HealthMonitor::Round
{
    int open = 1;
    QPromise<Health> promise;
};

HealthMonitor::HealthMonitor(store::Store *store, const HealthSettings &settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
    , m_client(settings.credentials, settings.apiBase)
    , m_survey(m_client, store)
    , m_tunnels(settings.tunnels)
{
    if (store)
        m_writer = std::make_unique<WebhookWriter>(m_client, *store, settings.agent);
    m_timer.setInterval(settings.pace.addressMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        ++m_looks;
        if (m_looks % m_settings.pace.proofEvery == 0)
            look(Depth::Everything);
        else
            look(m_looks % m_settings.pace.accountEvery == 0 ? Depth::Account : Depth::Address);
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherFor);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        const auto round = std::make_shared<Round>();
        round->promise.start();
        lookAtQuarantine(round);
        leave(round);
    });
}

HealthMonitor::~HealthMonitor() = default;

void HealthMonitor::start()
{
    m_timer.start();
    look(Depth::Everything);
}

QFuture<Health> HealthMonitor::examine()
{
    return look(Depth::Everything);
}

QFuture<Health> HealthMonitor::look(Depth depth)
{
    const auto round = std::make_shared<Round>();
    round->promise.start();
    const QFuture<Health> future = round->promise.future();
    if (depth != Depth::Address)
        lookAtAccount(round);
    lookAtAddress(round, depth == Depth::Everything);
    lookAtQuarantine(round);
    putWebhook();
    leave(round);
    return future;
}

void HealthMonitor::leave(const RoundPtr &round)
{
    tell();
    if (--round->open > 0)
        return;
    round->promise.addResult(health());
    round->promise.finish();
}

/// Only what is news to those who watch.
void HealthMonitor::tell()
{
    if (m_told == health())
        return;
    m_told = health();
    emit changed(m_told);
}

void HealthMonitor::lookAtAccount(const RoundPtr &round)
{
    ++round->open;
    auto *check = new CredentialCheck(m_settings.credentials, m_settings.apiBase, this);
    whenDone(check->examine(), check, [this, round, check](const AccountVerdict &verdict) {
        const qint64 now = utcNow();
        m_book.put(accountLine(verdict), now);
        if (verdict.kind != AccountVerdict::Kind::Unreachable)
            m_book.put(tokenLine(verdict, m_settings.credentials.canReceive()), now);
        if (const auto offset = check->clockOffset())
            m_book.put(clockLine(*offset), now);
        if (verdict.kind == AccountVerdict::Kind::Full || verdict.kind == AccountVerdict::Kind::KeyWithoutAccount) {
            lookAtBalance(round);
            lookAtSenders(round);
        }
        check->deleteLater();
        leave(round);
    });
}

void HealthMonitor::lookAtBalance(const RoundPtr &round)
{
    ++round->open;
    whenDone(twilio::Account(m_client).balance(), this, [this, round](const Result<twilio::Balance> &balance) {
        // Subaccounts have none, and keys may not ask.
        if (balance && !balance->amount.isEmpty())
            m_book.put(balanceLine(*balance), utcNow());
        else
            m_book.drop(QStringLiteral("balance"));
        leave(round);
    });
}

void HealthMonitor::lookAtSenders(const RoundPtr &round)
{
    ++round->open;
    whenDone(m_survey.take(m_settings.publicUrl), this, [this, round](const Result<QList<AccountSender>> &senders) {
        QList<HealthLine> lines;
        if (!senders)
            lines.append(noSendersLine(tr("The senders could not be read: %1").arg(senders.error().message),
                                       tr("Mend the account first; they are read with its credentials.")));
        else if (senders->isEmpty())
            lines.append(noSendersLine(tr("The account has no phone number and no WhatsApp sender."),
                                       tr("Buy a number in Twilio's console.")));
        for (const AccountSender &sender : senders.value_or(QList<AccountSender>())) {
            if (sender.isChosen && !m_settings.publicUrl.isEmpty())
                lines.append(senderLine(sender));
        }
        m_book.putSenders(lines, utcNow());
        if (m_store && senders) {
            m_store->write(
                [senders = *senders](store::Transaction &transaction) { return notePools(transaction, senders); });
        }
        leave(round);
    });
}

void HealthMonitor::lookAtAddress(const RoundPtr &round, bool wantsProof)
{
    const QString complaint = complaintAbout(m_settings.publicUrl, m_settings.apiBase);
    if (!complaint.isEmpty()) {
        m_book.put(addressLine(complaint, m_settings.listenPort), utcNow());
        m_book.drop(QStringLiteral("byte-exact"));
        return lookAtTunnels(round, false);
    }
    ++round->open;
    whenDone(m_roundTrip.measure(m_settings.publicUrl), this, [this, round, wantsProof](const RoundTripResult &result) {
        takeRoundTrip(round, result, wantsProof);
        leave(round);
    });
}

/// When somebody answers who is not this desk, the proof finds out more than one request can.
void HealthMonitor::takeRoundTrip(const RoundPtr &round, const RoundTripResult &result, bool wantsProof)
{
    lookAtTunnels(round, result.trouble.isEmpty());
    if (m_prove && (wantsProof || (!result.trouble.isEmpty() && result.wasAnswered)))
        return prove(round, result);
    m_rewrite.reset();
    putAddress(result);
}

void HealthMonitor::putAddress(const RoundTripResult &result)
{
    const qint64 now = utcNow();
    m_roundTrips.removeIf([now](const auto &trip) { return trip.first < now - hourMs; });
    if (result.trouble.isEmpty())
        m_roundTrips.append({now, result.milliseconds});
    m_book.put(addressLine(result, medianMs(), m_rewrite.has_value()), now);
}

int HealthMonitor::medianMs() const
{
    QList<int> times;
    for (const auto &trip : m_roundTrips)
        times.append(trip.second);
    std::ranges::sort(times);
    return times.isEmpty() ? 0 : times.at(times.size() / 2);
}

void HealthMonitor::prove(const RoundPtr &round, const RoundTripResult &result)
{
    ++round->open;
    whenDone(m_prove(), this, [this, round, result](const QList<ProofStep> &steps) {
        RoundTripResult proved = result;
        const auto first = std::ranges::find(steps, ProofStep::Kind::RoundTrip, &ProofStep::kind);
        if (first != steps.cend() && first->isDone && !first->isWell)
            proved.trouble = first->finding;
        m_rewrite = first != steps.cend() ? first->rewrite : std::nullopt;
        putAddress(proved);
        if (const auto line = exactnessLine(steps, m_settings.undoesRewriting))
            m_book.put(*line, utcNow());
        else
            m_book.drop(QStringLiteral("byte-exact"));
        leave(round);
    });
}

void HealthMonitor::lookAtTunnels(const RoundPtr &round, bool isReached)
{
    ++round->open;
    whenDone(m_tunnels.search(m_settings.listenPort), this,
             [this, round, isReached](const QList<TunnelFound> &tunnels) {
                 m_newAddress = newAddressIn(tunnels, m_settings.publicUrl, isReached);
                 if (const auto line = tunnelLine(tunnels, m_settings.publicUrl, isReached))
                     m_book.put(*line, utcNow());
                 else
                     m_book.drop(QStringLiteral("tunnel"));
                 leave(round);
             });
}

void HealthMonitor::lookAtQuarantine(const RoundPtr &round)
{
    if (!m_store)
        return;
    ++round->open;
    const auto count = m_store->read([since = utcNow() - dayMs](const store::Snapshot &snapshot) {
        return store::countQuarantined(snapshot, since);
    });
    whenDone(count, this, [this, round](const Result<store::QuarantineCount> &counted) {
        if (counted)
            m_book.put(quarantineLine(*counted), utcNow());
        leave(round);
    });
}

void HealthMonitor::noteWebhook(qint64 at)
{
    m_lastWebhook = at;
    putWebhook();
    tell();
}

void HealthMonitor::noteRefusal()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void HealthMonitor::putWebhook()
{
    m_book.put(webhookLine(m_lastWebhook, utcNow()), utcNow());
}

} // namespace patchcord::desk
