// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace patchcord::ui {

/// A button of a dialog that takes Enter only while it has the focus. It is called by its text, without the mark of its
/// key and the dots of what asks further.
[[nodiscard]] QPushButton *makeButton(const char *objectName, const QString &text, QWidget *parent);

} // namespace patchcord::ui
