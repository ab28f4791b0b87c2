// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace patchcord {

/// How a proxy between Twilio and the desk changes the beginning of a path. Signatures cover the path as it was sent,
/// so it is put back before anything looks at the request.
struct PathRewrite
{
    QByteArray sent; ///< "/api/webhooks"; empty = the proxy puts something in front.
    QByteArray arrives; ///< "/hooks"; empty = the proxy takes that off.

    bool operator==(const PathRewrite &) const = default;
};

/// What was done to a path that was sent as `sent` and came as `arrived` (with or without a query); none when it is the
/// same, or when not even its last part is.
[[nodiscard]] std::optional<PathRewrite> rewriteBetween(const QByteArray &sent, const QByteArray &arrived);

/// A raw target as it was sent. One that the rewriting did not make stays as it is.
[[nodiscard]] QByteArray undone(const PathRewrite &rewrite, const QByteArray &target);

/// As the profile's settings keep it ("path_rewrite"); none for anything else.
[[nodiscard]] QJsonObject toJson(const PathRewrite &rewrite);
[[nodiscard]] std::optional<PathRewrite> pathRewriteFromJson(const QJsonObject &json);

} // namespace patchcord
