// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pathrewrite.h"

#include <QByteArrayList>
#include <QJsonValue>

#include <algorithm>
#include <array>

namespace patchcord {

namespace {

/// Where the desk's own addresses begin.
constexpr std::array<QByteArrayView, 3> roots{"/api/webhooks/", "/m/", "/media-stream"};

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype end = target.indexOf('?');
    return end < 0 ? target : target.left(end);
}

bool isPrefix(const QByteArray &text)
{
    return text.isEmpty() || (text.startsWith('/') && !text.endsWith('/') && !text.contains('?'));
}

} // namespace

std::optional<PathRewrite> rewriteBetween(const QByteArray &sent, const QByteArray &arrived)
{
    QByteArrayList sentParts = pathOf(sent).split('/');
    QByteArrayList arrivedParts = pathOf(arrived).split('/');
    if (sentParts == arrivedParts || sentParts.last() != arrivedParts.last())
        return std::nullopt;
    // The first part is the nothing before the first slash, and stays.
    while (sentParts.size() > 1 && arrivedParts.size() > 1 && sentParts.last() == arrivedParts.last()) {
        sentParts.removeLast();
        arrivedParts.removeLast();
    }
    return PathRewrite{sentParts.join('/'), arrivedParts.join('/')};
}

QByteArray undone(const PathRewrite &rewrite, const QByteArray &target)
{
    if (rewrite == PathRewrite() || !target.startsWith(rewrite.arrives + '/'))
        return target;
    // With nothing in front to know it by, a path that is ours is left alone.
    if (rewrite.arrives.isEmpty()
        && std::ranges::any_of(roots, [&](QByteArrayView root) { return target.startsWith(root); }))
        return target;
    return rewrite.sent + target.sliced(rewrite.arrives.size());
}

QJsonObject toJson(const PathRewrite &rewrite)
{
    return {{QStringLiteral("sent"), QString::fromUtf8(rewrite.sent)},
            {QStringLiteral("arrives"), QString::fromUtf8(rewrite.arrives)}};
}

std::optional<PathRewrite> pathRewriteFromJson(const QJsonObject &json)
{
    const PathRewrite rewrite{json.value(u"sent").toString().toUtf8(), json.value(u"arrives").toString().toUtf8()};
    if (rewrite == PathRewrite() || !isPrefix(rewrite.sent) || !isPrefix(rewrite.arrives))
        return std::nullopt;
    return rewrite;
}

} // namespace patchcord
