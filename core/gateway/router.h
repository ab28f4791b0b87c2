// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

#include <QString>

#include <memory>

namespace patchcord::gateway {

class Guard;

/// QHttpServer, reduced to what is needed of it: it finds the route of a path and writes answers. Its source is the
/// only one that includes QHttpServer's headers, since their interface changed between Qt 6.4 and 6.8.
///
/// QHttpServer gets only the path, with every unusual byte masked, over an in-memory socket (a lane): nothing hostile
/// reaches its parser, and method, headers and body stay with the caller.
class Router final
{
public:
    /// One request inside QHttpServer; `route` is noRoute when no path matched.
    struct Passage
    {
        qsizetype lane = -1;
        int route = -1;
    };
    static constexpr int noRoute = -1;

    Router();
    ~Router();
    Router(const Router &) = delete;
    Router &operator=(const Router &) = delete;

    /// "/a/b" or "/m/<arg>", with up to six <arg>.
    void addPath(const QString &path, int route);
    /// To be called once the guard listens; the guard belongs to QHttpServer then.
    void bind(Guard *guard);

    /// Every passage has to be ended by `answer` or `abandon`.
    [[nodiscard]] Passage enter(const QByteArray &path);
    /// The whole response, as QHttpServer writes it.
    [[nodiscard]] QByteArray answer(const Passage &passage, const HttpAnswer &answer, bool closes);
    void abandon(const Passage &passage);
    /// Requests that are inside.
    [[nodiscard]] int passageCount() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::gateway
