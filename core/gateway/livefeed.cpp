// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/livefeed.h"

#include "core/gateway/bearertoken.h"
#include "core/gateway/feedclient.h"
#include "core/gateway/httpserver.h"
#include "core/twilio/form.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

#include <optional>

namespace patchcord::gateway {

namespace {

constexpr int maxConnections = 64;
constexpr qint64 maxMessage = 4 * 1024; ///< Clients have nothing to say but pings.
constexpr int badRequest = 400;
constexpr int unauthorised = 401;

HttpLimits feedLimits()
{
    HttpLimits limits;
    limits.maxBody = 0;
    limits.maxConnections = maxConnections;
    return limits;
}

/// The number to go on from; the newest one when none is asked for; nothing when it is no number.
std::optional<qint64> sinceOf(const HttpRequest &request, qint64 newest)
{
    const QString since = twilio::fieldText(twilio::parseForm(request.query()), "since");
    if (since.isEmpty())
        return newest;
    bool isNumber = false;
    const qint64 number = since.toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

QByteArray metricLine(const char *name, const char *kind, const char *help, qint64 value)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n' + name + ' '
        + QByteArray::number(value) + '\n';
}

} // namespace

class LiveFeed::Private
{
public:
    Private(store::Store &followed, const QString &secret, LiveFeed *feed)
        : q(feed)
        , store(followed)
        , token(secret)
        , server(feedLimits())
    {
        uptime.start();
    }

    void addRoutes();
    void addRoute(const QString &path, HttpAnswer (Private::*answer)() const);
    void add(std::unique_ptr<QWebSocket> socket, qint64 since);
    [[nodiscard]] HttpAnswer health() const;
    [[nodiscard]] HttpAnswer metrics() const;

    LiveFeed *q;
    store::Store &store;
    const BearerToken token;
    QElapsedTimer uptime;
    int clients = 0;
    HttpServer server;
};

void LiveFeed::Private::addRoutes()
{
    addRoute(QStringLiteral("/health"), &Private::health);
    addRoute(QStringLiteral("/metrics"), &Private::metrics);
    server.webSocket(
        QStringLiteral("/live"), maxMessage,
        [this](const HttpRequest &request) {
            if (!token.isIn(request))
                return unauthorised;
            return sinceOf(request, 0) ? 0 : badRequest;
        },
        [this](std::unique_ptr<QWebSocket> socket, const HttpRequest &request) {
            add(std::move(socket), sinceOf(request, store.lastEvent()).value_or(0));
        });
}

void LiveFeed::Private::addRoute(const QString &path, HttpAnswer (Private::*answer)() const)
{
    server.route("GET", path, [this, answer](const HttpRequest &request, const HttpReply &reply) {
        if (token.isIn(request))
            reply.answer((this->*answer)());
        else
            reply.answer({.status = unauthorised, .headers = {{"WWW-Authenticate", "Bearer"}}});
    });
}

void LiveFeed::Private::add(std::unique_ptr<QWebSocket> socket, qint64 since)
{
    auto *client = new FeedClient(store, std::move(socket), since, q);
    ++clients;
    QObject::connect(client, &FeedClient::left, q, [this, client] {
        --clients;
        client->deleteLater();
    });
}

HttpAnswer LiveFeed::Private::health() const
{
    const store::CommitCounts counts = store.commitCounts();
    const QJsonObject state{
        {QStringLiteral("status"), QStringLiteral("ok")},
        {QStringLiteral("version"), QStringLiteral(PATCHCORD_VERSION)},
        {QStringLiteral("uptime_seconds"), uptime.elapsed() / 1000},
        {QStringLiteral("last_event"), store.lastEvent()},
        {QStringLiteral("commits"), counts.commits},
        {QStringLiteral("jobs"), counts.jobs},
        {QStringLiteral("feed_clients"), clients},
    };
    return {
        .status = 200, .contentType = "application/json", .body = QJsonDocument(state).toJson(QJsonDocument::Compact)};
}

HttpAnswer LiveFeed::Private::metrics() const
{
    const store::CommitCounts counts = store.commitCounts();
    return {.status = 200,
            .contentType = "text/plain; version=0.0.4",
            .body = metricLine("patchcord_last_event", "counter", "Number of the newest event.", store.lastEvent())
                + metricLine("patchcord_commits_total", "counter", "Commits since the start.", counts.commits)
                + metricLine("patchcord_jobs_total", "counter", "Units of work that were committed.", counts.jobs)
                + metricLine("patchcord_feed_clients", "gauge", "Clients that follow the live feed.", clients)};
}

LiveFeed::LiveFeed(store::Store &store, const QString &token, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(store, token, this))
{
    d->addRoutes();
}

LiveFeed::~LiveFeed()
{
    qDeleteAll(findChildren<FeedClient *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<quint16> LiveFeed::listen(const QHostAddress &host, quint16 port)
{
    if (!host.isLoopback()) {
        return failure(ErrorKind::Refused,
                       tr("The live feed only listens on this machine itself. Choose 127.0.0.1 or [::1] for it."),
                       QStringLiteral("live feed asked for a host that is not loopback"));
    }
    return d->server.listen(host, port);
}

} // namespace patchcord::gateway
