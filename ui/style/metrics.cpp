// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/metrics.h"

#include <QFontInfo>

namespace patchcord::ui {

namespace {

qreal pixelsOf(const QFont &font)
{
    return font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
}

// The application's font, not the one at hand, is what a measure scales with: a small label keeps its paddings.
constexpr qreal smallestText = 9;

} // namespace

qreal scaledF(const QFont &font, qreal pixels)
{
    return pixels * std::max(pixelsOf(font), smallestText) / baseTextPixels;
}

int scaled(const QFont &font, qreal pixels)
{
    return qRound(scaledF(font, pixels));
}

QFont sized(const QFont &font, qreal pixels, QFont::Weight weight)
{
    QFont result(font);
    result.setPixelSize(std::max(1, scaled(font, pixels)));
    result.setWeight(weight);
    return result;
}

} // namespace patchcord::ui
