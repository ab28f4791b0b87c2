// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

#include <QString>

#include <optional>

namespace patchcord::desk {
class MediaShelf;
} // namespace patchcord::desk

namespace patchcord::gateway {

/// A stretch of a file.
struct ByteRange
{
    qint64 first = 0;
    qint64 size = 0;

    bool operator==(const ByteRange &) const = default;
};

/// What a Range header asks of a file of `size` bytes. The whole, when it asks for nothing that is understood (RFC 9110
/// 14.2); nothing, when it asks for what is not there.
[[nodiscard]] std::optional<ByteRange> rangeOf(const QByteArray &header, qint64 size);

/// A Content-Disposition with the name of a file, in letters that every reader takes and, beside it, as it is; empty
/// for an empty name.
[[nodiscard]] QByteArray dispositionOf(const QString &name);

/// The answer to `GET /m/<token>`: the file or a part of it, read as it is taken. A token that never was, one that has
/// expired and a file that is gone get the same 404.
[[nodiscard]] HttpAnswer mediaAnswer(desk::MediaShelf &shelf, const HttpRequest &request);

} // namespace patchcord::gateway
