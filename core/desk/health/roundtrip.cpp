// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/health/roundtrip.h"

#include "core/desk/health/publicaddress.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>

#include <memory>

namespace patchcord::desk {

namespace {

constexpr int patienceMs = 10'000;
constexpr qint64 longestAnswer = 4096;

} // namespace

RoundTrip::RoundTrip(QObject *parent)
    : QObject(parent)
{ }

QFuture<RoundTripResult> RoundTrip::measure(const QString &publicUrl)
{
    QNetworkRequest request(QUrl(publicUrl + QStringLiteral("/api/webhooks/health")));
    request.setTransferTimeout(patienceMs);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Patchcord/" PATCHCORD_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    auto promise = std::make_shared<QPromise<RoundTripResult>>();
    promise->start();
    QElapsedTimer clock;
    clock.start();
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [reply, promise, clock] {
        reply->deleteLater();
        RoundTripResult result{int(clock.elapsed()), whyNotReached(*reply), false};
        result.wasAnswered = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
        const QJsonObject answer = QJsonDocument::fromJson(reply->read(longestAnswer)).object();
        if (result.trouble.isEmpty() && answer.value(u"status").toString() != u"ok")
            result.trouble = tr("Something else answers at the public address, or a page is shown before this desk is "
                                "reached.");
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

} // namespace patchcord::desk
