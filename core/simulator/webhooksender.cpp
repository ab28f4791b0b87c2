// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/webhooksender.h"

#include "core/base/options.h"
#include "core/simulator/account.h"
#include "core/simulator/wirelog.h"
#include "core/twilio/signature.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrlQuery>
#include <QUuid>

namespace patchcord::simulator {

namespace {

constexpr int wholeMs = 15'000;

/// Connection overrides, which stand in a webhook URL's fragment: "#rc=2&rp=all".
struct Overrides
{
    int retries = 1;
    int readMs = wholeMs;
    QStringList retryOn{QStringLiteral("ct")};
};

Overrides overridesOf(const QByteArray &fragment)
{
    const QUrlQuery query(QString::fromLatin1(fragment));
    Overrides overrides;
    if (query.hasQueryItem(QStringLiteral("rc")))
        overrides.retries = std::clamp(query.queryItemValue(QStringLiteral("rc")).toInt(), 0, 5);
    if (query.hasQueryItem(QStringLiteral("rt")))
        overrides.readMs = std::clamp(query.queryItemValue(QStringLiteral("rt")).toInt(), 100, wholeMs);
    if (query.hasQueryItem(QStringLiteral("rp")))
        overrides.retryOn = query.queryItemValue(QStringLiteral("rp")).split(u',');
    return overrides;
}

bool isWorthRetrying(const WebhookAnswer &answer, bool isConnectFailure, const QStringList &retryOn)
{
    if (answer.isSuccess())
        return false;
    if (retryOn.contains(u"all"))
        return true;
    if (answer.status == 0)
        return retryOn.contains(isConnectFailure ? u"ct" : u"rt");
    return retryOn.contains(answer.status >= 500 ? u"5xx" : u"4xx");
}

/// What Twilio signs for a URL: no userinfo, and for a call no port behind https.
QByteArray signedUrl(const QByteArray &url, bool isVoice)
{
    QByteArray kept = url;
    const qsizetype hostStart = kept.indexOf("://") + 3;
    qsizetype hostEnd = kept.indexOf('/', hostStart);
    if (hostEnd < 0)
        hostEnd = kept.size();
    const qsizetype userInfo = kept.left(hostEnd).lastIndexOf('@');
    if (userInfo >= hostStart) {
        kept.remove(hostStart, userInfo + 1 - hostStart);
        hostEnd -= userInfo + 1 - hostStart;
    }
    const qsizetype port = kept.left(hostEnd).lastIndexOf(':');
    if (isVoice && kept.startsWith("https://") && port > hostStart && kept.at(port - 1) != ']')
        kept.remove(port, hostEnd - port);
    return kept;
}

/// As Twilio writes a form: a blank is '+'.
QByteArray formBody(const twilio::FormFields &fields)
{
    return twilio::encodeForm(fields).replace("%20", "+");
}

} // namespace

struct WebhookSender::Delivery
{
    Webhook webhook;
    QByteArray url; ///< Without the fragment; with the fields of a GET.
    QByteArray body;
    QByteArray signature;
    Overrides overrides;
    QElapsedTimer clock;
    WebhookAnswer answer;
    QPromise<WebhookAnswer> promise;
};

WebhookSender::WebhookSender(const Account &account, WireLog &log, const QString &connectTo, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_log(log)
{
    if (!connectTo.isEmpty())
        m_connectTo = QUrl(QStringLiteral("http://") + connectTo);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setProxy(QNetworkProxy::NoProxy);
}

QFuture<WebhookAnswer> WebhookSender::send(Webhook webhook)
{
    auto delivery = std::make_shared<Delivery>();
    const QByteArray configured = webhook.url.toUtf8();
    const qsizetype fragment = configured.indexOf('#');
    delivery->url = fragment < 0 ? configured : configured.left(fragment);
    if (fragment >= 0)
        delivery->overrides = overridesOf(configured.mid(fragment + 1));
    if (webhook.idempotencyToken.isEmpty())
        webhook.idempotencyToken = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    if (webhook.method == "GET" && !webhook.fields.isEmpty())
        delivery->url += (delivery->url.contains('?') ? '&' : '?') + formBody(webhook.fields);
    delivery->signature = signatureOf(webhook, delivery->url);
    if (webhook.sign == SignMode::Altered && !webhook.fields.isEmpty())
        webhook.fields.last().second += "x";
    if (webhook.method != "GET")
        delivery->body = formBody(webhook.fields);
    delivery->webhook = std::move(webhook);
    delivery->clock.start();
    delivery->promise.start();
    const QFuture<WebhookAnswer> future = delivery->promise.future();
    attempt(delivery);
    return future;
}

QByteArray WebhookSender::signatureOf(const Webhook &webhook, const QByteArray &url) const
{
    if (webhook.sign == SignMode::Missing)
        return {};
    QByteArray token = m_account.credentials().authToken.toUtf8();
    if (webhook.sign == SignMode::Wrong)
        token.append("-of-somebody-else");
    QByteArray target = signedUrl(url, webhook.kind.startsWith(u"voice"));
    if (webhook.sign == SignMode::OtherRoute)
        target.insert(target.contains('?') ? target.indexOf('?') : target.size(), "/other");
    return twilio::sign(token, target, webhook.method == "GET" ? twilio::FormFields() : webhook.fields);
}

QUrl WebhookSender::connectionUrl(const QByteArray &url) const
{
    QUrl target = QUrl::fromEncoded(url);
    if (m_connectTo.isValid() && !m_connectTo.isEmpty()) {
        target.setScheme(m_connectTo.scheme());
        target.setHost(m_connectTo.host());
        target.setPort(m_connectTo.port());
    }
    return target;
}

void WebhookSender::attempt(const std::shared_ptr<Delivery> &delivery)
{
    const QUrl url = connectionUrl(delivery->url);
    if (!isLoopbackHost(url.host())) {
        delivery->answer.failure = QStringLiteral("The address is not on this computer, so it was not called.");
        finishAttempt(delivery, nullptr);
        return;
    }
    QNetworkRequest request(url);
    // All attempts share Twilio's 15 seconds.
    const int leftMs = std::max(1, int(wholeMs - delivery->clock.elapsed()));
    request.setTransferTimeout(std::min(delivery->overrides.readMs, leftMs));
    request.setRawHeader("Host", QUrl::fromEncoded(delivery->url).authority(QUrl::FullyEncoded).toLatin1());
    request.setRawHeader("User-Agent", "TwilioProxy/1.1");
    request.setRawHeader("Accept", "*/*");
    request.setRawHeader("I-Twilio-Idempotency-Token", delivery->webhook.idempotencyToken);
    if (!delivery->signature.isEmpty())
        request.setRawHeader("X-Twilio-Signature", delivery->signature);
    const bool isGet = delivery->webhook.method == "GET";
    if (!isGet) {
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArrayLiteral("application/x-www-form-urlencoded; charset=UTF-8"));
    }
    ++delivery->answer.attempts;
    QNetworkReply *reply = isGet ? m_network.get(request) : m_network.post(request, delivery->body);
    // The other limit starts anew with every byte.
    QTimer::singleShot(leftMs, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::finished, this, [this, delivery, reply] {
        reply->deleteLater();
        finishAttempt(delivery, reply);
    });
}

void WebhookSender::finishAttempt(const std::shared_ptr<Delivery> &delivery, QNetworkReply *reply)
{
    WebhookAnswer &answer = delivery->answer;
    bool isConnectFailure = false;
    if (reply) {
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
        answer.body = reply->readAll();
        if (reply->error() == QNetworkReply::OperationCanceledError)
            answer.status = 0;
        answer.failure = answer.status == 0 ? reply->errorString() : QString();
        isConnectFailure = reply->error() == QNetworkReply::ConnectionRefusedError;
    }
    answer.elapsedMs = delivery->clock.elapsed();
    m_log.webhookSent(delivery->webhook, answer);
    if (reply && answer.attempts <= delivery->overrides.retries && answer.elapsedMs < wholeMs
        && isWorthRetrying(answer, isConnectFailure, delivery->overrides.retryOn)) {
        attempt(delivery);
        return;
    }
    delivery->promise.addResult(answer);
    delivery->promise.finish();
}

} // namespace patchcord::simulator
