// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/arrangement.h"
#include "ui/timeline/mediapainter.h"

#include <QPainter>
#include <QString>

namespace patchcord::ui {

/// What of the timeline is marked by the agent rather than by the rows.
struct TimelineMarks
{
    MessageId current; ///< The row that keys act on.
    int target = -1; ///< Which of its targets, or -1.
    bool hasFocus = false;
    MessageId selected; ///< The row of which letters are selected.
    int selectedFrom = 0;
    int selectedTo = 0;
};

/// Draws arranged rows with what stands between them, and quiet shapes where rows are on their way. Decides nothing.
class TimelinePainter final
{
public:
    TimelinePainter(QPainter &painter, const Arrangement &rows, const MediaSources &media);

    void paintRow(const ArrangedRow &row, const Message &message, const TimelineMarks &marks, int newCount);
    void paintFooter(const QString &text, int top);
    void paintEmpty(const QString &text);
    /// Shapes of rows between two heights, the first one at `bottom` or, downwards, at `top`.
    void paintSkeletonAbove(int bottom);
    void paintSkeletonBelow(int top);

private:
    void paintHead(const ArrangedRow &row, const Message &message, int newCount);
    void paintFrame(const Bubble &bubble, bool isCurrent);
    void paintTexts(const Bubble &bubble, const ArrangedRow &row, const TimelineMarks &marks);
    void paintFocusedTarget(const Bubble &bubble, const TimelineMarks &marks);
    int paintShape(int number, int edge, bool isUpwards);

    QPainter &m_painter;
    const Arrangement &m_rows;
    const BubbleSpace &m_space;
    const Measures &m_measures;
    const Theme &m_theme;
    MediaPainter m_media;
};

} // namespace patchcord::ui
