// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/calldriver.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/logging.h"
#include "core/desk/calldocuments.h"
#include "core/desk/voicemail.h"
#include "core/store/calls.h"
#include "core/store/messages.h"

#include <QLoggingCategory>

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using twilio::CallResource;
using twilio::FormFields;

Q_LOGGING_CATEGORY(log, "patchcord.calls")

constexpr int tries = 3;
/// A call without a leg at Twilio after that long never came about.
constexpr qint64 stillbornMs = 90'000;

/// What an update that Twilio refused, or that is about a call it does not have, will not do the next time either.
bool isWorthRepeating(const Error &error)
{
    return error.kind != ErrorKind::Refused && error.kind != ErrorKind::NotFound && error.kind != ErrorKind::Invalid
        && error.kind != ErrorKind::Unauthorised;
}

FormFields ending()
{
    return {{"Status", "completed"}};
}

CallNews newsFrom(const CallResource &found)
{
    CallNews news{found.status, -1, found.durationSeconds, utcNow()};
    if (isOver(found.status) && found.endedAt > 0)
        news.at = found.endedAt;
    else if (found.answeredAt > 0)
        news.at = found.answeredAt;
    return news;
}

/// A call that Twilio does not have is over, and nobody knows since when.
CallNews goneNews()
{
    return {CallStatus::Completed, -1, 0, utcNow()};
}

Result<CallTurn> keepLooked(Transaction &transaction, MessageId id, const QString &sid, const CallNews &news)
{
    const auto row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    const Call call = row->call.value_or(Call());
    if (call.sid == sid)
        return changeCall(transaction, *row, mergeCustomerLeg(call, row->direction, news));
    return changeCall(transaction, *row, mergeAgentLeg(call, row->direction, sid, news));
}

/// How much longer a call may ring, after it was sent to the voicemail if that is over; -1 when it does not ring.
struct Ringing
{
    CallTurn turn;
    qint64 leftMs = -1;
};

Result<Ringing> expire(Transaction &transaction, MessageId id, qint64 now)
{
    const auto row = callRow(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    Call call = row->call.value_or(Call());
    if (row->direction != Direction::Inbound || call.room.isEmpty() || phaseOf(call) != CallPhase::Ringing)
        return Ringing{{*row, {}}, -1};
    const auto sender = senderOf(transaction, *row);
    if (!sender)
        return std::unexpected(sender.error());
    const qint64 left = call.startedAt + sender->ringSeconds * 1000LL - now;
    if (left > 0)
        return Ringing{{*row, {}}, left};
    call.handling = CallHandling::Voicemail;
    const auto turn = changeCall(transaction, *row, call);
    return turn ? Result<Ringing>(Ringing{*turn, -1}) : std::unexpected(turn.error());
}

} // namespace

