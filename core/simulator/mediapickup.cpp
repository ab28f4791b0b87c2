// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/mediapickup.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/wirelog.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>

namespace patchcord::simulator {

namespace {

constexpr int answerMs = 15'000;
constexpr qint64 mostMms = 5 * 1024 * 1024;
constexpr qint64 mostWhatsApp = 16 * 1024 * 1024;

constexpr int notFetched = 11200;
constexpr int notConnected = 11205;
constexpr int unusableType = 12300;
constexpr int tooLarge = 11751;
constexpr int whatsAppNotFetched = 63019;

bool isWhatsApp(const MessageRecord &message)
{
    return message.to.startsWith(u"whatsapp:");
}

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

} // namespace

/// One message whose files are being fetched, one after the other.
struct MediaPickup::Errand
{
    MessageRecord message;
    QStringList urls;
    QString url; ///< Under way.
    QPromise<int> promise;

    void end(int code)
    {
        promise.addResult(code != 0 && isWhatsApp(message) ? whatsAppNotFetched : code);
        promise.finish();
    }
};

MediaPickup::MediaPickup(Account &account, WireLog &log, const QString &connectTo, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_log(log)
    , m_connectTo(connectTo.isEmpty() ? QUrl() : QUrl(QStringLiteral("http://") + connectTo))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QFuture<int> MediaPickup::fetch(const MessageRecord &message)
{
    const auto errand = std::make_shared<Errand>();
    errand->message = message;
    errand->urls = message.mediaUrls;
    errand->promise.start();
    const QFuture<int> future = errand->promise.future();
    next(errand);
    return future;
}

void MediaPickup::next(const std::shared_ptr<Errand> &errand)
{
    while (!errand->urls.isEmpty()) {
        errand->url = errand->urls.takeFirst();
        if (isLoopback(connectionUrl(QUrl(errand->url))))
            return ask(errand, true);
    }
    errand->end(0);
}

void MediaPickup::ask(const std::shared_ptr<Errand> &errand, bool isHead)
{
    const QUrl url(errand->url);
    QNetworkRequest request(connectionUrl(url));
    request.setTransferTimeout(answerMs);
    request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
    request.setRawHeader("User-Agent", "TwilioProxy/1.1");
    request.setRawHeader("Accept", "*/*");
    QNetworkReply *reply = isHead ? m_network.head(request) : m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, errand, reply, isHead] {
        reply->deleteLater();
        const int code = keep(*errand, *reply, isHead);
        if (code != 0)
            return errand->end(code);
        if (isHead)
            return ask(errand, false);
        next(errand);
    });
}

int MediaPickup::keep(const Errand &errand, QNetworkReply &reply, bool isHead)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray bytes = reply.readAll();
    const QString type = reply.header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0).trimmed();
    m_log.mediaFetched({errand.message.sid, isHead ? QStringLiteral("HEAD") : QStringLiteral("GET"), errand.url, status,
                        type, bytes.size()});
    if (status != 200)
        return status == 0 ? notConnected : notFetched;
    if (type.isEmpty() || type == u"text/html" || type == u"application/octet-stream")
        return unusableType;
    const qint64 promised = reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max<qint64>(promised, bytes.size()) > (isWhatsApp(errand.message) ? mostWhatsApp : mostMms))
        return tooLarge;
    if (isHead)
        return 0;
    MediaRecord media;
    media.sid = m_account.newSid(QLatin1StringView("ME"));
    media.messageSid = errand.message.sid;
    media.contentType = type;
    media.bytes = bytes;
    media.createdAt = utcNow();
    m_account.addMedia(media);
    return 0;
}

QUrl MediaPickup::connectionUrl(const QUrl &url) const
{
    // With a stand-in for the public address only the desk's own files are behind it.
    if (m_connectTo.isEmpty() || !url.toString().startsWith(m_account.webhookUrl({})))
        return url;
    QUrl target = url;
    target.setScheme(m_connectTo.scheme());
    target.setHost(m_connectTo.host());
    target.setPort(m_connectTo.port());
    return target;
}

} // namespace patchcord::simulator
