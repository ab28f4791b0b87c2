// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

// What was pasted or dropped, told apart: text, files, or a picture that is none yet.
namespace patchcord::ui {

/// The files of this machine in it.
[[nodiscard]] QStringList localFiles(const QMimeData &data);
/// It is meant as files or as a picture. A table copied from a spreadsheet brings a picture of itself along, and is
/// meant as text.
[[nodiscard]] bool holdsFiles(const QMimeData &data);

} // namespace patchcord::ui