CallDriver::CallDriver(store::Store &store, twilio::Client &client, const QString &publicUrl, const CallPace &pace,
                       QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_calls(client)
    , m_recordings(client)
    , m_urls(publicUrl)
    , m_pace(pace)
{
    m_looking.setInterval(m_pace.lookMs);
    connect(&m_looking, &QTimer::timeout, this, &CallDriver::lookAtLiveCalls);
}

void CallDriver::findLiveCalls()
{
    lookAtLiveCalls();
}

void CallDriver::carryOut(const QFuture<Result<CallTurn>> &turn)
{
    whenDone(turn, this, [this](const Result<CallTurn> &written) {
        // What an agent may not do is said to the agent.
        if (written)
            carryOut(*written);
        else if (written.error().kind == ErrorKind::Storage)
            qCWarning(log).noquote() << withFields(u"a call was not kept",
                                                   {{QStringLiteral("detail"), written.error().detail}});
    });
}

void CallDriver::carryOut(const CallTurn &turn)
{
    if (!turn.row.call)
        return;
    for (const CallStep &step : turn.steps)
        carryOut(step, turn.row);
    if (isOver(turn.row.call->status))
        return;
    if (!m_looking.isActive())
        m_looking.start();
    const bool isRinging = phaseOf(*turn.row.call) == CallPhase::Ringing && !turn.row.call->room.isEmpty();
    if (isRinging && turn.row.direction == Direction::Inbound && !m_ringing.contains(turn.row.id))
        expireRinging(turn.row.id);
}

void CallDriver::carryOut(const CallStep &step, const Message &row)
{
    using Kind = CallStep::Kind;
    switch (step.kind) {
    case Kind::CallCustomer:
        return callCustomer(row);
    case Kind::Connect:
        return connectCustomer(row);
    case Kind::ToVoicemail:
        return sendToVoicemail(row);
    case Kind::End:
        return update(step.sid, {{"Status", "completed"}}, row, tries, [] { });
    case Kind::Look:
        return look(row, step.sid);
    case Kind::LookForRecording:
        QTimer::singleShot(m_pace.recordingMs, this, [this, row] { lookForRecording(row); });
        return;
    }
}

QFuture<Result<CallResource>> CallDriver::callAgent(const Message &row, const QString &phone)
{
    const Call call = row.call.value_or(Call());
    twilio::NewCall leg;
    leg.from = {Channel::Voice, row.direction == Direction::Inbound ? row.to : row.from};
    leg.to = {Channel::Voice, phone};
    leg.url = m_urls.agent(call.room);
    leg.statusCallback = m_urls.agentStatus(call.room);
    leg.timeoutSeconds = agentRingSeconds;
    const auto called = m_calls.create(leg);
    whenDone(called, this, [this, room = call.room](const Result<CallResource> &made) {
        if (!made)
            return;
        carryOut(m_store.write([room, sid = made->sid, news = newsFrom(*made)](Transaction &transaction) {
            return keepAgentLeg(transaction, room, sid, news);
        }));
    });
    return called;
}

void CallDriver::callCustomer(const Message &row)
{
    const Call call = row.call.value_or(Call());
    twilio::NewCall leg;
    leg.from = {Channel::Voice, row.from};
    leg.to = {Channel::Voice, row.to};
    leg.twiml = roomDocument(call.room, m_urls);
    leg.statusCallback = m_urls.customerStatus(call.room);
    whenDone(m_calls.create(leg), this, [this, row, room = call.room](const Result<CallResource> &made) {
        if (!made)
            return failCustomer(row, made.error());
        carryOut(m_store.write([room, sid = made->sid, news = newsFrom(*made)](Transaction &transaction) {
            return keepCustomerLeg(transaction, room, sid, news);
        }));
    });
}

void CallDriver::failCustomer(const Message &row, const Error &error)
{
    // Where it is not known whether the customer is being called, Twilio's callbacks say so.
    if (error.kind == ErrorKind::OutcomeUnknown)
        return;
    carryOut(m_store.write([id = row.id, error, now = utcNow()](Transaction &transaction) -> Result<CallTurn> {
        const auto known = callRow(transaction, id);
        if (!known)
            return std::unexpected(known.error());
        Call call = known->call.value_or(Call());
        if (!call.sid.isEmpty())
            return CallTurn{*known, {}};
        call.status = CallStatus::Failed;
        call.endedAt = now;
        const Done said = store::setDelivery(transaction, id, DeliveryStatus::Failed, error.code, error.message);
        if (!said)
            return std::unexpected(said.error());
        return changeCall(transaction, *known, call);
    }));
}

void CallDriver::connectCustomer(const Message &row)
{
    const Call call = row.call.value_or(Call());
    update(call.sid, {{"Twiml", roomDocument(call.room, m_urls)}}, row, tries, [this, id = row.id, sid = call.sid] {
        // The caller is gone, or cannot be brought there: the two never spoke.
        carryOut(m_store.write([id](Transaction &transaction) -> Result<CallTurn> {
            const auto known = callRow(transaction, id);
            if (!known)
                return std::unexpected(known.error());
            Call alone = known->call.value_or(Call());
            alone.connectedAt = 0;
            alone.talkSeconds = 0;
            alone.handling = CallHandling::None;
            return changeCall(transaction, *known, alone);
        }));
    });
}

void CallDriver::sendToVoicemail(const Message &row)
{
    const auto sender = m_store.read([row](const Snapshot &snapshot) { return senderOf(snapshot, row); });
    whenDone(sender, this, [this, row](const Result<Sender> &found) {
        const QByteArray document = voicemailDocument(found.value_or(Sender()), m_urls);
        update(row.call.value_or(Call()).sid, {{"Twiml", document}}, row, tries, [] { });
    });
}

/// An update may be made again: it says how a leg shall be, not what is to be done once more.
void CallDriver::update(const QString &sid, const FormFields &fields, const Message &row, int triesLeft,
                        const std::function<void()> &onFailure)
{
    if (sid.isEmpty())
        return;
    whenDone(m_calls.update(sid, fields), this,
             [this, sid, fields, row, triesLeft, onFailure](const Result<CallResource> &updated) {
                 if (updated)
                     return takeUpdated(row, sid, *updated, fields);
                 qCInfo(log).noquote() << withFields(u"a call was not moved",
                                                     {{QStringLiteral("detail"), updated.error().detail}});
                 if (triesLeft > 1 && isWorthRepeating(updated.error())) {
                     QTimer::singleShot(m_pace.againMs, this, [this, sid, fields, row, triesLeft, onFailure] {
                         update(sid, fields, row, triesLeft - 1, onFailure);
                     });
                     return;
                 }
                 onFailure();
                 look(row, sid);
             });
}

/// A leg that was hung up is over a moment later, whether or not its number tells of it.
void CallDriver::takeUpdated(const Message &row, const QString &sid, const CallResource &updated,
                             const FormFields &fields)
{
    if (fields != ending())
        return;
    if (isOver(updated.status))
        take(row, sid, updated);
    else
        QTimer::singleShot(m_pace.againMs, this, [this, row, sid] { look(row, sid); });
}

void CallDriver::look(const Message &row, const QString &sid)
{
    if (sid.isEmpty())
        return;
    whenDone(m_calls.fetch(sid), this, [this, row, sid](const Result<CallResource> &found) { take(row, sid, found); });
}

void CallDriver::take(const Message &row, const QString &sid, const Result<CallResource> &found)
{
    if (!found && found.error().kind != ErrorKind::NotFound)
        return; // Asked again with the next look.
    const CallNews news = found ? newsFrom(*found) : goneNews();
    carryOut(m_store.write(
        [id = row.id, sid, news](Transaction &transaction) { return keepLooked(transaction, id, sid, news); }));
}

void CallDriver::lookForRecording(const Message &row)
{
    const QString sid = row.call.value_or(Call()).sid;
    whenDone(m_recordings.ofCall(sid), this, [this, sid](const Result<QList<twilio::RecordingResource>> &found) {
        if (!found)
            return;
        const auto left = std::ranges::find_if(*found, [](const auto &recording) {
            return recording.status == u"completed" && recording.durationSeconds > 0;
        });
        if (left == found->end())
            return;
        carryOut(m_store.write([message = LeftMessage{sid, left->sid, left->url, left->durationSeconds}](
                                   Transaction &transaction) { return keepVoicemail(transaction, message); }));
        whenDone(m_recordings.transcriptionsOf(left->sid), this,
                 [this, sid, recording = left->sid](const Result<QList<twilio::TranscriptionResource>> &said) {
                     if (!said || said->isEmpty() || said->first().text.isEmpty())
                         return;
                     m_store.write([sid, recording, text = said->first().text](Transaction &transaction) {
                         return keepTranscript(transaction, sid, recording, text);
                     });
                 });
    });
}

void CallDriver::expireRinging(MessageId id)
{
    const auto expired
        = m_store.write([id, now = utcNow()](Transaction &transaction) { return expire(transaction, id, now); });
    m_ringing.insert(id);
    whenDone(expired, this, [this, id](const Result<Ringing> &ringing) {
        if (ringing && ringing->leftMs > 0) {
            QTimer::singleShot(int(ringing->leftMs), Qt::PreciseTimer, this, [this, id] { expireRinging(id); });
            return;
        }
        m_ringing.remove(id);
        if (ringing && !ringing->turn.steps.isEmpty())
            carryOut(ringing->turn);
    });
}

void CallDriver::lookAtLiveCalls()
{
    const auto live = m_store.read([](const Snapshot &snapshot) { return store::liveCalls(snapshot); });
    whenDone(live, this, [this](const Result<QList<Message>> &rows) {
        if (!rows || rows->isEmpty())
            return m_looking.stop();
        m_looking.start();
        for (const Message &row : *rows) {
            carryOut(CallTurn{row, {}});
            const Call call = row.call.value_or(Call());
            look(row, call.sid);
            if (!isOver(call.agentStatus))
                look(row, call.agentSid);
            if (call.sid.isEmpty() && call.agentSid.isEmpty() && utcNow() - call.startedAt > stillbornMs)
                failCustomer(row, {ErrorKind::Unavailable, tr("Twilio did not take the call."), {}, 0, 0});
        }
    });
}

} // namespace patchcord::desk
