// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/mediafetcher.h"

#include "core/base/futures.h"
#include "core/desk/backoff.h"
#include "core/desk/files/keptfile.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::StoredMedia;
using store::Transaction;
using twilio::FetchedMedia;

constexpr int scanRows = 200;
constexpr int scanGapMs = 20;
/// Unpacking pictures is not to take all the machine has.
constexpr int workers = 2;
constexpr qint64 firstOutageMs = 1'000;

/// What a failure leads to.
enum class Verdict { Again, Later, Never };

Verdict verdictOn(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
    case ErrorKind::Unavailable:
    case ErrorKind::RateLimited:
    case ErrorKind::OutcomeUnknown:
        return Verdict::Again;
    case ErrorKind::NotSent:
    case ErrorKind::Storage:
        return Verdict::Later;
    case ErrorKind::Invalid:
    case ErrorKind::Refused:
    case ErrorKind::Unauthorised:
    case ErrorKind::Malformed:
    case ErrorKind::Conflict:
        return Verdict::Never;
    }
    Q_UNREACHABLE();
}

} // namespace

class MediaFetcher::Private
{
public:
    Private(MediaFetcher *fetcher, store::Store &keeper, const Credentials &credentials, const QString &apiBase,
            FetchPace fetchPace)
        : q(fetcher)
        , store(keeper)
        , pace(std::move(fetchPace))
        , fetch(credentials, apiBase, pace.limits)
        , outage(firstOutageMs, pace.longestOutageMs)
        , canFetch(credentials.canSend())
    {
        pool.setMaxThreadCount(workers);
        scanTimer.setSingleShot(true);
        QObject::connect(&scanTimer, &QTimer::timeout, q, [this] { scan(); });
    }

    void scheduleScan();
    void scan();
    void pump();
    void begin(MediaItem item);
    void examine(const MediaItem &item, const FetchedMedia &fetched);
    void judge(MediaItem item, const Error &error);
    void rest(MediaId id, qint64 milliseconds);
    void keep(const MediaItem &item, qint64 restMs = 0);
    void finish(MediaId id);

    MediaFetcher *q;
    store::Store &store;
    FetchPace pace;
    QThreadPool pool;
    twilio::MediaFetch fetch;
    BackOff outage;
    QTimer scanTimer;
    bool canFetch;
    bool isStarted = false;
    bool isScanning = false;
    bool isScanWanted = false;
    qint64 seenEvent = -1;
    QList<MediaItem> waiting;
    QSet<MediaId> underWay;
    QSet<MediaId> resting;
    QHash<MediaId, int> tries;
};

void MediaFetcher::Private::scheduleScan()
{
    isScanWanted = true;
    if (isStarted && !isScanning && !scanTimer.isActive())
        scanTimer.start(scanGapMs);
}

void MediaFetcher::Private::scan()
{
    isScanning = true;
    isScanWanted = false;
    const auto reading = store.read([](const Snapshot &snapshot) { return store::unfetchedMedia(snapshot, scanRows); });
    whenDone(reading, q, [this](const Result<QList<StoredMedia>> &rows) {
        isScanning = false;
        waiting.clear();
        for (const StoredMedia &row : rows.value_or(QList<StoredMedia>())) {
            if (!underWay.contains(row.item.id) && !resting.contains(row.item.id))
                waiting.append(row.item);
        }
        pump();
        if (isScanWanted)
            scheduleScan();
    });
}

void MediaFetcher::Private::pump()
{
    while (!waiting.isEmpty() && underWay.size() < pace.parallel)
        begin(waiting.takeFirst());
}

void MediaFetcher::Private::begin(MediaItem item)
{
    underWay.insert(item.id);
    item.state = MediaState::Fetching;
    const auto writing
        = store.write([item](Transaction &transaction) { return store::updateMedia(transaction, item); });
    whenDone(writing, q, [this, item](const Done &written) {
        if (!written) // Its message was removed meanwhile, or the disk is full.
            return rest(item.id, pace.longestOutageMs);
        whenDone(fetch.fetch(item.url, store.mediaFolder()), q, [this, item](const Result<FetchedMedia> &fetched) {
            if (!fetched)
                return judge(item, fetched.error());
            outage.reset();
            examine(item, *fetched);
        });
    });
}

void MediaFetcher::Private::examine(const MediaItem &item, const FetchedMedia &fetched)
{
    MediaItem known = item;
    if (!fetched.contentType.isEmpty())
        known.contentType = fetched.contentType;
    if (known.name.isEmpty())
        known.name = fetched.name;
    const auto examined = QtConcurrent::run(
        &pool, [path = fetched.path, folder = store.mediaFolder(), known] { return keepFile(path, folder, known); });
    whenDone(examined, q, [this, item](const Result<MediaItem> &kept) {
        if (!kept)
            return judge(item, kept.error());
        tries.remove(item.id);
        keep(*kept);
    });
}

void MediaFetcher::Private::judge(MediaItem item, const Error &error)
{
    const Verdict verdict = verdictOn(error.kind);
    if (verdict == Verdict::Later) {
        item.state = MediaState::Waiting;
        return keep(item, outage.afterFailure());
    }
    const int failed = ++tries[item.id];
    if (verdict == Verdict::Again && failed <= pace.againAfterMs.size()) {
        item.state = MediaState::Waiting;
        return keep(item, std::max(error.retryAfterMs, pace.againAfterMs.at(failed - 1)));
    }
    tries.remove(item.id);
    item.state = MediaState::Gone;
    item.failure = error.message;
    keep(item);
}

/// Keeps the row as it is now; its next try, if there is one, comes after `restMs`.
void MediaFetcher::Private::keep(const MediaItem &item, qint64 restMs)
{
    const auto writing
        = store.write([item](Transaction &transaction) { return store::updateMedia(transaction, item); });
    whenDone(writing, q, [this, id = item.id, restMs](const Done &written) {
        if (!written || restMs > 0)
            return rest(id, written ? restMs : pace.longestOutageMs);
        finish(id);
    });
}

void MediaFetcher::Private::rest(MediaId id, qint64 milliseconds)
{
    resting.insert(id);
    QTimer::singleShot(int(milliseconds), q, [this, id] {
        resting.remove(id);
        scheduleScan();
    });
    finish(id);
}

void MediaFetcher::Private::finish(MediaId id)
{
    underWay.remove(id);
    pump();
    scheduleScan();
}

MediaFetcher::MediaFetcher(store::Store &store, const Credentials &credentials, const QString &apiBase,
                           const FetchPace &pace, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, store, credentials, apiBase, pace))
{
    connect(
        &store, &store::Store::committed, this,
        [this](qint64 lastEvent) {
            if (std::exchange(d->seenEvent, lastEvent) != lastEvent)
                d->scheduleScan();
        },
        Qt::QueuedConnection);
}

MediaFetcher::~MediaFetcher() = default;

void MediaFetcher::start()
{
    if (d->isStarted || !d->canFetch)
        return;
    d->isStarted = true;
    const auto tidied
        = QtConcurrent::run(&d->pool, [folder = d->store.mediaFolder()] { return removeUnfinished(folder); });
    whenDone(tidied, this, [this](int) { d->scheduleScan(); });
}

bool MediaFetcher::isIdle() const
{
    return d->underWay.isEmpty() && d->resting.isEmpty() && d->waiting.isEmpty() && !d->isScanning && !d->isScanWanted;
}

} // namespace patchcord::desk
