// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/outbox.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/randomtoken.h"
#include "core/desk/attemptledger.h"
#include "core/desk/backoff.h"
#include "core/desk/filegate.h"
#include "core/desk/lookups.h"
#include "core/desk/ratebucket.h"
#include "core/desk/settlement.h"
#include "core/desk/statuscallbackurl.h"
#include "core/desk/survey.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <optional>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using twilio::MessageResource;

/// WhatsApp's default throughput against a long code's (https://www.twilio.com/docs/whatsapp/api).
constexpr int whatsAppFactor = 80;
constexpr qint64 scanGapMs = 20;
constexpr qint64 longestScanGapMs = 2000;
constexpr qint64 heldRetryMs = 1000;
constexpr qint64 longestHoldMs = 60'000;

} // namespace

class Outbox::Private
{
public:
    Private(Outbox *outbox, store::Store &keeper, twilio::Client &twilioClient, QString url, OutboxPace outboxPace);

    void scheduleScan();
    void scan();
    void onScanned(const Result<Survey> &survey);
    void followUp(const Survey &survey);
    void pump();
    [[nodiscard]] bool mayLeave(const Message &message, qint64 now);
    void depart(const Message &message);
    void askForFiles(const Message &message);
    void beginAttemptOf(MessageId id);
    void post(const Departure &departure);
    void hold(MessageId id, qint64 milliseconds);
    void settle(const Attempt &attempt, const Result<MessageResource> &answer);
    void finish(const Attempt &attempt, bool isOpenStill);
    void judge(const Result<MessageResource> &answer);
    void slowDown(qint64 atLeastMs);
    void report(bool isReachable, const QString &reason);
    void announceIdle();

    Outbox *q;
    store::Store &store;
    twilio::Client &client;
    twilio::Messages messages;
    QString publicUrl;
    OutboxPace pace;
    LookUps *lookUps;
    FileGate *files = nullptr;
    QTimer scanTimer;
    QTimer wakeTimer;
    BackOff backOff;

    bool isStarted = false;
    bool isFirstScan = true;
    bool isScanning = false;
    bool isScanWanted = false;
    bool wasIdle = false;
    QDeadlineTimer pausedUntil{0};
    qint64 seenEvent = -1;
    qint64 lastScanMs = 0;
    qint64 scannedAt = 0;
    QElapsedTimer clock;
    QList<Message> waiting;
    QHash<MessageId, ConversationId> underWay;
    QSet<MessageId> held; ///< Wait until an attempt with the same text is settled.
    QHash<Address, RateBucket> buckets;
    std::optional<bool> isReachable;
    QString reason;
};

Outbox::Private::Private(Outbox *outbox, store::Store &keeper, twilio::Client &twilioClient, QString url,
                         OutboxPace outboxPace)
    : q(outbox)
    , store(keeper)
    , client(twilioClient)
    , messages(twilioClient)
    , publicUrl(std::move(url))
    , pace(std::move(outboxPace))
    , lookUps(new LookUps(keeper, twilioClient, pace, outbox))
    , backOff(pace.firstBackOffMs, pace.longestBackOffMs)
{
    clock.start();
    scanTimer.setSingleShot(true);
    wakeTimer.setSingleShot(true);
    QObject::connect(&scanTimer, &QTimer::timeout, q, [this] { scan(); });
    QObject::connect(&wakeTimer, &QTimer::timeout, q, [this] { pump(); });
    QObject::connect(lookUps, &LookUps::answered, q, [this] { report(true, {}); });
    QObject::connect(lookUps, &LookUps::failed, q, [this](const Error &error) { report(false, error.message); });
    QObject::connect(lookUps, &LookUps::settled, q, [this] {
        held.clear();
        scheduleScan();
    });
}

void Outbox::Private::scheduleScan()
{
    isScanWanted = true;
    if (!isStarted || isScanning || scanTimer.isActive())
        return;
    // A busy store commits a thousand times a second; a slow scan earns a longer rest.
    const qint64 due = scannedAt + std::clamp<qint64>(4 * lastScanMs, scanGapMs, longestScanGapMs);
    scanTimer.start(isFirstScan ? 0 : int(std::clamp<qint64>(due - clock.elapsed(), 0, longestScanGapMs)));
}

void Outbox::Private::scan()
{
    isScanning = true;
    isScanWanted = false;
    QSet<AttemptId> known;
    for (AttemptId id : lookUps->tracked())
        known.insert(id);
    const qint64 begun = clock.elapsed();
    auto reading = store.read([known](const Snapshot &snapshot) { return takeSurvey(snapshot, known); });
    whenDone(reading, q, [this, begun](const Result<Survey> &survey) {
        scannedAt = clock.elapsed();
        lastScanMs = scannedAt - begun;
        isScanning = false;
        onScanned(survey);
    });
}

