// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/router.h"

#include "core/gateway/feed.h"
#include "core/gateway/guard.h"

#include <QHttpServer>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QPointer>

#include <optional>
#include <utility>
#include <vector>

namespace patchcord::gateway {

namespace {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using Responder = QHttpServerResponder &;
#else
using Responder = QHttpServerResponder &&;
#endif

constexpr char laneHeader[] = "X-Lane";

template <std::size_t> using PathArgument = const QString &;

/// Letters, digits and "-._~" stay, so that only what was registered can match.
QByteArray masked(const QByteArray &path)
{
    QByteArray safe = path;
    char before = 0;
    for (char &c : safe) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '.' || c == '_' || c == '~' || (c == '/' && before != '/');
        if (!isPlain)
            c = '_';
        before = c;
    }
    return safe;
}

QHttpServerResponse toResponse(const HttpAnswer &answer, bool closes)
{
    QHttpServerResponse response(answer.contentType, answer.body, QHttpServerResponse::StatusCode(answer.status));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers;
    if (!answer.contentType.isEmpty())
        headers.append("Content-Type", answer.contentType);
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    if (closes)
        headers.append("Connection", "close");
    response.setHeaders(std::move(headers));
#else
    if (answer.contentType.isEmpty())
        response.clearHeaders();
    for (const auto &[name, value] : answer.headers)
        response.addHeader(name, value);
    if (closes)
        response.addHeader("Connection", "close");
#endif
    return response;
}

} // namespace

class Router::Private
{
public:
    struct Lane
    {
        QPointer<Feed> feed; ///< The guard's, or from Qt 6.5 on QHttpServer's.
        std::optional<QHttpServerResponder> responder;
        int route = noRoute;
    };

    ~Private()
    {
        for (Lane &lane : lanes)
            lane.responder.reset();
    }

    /// `responder` is in the hands of QHttpServer only until this returns.
    void arrive(const QHttpServerRequest &request, Responder responder, int route)
    {
        const auto lane = size_t(request.value(laneHeader).toULongLong());
        if (lane >= lanes.size())
            return;
        lanes[lane].responder.emplace(std::move(responder));
        lanes[lane].route = route;
    }

    template <std::size_t... I> void addPath(const QString &path, int route, std::index_sequence<I...>)
    {
        server.route(path, [this, route](PathArgument<I>..., const QHttpServerRequest &request, Responder responder) {
            arrive(request, std::forward<Responder>(responder), route);
        });
    }

    qsizetype takeLane()
    {
        if (!freeLanes.empty()) {
            const qsizetype lane = freeLanes.back();
            freeLanes.pop_back();
            return lane;
        }
        lanes.push_back({new Feed(guard), std::nullopt, noRoute});
        guard->present(lanes.back().feed);
        return qsizetype(lanes.size()) - 1;
    }

    std::vector<Lane> lanes;
    std::vector<qsizetype> freeLanes;
    QHttpServer server;
    Guard *guard = nullptr;
};

Router::Router()
    : d(std::make_unique<Private>())
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    d->server.setMissingHandler(&d->server, [this](const QHttpServerRequest &request, Responder responder) {
        d->arrive(request, std::forward<Responder>(responder), noRoute);
    });
#else
    d->server.setMissingHandler([this](const QHttpServerRequest &request, Responder responder) {
        d->arrive(request, std::forward<Responder>(responder), noRoute);
    });
#endif
}

Router::~Router() = default;

void Router::addPath(const QString &path, int route)
{
    const QString pattern = QString(path).replace(u'.', QStringLiteral("\\."));
    switch (path.count(QStringLiteral("<arg>"))) {
    case 0:
        return d->addPath(pattern, route, std::make_index_sequence<0>());
    case 1:
        return d->addPath(pattern, route, std::make_index_sequence<1>());
    case 2:
        return d->addPath(pattern, route, std::make_index_sequence<2>());
    case 3:
        return d->addPath(pattern, route, std::make_index_sequence<3>());
    case 4:
        return d->addPath(pattern, route, std::make_index_sequence<4>());
    case 5:
        return d->addPath(pattern, route, std::make_index_sequence<5>());
    default:
        return d->addPath(pattern, route, std::make_index_sequence<6>());
    }
}

void Router::bind(Guard *guard)
{
    d->guard = guard;
    d->server.bind(guard);
}

Router::Passage Router::enter(const QByteArray &path)
{
    const qsizetype lane = d->takeLane();
    d->lanes[size_t(lane)].route = noRoute;
    d->lanes[size_t(lane)].feed->push("GET " + masked(path) + " HTTP/1.1\r\nHost: localhost\r\n" + laneHeader + ": "
                                      + QByteArray::number(lane) + "\r\n\r\n");
    return {lane, d->lanes[size_t(lane)].route};
}

QByteArray Router::answer(const Passage &passage, const HttpAnswer &answer, bool closes)
{
    Private::Lane &lane = d->lanes[size_t(passage.lane)];
    if (!lane.responder)
        return {};
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    lane.responder->sendResponse(toResponse(answer, closes));
#else
    toResponse(answer, closes).write(std::move(*lane.responder));
#endif
    lane.responder.reset();
    d->freeLanes.push_back(passage.lane);
    return lane.feed->takeOutput();
}

void Router::abandon(const Passage &passage)
{
    std::ignore = answer(passage, {}, false);
}

int Router::passageCount() const
{
    return int(d->lanes.size() - d->freeLanes.size());
}

} // namespace patchcord::gateway
