// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace patchcord::ui {

/// A request that was turned away at the door, as the quarantine page shows it.
struct RefusedRequest
{
    qint64 id = 0;
    qint64 at = 0; ///< UTC ms.
    QString route; ///< The raw request target.
    QString reason; ///< In plain words.
    QStringList triedUrls; ///< What the signature was checked against.
    bool canReplay = false; ///< What refused it may be mended by now, and its body is kept whole.

    bool operator==(const RefusedRequest &) const = default;
};

} // namespace patchcord::ui
