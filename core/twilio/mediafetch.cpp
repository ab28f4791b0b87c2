// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/mediafetch.h"

#include "core/base/futures.h"
#include "core/twilio/mediaaddress.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QPromise>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTimer>

#include <array>

namespace patchcord::twilio {

namespace {

using Outcome = Result<FetchedMedia>;

constexpr qint64 chunk = 64 * 1024;

std::unexpected<Error> unavailable(const QString &detail)
{
    return failure(ErrorKind::Unavailable, MediaFetch::tr("Twilio could not hand the file over at the moment."),
                   detail);
}

bool isBeforeTheRequest(QNetworkReply::NetworkError error)
{
    static constexpr std::array kinds{QNetworkReply::ConnectionRefusedError, QNetworkReply::HostNotFoundError,
                                      QNetworkReply::SslHandshakeFailedError,
                                      QNetworkReply::ProxyConnectionRefusedError, QNetworkReply::ProxyNotFoundError};
    return std::ranges::find(kinds, error) != kinds.end();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QNetworkRequest plainRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "*/*");
    // Unpacked by Qt, a small answer could become a large file.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Patchcord/" PATCHCORD_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

QByteArray basicCredentials(const Credentials &credentials)
{
    const bool hasKey = !credentials.apiKey.isEmpty() && !credentials.apiSecret.isEmpty();
    const QString user = hasKey ? credentials.apiKey : credentials.accountSid;
    const QString password = hasKey ? credentials.apiSecret : credentials.authToken;
    return "Basic " + QString(user + u':' + password).toUtf8().toBase64();
}

/// The file name of a Content-Disposition, or nothing. A folder in it is nobody's business here.
QString nameFrom(const QByteArray &disposition)
{
    static const QRegularExpression encoded(QStringLiteral("filename\\*\\s*=\\s*utf-8''([^;\\s]+)"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression plain(QStringLiteral("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))"),
                                          QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromUtf8(disposition);
    QString name;
    if (const auto match = encoded.match(text); match.hasMatch())
        name = QUrl::fromPercentEncoding(match.captured(1).toLatin1());
    else if (const auto other = plain.match(text); other.hasMatch())
        name = other.captured(1) + other.captured(2);
    name.replace(u'\\', u'/');
    name = name.section(u'/', -1);
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    constexpr qsizetype longest = 120;
    name = name.trimmed().left(longest);
    return name == u"." || name == u".." ? QString() : name;
}

/// One file on its way, over all its redirects. Deletes itself when it is done.
class Transfer final : public QObject
{
    Q_OBJECT

public:
    Transfer(QNetworkAccessManager &strangers, QString apiBase, const MediaLimits &limits, const QString &folder,
             QObject *parent)
        : QObject(parent)
        , m_strangers(strangers)
        , m_apiBase(std::move(apiBase))
        , m_limits(limits)
        , m_file(folder + QStringLiteral("/fetch-XXXXXX.part"))
    {
        m_promise.start();
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            end(failure(ErrorKind::Unavailable, MediaFetch::tr("The file did not come in time."),
                        QStringLiteral("media beyond %1 ms").arg(m_limits.totalMs)));
        });
    }
    ~Transfer() override { dropReply(); }

    [[nodiscard]] QFuture<Outcome> future() const { return m_promise.future(); }

    void begin(QNetworkReply *reply)
    {
        m_timer.start(m_limits.totalMs);
        if (m_file.open())
            return watch(reply);
        m_reply = reply;
        end(failure(ErrorKind::Storage, MediaFetch::tr("The file could not be kept. Is the disk full?"),
                    m_file.errorString()));
    }

private:
    void watch(QNetworkReply *reply)
    {
        m_reply = reply;
        reply->setReadBufferSize(4 * chunk);
        connect(reply, &QNetworkReply::metaDataChanged, this, &Transfer::checkLength);
        connect(reply, &QNetworkReply::readyRead, this, &Transfer::takeBytes);
        connect(reply, &QNetworkReply::finished, this, &Transfer::finishHop);
    }

    [[nodiscard]] int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    void checkLength()
    {
        if (status() == 200 && m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.maxBytes)
            endTooLarge();
    }

    void takeBytes()
    {
        while (m_reply && m_reply->bytesAvailable() > 0) {
            const QByteArray bytes = m_reply->read(chunk);
            if (bytes.isEmpty() || status() != 200)
                continue;
            if (m_file.size() + bytes.size() > m_limits.maxBytes)
                return endTooLarge();
            if (m_file.write(bytes) != bytes.size())
                return end(failure(ErrorKind::Storage, MediaFetch::tr("The file could not be kept. Is the disk full?"),
                                   m_file.errorString()));
        }
    }

    void finishHop()
    {
        takeBytes();
        if (!m_reply)
            return;
        const int code = status();
        if (isRedirect(code))
            return follow(m_reply->rawHeader("Location"));
        if (code == 200 && m_reply->error() == QNetworkReply::NoError)
            return finish();
        end(refusal(code));
    }

    void follow(const QByteArray &location)
    {
        if (++m_redirects > m_limits.maxRedirects)
            return end(failure(ErrorKind::Refused,
                               MediaFetch::tr("Twilio sent from address to address without end, so the file was not "
                                              "fetched."),
                               QStringLiteral("more than %1 redirects").arg(m_limits.maxRedirects)));
        const Result<QUrl> target = redirectTarget(m_reply->url(), location, m_apiBase);
        if (!target)
            return end(std::unexpected(target.error()));
        dropReply();
        watch(m_strangers.get(plainRequest(*target)));
    }

    [[nodiscard]] Outcome refusal(int code) const
    {
        const bool isFirst = m_redirects == 0;
        const QString detail
            = QStringLiteral("HTTP %1, network error %2, hop %3").arg(code).arg(int(m_reply->error())).arg(m_redirects);
        if (code == 404 || code == 410)
            return failure(ErrorKind::NotFound, MediaFetch::tr("Twilio does not have this file."), detail);
        if (isFirst && (code == 401 || code == 403))
            return failure(ErrorKind::Unauthorised,
                           MediaFetch::tr("Twilio refused the account's credentials: check them in the settings."),
                           detail);
        if (code == 429)
            return failure(ErrorKind::RateLimited, MediaFetch::tr("Twilio got too many requests at once."), detail);
        if (code == 0 && isFirst && isBeforeTheRequest(m_reply->error()))
            return failure(ErrorKind::NotSent,
                           MediaFetch::tr("Twilio could not be reached: check the connection to the internet."),
                           detail);
        return unavailable(detail);
    }

    void finish()
    {
        const QVariant promised = m_reply->header(QNetworkRequest::ContentLengthHeader);
        if (!m_file.flush())
            return end(failure(ErrorKind::Storage, MediaFetch::tr("The file could not be kept. Is the disk full?"),
                               m_file.errorString()));
        const qint64 size = m_file.size();
        if (size == 0 || (promised.isValid() && promised.toLongLong() != size))
            return end(unavailable(QStringLiteral("media cut at %1 bytes").arg(size)));
        FetchedMedia media;
        media.path = m_file.fileName();
        media.contentType = m_reply->header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0);
        media.name = nameFrom(m_reply->rawHeader("Content-Disposition"));
        media.size = size;
        m_file.setAutoRemove(false);
        end(media);
    }

    void endTooLarge()
    {
        end(failure(ErrorKind::Refused,
                    MediaFetch::tr("This file is larger than %1 MB, so it was not fetched.")
                        .arg(m_limits.maxBytes / (1024 * 1024)),
                    QStringLiteral("media beyond %1 bytes").arg(m_limits.maxBytes)));
    }

    void end(const Outcome &outcome)
    {
        m_timer.stop();
        dropReply();
        m_file.close();
        m_promise.addResult(outcome);
        m_promise.finish();
        deleteLater();
    }

    void dropReply()
    {
        if (!m_reply)
            return;
        QNetworkReply *reply = m_reply;
        m_reply.clear();
        // Not aborted: a reply that is about to report an error would warn of a second one.
        reply->disconnect(this);
        reply->deleteLater();
    }

    QNetworkAccessManager &m_strangers;
    QString m_apiBase;
    MediaLimits m_limits;
    QTemporaryFile m_file;
    QTimer m_timer;
    QPointer<QNetworkReply> m_reply;
    QPromise<Outcome> m_promise;
    int m_redirects = 0;
};

} // namespace

class MediaFetch::Private final
{
public:
    Credentials credentials;
    QString apiBase;
    MediaLimits limits;
    QNetworkAccessManager twilio; ///< Sends the credentials, and nothing but first requests.
    QNetworkAccessManager strangers; ///< Has never seen them.
};

MediaFetch::MediaFetch(Credentials credentials, const QString &apiBase, const MediaLimits &limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->credentials = std::move(credentials);
    d->apiBase = apiBase;
    d->limits = limits;
}

MediaFetch::~MediaFetch()
{
    qDeleteAll(findChildren<Transfer *>(Qt::FindDirectChildrenOnly));
}

QFuture<Result<FetchedMedia>> MediaFetch::fetch(const QString &url, const QString &folder)
{
    const Result<QUrl> own = ownMediaUrl(url, d->credentials, d->apiBase);
    if (!own)
        return readyFuture<Outcome>(std::unexpected(own.error()));
    if (!d->credentials.canSend())
        return readyFuture<Outcome>(failure(ErrorKind::Unauthorised,
                                            tr("No Twilio account is set up: enter its credentials in the settings."),
                                            QStringLiteral("no credentials")));
    QNetworkRequest request = plainRequest(*own);
    request.setRawHeader("Authorization", basicCredentials(d->credentials));
    auto *transfer = new Transfer(d->strangers, d->apiBase, d->limits, folder, this);
    const QFuture<Outcome> future = transfer->future();
    transfer->begin(d->twilio.get(request));
    return future;
}

} // namespace patchcord::twilio

#include "mediafetch.moc"
