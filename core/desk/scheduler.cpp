// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/scheduler.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/duereplies.h"
#include "core/store/scheduled.h"

namespace patchcord::desk {

namespace {

/// The machine may sleep and its clock be set: a look now and then costs little.
constexpr qint64 longestWaitMs = 15'000;
constexpr int againMs = 5'000;
constexpr int dueAtOnce = 50;

Done releaseAll(store::Transaction &transaction, qint64 now)
{
    const auto due = store::dueScheduled(transaction, now, dueAtOnce);
    if (!due)
        return std::unexpected(due.error());
    for (const ScheduledReply &reply : *due) {
        if (const Done released = releaseDue(transaction, reply, now); !released)
            return released;
    }
    return {};
}

} // namespace

Scheduler::Scheduler(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Scheduler::sendDue);
    connect(&store, &store::Store::committed, this, &Scheduler::look, Qt::QueuedConnection);
}

void Scheduler::start()
{
    const auto missed
        = m_store.write([now = utcNow()](store::Transaction &transaction) { return missDue(transaction, now); });
    whenDone(missed, this, [this](const Done &done) {
        if (!done)
            return QTimer::singleShot(againMs, this, &Scheduler::start);
        m_isStarted = true;
        look();
    });
}

void Scheduler::look()
{
    if (!m_isStarted)
        return;
    m_isLookWanted = true;
    if (std::exchange(m_isLooking, true))
        return;
    m_isLookWanted = false;
    whenDone(m_store.read([](const store::Snapshot &snapshot) { return store::nextScheduled(snapshot); }), this,
             [this](const Result<qint64> &next) { onLooked(next); });
}

void Scheduler::onLooked(const Result<qint64> &next)
{
    m_isLooking = false;
    if (!next)
        m_timer.start(againMs);
    else if (*next == 0)
        m_timer.stop();
    else
        m_timer.start(int(std::clamp<qint64>(*next - utcNow(), 0, longestWaitMs)));
    if (m_isLookWanted)
        look();
}

void Scheduler::sendDue()
{
    const auto sent
        = m_store.write([now = utcNow()](store::Transaction &transaction) { return releaseAll(transaction, now); });
    whenDone(sent, this, [this](const Done &done) {
        if (done)
            look();
        else
            m_timer.start(againMs);
    });
}

} // namespace patchcord::desk
