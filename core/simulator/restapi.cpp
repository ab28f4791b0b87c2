// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/restapi.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/faults.h"
#include "core/simulator/lifecycle.h"
#include "core/simulator/resourcejson.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>
#include <QTimer>
#include <QUrl>

namespace patchcord::simulator {

namespace {

constexpr QByteArrayView accountsPrefix("/2010-04-01/Accounts/");
constexpr QByteArrayView servicesPrefix("/v1/Services");
constexpr QByteArrayView sendersPrefix("/v2/Channels/Senders");

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

/// "Messages", "IncomingPhoneNumbers", "Services", …; empty for the account itself.
QString resourceOf(const QByteArray &path)
{
    if (path.startsWith(servicesPrefix))
        return QStringLiteral("Services");
    if (path.startsWith(sendersPrefix))
        return QStringLiteral("Senders");
    if (ContentResource::takes(path))
        return QStringLiteral("Content");
    return path.startsWith(accountsPrefix) ? segmentsOf(path).value(1) : QString();
}

} // namespace

RestApi::RestApi(Account &account, Lifecycle &lifecycle, CallPlayer &calls, Faults &faults, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_faults(faults)
    , m_messages(account, lifecycle)
    , m_numbers(account)
    , m_calls(account, calls)
    , m_services(account)
    , m_contents(account)
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
    if (const Rights rights = rightsOf(request); rights != Rights::Enough) {
        ended(QStringLiteral("401"));
        reply.answer(finished(unauthorisedAnswer()));
        return;
    }
    const auto fault = m_faults.takeRest(request.method, request.path());
    if (fault && !fault->isStored) {
        ended(QStringLiteral("fault, not stored"));
        misbehave(*fault, html500Answer(), reply);
        return;
    }
    RestAnswer answer = dispatch(request);
    answer.http = finished(answer.http);
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

RestApi::Rights RestApi::rightsOf(const gateway::HttpRequest &request) const
{
    const QByteArray header = request.header("Authorization");
    if (header.left(6).toLower() != "basic ")
        return Rights::None;
    const QByteArray given = QByteArray::fromBase64(header.mid(6).trimmed());
    const auto isGiven = [&given](const QString &user, const QString &password) {
        return !user.isEmpty() && !password.isEmpty() && given == (user + u':' + password).toUtf8();
    };
    const Credentials &known = m_account.credentials();
    if (isGiven(known.accountSid, known.authToken) || isGiven(known.apiKey, known.apiSecret))
        return Rights::Enough;
    for (const ApiKeyRecord &key : m_account.keys()) {
        if (!isGiven(key.sid, key.secret))
            continue;
        const QString resource = resourceOf(request.path());
        if (key.isStandard && resource.isEmpty())
            return Rights::Lacking;
        return key.isRestricted && !key.resources.contains(resource) ? Rights::Lacking : Rights::Enough;
    }
    return Rights::None;
}

/// With the time of the answer, and its links led astray when that was asked for.
gateway::HttpAnswer RestApi::finished(gateway::HttpAnswer answer) const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(utcNow() + m_clockOffset, QTimeZone::utc());
    answer.headers.append(
        {"Date", QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1()});
    QJsonObject document = m_linkBase.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(answer.body).object();
    if (document.contains(u"next_page_uri")) {
        document[u"next_page_uri"] = QString(m_linkBase + document.value(u"uri").toString());
        answer.body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    } else if (document.contains(u"meta")) {
        QJsonObject meta = document.value(u"meta").toObject();
        meta[u"next_page_url"] = QString(m_linkBase + QUrl(meta.value(u"url").toString()).path());
        document[u"meta"] = meta;
        answer.body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    }
    return answer;
}

/// The products beside the core API; nullopt when it is none of theirs.
std::optional<RestAnswer> RestApi::dispatchToProducts(const gateway::HttpRequest &request)
{
    RestRequest rest;
    rest.method = request.method;
    rest.path = request.path();
    rest.query = request.query();
    const QString base = QStringLiteral("http://") + QString::fromLatin1(request.header("Host"));
    const auto segmentsBehind = [&rest](QByteArrayView prefix) {
        return QString::fromUtf8(rest.path.sliced(prefix.size())).split(u'/', Qt::SkipEmptyParts);
    };
    if (rest.path.startsWith(servicesPrefix)) {
        rest.segments = segmentsBehind(servicesPrefix);
        rest.form = twilio::parseForm(request.body);
        return RestAnswer{m_services.handleServices(rest, base), {}};
    }
    if (rest.path.startsWith(sendersPrefix)) {
        rest.segments = segmentsBehind(sendersPrefix);
        return RestAnswer{m_services.handleSenders(rest, base, request.body), {}};
    }
    if (ContentResource::takes(rest.path))
        return RestAnswer{m_contents.handle(rest, base), {}};
    return std::nullopt;
}

RestAnswer RestApi::dispatch(const gateway::HttpRequest &request)
{
    if (const auto answer = dispatchToProducts(request))
        return *answer;
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
