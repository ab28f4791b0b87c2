// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/webhooks.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/logging.h"
#include "core/desk/calldesk.h"
#include "core/desk/deliveries.h"
#include "core/desk/inbox.h"
#include "core/gateway/answercatcher.h"
#include "core/gateway/logging.h"
#include "core/twilio/twiml.h"
#include "core/twilio/voicetwiml.h"
#include "core/twilio/webhooks.h"

namespace patchcord::gateway {

namespace {

constexpr int ok = 200;
constexpr int badRequest = 400;
constexpr int forbidden = 403;
constexpr int failed = 500;

/// What a call that lasts asks for: once it is over, nobody hears the answer.
bool isOfALiveCall(const QByteArray &path)
{
    return path == "/api/webhooks/voice" || path == "/api/webhooks/voice/wait" || path == "/api/webhooks/voice/agent";
}

/// What the desk says of a callback, as the TwiML that Twilio ignores.
Result<QByteArray> nothingToSay(const Done &done)
{
    if (!done)
        return std::unexpected(done.error());
    return twilio::emptyTwiml();
}

} // namespace

Webhooks::Webhooks(store::Store &store, desk::Inbox &inbox, desk::Deliveries &deliveries, desk::CallDesk &calls,
                   Admission admission, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_inbox(inbox)
    , m_deliveries(deliveries)
    , m_calls(calls)
    , m_admission(std::move(admission))
    , m_quarantine(store)
{ }

void Webhooks::addTo(HttpServer &server)
{
    const auto call = [this](auto member) {
        return [this, member](const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply) {
            (this->*member)(request, form, reply);
        };
    };
    // The address in the form tells the channel, so a number that has the other one's webhook set still works.
    addWebhook(server, QStringLiteral("/api/webhooks/sms"), call(&Webhooks::takeMessage));
    addWebhook(server, QStringLiteral("/api/webhooks/whatsapp"), call(&Webhooks::takeMessage));
    addWebhook(server, QStringLiteral("/api/webhooks/status"), call(&Webhooks::takeMessageStatus));
    addWebhook(server, QStringLiteral("/api/webhooks/voice"), call(&Webhooks::takeCall));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/status"), call(&Webhooks::takeCallStatus));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/wait"), call(&Webhooks::takeWaiting));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/agent"), call(&Webhooks::takeAgentAnswer));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/leg"), call(&Webhooks::takeLeg));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/recorded"), call(&Webhooks::takeRecordEnd));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/recording"), call(&Webhooks::takeRecording));
    addWebhook(server, QStringLiteral("/api/webhooks/voice/transcription"), call(&Webhooks::takeTranscription));
}

void Webhooks::addWebhook(HttpServer &server, const QString &path, FormHandler handler)
{
    m_handlers.insert(path.toUtf8(), handler);
    server.route("POST", path,
                 [this, handler = std::move(handler)](const HttpRequest &request, const HttpReply &reply) {
                     const auto form = m_admission.admit(request);
                     if (form)
                         handler(request, *form, reply);
                     else
                         refuse(request, forbidden, form.error(), reply);
                 });
}

void Webhooks::takeMessage(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto message = twilio::readIncomingMessage(form);
    if (!message)
        return refuse(request, badRequest, message.error().message, reply);
    whenDone(m_inbox.receive(*message), this, [this, id = request.id, reply](const Result<desk::Reception> &received) {
        if (!received)
            return finish(id, std::unexpected(received.error()), reply);
        finish(id, received->twiml, reply,
               {{QStringLiteral("message"), received->message.value}, {QStringLiteral("isNew"), received->isNew}});
    });
}

void Webhooks::takeMessageStatus(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto callback = twilio::readStatusCallback(form, twilio::parseForm(request.query()));
    if (!callback)
        return refuse(request, badRequest, callback.error().message, reply);
    whenDone(m_deliveries.record(*callback), this,
             [this, id = request.id, reply](const Done &recorded) { finish(id, nothingToSay(recorded), reply); });
}

void Webhooks::takeCall(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto call = twilio::readIncomingCall(form);
    if (!call)
        return refuse(request, badRequest, call.error().message, reply);
    whenDone(m_calls.incoming(*call), this,
             [this, id = request.id, reply](const Result<QByteArray> &twiml) { finish(id, twiml, reply); });
}

void Webhooks::takeCallStatus(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto call = twilio::readIncomingCall(form);
    if (!call)
        return refuse(request, badRequest, call.error().message, reply);
    whenDone(m_calls.report(*call), this,
             [this, id = request.id, reply](const Done &reported) { finish(id, nothingToSay(reported), reply); });
}

void Webhooks::takeWaiting(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto call = twilio::readIncomingCall(form);
    if (!call)
        return refuse(request, badRequest, call.error().message, reply);
    const int waited = twilio::fieldText(form, "QueueTime").toInt();
    whenDone(m_calls.wait(*call, waited), this,
             [this, id = request.id, reply](const Result<QByteArray> &twiml) { finish(id, twiml, reply); });
}

void Webhooks::takeAgentAnswer(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto leg = twilio::readIncomingCall(form);
    if (!leg)
        return refuse(request, badRequest, leg.error().message, reply);
    const QString room = twilio::fieldText(twilio::parseForm(request.query()), "room");
    whenDone(m_calls.agentAnswered(room, *leg), this,
             [this, id = request.id, reply](const Result<QByteArray> &twiml) { finish(id, twiml, reply); });
}

