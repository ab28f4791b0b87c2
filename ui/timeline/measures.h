// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace patchcord::ui {

/// Fonts and distances of the timeline. Everything grows with the widget's font, so that large text keeps its air.
struct Measures
{
    QFont text;
    QFont small; ///< Lines below a bubble, days.
    double scale = 1; ///< 1 for text of 13 px.
    int side = 0; ///< Between bubbles and the edge.
    int padding = 0; ///< Inside a bubble, left and right.
    int paddingTop = 0;
    int paddingBottom = 0;
    int radius = 0;
    int corner = 0; ///< Radius of the one corner that points to who speaks.
    int gap = 0;
    int groupedGap = 0; ///< Between messages of one author within minutes.
    int leading = 0; ///< Between the lines of a body.
    int lineHeight = 0;
    int smallHeight = 0;

    [[nodiscard]] int px(double designed) const;
    [[nodiscard]] static Measures of(const QFont &font);
};

} // namespace patchcord::ui
