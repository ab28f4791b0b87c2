// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/client.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/twilio/answer.h"
#include "core/twilio/hosts.h"
#include "core/twilio/oneshotbody.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>
#include <QSet>

#include <algorithm>
#include <array>

namespace patchcord::twilio {

namespace {

using Answer = Result<QJsonObject>;

constexpr qint64 maxAnswer = 8 * 1024 * 1024;

/// What is posted, and what it is.
struct Body
{
    QByteArray bytes;
    QString contentType;
};

/// One request under way.
struct Exchange
{
    Purpose purpose = Purpose::Read;
    QPromise<Answer> promise;
    OneShotBody *body = nullptr; ///< Owned by the reply; null without a body.
    bool isTooLong = false;
};

QFuture<Answer> refused(ErrorKind kind, const QString &message, const QString &detail)
{
    return readyFuture<Answer>(failure(kind, message, detail));
}

/// Whether Qt gave up before or beside any talk with the server, as opposed to passing on an HTTP status.
bool isTransportError(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError
        && (error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ContentReSendError
            || error == QNetworkReply::ProtocolUnknownError || error == QNetworkReply::ProtocolFailure);
}

/// Errors of connecting: by their nature nothing of the request had left.
bool isBeforeTheRequest(QNetworkReply::NetworkError error)
{
    static constexpr std::array kinds{
        QNetworkReply::ConnectionRefusedError,  QNetworkReply::HostNotFoundError,
        QNetworkReply::SslHandshakeFailedError, QNetworkReply::ProxyConnectionRefusedError,
        QNetworkReply::ProxyNotFoundError,      QNetworkReply::ProxyAuthenticationRequiredError,
        QNetworkReply::ProtocolUnknownError};
    return std::ranges::find(kinds, error) != kinds.end();
}

RawAnswer rawAnswer(QNetworkReply &reply)
{
    RawAnswer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.isOpen()) // Not after it was given up.
        answer.body = reply.readAll();
    answer.retryAfter = reply.rawHeader("Retry-After");
    const QVariant promised = reply.header(QNetworkRequest::ContentLengthHeader);
    const bool isCut = promised.isValid() && promised.toLongLong() > answer.body.size();
    answer.isWhole = !isCut && !isTransportError(reply.error());
    return answer;
}

Answer outcome(const Exchange &exchange, QNetworkReply &reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    const RawAnswer answer = rawAnswer(reply);
    if (exchange.isTooLong && exchange.purpose != Purpose::Create)
        return failure(
            ErrorKind::Malformed,
            QCoreApplication::translate("TwilioClient", "Twilio's answer was too long: ask for less at once."),
            QStringLiteral("answer beyond %1 bytes").arg(maxAnswer));
    if (answer.status > 0 && !exchange.isTooLong)
        return understood(exchange.purpose, answer);
    const bool wasReadBySocket = exchange.body ? exchange.body->wasTouched() : true;
    const bool hasLeft = answer.status > 0 || (wasReadBySocket && !isBeforeTheRequest(error));
    return std::unexpected(lostAnswer(exchange.purpose, hasLeft, QStringLiteral("network error %1").arg(int(error))));
}

bool isSameHost(const QUrl &left, const QUrl &right)
{
    const auto portOf = [](const QUrl &url) { return url.port(url.scheme() == u"https" ? 443 : 80); };
    return left.scheme() == right.scheme() && left.host() == right.host() && portOf(left) == portOf(right);
}

} // namespace

