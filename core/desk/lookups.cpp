// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/lookups.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/attemptledger.h"
#include "core/desk/backoff.h"
#include "core/desk/lostmessages.h"
#include "core/store/attempts.h"
#include "core/store/messages.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QTimer>

#include <map>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using twilio::MessageResource;

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

/// The attempt and its message as they stand; nullopt once its outcome is known.
Result<std::optional<LostMessage>> readLost(const Snapshot &snapshot, const QString &token)
{
    const auto attempt = store::attemptByToken(snapshot, token);
    if (!attempt)
        return std::unexpected(attempt.error());
    if (!*attempt || !isOpen(**attempt))
        return std::optional<LostMessage>{};
    const auto message = store::messageById(snapshot, (*attempt)->message);
    if (!message)
        return std::unexpected(message.error());
    if (!*message)
        return std::optional<LostMessage>{};
    return std::optional(LostMessage{**attempt, **message});
}

/// Every open attempt that could be mistaken for `lost`, itself included.
Result<QList<LostMessage>> readRivals(const Snapshot &snapshot, const LostMessage &lost)
{
    const auto open = store::openAttempts(snapshot);
    if (!open)
        return std::unexpected(open.error());
    QList<LostMessage> rivals;
    for (const Attempt &attempt : *open) {
        const auto message = store::messageById(snapshot, attempt.message);
        if (!message)
            return std::unexpected(message.error());
        if (*message && isSameText(**message, lost.message))
            rivals.append({attempt, **message});
    }
    return rivals;
}

Result<QList<MessageResource>> withoutClaimed(const Snapshot &snapshot, const LostMessage &lost,
                                              const QList<MessageResource> &listed)
{
    QList<MessageResource> unclaimed;
    for (const MessageResource &found : listed) {
        const auto attempt = store::attemptBySid(snapshot, found.sid);
        if (!attempt)
            return std::unexpected(attempt.error());
        const auto message = store::messageBySid(snapshot, found.sid);
        if (!message)
            return std::unexpected(message.error());
        if (!*attempt && (!*message || (*message)->id == lost.message.id))
            unclaimed.append(found);
    }
    return unclaimed;
}

/// One unit of work: true when the outcome is known now.
Result<bool> conclude(Transaction &transaction, const QString &token, const QList<MessageResource> &listed, bool isLast,
                      qint64 at)
{
    const auto lost = readLost(transaction, token);
    if (!lost)
        return std::unexpected(lost.error());
    if (!*lost)
        return true;
    const auto rivals = readRivals(transaction, **lost);
    if (!rivals)
        return std::unexpected(rivals.error());
    const auto unclaimed = withoutClaimed(transaction, **lost, listed);
    if (!unclaimed)
        return std::unexpected(unclaimed.error());
    const Attempt &attempt = (*lost)->attempt;
    if (const auto found = traceOf(attempt.id, *rivals, *unclaimed)) {
        const Done accepted
            = acceptAttempt(transaction, attempt, {found->sid, found->segments, found->status, found->errorCode}, at);
        return accepted ? Result<bool>(true) : std::unexpected(accepted.error());
    }
    if (!isLast)
        return false;
    const Done givenUp = giveUpAttempt(transaction, attempt, at);
    return givenUp ? Result<bool>(true) : std::unexpected(givenUp.error());
}

} // namespace

class LookUps::Private
{
public:
    /// One attempt that is being looked up.
    struct Search
    {
        Attempt attempt;
        QList<qint64> delaysMs; ///< What remains, from the start of tracking.
        qint64 trackedAt = 0;
        qint64 dueAt = 0;
        bool isRunning = false;
        BackOff backOff;
    };

    Private(LookUps *lookUps, store::Store &keeper, twilio::Client &client, const OutboxPace &outboxPace)
        : q(lookUps)
        , store(keeper)
        , messages(client)
        , pace(outboxPace)
    {
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, q, [this] { runDue(); });
    }

    static qint64 nowMs() { return QDeadlineTimer::current().deadline(); }
    void schedule();
    void runDue();
    void look(Search &search);
    void ask(AttemptId id, const LostMessage &lost);
    void onListed(AttemptId id, const Result<QList<MessageResource>> &listed);
    void onConcluded(AttemptId id, const Result<bool> &outcome);
    void postpone(AttemptId id, const Error &error);
    void settle(AttemptId id);

    LookUps *q;
    store::Store &store;
    twilio::Messages messages;
    OutboxPace pace;
    QTimer timer;
    std::map<AttemptId, Search> searches;
};

