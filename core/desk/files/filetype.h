// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace patchcord::desk {

/// What a file is, by its bytes.
struct FileType
{
    QString mime;
    QString extension; ///< Without a dot; one that nothing runs by itself.

    [[nodiscard]] bool isPicture() const { return mime.startsWith(u"image/"); }
    bool operator==(const FileType &) const = default;
};

/// How many of a file's first bytes tell what it is.
inline constexpr qint64 tellingBytes = 4096;

/// Told by the first bytes. `said` (what somebody called it) only tells apart what looks alike, like the kinds of
/// office documents; it never makes bytes into what they are not.
[[nodiscard]] FileType fileTypeOf(QByteArrayView head, const QString &said = {});

} // namespace patchcord::desk