void Outbox::Private::onScanned(const Result<Survey> &survey)
{
    if (!survey) {
        scanTimer.start(int(pace.longestBackOffMs));
        return;
    }
    followUp(*survey);
    isFirstScan = false;
    waiting.clear();
    for (const Message &message : survey->pending) {
        if (!underWay.contains(message.id) && !held.contains(message.id))
            waiting.append(message);
    }
    if (isScanWanted)
        scheduleScan();
    pump();
}

/// Sees to the attempts with an open outcome that nobody looks after.
void Outbox::Private::followUp(const Survey &survey)
{
    QSet<AttemptId> open;
    for (const Attempt &attempt : survey.open) {
        open.insert(attempt.id);
        if (underWay.contains(attempt.message) || lookUps->isTracking(attempt.id))
            continue;
        // An acknowledgement is on its way in a webhook's answer; its callback nearly always comes first.
        if (survey.automatic.contains(attempt.message) && !isFirstScan) {
            lookUps->track(attempt, pace.lookUpAfterMs.last(std::min<qsizetype>(2, pace.lookUpAfterMs.size())));
            continue;
        }
        lookUps->track(attempt, QList<qint64>{0} + pace.lookUpAfterMs);
        // Only for the eye: a look-up asks anew how the attempt stands.
        store.write([attempt](Transaction &transaction) { return doubtAttempt(transaction, attempt); });
    }
    for (AttemptId id : lookUps->tracked()) {
        if (!open.contains(id))
            lookUps->verify(id);
    }
}

void Outbox::Private::pump()
{
    const qint64 now = clock.elapsed();
    if (!pausedUntil.hasExpired()) {
        wakeTimer.start(int(std::max<qint64>(1, pausedUntil.remainingTime())));
        return announceIdle();
    }
    // After a failure one message goes ahead to see whether the way is open.
    const int places = backOff.isActive() ? 1 : pace.parallel;
    qint64 wait = -1;
    for (qsizetype i = 0; i < waiting.size() && underWay.size() < places;) {
        const Message message = waiting.at(i);
        if (mayLeave(message, now)) {
            waiting.removeAt(i);
            depart(message);
            continue;
        }
        const auto bucket = buckets.constFind({message.channel, message.from});
        const qint64 untilNext = bucket == buckets.cend() ? 0 : bucket->waitMs(now);
        if (untilNext > 0 && (wait < 0 || untilNext < wait))
            wait = untilNext;
        ++i;
    }
    if (wait >= 0)
        wakeTimer.start(int(wait));
    announceIdle();
}

/// Texts of one conversation leave one after the other, so that they cannot overtake each other.
bool Outbox::Private::mayLeave(const Message &message, qint64 now)
{
    for (ConversationId conversation : std::as_const(underWay)) {
        if (conversation == message.conversation)
            return false;
    }
    const Address sender{message.channel, message.from};
    auto bucket = buckets.find(sender);
    if (bucket == buckets.end()) {
        const int factor = sender.channel == Channel::WhatsApp ? whatsAppFactor : 1;
        bucket = buckets.insert(sender, RateBucket(double(pace.perSenderPerSecond) * factor));
    }
    return bucket->take(now);
}

void Outbox::Private::depart(const Message &message)
{
    underWay.insert(message.id, message.conversation);
    if (FileGate::concerns(message))
        askForFiles(message);
    else
        beginAttemptOf(message.id);
}

/// The gate says in the message what it waits for.
void Outbox::Private::askForFiles(const Message &message)
{
    const auto asked = files ? files->ask(message) : readyFuture<Done>(failure(ErrorKind::Unavailable, {}));
    whenDone(asked, q, [this, id = message.id](const Done &mayLeave) {
        if (mayLeave)
            return beginAttemptOf(id);
        underWay.remove(id);
        hold(id, pace.filesAgainMs);
        pump();
    });
}

void Outbox::Private::beginAttemptOf(MessageId id)
{
    auto writing = store.write([id, token = randomToken(), at = utcNow()](Transaction &transaction) {
        return beginAttempt(transaction, id, token, at);
    });
    whenDone(writing, q, [this, id](const Result<Departure> &departure) {
        if (departure && departure->verdict == Departure::Verdict::Leaves)
            return post(*departure);
        underWay.remove(id);
        if (!departure) {
            slowDown(0);
            scheduleScan();
        } else if (departure->verdict == Departure::Verdict::Held) {
            hold(id, departure->until > 0 ? departure->until - utcNow() : heldRetryMs);
        }
        pump();
    });
}

void Outbox::Private::hold(MessageId id, qint64 milliseconds)
{
    held.insert(id);
    // Whatever settles the other attempt usually says so; the timer is for what nobody here hears of.
    // A clock that is set in the meantime is noticed within the longest wait.
    QTimer::singleShot(int(std::clamp<qint64>(milliseconds, 0, longestHoldMs)), q, [this, id] {
        held.remove(id);
        scheduleScan();
    });
    scheduleScan();
}

