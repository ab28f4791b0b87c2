// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/tunnelsearch.h"

#include "core/base/options.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>
#include <QUrl>

namespace patchcord::desk {

namespace {

constexpr int patienceMs = 500;
constexpr qint64 longestAnswer = 256 * 1024;

/// The port of "http://localhost:3000", "localhost:3000" or "3000"; 0 when there is none.
quint16 portOf(const QString &address)
{
    return address.section(u':', -1).section(u'/', 0, 0).toUShort();
}

bool hasPort(const QJsonArray &rules, quint16 port)
{
    return std::ranges::any_of(rules,
                               [port](const QJsonValue &rule) { return portOf(rule[u"service"].toString()) == port; });
}

} // namespace

/// The questions that are open, and what was found so far.
struct TunnelSearch::Round
{
    quint16 ownPort = 0;
    int open = 1;
    TunnelFound ngrok;
    TunnelFound cloudflared;
    QPromise<QList<TunnelFound>> promise;

    void leave()
    {
        if (--open > 0)
            return;
        promise.addResult(QList<TunnelFound>{ngrok, cloudflared});
        promise.finish();
    }
};

TunnelSearch::TunnelSearch(const TunnelPorts &ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

QFuture<QList<TunnelFound>> TunnelSearch::search(quint16 ownPort)
{
    auto round = std::make_shared<Round>();
    round->ownPort = ownPort;
    round->ngrok.program = QStringLiteral("ngrok");
    round->ngrok.startCommand = QStringLiteral("ngrok http %1").arg(ownPort);
    round->cloudflared.program = QStringLiteral("cloudflared");
    round->cloudflared.startCommand = QStringLiteral("cloudflared tunnel --url http://127.0.0.1:%1").arg(ownPort);
    round->promise.start();
    for (const quint16 port : std::as_const(m_ports.ngrok))
        ask(round, port, QStringLiteral("/api/tunnels"),
            [this, round](const QJsonObject &answer) { takeNgrok(round, answer); });
    for (const quint16 port : std::as_const(m_ports.cloudflared))
        ask(round, port, QStringLiteral("/quicktunnel"),
            [this, round, port](const QJsonObject &answer) { takeCloudflared(round, port, answer); });
    round->leave();
    return round->promise.future();
}

void TunnelSearch::ask(const std::shared_ptr<Round> &round, quint16 port, const QString &path, const Take &take)
{
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path)));
    request.setRawHeader("Accept", "application/json");
    request.setTransferTimeout(patienceMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    ++round->open;
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [round, reply, take] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError)
            take(QJsonDocument::fromJson(reply->read(longestAnswer)).object());
        round->leave();
    });
}

/// The one that leads here, else the first that leads anywhere.
void TunnelSearch::takeNgrok(const std::shared_ptr<Round> &round, const QJsonObject &answer) const
{
    for (const QJsonValue &tunnel : answer.value(u"tunnels").toArray()) {
        const QString url = tunnel[u"public_url"].toString();
        const bool isHere = isLoopbackHost(QUrl(url).host());
        if (!url.startsWith(u"https://") && !isHere)
            continue;
        const bool leadsHere = portOf(tunnel[u"config"][u"addr"].toString()) == round->ownPort;
        if (round->ngrok.publicUrl.isEmpty() || (leadsHere && !round->ngrok.leadsHere)) {
            round->ngrok.publicUrl = url;
            round->ngrok.leadsHere = leadsHere;
        }
    }
}

/// It names its address in one place and where it leads in another.
void TunnelSearch::takeCloudflared(const std::shared_ptr<Round> &round, quint16 port, const QJsonObject &answer)
{
    const QString host = answer.value(u"hostname").toString();
    if (host.isEmpty())
        return;
    const QString url = QStringLiteral("https://") + host;
    if (round->cloudflared.publicUrl.isEmpty())
        round->cloudflared.publicUrl = url;
    ask(round, port, QStringLiteral("/config"), [round, url](const QJsonObject &config) {
        const QJsonArray rules = config.value(u"config")[u"ingress"].toArray();
        if (hasPort(rules, round->ownPort) && !round->cloudflared.leadsHere) {
            round->cloudflared.publicUrl = url;
            round->cloudflared.leadsHere = true;
        }
    });
}

} // namespace patchcord::desk
