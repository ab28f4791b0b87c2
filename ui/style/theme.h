// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace patchcord::ui {

/// The colours of the console, each named after what it means. Widgets take them from their palette's brightness, so
/// that light and dark follow the system without anybody telling them.
struct Theme
{
    QColor window;
    QColor panel;
    QColor line;
    QColor text;
    QColor dim;
    QColor accent; ///< "Do this next".
    QColor accentSoft;
    QColor onAccent; ///< Text on accent.
    QColor incoming; ///< Their bubbles.
    QColor outgoing; ///< Our bubbles.
    QColor note;
    QColor noteLine;
    QColor ok;
    QColor warn;
    QColor warnSoft;
    QColor bad;
    QColor badSoft;
    QColor call;
    QColor callSoft;
    QColor onCall; ///< Text on call.
    QColor selection;

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();
    /// The one that goes with a palette.
    [[nodiscard]] static const Theme &of(const QPalette &palette);
    /// A palette for the platform's own controls in these colours.
    [[nodiscard]] QPalette toPalette() const;
};

} // namespace patchcord::ui
