// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/simulator.h"

#include "core/gateway/httpserver.h"
#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/control.h"
#include "core/simulator/faults.h"
#include "core/simulator/inboundmessages.h"
#include "core/simulator/lifecycle.h"
#include "core/simulator/mediaorigin.h"
#include "core/simulator/mediapickup.h"
#include "core/simulator/modelendpoint.h"
#include "core/simulator/personas.h"
#include "core/simulator/restapi.h"
#include "core/simulator/stage.h"
#include "core/simulator/webhooksender.h"
#include "core/simulator/wirelog.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace patchcord::simulator {

namespace {

gateway::HttpLimits limits()
{
    gateway::HttpLimits wide;
    wide.maxBody = 4 * 1024 * 1024;
    wide.maxConnections = 2048;
    wide.writeMs = 5 * 60'000; // A model may stop in the middle.
    return wide;
}

} // namespace

/// The parts, in the order in which they need each other.
class Simulator::Private
{
public:
    explicit Private(SimulatorOptions given)
        : options(std::move(given))
        , account(options)
        , sender(account, log, options.connectTo)
        , pickup(account, log, options.connectTo)
        , origin(account, log)
        , lifecycle(account, sender, pickup, faults, options)
        , inbound(account, sender, lifecycle, faults)
        , calls(account, sender, faults, options)
        , rest(account, lifecycle, calls, faults)
        , control(account, inbound, calls, faults, log)
        , stage(account, rest)
        , personas(account, inbound, calls, lifecycle, options)
        , server(limits())
    {
        server.setFallback(
            [this](const gateway::HttpRequest &request, const gateway::HttpReply &reply) { handle(request, reply); });
    }

    void handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply)
    {
        if (!request.peer.isLoopback()) {
            reply.answer({403, {}, {}, {}});
            return;
        }
        if (request.path() == "/sim/media" && request.header("Origin").isEmpty()) {
            const Done done = origin.control(request.method, QJsonDocument::fromJson(request.body).object());
            const QString why = done ? QString() : done.error().message;
            reply.answer(jsonAnswer(done ? 200 : 400, {{QStringLiteral("error"), why}}));
            return;
        }
        if (request.path() == "/sim/model" && request.header("Origin").isEmpty()) {
            const auto shown = model.control(request.method, QJsonDocument::fromJson(request.body).object());
            reply.answer(shown ? jsonAnswer(200, *shown)
                               : jsonAnswer(400, {{QStringLiteral("error"), shown.error().message}}));
            return;
        }
        if (ModelEndpoint::takes(request.path())) {
            model.handle(request, reply);
            return;
        }
        if (Stage::takes(request.path())) {
            reply.answer(stage.handle(request));
            return;
        }
        if (request.target.startsWith("/sim/")) {
            control.handle(request, reply);
            return;
        }
        const quint64 number = log.requestCame(request);
        rest.handle(request, reply, [this, number](const QString &outcome) { log.requestEnded(number, outcome); });
    }

    SimulatorOptions options;
    QString baseUrl;
    Account account;
    Faults faults;
    WireLog log;
    WebhookSender sender;
    MediaPickup pickup;
    MediaOrigin origin;
    Lifecycle lifecycle;
    InboundMessages inbound;
    CallPlayer calls;
    RestApi rest;
    Control control;
    Stage stage;
    ModelEndpoint model;
    Personas personas;
    gateway::HttpServer server;
};

Simulator::Simulator(SimulatorOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(options)))
{ }

Simulator::~Simulator() = default;

Result<quint16> Simulator::listen(const QHostAddress &host, quint16 port)
{
    if (!host.isLoopback()) {
        return failure(ErrorKind::Refused,
                       tr("The simulator listens on this computer only. Give it 127.0.0.1 or ::1."));
    }
    const auto second = d->origin.listen(host);
    if (!second)
        return second;
    const auto taken = d->server.listen(host, port);
    if (taken) {
        const bool isV6 = host.protocol() == QAbstractSocket::IPv6Protocol;
        const QString shown = isV6 ? u'[' + host.toString() + u']' : host.toString();
        d->baseUrl = QStringLiteral("http://%1:%2").arg(shown).arg(*taken);
        d->inbound.setBaseUrl(d->baseUrl);
        d->calls.setBaseUrl(d->baseUrl);
        d->account.setMediaBase(QStringLiteral("http://%1:%2").arg(shown).arg(*second));
    }
    return taken;
}

QString Simulator::baseUrl() const
{
    return d->baseUrl;
}

Credentials Simulator::credentials() const
{
    return d->account.credentials();
}

QString Simulator::modelUrl() const
{
    return d->baseUrl + QStringLiteral("/v1");
}

QString Simulator::modelKey()
{
    return ModelEndpoint::key();
}

void Simulator::setWebhookBase(const QString &url)
{
    d->account.setWebhookBase(url);
}

void Simulator::startPersonas()
{
    if (d->options.hasPersonas)
        d->personas.start();
}

} // namespace patchcord::simulator
