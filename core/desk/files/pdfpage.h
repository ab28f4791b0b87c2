// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace patchcord::desk {

/// The first page of a PDF, no larger than `maxSide` on its longer side; null when there is none, it is locked, takes
/// longer than seconds to draw, or this build has no way to draw it. Runs nothing of what the file holds. For worker
/// threads.
[[nodiscard]] QImage firstPageOf(const QString &path, int maxSide);

} // namespace patchcord::desk