void Outbox::Private::post(const Departure &departure)
{
    const Message &message = departure.message;
    twilio::NewMessage request;
    request.from = {message.channel, message.from};
    request.to = {message.channel, message.to};
    if (message.content.isEmpty())
        request.body = message.body;
    request.contentSid = message.content.sid;
    request.contentVariables = toJsonText(message.content.values);
    for (const MediaItem &item : message.media)
        request.mediaUrls.append(item.url);
    const bool areOurs = files && FileGate::concerns(message);
    if (areOurs)
        request.mediaUrls = files->lend(message);
    request.statusCallback = statusCallbackUrl(publicUrl, departure.attempt.token);
    const QStringList lent = areOurs ? request.mediaUrls : QStringList();
    whenDone(messages.create(request), q,
             [this, attempt = departure.attempt, lent](const Result<MessageResource> &answer) {
                 if (!answer && answer.error().kind != ErrorKind::OutcomeUnknown && !lent.isEmpty())
                     files->takeBack(lent);
                 judge(answer);
                 settle(attempt, answer);
             });
}

void Outbox::Private::settle(const Attempt &attempt, const Result<MessageResource> &answer)
{
    auto writing = store.write([attempt, answer, at = utcNow()](Transaction &transaction) {
        return settleAttempt(transaction, attempt, answer, at);
    });
    whenDone(writing, q, [this, attempt, answer](const Result<bool> &isOpenStill) {
        if (isOpenStill)
            return finish(attempt, *isOpenStill);
        // What Twilio said must not be lost while the disk is full: it is kept here until it can be written.
        QTimer::singleShot(int(pace.longestBackOffMs), q, [this, attempt, answer] { settle(attempt, answer); });
    });
}

void Outbox::Private::finish(const Attempt &attempt, bool isOpenStill)
{
    underWay.remove(attempt.message);
    if (isOpenStill)
        lookUps->track(attempt, pace.lookUpAfterMs);
    else
        held.clear();
    scheduleScan();
    pump();
}

/// What an answer says of the way to Twilio.
void Outbox::Private::judge(const Result<MessageResource> &answer)
{
    const ErrorKind kind = answer ? ErrorKind::Refused : answer.error().kind;
    switch (kind) {
    case ErrorKind::RateLimited:
        report(true, {});
        return slowDown(answer.error().retryAfterMs);
    case ErrorKind::NotSent:
        report(false, answer.error().message);
        return slowDown(0);
    case ErrorKind::Unauthorised:
        report(false,
               Outbox::tr("Twilio refused the credentials. Messages wait until the account SID and the auth token "
                          "in the settings are right."));
        return slowDown(pace.longestBackOffMs);
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Unavailable:
    case ErrorKind::Malformed:
    case ErrorKind::Storage:
        // One message at a time while answers are lost; the look-ups tell whether Twilio can be reached.
        return slowDown(0);
    case ErrorKind::Invalid:
    case ErrorKind::Refused:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
        report(true, {});
        backOff.reset();
        pausedUntil = QDeadlineTimer(0);
        return;
    }
}

void Outbox::Private::slowDown(qint64 atLeastMs)
{
    // Requests that were under way together fail together: that is one failure.
    const bool isPaused = !pausedUntil.hasExpired();
    if (isPaused && pausedUntil.remainingTime() >= atLeastMs)
        return;
    pausedUntil = QDeadlineTimer(isPaused ? atLeastMs : backOff.afterFailure(atLeastMs));
}

void Outbox::Private::report(bool isUp, const QString &why)
{
    if (isReachable == isUp && reason == why)
        return;
    isReachable = isUp;
    reason = why;
    emit q->reachabilityChanged(isUp, why);
}

void Outbox::Private::announceIdle()
{
    const bool isNow = q->isIdle();
    if (isNow && !wasIdle)
        emit q->idle();
    wasIdle = isNow;
}

Outbox::Outbox(store::Store &store, twilio::Client &client, QString publicUrl, const OutboxPace &pace, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, store, client, std::move(publicUrl), pace))
{
    connect(
        &store, &store::Store::committed, this,
        [this](qint64 lastEvent) {
            if (lastEvent == d->seenEvent)
                return;
            d->seenEvent = lastEvent;
            d->scheduleScan();
        },
        Qt::QueuedConnection);
}

Outbox::~Outbox() = default;

void Outbox::start()
{
    if (d->isStarted)
        return;
    if (!d->client.hasCredentials()) {
        d->report(false,
                  tr("No Twilio account is set up. Enter the account SID and the auth token in the settings; "
                     "messages wait until then."));
        return;
    }
    d->isStarted = true;
    d->scheduleScan();
}

bool Outbox::isIdle() const
{
    if (!d->isStarted)
        return true;
    return !d->isFirstScan && !d->isScanning && !d->isScanWanted && d->waiting.isEmpty() && d->underWay.isEmpty()
        && d->held.isEmpty() && d->lookUps->isEmpty();
}

void Outbox::setPublicUrl(const QString &publicUrl)
{
    d->publicUrl = publicUrl;
}

void Outbox::setFileGate(FileGate &gate)
{
    d->files = &gate;
}

} // namespace patchcord::desk
