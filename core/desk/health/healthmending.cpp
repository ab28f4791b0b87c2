// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/profile.h"
#include "core/base/systemclock.h"
#include "core/desk/health/healthlines.h"
#include "core/desk/health/healthmonitor.h"

#include <QtConcurrent>

namespace patchcord::desk {

namespace {

constexpr qint64 dayMs = 24LL * 3'600'000;
constexpr int mostAtOnce = 1000;

using DonePromise = std::shared_ptr<QPromise<Done>>;

DonePromise startedPromise()
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    return promise;
}

void finish(const DonePromise &promise, const Done &done)
{
    promise->addResult(done);
    promise->finish();
}

/// Which places were not written, and why; success when all were.
Done summary(const Result<QList<PlaceOutcome>> &outcomes)
{
    if (!outcomes)
        return std::unexpected(outcomes.error());
    QStringList failed;
    for (const PlaceOutcome &outcome : *outcomes) {
        if (!outcome.isWritten)
            failed.append(outcome.title + QStringLiteral(": ") + outcome.reason);
    }
    if (failed.isEmpty())
        return {};
    return failure(ErrorKind::Refused, failed.join(u' '));
}

Done keepSetting(const QString &profile, const QString &name, const QJsonValue &value)
{
    Result<QJsonObject> settings = readSettings(profile);
    if (!settings)
        return std::unexpected(settings.error());
    settings->insert(name, value);
    return writeSettings(profile, *settings);
}

} // namespace

QFuture<Done> HealthMonitor::mend(const QString &name)
{
    const DonePromise promise = startedPromise();
    QFuture<Done> mended;
    if (name == u"tunnel" && !m_newAddress.isEmpty())
        mended = followTunnel();
    else if (name == u"quarantine" && m_replay && m_store)
        mended = replayAll();
    else if (name == u"public-address" && m_rewrite)
        mended = adoptRewrite(*m_rewrite);
    else if (name == u"clock")
        mended = mendClock();
    else if (name.startsWith(u"sender:"))
        mended = pointSenders([name](const AccountSender &sender) { return senderLineName(sender) == name; });
    else
        return readyFuture<Done>(failure(ErrorKind::Refused, tr("This cannot be mended from here.")));
    whenDone(mended, this, [this, promise](const Done &done) {
        whenDone(examine(), this, [promise, done](const Health &) { finish(promise, done); });
    });
    return promise->future();
}

QFuture<Done> HealthMonitor::pointSenders(const std::function<bool(const AccountSender &)> &isWanted)
{
    if (!m_writer)
        return readyFuture<Done>(
            failure(ErrorKind::Storage, tr("The old values cannot be kept, so nothing is changed at Twilio.")));
    const DonePromise promise = startedPromise();
    whenDone(m_survey.take(m_settings.publicUrl), this,
             [this, promise, isWanted](const Result<QList<AccountSender>> &senders) {
                 if (!senders)
                     return finish(promise, std::unexpected(senders.error()));
                 QList<AccountSender> wanted = *senders;
                 wanted.removeIf([&isWanted](const AccountSender &sender) { return !isWanted(sender); });
                 whenDone(m_writer->point(wanted), this, [promise](const Result<QList<PlaceOutcome>> &outcomes) {
                     finish(promise, summary(outcomes));
                 });
             });
    return promise->future();
}

/// The new address here first: a webhook that comes by it must be believed already.
QFuture<Done> HealthMonitor::followTunnel()
{
    const DonePromise promise = startedPromise();
    whenDone(adoptPublicUrl(m_newAddress), this, [this, promise](const Done &adopted) {
        if (!adopted)
            return finish(promise, adopted);
        whenDone(pointSenders(&AccountSender::isChosen), this,
                 [promise](const Done &pointed) { finish(promise, pointed); });
    });
    return promise->future();
}

QFuture<Done> HealthMonitor::adoptPublicUrl(const QString &publicUrl)
{
    return keep(QStringLiteral("public_url"), publicUrl, [this, publicUrl] {
        m_settings.publicUrl = publicUrl;
        m_roundTrips.clear();
        emit publicUrlChanged(publicUrl);
    });
}

QFuture<Done> HealthMonitor::adoptRewrite(const PathRewrite &rewrite)
{
    return keep(QStringLiteral("path_rewrite"), toJson(rewrite), [this, rewrite] {
        m_settings.undoesRewriting = true;
        emit pathRewriteChanged(rewrite);
    });
}

/// Goes by a new value once the profile keeps it, when there is a profile.
QFuture<Done> HealthMonitor::keep(const QString &name, const QJsonValue &value, const std::function<void()> &goBy)
{
    const DonePromise promise = startedPromise();
    const auto adopt = [promise, goBy](const Done &kept) {
        if (kept)
            goBy();
        finish(promise, kept);
    };
    if (m_settings.profile.isEmpty())
        adopt({});
    else
        whenDone(QtConcurrent::run(keepSetting, m_settings.profile, name, value), this, adopt);
    return promise->future();
}

QFuture<Done> HealthMonitor::mendClock()
{
    const DonePromise promise = startedPromise();
    whenDone(letClockSetItself(), this, [this, promise](const Done &told) {
        if (!told)
            return finish(promise, told);
        watchClock(promise, 0);
    });
    return promise->future();
}

/// Told to set itself, a clock takes a moment to ask the time.
void HealthMonitor::watchClock(const DonePromise &promise, int looks)
{
    constexpr int mostLooks = 10;
    whenDone(look(Depth::Account), this, [this, promise, looks](const Health &) {
        if (m_book.line(QStringLiteral("clock")).state == HealthState::Well)
            return finish(promise, {});
        if (looks == mostLooks)
            return finish(promise,
                          failure(ErrorKind::Refused,
                                  tr("The system was told to set its clock by itself, but has not done so yet. Check "
                                     "again in a minute.")));
        QTimer::singleShot(m_settings.pace.clockMs, this, [this, promise, looks] { watchClock(promise, looks + 1); });
    });
}

QFuture<Done> HealthMonitor::replayAll()
{
    const DonePromise promise = startedPromise();
    const auto found
        = m_store->read([](const store::Snapshot &snapshot) { return store::quarantined(snapshot, mostAtOnce); });
    whenDone(found, this, [this, promise](const Result<QList<store::QuarantineEntry>> &entries) {
        if (!entries)
            return finish(promise, std::unexpected(entries.error()));
        const auto ids = std::make_shared<QList<qint64>>();
        for (const store::QuarantineEntry &entry : *entries) {
            if (entry.replayedAt == 0 && entry.at >= utcNow() - dayMs)
                ids->prepend(entry.id); // The oldest first, as they came.
        }
        replayNext(ids, promise, {});
    });
    return promise->future();
}

void HealthMonitor::replayNext(const std::shared_ptr<QList<qint64>> &ids, const DonePromise &promise,
                               const QString &lastRefusal)
{
    if (ids->isEmpty()) {
        if (lastRefusal.isEmpty())
            return finish(promise, {});
        return finish(
            promise,
            failure(ErrorKind::Refused, tr("Not all could be taken in. Of the last one: %1").arg(lastRefusal)));
    }
    whenDone(m_replay(ids->takeFirst()), this, [this, ids, promise, lastRefusal](const Done &done) {
        replayNext(ids, promise, done ? lastRefusal : done.error().message);
    });
}

} // namespace patchcord::desk
