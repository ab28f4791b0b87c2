// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace patchcord::ui {

/// One of our own drawings ("menu", "person", "search", …) in a colour, sharp at every size.
[[nodiscard]] QIcon icon(const QString &name, const QColor &colour);

/// The program's icon; with `unread` over 0 it carries that number.
[[nodiscard]] QIcon applicationIcon(int unread = 0);

} // namespace patchcord::ui
