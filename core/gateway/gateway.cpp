// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/gateway.h"

#include "core/gateway/httpserver.h"
#include "core/gateway/logging.h"
#include "core/gateway/mediaanswer.h"
#include "core/gateway/proofgate.h"
#include "core/gateway/proofroutes.h"
#include "core/gateway/ringingsound.h"
#include "core/gateway/webhooks.h"

#include <QWebSocket>

namespace patchcord::gateway {

namespace {

constexpr qint64 maxStreamMessage = 64 * 1024;

} // namespace

class Gateway::Private
{
public:
    Private(store::Store &store, desk::Inbox &inbox, desk::Deliveries &deliveries, desk::CallDesk &calls,
            const GatewaySettings &settings)
        : webhooks(store, inbox, deliveries, calls, Admission(settings.publicUrl, settings.credentials))
        , proofRoutes(proofGate, webhooks.admission())
        , server(settings.limits)
    { }

    void addRoutes()
    {
        webhooks.addTo(server);
        proofRoutes.addTo(server);
        server.setFallback([this](const HttpRequest &request, const HttpReply &reply) {
            proofGate.noteAstray(request);
            reply.answer({.status = 404});
        });
        server.route("GET", QStringLiteral("/api/webhooks/health"), [](const HttpRequest &, const HttpReply &reply) {
            reply.answer({.status = 200, .contentType = "application/json", .body = R"({"status":"ok"})"});
        });
        // Twilio plays it to callers who wait; the same for everybody, and nothing of anybody's.
        server.route("GET", QStringLiteral("/api/webhooks/voice/ringing.wav"),
                     [sound = ringingSound()](const HttpRequest &, const HttpReply &reply) {
                         reply.answer({.status = 200,
                                       .contentType = "audio/x-wav",
                                       .body = sound,
                                       .headers = {{"Cache-Control", "public, max-age=86400"}}});
                     });
        server.route("GET", QStringLiteral("/m/<arg>"), [this](const HttpRequest &request, const HttpReply &reply) {
            reply.answer(shelf ? mediaAnswer(*shelf, request) : HttpAnswer{.status = 404});
        });
        server.webSocket(
            QStringLiteral("/media-stream"), maxStreamMessage,
            [](const HttpRequest &) {
                qCInfo(log) << "a media stream was refused: no call expects one";
                return 403;
            },
            [](std::unique_ptr<QWebSocket>, const HttpRequest &) {});
    }

    Webhooks webhooks;
    ProofGate proofGate;
    ProofRoutes proofRoutes;
    HttpServer server;
    desk::MediaShelf *shelf = nullptr;
};

Gateway::Gateway(store::Store &store, desk::Inbox &inbox, desk::Deliveries &deliveries, desk::CallDesk &calls,
                 const GatewaySettings &settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(store, inbox, deliveries, calls, settings))
{
    d->addRoutes();
    connect(&d->webhooks, &Webhooks::answered, this, &Gateway::webhookAnswered);
    connect(&d->webhooks, &Webhooks::refused, this, &Gateway::requestRefused);
}

Gateway::~Gateway() = default;

Result<quint16> Gateway::listen(const QHostAddress &host, quint16 port)
{
    return d->server.listen(host, port);
}

quint16 Gateway::port() const
{
    return d->server.port();
}

void Gateway::setPublicUrl(const QString &publicUrl)
{
    d->webhooks.admission().setPublicUrl(publicUrl);
}

void Gateway::undoRewriting(const std::optional<PathRewrite> &rewrite)
{
    d->server.undoRewriting(rewrite);
}

void Gateway::serveMedia(desk::MediaShelf &shelf)
{
    d->shelf = &shelf;
}

void Gateway::setCredentials(const Credentials &credentials)
{
    d->webhooks.admission().setCredentials(credentials);
}

ProofGate &Gateway::proofGate()
{
    return d->proofGate;
}

QFuture<Done> Gateway::replay(qint64 quarantineId, const QString &agent)
{
    return d->webhooks.replay(quarantineId, agent);
}

} // namespace patchcord::gateway
