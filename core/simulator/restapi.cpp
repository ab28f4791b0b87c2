// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/restapi.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/faults.h"
#include "core/simulator/lifecycle.h"
#include "core/simulator/resourcejson.h"

#include <QTimer>

namespace patchcord::simulator {

namespace {

constexpr QByteArrayView accountsPrefix("/2010-04-01/Accounts/");

gateway::HttpAnswer unauthorisedAnswer()
{
    gateway::HttpAnswer answer = errorAnswer({401, 20003, QStringLiteral("Authenticate")});
    answer.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"Twilio API\"");
    return answer;
}

gateway::HttpAnswer tooManyAnswer(int retryAfter)
{
    gateway::HttpAnswer answer = errorAnswer({429, 20429, QStringLiteral("Too Many Requests")});
    if (retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(retryAfter)});
    return answer;
}

gateway::HttpAnswer html500Answer()
{
    return {500,
            "text/html",
            "<html><head><title>500 Internal Server Error</title></head>"
            "<body><h1>Internal Server Error</h1></body></html>",
            {}};
}

/// The head of the answer with its full length, and half of its body.
QByteArray halfOf(const gateway::HttpAnswer &answer)
{
    return "HTTP/1.1 " + QByteArray::number(answer.status) + " Created\r\nContent-Type: " + answer.contentType
        + "\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n"
        + answer.body.left(answer.body.size() / 2);
}

QStringList segmentsOf(const QByteArray &path)
{
    QString text = QString::fromUtf8(path.mid(accountsPrefix.size()));
    if (text.endsWith(u".json"))
        text.chop(5);
    return text.split(u'/');
}

} // namespace

RestApi::RestApi(Account &account, Lifecycle &lifecycle, CallPlayer &calls, Faults &faults, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_faults(faults)
    , m_messages(account, lifecycle)
    , m_numbers(account)
    , m_calls(account, calls)
    , m_conferences(account, calls)
    , m_recordings(account, calls.recordings())
{
    connect(&lifecycle, &Lifecycle::finished, this, [this](const QString &sid) {
        const Held held = m_held.take(sid);
        held.reply.answer(held.answer);
    });
}

void RestApi::handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply, const Ended &ended)
{
    if (!isAuthorised(request)) {
        ended(QStringLiteral("401"));
        reply.answer(unauthorisedAnswer());
        return;
    }
    const auto fault = m_faults.takeRest(request.method, request.path());
    if (fault && !fault->isStored) {
        ended(QStringLiteral("fault, not stored"));
        misbehave(*fault, html500Answer(), reply);
        return;
    }
    const RestAnswer answer = dispatch(request);
    if (fault) {
        ended(QStringLiteral("fault, stored"));
        misbehave(*fault, answer.http, reply);
        return;
    }
    ended(QString::number(answer.http.status));
    if (answer.heldFor.isEmpty())
        reply.answer(answer.http);
    else
        m_held.insert(answer.heldFor, {reply, answer.http});
}

bool RestApi::isAuthorised(const gateway::HttpRequest &request) const
{
    const QByteArray header = request.header("Authorization");
    if (header.left(6).toLower() != "basic ")
        return false;
    const QByteArray given = QByteArray::fromBase64(header.mid(6).trimmed());
    const Credentials &known = m_account.credentials();
    const bool isToken = given == (known.accountSid + u':' + known.authToken).toUtf8();
    const bool isKey = !known.apiKey.isEmpty() && !known.apiSecret.isEmpty()
        && given == (known.apiKey + u':' + known.apiSecret).toUtf8();
    return isToken || isKey;
}

RestAnswer RestApi::dispatch(const gateway::HttpRequest &request)
{
    RestRequest rest;
    rest.method = request.method;
    rest.path = request.path();
    rest.query = request.query();
    if (!rest.path.startsWith(accountsPrefix))
        return {notFoundAnswer(rest.path), {}};
    rest.segments = segmentsOf(rest.path);
    if (rest.segments.takeFirst() != m_account.credentials().accountSid)
        return {notFoundAnswer(rest.path), {}};
    rest.form = twilio::parseForm(request.body);
    return dispatchInAccount(rest);
}

