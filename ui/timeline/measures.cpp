// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/measures.h"

#include <QFontInfo>
#include <QFontMetrics>

#include <algorithm>

namespace patchcord::ui {

namespace {

QFont scaled(const QFont &font, double factor)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * factor);
    else
        result.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    return result;
}

} // namespace

int Measures::px(double designed) const
{
    return std::max(1, qRound(designed * scale));
}

Measures Measures::of(const QFont &font)
{
    Measures m;
    m.text = font;
    m.small = scaled(font, 0.83);
    m.scale = std::max(0.5, QFontInfo(font).pixelSize() / 13.0);
    m.side = m.px(18);
    m.padding = m.px(11);
    m.paddingTop = m.px(7);
    m.paddingBottom = m.px(5);
    m.radius = m.px(11);
    m.corner = m.px(3);
    m.gap = m.px(8);
    m.groupedGap = m.px(3);
    m.leading = m.px(2);
    m.lineHeight = QFontMetrics(m.text).height();
    m.smallHeight = QFontMetrics(m.small).height();
    return m;
}

} // namespace patchcord::ui
