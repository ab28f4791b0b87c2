// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/farerasing.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using store::TwilioDeletion;

/// Two months of tries: what could not be deleted by then was refused for good.
constexpr int mostTries = 240;
/// What was put off comes due without anything being committed.
constexpr int idleLookMs = 60'000;

/// Forgets it; the last one that goes leaves a line in the audit.
Done forget(Transaction &transaction, const TwilioDeletion &deletion, bool isDeleted, qint64 now)
{
    if (const Done done = store::forgetTwilioDeletion(transaction, deletion.id); !done)
        return done;
    if (!isDeleted)
        return audit(transaction, {QStringLiteral("system"), now}, QStringLiteral("twilio.delete-failed"), {}, {},
                     {{QStringLiteral("kind"), deletion.kind}});
    const Result<qint64> left = store::countTwilioDeletions(transaction);
    if (!left)
        return std::unexpected(left.error());
    return *left > 0 ? Done() : audit(transaction, {QStringLiteral("system"), now}, QStringLiteral("twilio.deleted"));
}

} // namespace

FarErasing::FarErasing(store::Store &store, twilio::Client &client, const FarErasingPace &pace, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_deletions(client)
    , m_pace(pace)
{
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &FarErasing::look);
}

void FarErasing::start()
{
    connect(
        &m_store, &store::Store::committed, this,
        [this] {
            if (!m_isBusy && (!m_look.isActive() || m_look.remainingTime() > m_pace.lookMs))
                m_look.start(m_pace.lookMs);
        },
        Qt::QueuedConnection);
    look();
}

void FarErasing::look()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    const auto next
        = m_store.read([now = utcNow()](const Snapshot &snapshot) { return store::nextTwilioDeletion(snapshot, now); });
    whenDone(next, this, [this](const Result<std::optional<TwilioDeletion>> &deletion) {
        if (deletion && *deletion)
            return carryOut(**deletion);
        m_isBusy = false;
        m_look.start(int(std::min<qint64>(idleLookMs, m_pace.firstRetryMs)));
    });
}

void FarErasing::carryOut(const TwilioDeletion &deletion)
{
    const auto settled = [this, deletion](const Done &outcome) { settle(deletion, outcome); };
    if (deletion.kind == u"recording")
        return whenDone(m_deletions.removeRecording(deletion.sid), this, settled);
    if (deletion.kind == u"call")
        return whenDone(m_deletions.removeCall(deletion.sid), this, settled);
    whenDone(m_deletions.mediaOf(deletion.sid), this, [this, deletion](const Result<QStringList> &media) {
        if (media)
            removeMedia(deletion, *media);
        else
            settle(deletion, std::unexpected(media.error()));
    });
}

/// The message goes last: its files are found through it.
void FarErasing::removeMedia(const TwilioDeletion &deletion, QStringList media)
{
    if (media.isEmpty())
        return whenDone(m_deletions.removeMessage(deletion.sid), this,
                        [this, deletion](const Done &outcome) { settle(deletion, outcome); });
    const QString first = media.takeFirst();
    whenDone(m_deletions.removeMedia(deletion.sid, first), this, [this, deletion, media](const Done &outcome) {
        if (outcome)
            removeMedia(deletion, media);
        else
            settle(deletion, outcome);
    });
}

void FarErasing::settle(const TwilioDeletion &deletion, const Done &outcome)
{
    const qint64 now = utcNow();
    const bool isOver = outcome || deletion.tries >= mostTries;
    const qint64 wait = std::min(m_pace.firstRetryMs << std::min(deletion.tries, 20), m_pace.longestRetryMs);
    const qint64 asked = outcome ? 0 : outcome.error().retryAfterMs;
    const auto written = m_store.write([=, isDeleted = outcome.has_value()](Transaction &transaction) {
        return isOver ? forget(transaction, deletion, isDeleted, now)
                      : store::putOffTwilioDeletion(transaction, deletion.id, now + std::max(wait, asked));
    });
    whenDone(written, this, [this](const Done &done) {
        m_isBusy = false;
        if (done)
            look();
        else
            m_look.start(int(std::min<qint64>(idleLookMs, m_pace.firstRetryMs)));
    });
}

} // namespace patchcord::desk