void Webhooks::takeLeg(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto leg = twilio::readIncomingCall(form);
    if (!leg)
        return refuse(request, badRequest, leg.error().message, reply);
    const twilio::FormFields query = twilio::parseForm(request.query());
    const QString room = twilio::fieldText(query, "room");
    const bool isAgent = twilio::fieldText(query, "end") == u"agent";
    whenDone(isAgent ? m_calls.reportAgent(room, *leg) : m_calls.reportCustomer(room, *leg), this,
             [this, id = request.id, reply](const Done &reported) { finish(id, nothingToSay(reported), reply); });
}

/// The caller has said all: the recording itself is told of by its own callback, once it can be fetched.
void Webhooks::takeRecordEnd(const HttpRequest &request, const twilio::FormFields &, const HttpReply &reply)
{
    finish(request.id, twilio::VoiceTwiml().hangUp().finished(), reply);
}

void Webhooks::takeRecording(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto recording = twilio::readRecordingCallback(form);
    if (!recording)
        return refuse(request, badRequest, recording.error().message, reply);
    whenDone(m_calls.recorded(*recording), this,
             [this, id = request.id, reply](const Done &kept) { finish(id, nothingToSay(kept), reply); });
}

void Webhooks::takeTranscription(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply)
{
    const auto said = twilio::readTranscriptionCallback(form);
    if (!said)
        return refuse(request, badRequest, said.error().message, reply);
    whenDone(m_calls.transcribed(*said), this,
             [this, id = request.id, reply](const Done &kept) { finish(id, nothingToSay(kept), reply); });
}

QFuture<Done> Webhooks::replay(qint64 quarantineId, const QString &agent)
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const auto end = [promise](const Done &done) {
        promise->addResult(done);
        promise->finish();
    };
    const auto found = m_store.read(
        [quarantineId](const store::Snapshot &snapshot) { return store::quarantinedById(snapshot, quarantineId); });
    whenDone(found, this, [this, end, agent](const Result<std::optional<store::QuarantineEntry>> &entry) {
        if (!entry)
            return end(std::unexpected(entry.error()));
        if (!*entry)
            return end(failure(ErrorKind::NotFound, tr("This request is not in the quarantine any more.")));
        whenDone(takeIn(**entry, agent), this, end);
    });
    return promise->future();
}

/// Through the same check and the same handler as when it came.
QFuture<Done> Webhooks::takeIn(const store::QuarantineEntry &entry, const QString &agent)
{
    const auto no = [](const QString &why) { return readyFuture<Done>(failure(ErrorKind::Refused, why)); };
    if (entry.replayedAt != 0)
        return no(tr("This request was taken in already."));
    if (!entry.isWhole())
        return no(tr("Only a part of this request was kept, so it cannot be taken in."));
    HttpRequest request{entry.method, entry.route.toUtf8(), {}, entry.body, {}, entry.requestId};
    request.headers = {{"Content-Type", entry.contentType}, {"X-Twilio-Signature", entry.signature}};
    const auto handler = m_handlers.constFind(request.path());
    if (handler == m_handlers.cend() || request.method != "POST")
        return no(tr("Nothing here takes requests of this kind."));
    if (isOfALiveCall(request.path()))
        return no(tr("A call that was turned away is over, so it cannot be taken in."));
    const auto form = m_admission.admit(request);
    if (!form)
        return no(form.error());
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const auto note = [this, promise, id = entry.id, agent](const HttpAnswer &answer) {
        if (answer.status != ok) {
            promise->addResult(failure(ErrorKind::Refused, tr("This request could not be taken in.")));
            return promise->finish();
        }
        const auto noted = m_store.write([id, agent, at = utcNow()](store::Transaction &transaction) -> Done {
            if (const Done marked = store::markReplayed(transaction, id, at); !marked)
                return marked;
            return store::appendAudit(
                transaction, {at, agent, QStringLiteral("quarantine.replay"), {}, {}, {{QStringLiteral("id"), id}}});
        });
        whenDone(noted, this, [promise](const Done &done) {
            promise->addResult(done);
            promise->finish();
        });
    };
    (*handler)(request, *form, HttpReply(std::make_shared<AnswerCatcher>(note)));
    return promise->future();
}

void Webhooks::refuse(const HttpRequest &request, int status, const QString &reason, const HttpReply &reply)
{
    qCInfo(log).noquote() << withFields(u"webhook refused",
                                        {{QStringLiteral("request"), request.id},
                                         {QStringLiteral("status"), status},
                                         {QStringLiteral("reason"), reason}});
    reply.answer({.status = status});
    m_quarantine.keep(request, reason, m_admission.candidates(request.target));
    emit refused(reason);
}

void Webhooks::finish(const QString &requestId, const Result<QByteArray> &twiml, const HttpReply &reply,
                      QJsonObject fields)
{
    fields.insert(QStringLiteral("request"), requestId);
    fields.insert(QStringLiteral("status"), twiml ? ok : failed);
    if (!twiml) {
        fields.insert(QStringLiteral("detail"), twiml.error().detail);
        qCWarning(log).noquote() << withFields(u"webhook failed", fields);
        return reply.answer({.status = failed});
    }
    qCInfo(log).noquote() << withFields(u"webhook answered", fields);
    reply.answer({.status = ok, .contentType = "text/xml", .body = *twiml});
    emit answered(utcNow());
}

} // namespace patchcord::gateway
