// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/calldesk.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/randomtoken.h"
#include "core/desk/calldocuments.h"
#include "core/desk/senderlookup.h"
#include "core/desk/voicemail.h"
#include "core/store/calls.h"
#include "core/store/contactdetails.h"

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;
using twilio::IncomingCall;

/// The call with a room of its own, also when a callback had told of it before.
Result<CallTurn> keepIncoming(Transaction &transaction, const IncomingCall &call, const QString &room, qint64 at)
{
    const auto turn = keepCall(transaction, call, room, at);
    if (!turn || !turn->row.call || !turn->row.call->room.isEmpty() || isOver(turn->row.call->status))
        return turn;
    Call ours = *turn->row.call;
    ours.room = room;
    return changeCall(transaction, turn->row, ours);
}

/// Where a sender lets nothing ring the caller is at the voicemail from the start.
Result<CallTurn> withoutRinging(Transaction &transaction, const CallTurn &turn)
{
    Call call = turn.row.call.value_or(Call());
    if (call.handling != CallHandling::None || phaseOf(call) != CallPhase::Ringing)
        return turn;
    call.handling = CallHandling::Voicemail;
    auto changed = changeCall(transaction, turn.row, call);
    if (changed)
        changed->steps.clear(); // The document that is about to be answered takes the caller there.
    return changed;
}

/// The sender as it answers that caller: for one who is blocked nothing rings.
Result<Sender> withoutRingingFor(const Snapshot &snapshot, const Address &caller, Sender sender)
{
    const auto isBlocked = store::isBlocked(snapshot, caller);
    if (!isBlocked)
        return std::unexpected(isBlocked.error());
    if (*isBlocked)
        sender.ringSeconds = 0;
    return sender;
}

struct Answer
{
    CallTurn turn;
    QByteArray twiml;
};

Result<Answer> answer(Transaction &transaction, const IncomingCall &call, const QString &room, qint64 at,
                      const CallUrls &urls)
{
    auto turn = keepIncoming(transaction, call, room, at);
    if (!turn)
        return std::unexpected(turn.error());
    const auto sender = senderOf(transaction, turn->row);
    if (!sender)
        return std::unexpected(sender.error());
    const auto answering = withoutRingingFor(transaction, call.from, *sender);
    if (!answering)
        return std::unexpected(answering.error());
    if (answering->ringSeconds == 0 || urls.isEmpty())
        turn = withoutRinging(transaction, *turn);
    if (!turn)
        return std::unexpected(turn.error());
    const QString queue = turn->row.call.value_or(Call()).room;
    return Answer{*turn, incomingDocument(*answering, queue.isEmpty() ? room : queue, urls)};
}

} // namespace

QFuture<Result<QByteArray>> CallDesk::incoming(const IncomingCall &call)
{
    const auto kept
        = m_store.write([call, room = randomToken(), at = utcNow(), urls = m_driver.urls()](Transaction &transaction) {
              return answer(transaction, call, room, at, urls);
          });
    whenDone(kept, &m_driver, [this](const Result<Answer> &answered) {
        if (answered)
            m_driver.carryOut(answered->turn);
    });
    return QFuture(kept).then([](const Result<Answer> &answered) -> Result<QByteArray> {
        return answered ? Result<QByteArray>(answered->twiml) : std::unexpected(answered.error());
    });
}

QFuture<Result<QByteArray>> CallDesk::wait(const IncomingCall &call, int waitedSeconds)
{
    return m_store.read(
        [sid = call.sid, waitedSeconds, urls = m_driver.urls()](const Snapshot &snapshot) -> Result<QByteArray> {
            const auto row = store::messageOfCall(snapshot, sid);
            if (!row)
                return std::unexpected(row.error());
            if (!*row || (*row)->direction == Direction::Outbound)
                return ringingDocument(urls);
            const auto sender = senderOf(snapshot, **row);
            if (!sender)
                return std::unexpected(sender.error());
            return waitDocument(*sender, waitedSeconds, urls);
        });
}

QFuture<Result<QByteArray>> CallDesk::agentAnswered(const QString &room, const IncomingCall &leg)
{
    CallNews news = newsOf(leg, utcNow());
    news.status = CallStatus::InProgress;
    return settle(m_store.write([room, sid = leg.sid, news](Transaction &transaction) {
               return keepAgentLeg(transaction, room, sid, news);
           }))
        .then([document = roomDocument(room, m_driver.urls())](const Done &kept) -> Result<QByteArray> {
            return kept ? Result<QByteArray>(document) : std::unexpected(kept.error());
        });
}

QFuture<Done> CallDesk::report(const IncomingCall &call)
{
    return settle(
        m_store.write([call, at = utcNow()](Transaction &transaction) { return keepCall(transaction, call, {}, at); }));
}

QFuture<Done> CallDesk::reportAgent(const QString &room, const IncomingCall &leg)
{
    return settle(m_store.write([room, sid = leg.sid, news = newsOf(leg, utcNow())](Transaction &transaction) {
        return keepAgentLeg(transaction, room, sid, news);
    }));
}

QFuture<Done> CallDesk::reportCustomer(const QString &room, const IncomingCall &leg)
{
    return settle(m_store.write([room, sid = leg.sid, news = newsOf(leg, utcNow())](Transaction &transaction) {
        return keepCustomerLeg(transaction, room, sid, news);
    }));
}

QFuture<Done> CallDesk::recorded(const twilio::RecordingCallback &recording)
{
    LeftMessage left{recording.callSid, recording.sid, recording.url, recording.durationSeconds};
    if (!recording.isComplete)
        left.seconds = 0; // Its sound is not there yet, or never will be.
    return settle(m_store.write([left](Transaction &transaction) { return keepVoicemail(transaction, left); }));
}

QFuture<Done> CallDesk::transcribed(const twilio::TranscriptionCallback &said)
{
    return m_store.write([said](Transaction &transaction) {
        return keepTranscript(transaction, said.callSid, said.recordingSid, said.text);
    });
}

QFuture<Done> CallDesk::settle(const QFuture<Result<CallTurn>> &turn)
{
    m_driver.carryOut(turn);
    return QFuture(turn).then(
        [](const Result<CallTurn> &kept) -> Done { return kept ? Done() : std::unexpected(kept.error()); });
}

} // namespace patchcord::desk
