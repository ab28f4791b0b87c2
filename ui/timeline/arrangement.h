// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timelinewindow.h"
#include "ui/timeline/bubble.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QSize>

#include <memory>
#include <optional>

namespace patchcord::ui {

/// What stands above a row.
struct RowHead
{
    bool hasDay = false;
    bool hasNewLine = false;
    bool isGrouped = false; ///< Same author within minutes of the row above.
    int height = 0;
};

/// A row that is in view.
struct ArrangedRow
{
    MessageId id;
    int index = 0;
    int top = 0; ///< Of the bubble, in pixels below the viewport's upper edge.
    int height = 0; ///< Of the bubble.
    RowHead head;
};

/// Places the rows of a window in the viewport, from one anchored row outwards, so that nothing moves when pages arrive
/// or rows elsewhere grow. Lays out only rows in view. Knows no painter.
class Arrangement final
{
public:
    explicit Arrangement(const TimelineWindow &window)
        : m_window(window)
    { }

    /// Every row is laid out anew for it.
    void setSpace(const BubbleSpace &space, int height);
    /// The row above which the line "new" stands; none = no line.
    void setNewLine(MessageId first) { m_newLine = first; }
    /// Kept free below the last row of the conversation.
    void setFooter(int height) { m_footer = height; }

    void stickToEnd() { m_isStuck = true; }
    /// The row's bubble is to begin there.
    void anchorTo(MessageId id, int top);
    /// The upper edge is to cut the row at this position (rows above it, with the hidden part).
    void anchorToPosition(double position);
    void scrollBy(int pixels);
    /// Moves as little as is needed to have the row in view.
    void reveal(MessageId id);
    void arrange();
    /// Rows at the window's beginning were dropped.
    void shiftIndexes(int dropped);
    /// Its text, state or time changed.
    void forget(MessageId id) { m_bubbles.remove(id); }
    void forgetAll() { m_bubbles.clear(); }

    [[nodiscard]] const QList<ArrangedRow> &rows() const { return m_rows; }
    [[nodiscard]] const ArrangedRow *rowOf(MessageId id) const;
    [[nodiscard]] const ArrangedRow *rowAt(int y) const;
    /// Only for rows in view.
    [[nodiscard]] const Bubble &bubble(const ArrangedRow &row) const { return *m_bubbles.value(row.id); }
    [[nodiscard]] const BubbleSpace &space() const { return m_space; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] bool isAtEnd() const { return m_isStuck; }
    /// Rows above the upper edge, with the hidden part of the row there.
    [[nodiscard]] double position() const;
    /// Everything there is, is in view.
    [[nodiscard]] bool showsAll() const;
    /// Where the first loaded row begins, and the last one ends, when that is in view.
    [[nodiscard]] std::optional<int> firstEdge() const { return m_firstEdge; }
    [[nodiscard]] std::optional<int> lastEdge() const { return m_lastEdge; }

    [[nodiscard]] int dayHeight() const;
    [[nodiscard]] int newLineHeight() const;
    [[nodiscard]] int bottomEdge() const;

private:
    [[nodiscard]] RowHead headOf(int index) const;
    [[nodiscard]] bool isGroupedWithPrevious(int index) const;
    std::shared_ptr<Bubble> bubbleOf(int index);
    ArrangedRow rowOfIndex(int index, int top);
    void place(int index, int top);
    void placeBelow(const ArrangedRow &from);
    void placeAbove(const ArrangedRow &from);
    [[nodiscard]] int correction() const;
    void moveBy(int pixels);
    void anchorAgain();
    void forgetDistant();

    const TimelineWindow &m_window;
    BubbleSpace m_space;
    int m_height = 0;
    int m_footer = 0;
    MessageId m_newLine;
    bool m_isStuck = true;
    MessageId m_anchor;
    MessageKey m_anchorKey;
    int m_anchorTop = 0;
    QList<ArrangedRow> m_rows;
    std::optional<int> m_firstEdge;
    std::optional<int> m_lastEdge;
    QHash<MessageId, std::shared_ptr<Bubble>> m_bubbles;
};

} // namespace patchcord::ui