class Client::Private final
{
public:
    Private(Credentials given, QString base, QNetworkAccessManager *manager)
        : credentials(std::move(given))
        , apiBase(std::move(base))
        , network(manager)
    {
        network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

    [[nodiscard]] QNetworkRequest requestFor(const QUrl &url) const;
    QFuture<Answer> start(Purpose purpose, const QUrl &url, const Body &content);
    QFuture<Answer> send(Purpose purpose, Product product, const QByteArray &path, const Body &content = {});
    QFuture<Answer> watch(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply);
    void finish(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply);
    void noteClock(const QNetworkReply &reply);

    Credentials credentials;
    QString apiBase;
    int timeout = 30'000;
    bool isClosing = false;
    std::optional<qint64> clockOffset;
    QNetworkAccessManager *network; ///< A child of the client, so that it moves along to another thread.
    QSet<QNetworkReply *> pending;
};

QNetworkRequest Client::Private::requestFor(const QUrl &url) const
{
    const bool hasKey = !credentials.apiKey.isEmpty() && !credentials.apiSecret.isEmpty();
    const QString user = hasKey ? credentials.apiKey : credentials.accountSid;
    const QString password = hasKey ? credentials.apiSecret : credentials.authToken;
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Basic " + QString(user + u':' + password).toUtf8().toBase64());
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Accept-Charset", "utf-8");
    // Unpacked by Qt, an answer's length could no longer be held against the announced one.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Patchcord/" PATCHCORD_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(timeout);
    return request;
}

QFuture<Answer> Client::Private::start(Purpose purpose, const QUrl &url, const Body &content)
{
    const auto exchange = std::make_shared<Exchange>();
    exchange->purpose = purpose;
    QNetworkRequest request = requestFor(url);
    if (purpose == Purpose::Read)
        return watch(exchange, network->get(request));
    if (purpose == Purpose::Remove)
        return watch(exchange, network->deleteResource(request));
    auto body = std::make_unique<OneShotBody>(content.bytes);
    exchange->body = body.get();
    request.setHeader(QNetworkRequest::ContentTypeHeader, content.contentType);
    request.setHeader(QNetworkRequest::ContentLengthHeader, content.bytes.size());
    // Without this Qt keeps a copy of the body, which it can rewind and send again.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QNetworkReply *reply = network->post(request, body.get());
    body.release()->setParent(reply);
    return watch(exchange, reply);
}

QFuture<Answer> Client::Private::send(Purpose purpose, Product product, const QByteArray &path, const Body &content)
{
    if (isClosing)
        return readyFuture<Answer>(std::unexpected(lostAnswer(purpose, false, QStringLiteral("client is closing"))));
    if (!credentials.canSend())
        return refused(ErrorKind::Unauthorised,
                       QCoreApplication::translate(
                           "TwilioClient", "No Twilio account is set up: enter its credentials in the settings."),
                       QStringLiteral("no credentials"));
    const Result<QUrl> base = baseFor(product, credentials, apiBase);
    if (!base)
        return readyFuture<Answer>(std::unexpected(base.error()));
    const QUrl url = QUrl::fromEncoded(base->toEncoded() + path, QUrl::StrictMode);
    if (!path.startsWith('/') || !url.isValid() || !isSameHost(url, *base))
        return refused(ErrorKind::Invalid,
                       QCoreApplication::translate("TwilioClient", "Twilio's API has no such address."),
                       QStringLiteral("unusable path"));
    return start(purpose, url, content);
}

QFuture<Answer> Client::Private::watch(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply)
{
    exchange->promise.start();
    pending.insert(reply);
    const auto stopWhenTooLong = [exchange, reply] {
        const qint64 promised = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (!exchange->isTooLong && std::max(promised, reply->bytesAvailable()) > maxAnswer) {
            exchange->isTooLong = true;
            reply->abort();
        }
    };
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, stopWhenTooLong);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, stopWhenTooLong);
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, exchange, reply] { finish(exchange, reply); });
    return exchange->promise.future();
}

void Client::Private::finish(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply)
{
    pending.remove(reply);
    reply->deleteLater();
    noteClock(*reply);
    exchange->promise.addResult(outcome(*exchange, *reply));
    exchange->promise.finish();
}

void Client::Private::noteClock(const QNetworkReply &reply)
{
    // HTTP says GMT where Qt's reading of RFC 2822 wants a number.
    const QByteArray date = reply.rawHeader("Date").replace("GMT", "+0000");
    const QDateTime theirs = QDateTime::fromString(QString::fromLatin1(date), Qt::RFC2822Date);
    if (theirs.isValid())
        clockOffset = theirs.toMSecsSinceEpoch() - utcNow();
}

Client::Client(Credentials credentials, const QString &apiBase, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(credentials), apiBase, new QNetworkAccessManager(this)))
{ }

Client::~Client()
{
    d->isClosing = true;
    const QSet<QNetworkReply *> pending = d->pending;
    for (QNetworkReply *reply : pending)
        reply->abort();
}

QString Client::accountSid() const
{
    return d->credentials.accountSid;
}

bool Client::hasCredentials() const
{
    return d->credentials.canSend();
}

QFuture<Result<QJsonObject>> Client::get(Product product, const QByteArray &path)
{
    return d->send(Purpose::Read, product, path);
}

QFuture<Result<QJsonObject>> Client::post(Product product, const QByteArray &path, const FormFields &form)
{
    return d->send(Purpose::Create, product, path,
                   {encodeForm(form), QStringLiteral("application/x-www-form-urlencoded")});
}

QFuture<Result<QJsonObject>> Client::postJson(Product product, const QByteArray &path, const QJsonObject &document)
{
    return d->send(
        Purpose::Create, product, path,
        {QJsonDocument(document).toJson(QJsonDocument::Compact), QStringLiteral("application/json; charset=utf-8")});
}

QFuture<Result<QJsonObject>> Client::remove(Product product, const QByteArray &path)
{
    return d->send(Purpose::Remove, product, path);
}

QFuture<Result<QJsonObject>> Client::follow(Product product, const QString &link)
{
    QByteArray path = link.toUtf8();
    if (const Result<QUrl> base = baseFor(product, d->credentials, d->apiBase); base && !path.startsWith('/')) {
        const QUrl url = QUrl::fromEncoded(path, QUrl::StrictMode);
        const QByteArray prefix = base->toEncoded();
        if (url.isValid() && isSameHost(url, *base) && url.userInfo().isEmpty() && path.startsWith(prefix))
            path = path.sliced(prefix.size());
    }
    // "//host/…" would name another host too.
    if (!path.startsWith('/') || path.startsWith("//"))
        return refused(ErrorKind::Refused,
                       QCoreApplication::translate("TwilioClient",
                                                   "Twilio's answer points to another server, which was not asked."),
                       QStringLiteral("link to another host"));
    return get(product, path);
}

std::optional<qint64> Client::clockOffset() const
{
    return d->clockOffset;
}

void Client::setTransferTimeout(int milliseconds)
{
    d->timeout = milliseconds;
}

} // namespace patchcord::twilio
