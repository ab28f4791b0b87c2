// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/publicreach.h"

#include "core/base/futures.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace patchcord::desk {

namespace {

constexpr int answerMs = 10'000;
constexpr qint64 maxAnswer = 16 * 1024;
constexpr qint64 goodForMs = 30'000;
constexpr qint64 badForMs = 1'000;

qint64 now()
{
    return QDeadlineTimer::current(Qt::CoarseTimer).deadline();
}

Done outcomeOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonObject answer = QJsonDocument::fromJson(reply.read(maxAnswer)).object();
    if (status == 200 && answer.value(u"status").toString() == u"ok")
        return {};
    const QString detail = QStringLiteral("HTTP %1, network error %2").arg(status).arg(int(reply.error()));
    if (status == 0)
        return failure(ErrorKind::Unavailable,
                       PublicReach::tr("Nothing answers at the public address of this desk: start the tunnel."),
                       detail);
    return failure(ErrorKind::Unavailable,
                   PublicReach::tr("Something else than this desk answers at its public address: check the tunnel."),
                   detail);
}

} // namespace

PublicReach::PublicReach(QObject *parent)
    : QObject(parent)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

PublicReach::~PublicReach()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void PublicReach::setPublicUrl(const QString &publicUrl)
{
    if (m_publicUrl == publicUrl)
        return;
    m_publicUrl = publicUrl;
    m_known.reset();
}

QFuture<Done> PublicReach::check()
{
    if (m_publicUrl.isEmpty())
        return readyFuture<Done>(
            failure(ErrorKind::Invalid,
                    tr("This desk has no public address from which Twilio could fetch a file: set up a tunnel.")));
    if (m_known && now() < m_knownUntil)
        return readyFuture(*m_known);
    const auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    m_asking.append(promise);
    if (m_reply)
        return promise->future();
    const QString base = m_publicUrl.endsWith(u'/') ? m_publicUrl.chopped(1) : m_publicUrl;
    QNetworkRequest request(QUrl(base + QStringLiteral("/api/webhooks/health")));
    request.setTransferTimeout(answerMs);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Patchcord/" PATCHCORD_VERSION));
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply] { finish(reply); });
    return promise->future();
}

void PublicReach::finish(QNetworkReply *reply)
{
    m_reply = nullptr;
    reply->deleteLater();
    settle(outcomeOf(*reply));
}

void PublicReach::settle(const Done &outcome)
{
    m_known = outcome;
    m_knownUntil = now() + (outcome ? goodForMs : badForMs);
    const auto asking = std::exchange(m_asking, {});
    for (const auto &promise : asking) {
        promise->addResult(outcome);
        promise->finish();
    }
}

} // namespace patchcord::desk
