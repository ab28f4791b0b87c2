// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/tunnelstage.h"

#include "core/simulator/apianswer.h"

#include <QJsonArray>
#include <QUrl>

namespace patchcord::simulator {

namespace {

QJsonObject ngrokTunnels(const TunnelRecord &tunnel)
{
    QJsonArray tunnels;
    if (!tunnel.publicUrl.isEmpty()) {
        tunnels.append(
            QJsonObject{{QStringLiteral("name"), QStringLiteral("command_line")},
                        {QStringLiteral("public_url"), tunnel.publicUrl},
                        {QStringLiteral("proto"), QUrl(tunnel.publicUrl).scheme()},
                        {QStringLiteral("config"),
                         QJsonObject{{QStringLiteral("addr"), tunnel.target}, {QStringLiteral("inspect"), true}}}});
    }
    return {{QStringLiteral("tunnels"), tunnels}, {QStringLiteral("uri"), QStringLiteral("/api/tunnels")}};
}

QJsonObject cloudflaredConfig(const TunnelRecord &tunnel)
{
    const QJsonArray ingress{QJsonObject{{QStringLiteral("service"), tunnel.target}}};
    return {{QStringLiteral("version"), -1},
            {QStringLiteral("config"), QJsonObject{{QStringLiteral("ingress"), ingress}}}};
}

gateway::HttpAnswer answerOf(const TunnelRecord &tunnel, const QByteArray &path)
{
    if (tunnel.program == u"ngrok" && path == "/api/tunnels")
        return jsonAnswer(200, ngrokTunnels(tunnel));
    if (tunnel.program == u"cloudflared" && path == "/quicktunnel")
        return jsonAnswer(200, {{QStringLiteral("hostname"), QUrl(tunnel.publicUrl).host()}});
    if (tunnel.program == u"cloudflared" && path == "/config")
        return jsonAnswer(200, cloudflaredConfig(tunnel));
    return {404, "text/plain", "404 page not found", {}};
}

} // namespace

Result<quint16> TunnelStage::show(const TunnelRecord &tunnel, quint16 port)
{
    for (const auto &known : m_interfaces) {
        if (known->server.port() == port && known->tunnel.program == tunnel.program) {
            known->tunnel = tunnel;
            return port;
        }
    }
    auto added = std::make_unique<Interface>();
    added->tunnel = tunnel;
    added->server.setFallback(
        [shown = added.get()](const gateway::HttpRequest &request, const gateway::HttpReply &reply) {
            reply.answer(answerOf(shown->tunnel, request.path()));
        });
    const Result<quint16> taken = added->server.listen(QHostAddress(QHostAddress::LocalHost), port);
    if (taken)
        m_interfaces.push_back(std::move(added));
    return taken;
}

} // namespace patchcord::simulator
