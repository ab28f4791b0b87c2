// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/retention.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"
#include "core/store/erasure.h"

#include <chrono>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using namespace std::chrono_literals;

constexpr int rowsInOneStep = 500;
constexpr auto lookEvery = 10min;
/// Local hours in which few write.
constexpr int firstHour = 2;
constexpr int lastHour = 4;

/// What one step took away.
struct Step
{
    qint64 rows = 0; ///< 0 = nothing is too old any more.
    bool isConversationDone = false;
};

Result<Step> takeStep(Transaction &transaction, qint64 before, qint64 now)
{
    const auto due = store::retentionDue(transaction, before);
    if (!due)
        return std::unexpected(due.error());
    if (!*due)
        return Step();
    const Result<qint64> rows = store::eraseRows(transaction, **due, before - 1, rowsInOneStep, false);
    if (!rows)
        return std::unexpected(rows.error());
    // Fewer than asked for: the rest of this conversation is young enough.
    const bool isDone = *rows < rowsInOneStep;
    if (isDone) {
        if (const Done done = store::settleAfterRetention(transaction, **due, now); !done)
            return std::unexpected(done.error());
    }
    return Step{*rows, isDone};
}

} // namespace

struct Retaining::Run
{
    int months = 0;
    qint64 before = 0;
    qint64 now = 0;
    qint64 rows = 0;
    qint64 conversations = 0;
    QPromise<Done> promise;
};

qint64 retentionBound(int months, const QDateTime &now)
{
    return now.addMonths(-months).toMSecsSinceEpoch();
}

QFuture<Result<RetentionPreview>> previewRetention(store::Store &store, int months, const QDateTime &now)
{
    return store.read([months, now](const Snapshot &snapshot) -> Result<RetentionPreview> {
        const auto set = store::retention(snapshot);
        if (!set)
            return std::unexpected(set.error());
        RetentionPreview preview{months < 0 ? set->months : months, {}};
        if (preview.months == 0)
            return preview;
        const auto tally = store::retentionTally(snapshot, retentionBound(preview.months, now));
        if (!tally)
            return std::unexpected(tally.error());
        preview.tally = *tally;
        return preview;
    });
}

QFuture<Done> setRetention(store::Store &store, const QString &agent, int months, qint64 now)
{
    return store.write([agent, months, now](Transaction &transaction) -> Done {
        if (const Done done = store::setRetention(transaction, months); !done)
            return done;
        return audit(transaction, {agent, now}, QStringLiteral("retention.change"), {}, {},
                     {{QStringLiteral("months"), months}});
    });
}

Retaining::Retaining(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&m_clock, &QTimer::timeout, this, &Retaining::lookAtTheClock);
}

void Retaining::start()
{
    m_clock.start(lookEvery);
}

void Retaining::lookAtTheClock()
{
    const QDateTime now = QDateTime::currentDateTime();
    if (m_isRunning || now.time().hour() < firstHour || now.time().hour() > lastHour)
        return;
    const auto set = m_store.read([](const Snapshot &snapshot) { return store::retention(snapshot); });
    whenDone(set, this, [this, now](const Result<store::Retention> &retention) {
        const bool isDue = retention && retention->months > 0
            && QDateTime::fromMSecsSinceEpoch(retention->ranAt).date() != now.date();
        if (isDue && !m_isRunning)
            runNow(now);
    });
}

QFuture<Done> Retaining::runNow(const QDateTime &now)
{
    auto run = std::make_shared<Run>();
    run->promise.start();
    run->now = now.toMSecsSinceEpoch();
    m_isRunning = true;
    const auto set = m_store.read([](const Snapshot &snapshot) { return store::retention(snapshot); });
    whenDone(set, this, [this, run, now](const Result<store::Retention> &retention) {
        if (!retention)
            return finish(run, std::unexpected(retention.error()));
        if (retention->months == 0)
            return finish(run, {});
        run->months = retention->months;
        run->before = retentionBound(retention->months, now);
        step(run);
    });
    return run->promise.future();
}

void Retaining::step(const std::shared_ptr<Run> &run)
{
    const auto taken = m_store.write([before = run->before, now = run->now](Transaction &transaction) {
        return takeStep(transaction, before, now);
    });
    whenDone(taken, this, [this, run](const Result<Step> &outcome) {
        if (!outcome)
            return finish(run, std::unexpected(outcome.error()));
        run->rows += outcome->rows;
        run->conversations += outcome->isConversationDone ? 1 : 0;
        if (outcome->rows > 0)
            step(run);
        else
            settle(run);
    });
}

/// The receipt; then what is left of the rows in files and pages goes.
void Retaining::settle(const std::shared_ptr<Run> &run)
{
    const QJsonObject receipt{{QStringLiteral("months"), run->months},
                              {QStringLiteral("messages"), run->rows},
                              {QStringLiteral("conversations"), run->conversations}};
    const auto noted = m_store.write([receipt, now = run->now](Transaction &transaction) -> Done {
        if (const Done done = store::noteRetentionRan(transaction, now); !done)
            return done;
        return audit(transaction, {QStringLiteral("system"), now}, QStringLiteral("retention.run"), {}, {}, receipt);
    });
    whenDone(noted, this, [this, run](const Done &done) {
        if (!done || run->rows == 0)
            return finish(run, done);
        whenDone(m_store.scrub(), this, [this, run](const Done &scrubbed) { finish(run, scrubbed); });
    });
}

void Retaining::finish(const std::shared_ptr<Run> &run, const Done &outcome)
{
    m_isRunning = false;
    run->promise.addResult(outcome);
    run->promise.finish();
}

} // namespace patchcord::desk
