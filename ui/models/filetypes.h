// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// Which endings of file names go with which types. A table of our own: Qt's would be read from the disk, on the screen
// thread, and says something else on every system.
namespace patchcord::ui {

/// The endings of a type, the usual one first; empty for types that are not known.
[[nodiscard]] QStringList endingsOf(const QString &type);
/// True for names that end as pictures do which are shown.
[[nodiscard]] bool isPictureName(const QString &name);

} // namespace patchcord::ui