RestAnswer RestApi::dispatchInAccount(const RestRequest &request)
{
    if (request.segments.isEmpty())
        return {request.method == "GET" ? accountAnswer() : wrongMethodAnswer(), {}};
    const QString resource = request.segments.first();
    if (resource == u"Messages")
        return m_messages.handle(request);
    if (resource == u"IncomingPhoneNumbers")
        return {m_numbers.handle(request), {}};
    const bool isOwner = resource == u"Calls" || resource == u"Conferences";
    if (isOwner && request.segments.size() == 3 && request.segments.at(2) == u"Recordings")
        return {m_recordings.listOf(request, request.segments.at(1)), {}};
    if (resource == u"Calls")
        return {m_calls.handle(request), {}};
    if (resource == u"Conferences")
        return {m_conferences.handle(request), {}};
    if (resource == u"Recordings")
        return {m_recordings.handle(request), {}};
    if (resource == u"Transcriptions")
        return {m_recordings.handleTranscriptions(request), {}};
    if (resource == u"Balance" && request.segments.size() == 1)
        return {request.method == "GET" ? balanceAnswer() : wrongMethodAnswer(), {}};
    return {notFoundAnswer(request.path), {}};
}

gateway::HttpAnswer RestApi::accountAnswer() const
{
    const Credentials &known = m_account.credentials();
    const qint64 createdAt = m_account.numbers().first().createdAt;
    return jsonAnswer(200,
                      {{QStringLiteral("sid"), known.accountSid},
                       {QStringLiteral("friendly_name"), QStringLiteral("Patchcord simulator")},
                       {QStringLiteral("status"), QStringLiteral("active")},
                       {QStringLiteral("type"), QStringLiteral("Full")},
                       {QStringLiteral("owner_account_sid"), known.accountSid},
                       {QStringLiteral("auth_token"), known.authToken},
                       {QStringLiteral("date_created"), apiDate(createdAt)},
                       {QStringLiteral("date_updated"), apiDate(createdAt)},
                       {QStringLiteral("uri"), accountPath(known.accountSid) + QStringLiteral(".json")}});
}

gateway::HttpAnswer RestApi::balanceAnswer() const
{
    return jsonAnswer(200,
                      {{QStringLiteral("account_sid"), m_account.credentials().accountSid},
                       {QStringLiteral("balance"), QStringLiteral("42.17")},
                       {QStringLiteral("currency"), QStringLiteral("USD")}});
}

void RestApi::misbehave(const RestFault &fault, const gateway::HttpAnswer &answer, const gateway::HttpReply &reply)
{
    switch (fault.kind) {
    case RestFaultKind::CloseAfterRequest:
    case RestFaultKind::CloseBeforeStore:
        reply.answerRaw({});
        return;
    case RestFaultKind::Reset:
        reply.answerRaw("HTTP/1.1 2");
        return;
    case RestFaultKind::HalfAnswer:
        reply.answerRaw(halfOf(answer));
        return;
    case RestFaultKind::Html500:
        reply.answer(html500Answer());
        return;
    case RestFaultKind::Hang:
        reply.hang();
        return;
    case RestFaultKind::NotFound:
        reply.answer(errorAnswer({404, 20404, QStringLiteral("The requested resource was not found")}));
        return;
    case RestFaultKind::TooManyRequests:
        reply.answer(tooManyAnswer(fault.retryAfter));
        return;
    case RestFaultKind::TruncatedJson: {
        gateway::HttpAnswer cut = answer;
        cut.body.truncate(cut.body.size() / 2);
        reply.answer(cut);
        return;
    }
    case RestFaultKind::Slow:
        QTimer::singleShot(fault.delayMs, this, [reply, answer] { reply.answer(answer); });
        return;
    }
}

} // namespace patchcord::simulator
