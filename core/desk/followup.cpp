// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/followup.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/messages.h"

namespace patchcord::desk {

namespace {

/// Twilio keeps trying for ten hours at most (ValidityPeriod), so older ones stay as they are.
constexpr qint64 oldestMs = 48LL * 3600 * 1000;

} // namespace

FollowUp::FollowUp(store::Store &store, twilio::Messages messages, Deliveries &deliveries, int everyMs, int limit,
                   QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_messages(messages)
    , m_deliveries(deliveries)
    , m_limit(limit)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &FollowUp::beginRound);
}

void FollowUp::start()
{
    beginRound();
}

void FollowUp::beginRound()
{
    const qint64 since = utcNow() - oldestMs;
    const auto unsettled = m_store.read([since, limit = m_limit](const store::Snapshot &snapshot) {
        return store::unsettledSids(snapshot, since, limit);
    });
    whenDone(unsettled, this, [this](const Result<QStringList> &sids) {
        m_sids = sids.value_or(QStringList());
        askNext();
    });
}

void FollowUp::askNext()
{
    if (m_sids.isEmpty()) {
        m_timer.start();
        return;
    }
    whenDone(m_messages.fetch(m_sids.takeFirst()), this, [this](const Result<twilio::MessageResource> &resource) {
        if (resource)
            settle(*resource);
        else if (resource.error().kind != ErrorKind::NotFound)
            m_sids.clear(); // Twilio is out of reach: another round will come.
        askNext();
    });
}

void FollowUp::settle(const twilio::MessageResource &resource)
{
    StatusCallback callback;
    callback.sid = resource.sid;
    callback.status = resource.status;
    callback.errorCode = resource.errorCode;
    callback.at = utcNow();
    m_deliveries.record(callback);
}

} // namespace patchcord::desk
