// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace patchcord::ui {

/// Height of the text that all measures are drawn for, in pixels.
inline constexpr qreal baseTextPixels = 13;

/// A measure of the drawing (made for 13 px text) for text of this font, so that everything grows with the text.
[[nodiscard]] int scaled(const QFont &font, qreal pixels);
[[nodiscard]] qreal scaledF(const QFont &font, qreal pixels);

/// The same font at another size of the drawing, and in another weight.
[[nodiscard]] QFont sized(const QFont &font, qreal pixels, QFont::Weight weight = QFont::Normal);

} // namespace patchcord::ui
