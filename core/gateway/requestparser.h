// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

#include <QByteArrayView>

#include <expected>

namespace patchcord::gateway {

/// What the head of one request says, once it is beyond doubt where its body ends.
struct RequestHead
{
    QByteArray method;
    QByteArray target;
    HttpHeaders headers;
    qint64 contentLength = 0;
    bool isChunked = false;
    bool keepsAlive = true;
    bool expectsContinue = false;
    bool wantsWebSocket = false;

    [[nodiscard]] bool hasBody() const { return isChunked || contentLength > 0; }
};

/// Where the blank line behind a head is.
struct HeadEnd
{
    enum class Kind { Missing, Found, Broken };
    Kind kind = Kind::Missing;
    qsizetype size = 0; ///< Found: bytes of the head with its blank line. Missing: bytes that need no second look.
};

/// Looks on from byte `from`. Broken: a line that ends in a bare line feed.
[[nodiscard]] HeadEnd findHeadEnd(QByteArrayView bytes, qsizetype from);

/// Reads a head (request line and header lines, without the blank line) by the letter of RFC 9112: what two programs
/// could frame differently is refused. The error is the HTTP status to refuse it with.
[[nodiscard]] std::expected<RequestHead, int> parseHead(QByteArrayView head, int maxHeaders);

} // namespace patchcord::gateway