void LookUps::Private::schedule()
{
    qint64 next = -1;
    int running = 0;
    for (const auto &[id, search] : searches) {
        running += search.isRunning ? 1 : 0;
        if (!search.isRunning && (next < 0 || search.dueAt < next))
            next = search.dueAt;
    }
    if (next >= 0 && running < pace.parallel)
        timer.start(int(std::clamp<qint64>(next - nowMs(), 0, 60'000)));
}

void LookUps::Private::runDue()
{
    auto running = std::ranges::count_if(searches, [](const auto &entry) { return entry.second.isRunning; });
    const qint64 now = nowMs();
    for (auto &[id, search] : searches) {
        if (running >= pace.parallel)
            break;
        if (search.isRunning || search.dueAt > now)
            continue;
        ++running;
        look(search);
    }
    schedule();
}

void LookUps::Private::look(Search &search)
{
    search.isRunning = true;
    const AttemptId id = search.attempt.id;
    auto reading
        = store.read([token = search.attempt.token](const Snapshot &snapshot) { return readLost(snapshot, token); });
    whenDone(reading, q, [this, id](const Result<std::optional<LostMessage>> &lost) {
        if (!lost)
            postpone(id, lost.error());
        else if (*lost)
            ask(id, **lost);
        else
            settle(id);
    });
}

void LookUps::Private::ask(AttemptId id, const LostMessage &lost)
{
    twilio::MessageFilter filter;
    filter.from = {lost.message.channel, lost.message.from};
    filter.to = {lost.message.channel, lost.message.to};
    // Twilio's bound is by the date of sending, which a message in its queue does not have yet. So fresh attempts go
    // without one; the listing begins with the newest.
    if (lost.attempt.at < utcNow() - dayMs)
        filter.since = std::max<qint64>(1, lost.attempt.at - dayMs);
    whenDone(messages.list(filter), q,
             [this, id](const Result<QList<MessageResource>> &listed) { onListed(id, listed); });
}

void LookUps::Private::onListed(AttemptId id, const Result<QList<MessageResource>> &listed)
{
    const auto found = searches.find(id);
    if (found == searches.end())
        return;
    if (!listed) {
        emit q->failed(listed.error());
        return postpone(id, listed.error());
    }
    emit q->answered();
    Search &search = found->second;
    search.backOff.reset();
    const bool isLast = search.delaysMs.size() <= 1;
    auto writing
        = store.write([token = search.attempt.token, rows = *listed, isLast, at = utcNow()](Transaction &transaction) {
              return conclude(transaction, token, rows, isLast, at);
          });
    whenDone(writing, q, [this, id](const Result<bool> &outcome) { onConcluded(id, outcome); });
}

void LookUps::Private::onConcluded(AttemptId id, const Result<bool> &outcome)
{
    if (!outcome)
        return postpone(id, outcome.error());
    if (*outcome)
        return settle(id);
    const auto found = searches.find(id);
    if (found == searches.end())
        return;
    Search &search = found->second;
    search.isRunning = false;
    search.delaysMs.removeFirst();
    search.dueAt = std::max(nowMs(), search.trackedAt + search.delaysMs.first());
    schedule();
}

/// A look-up that did not come off says nothing: the same one is tried again later.
void LookUps::Private::postpone(AttemptId id, const Error &error)
{
    const auto found = searches.find(id);
    if (found == searches.end())
        return;
    Search &search = found->second;
    search.isRunning = false;
    search.dueAt = nowMs() + search.backOff.afterFailure(error.retryAfterMs);
    schedule();
}

void LookUps::Private::settle(AttemptId id)
{
    if (searches.erase(id) == 0)
        return;
    schedule();
    emit q->settled(id);
}

LookUps::LookUps(store::Store &store, twilio::Client &client, const OutboxPace &pace, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, store, client, pace))
{ }

LookUps::~LookUps() = default;

void LookUps::track(const Attempt &attempt, const QList<qint64> &delaysMs)
{
    if (delaysMs.isEmpty() || isTracking(attempt.id))
        return;
    const qint64 now = Private::nowMs();
    d->searches.emplace(attempt.id,
                        Private::Search{attempt, delaysMs, now, now + delaysMs.first(), false,
                                        BackOff(d->pace.firstBackOffMs, d->pace.longestBackOffMs)});
    d->schedule();
}

bool LookUps::isTracking(AttemptId attempt) const
{
    return d->searches.contains(attempt);
}

QList<AttemptId> LookUps::tracked() const
{
    QList<AttemptId> ids;
    for (const auto &[id, search] : d->searches)
        ids.append(id);
    return ids;
}

void LookUps::verify(AttemptId attempt)
{
    const auto found = d->searches.find(attempt);
    if (found == d->searches.end())
        return;
    auto reading = d->store.read(
        [token = found->second.attempt.token](const Snapshot &snapshot) { return readLost(snapshot, token); });
    whenDone(reading, this, [this, attempt](const Result<std::optional<LostMessage>> &lost) {
        if (lost && !*lost)
            d->settle(attempt);
    });
}

bool LookUps::isEmpty() const
{
    return d->searches.empty();
}

} // namespace patchcord::desk
