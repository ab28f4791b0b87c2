// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/client.h"

#include "core/model/wording.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace patchcord::model {

namespace {

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isEventStream(const QNetworkReply &reply)
{
    return reply.rawHeader("Content-Type").trimmed().toLower().startsWith("text/event-stream");
}

QNetworkRequest requestFor(const QUrl &url, const Endpoint &endpoint)
{
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Accept-Encoding", "identity");
    if (!endpoint.key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + endpoint.key.toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Patchcord/" PATCHCORD_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

} // namespace

Answering::Answering(const Patience &patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
{
    m_silence.setSingleShot(true);
    m_whole.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        end(std::unexpected(m_waitsFor == u"connection" ? notReached(QStringLiteral("no connection in time"))
                                                        : tooSlow(m_waitsFor)));
    });
    connect(&m_whole, &QTimer::timeout, this, [this] { end(std::unexpected(tooSlow(QStringLiteral("end")))); });
}

Answering::~Answering()
{
    cancel();
}

void Answering::follow(QNetworkReply *reply)
{
    m_reply = reply;
    reply->setParent(this);
    wait(m_patience.connectMs, QStringLiteral("connection"));
    m_whole.start(m_patience.wholeMs);
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        if (m_waitsFor == u"connection")
            wait(m_patience.firstWordMs, QStringLiteral("first word"));
    });
    connect(reply, &QNetworkReply::readyRead, this, &Answering::onBytes);
    connect(reply, &QNetworkReply::finished, this, &Answering::onEnd);
}

void Answering::fail(const Error &error)
{
    QMetaObject::invokeMethod(this, [this, error] { end(std::unexpected(error)); }, Qt::QueuedConnection);
}

void Answering::wait(int milliseconds, const QString &what)
{
    m_waitsFor = what;
    m_silence.start(milliseconds);
}

void Answering::onBytes()
{
    // What is no answer is not read: its status says enough.
    if (m_isOver || statusOf(*m_reply) != 200 || !isEventStream(*m_reply))
        return;
    wait(m_patience.silenceMs, QStringLiteral("next word"));
    const Result<QString> more = m_stream.feed(m_reply->readAll());
    if (!more)
        return end(std::unexpected(more.error()));
    if (!more->isEmpty())
        emit grew(*more);
    if (m_stream.isDone())
        end(m_stream.whole());
}

void Answering::onEnd()
{
    if (m_isOver)
        return;
    const int status = statusOf(*m_reply);
    const QString detail = QStringLiteral("network error %1").arg(int(m_reply->error()));
    if (status == 0)
        return end(std::unexpected(m_waitsFor == u"connection" ? notReached(detail) : failing(detail)));
    if (status != 200)
        return end(std::unexpected(turnedAway(status, m_reply->rawHeader("Retry-After"))));
    if (!isEventStream(*m_reply))
        return end(std::unexpected(notUnderstood("no event stream")));
    onBytes();
    if (!m_isOver)
        end(m_stream.whole());
}

void Answering::end(const Result<QString> &outcome)
{
    if (std::exchange(m_isOver, true))
        return;
    m_silence.stop();
    m_whole.stop();
    if (m_reply)
        m_reply->abort();
    emit finished(outcome);
    deleteLater();
}

void Answering::cancel()
{
    if (std::exchange(m_isOver, true))
        return;
    m_silence.stop();
    m_whole.stop();
    if (m_reply)
        m_reply->abort();
    deleteLater();
}

Client::Client(Patience patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
    , m_network(new QNetworkAccessManager(this))
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

Client::~Client()
{
    // Replies are children of answers, and must not outlive what they are read through.
    qDeleteAll(findChildren<Answering *>(QString(), Qt::FindDirectChildrenOnly));
}

Answering *Client::ask(const Endpoint &endpoint, const QByteArray &body)
{
    auto *answering = new Answering(m_patience, this);
    const Result<QUrl> url = chatAddress(endpoint.baseUrl);
    if (url)
        answering->follow(m_network->post(requestFor(*url, endpoint), body));
    else
        answering->fail(url.error());
    return answering;
}

} // namespace patchcord::model
