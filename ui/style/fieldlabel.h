// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace patchcord::ui {

/// The name over a field of a form; its access key leads to the field.
[[nodiscard]] QLabel *labelFor(const QString &text, QWidget *field);

} // namespace patchcord::ui
