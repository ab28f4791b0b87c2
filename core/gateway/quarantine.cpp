// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/quarantine.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/gateway/logging.h"
#include "core/store/ledgers.h"

namespace patchcord::gateway {

namespace {

constexpr int maxPerSecond = 20;
constexpr qsizetype maxRoute = 2'048;
constexpr qint64 secondMs = 1'000;

} // namespace

Quarantine::Quarantine(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{ }

void Quarantine::keep(const HttpRequest &request, const QString &reason)
{
    if (!isWithinRate()) {
        ++m_skipped;
        return;
    }
    const store::QuarantineEntry entry{.id = 0,
                                       .at = utcNow(),
                                       .route
                                       = QString::fromUtf8(request.target.first(qMin(request.target.size(), maxRoute))),
                                       .reason = reason,
                                       .body = request.body.first(qMin(request.body.size(), store::maxQuarantineBody)),
                                       .requestId = request.id};
    const auto write = [entry](store::Transaction &transaction) { return store::quarantine(transaction, entry); };
    whenDone(m_store.write(write), this, [id = request.id](const Done &done) {
        if (!done)
            qCWarning(log).noquote() << id << "could not be kept in the quarantine:" << done.error().detail;
    });
}

bool Quarantine::isWithinRate()
{
    if (!m_second.isValid() || m_second.hasExpired(secondMs)) {
        m_second.start();
        m_writtenThisSecond = 0;
    }
    return m_writtenThisSecond++ < maxPerSecond;
}

} // namespace patchcord::gateway
