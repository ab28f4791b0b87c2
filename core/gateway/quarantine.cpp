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
constexpr qsizetype maxHeader = 256;
constexpr qint64 secondMs = 1'000;

} // namespace

Quarantine::Quarantine(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{ }

void Quarantine::keep(const HttpRequest &request, const QString &reason, const QByteArrayList &tried)
{
    if (!isWithinRate()) {
        ++m_skipped;
        return;
    }
    store::QuarantineEntry entry;
    entry.at = utcNow();
    entry.route = QString::fromUtf8(request.target.first(qMin(request.target.size(), maxRoute)));
    entry.reason = reason;
    entry.body = request.body.first(qMin(request.body.size(), store::maxQuarantineBody));
    entry.requestId = request.id;
    entry.method = request.method;
    entry.contentType = request.header("Content-Type").left(maxHeader);
    entry.signature = request.header("X-Twilio-Signature").left(maxHeader);
    for (const QByteArray &url : tried)
        entry.tried.append(QString::fromUtf8(url.left(maxRoute)));
    // One that is cut is never whole again, so it cannot be taken in later.
    const bool isCut = request.target.size() > maxRoute;
    entry.size = isCut ? request.body.size() + request.target.size() : request.body.size();
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
