// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::ui {

/// A file that is to go with a reply, as the desk found it. It is told apart by its path.
struct Attachment
{
    QString path;
    QString name; ///< Empty = as the path says.
    qint64 size = 0; ///< Bytes as it will be sent; 0 while unknown.
    qint64 originalSize = 0; ///< Bytes before it was shrunk; 0 = it goes as it is.
    QString note; ///< What was done to it or is to be known of it, in a few words; may be empty.
    QString refusal; ///< Why it cannot be sent, in one plain sentence; empty = it can.

    bool operator==(const Attachment &) const = default;
};

} // namespace patchcord::ui
