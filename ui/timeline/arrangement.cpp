// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/arrangement.h"

#include "core/base/clock.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace patchcord::ui {

namespace {

constexpr qint64 groupedWithinMs = 5 * 60'000;
constexpr int keptBubbles = 240;
constexpr int corrections = 4; ///< Both ends and both gaps; each settles at once.

QDate dayOf(const Message &message)
{
    return QDateTime::fromMSecsSinceEpoch(message.at).date();
}

bool isEvent(const Message &message)
{
    return message.kind == MessageKind::Call || message.kind == MessageKind::Voicemail;
}

} // namespace

void Arrangement::setSpace(const BubbleSpace &space, int height)
{
    m_space = space;
    m_height = height;
    m_bubbles.clear();
}

void Arrangement::anchorTo(MessageId id, int top)
{
    const int index = m_window.indexOf(id);
    if (index < 0)
        return;
    m_isStuck = false;
    m_anchor = id;
    m_anchorKey = m_window.at(index).key();
    m_anchorTop = top;
}

void Arrangement::anchorToPosition(double position)
{
    if (m_window.isEmpty())
        return;
    const double local = position - double(m_window.firstPosition());
    const int index = std::clamp(int(std::floor(local)), 0, m_window.size() - 1);
    const double hidden = std::clamp(local - index, 0.0, 1.0);
    const ArrangedRow row = rowOfIndex(index, 0);
    anchorTo(row.id, row.head.height - int(hidden * (row.head.height + row.height)));
}

void Arrangement::scrollBy(int pixels)
{
    if (m_rows.isEmpty() && m_isStuck)
        return;
    if (m_isStuck)
        anchorTo(m_rows.last().id, m_rows.last().top);
    m_anchorTop -= pixels;
}

void Arrangement::reveal(MessageId id)
{
    const int index = m_window.indexOf(id);
    if (index < 0 || m_rows.isEmpty())
        return;
    const ArrangedRow *shown = rowOf(id);
    const ArrangedRow row = shown ? *shown : rowOfIndex(index, index < m_rows.first().index ? -m_height : m_height);
    const int air = m_space.measures.gap;
    const int highest = row.head.height;
    const int lowest = bottomEdge() - row.height;
    if (row.top < highest)
        anchorTo(id, highest);
    else if (row.top > lowest)
        anchorTo(id, std::max(lowest - (index + 1 < m_window.size() ? air : 0), highest));
}

int Arrangement::dayHeight() const
{
    return m_space.measures.smallHeight + m_space.measures.px(12);
}

int Arrangement::newLineHeight() const
{
    return m_space.measures.smallHeight + m_space.measures.px(8);
}

int Arrangement::bottomEdge() const
{
    return m_height - m_space.measures.px(12) - (m_window.isAtEnd() ? m_footer : 0);
}

bool Arrangement::isGroupedWithPrevious(int index) const
{
    if (index <= 0)
        return false;
    const Message &above = m_window.at(index - 1);
    const Message &row = m_window.at(index);
    const bool isSameVoice = above.direction == row.direction && above.author == row.author
        && (above.kind == MessageKind::Note) == (row.kind == MessageKind::Note) && !isEvent(above) && !isEvent(row);
    return isSameVoice && row.at - above.at < groupedWithinMs && row.id != m_newLine && dayOf(above) == dayOf(row);
}

RowHead Arrangement::headOf(int index) const
{
    const Message &row = m_window.at(index);
    RowHead head;
    // What stands above the first loaded row is known only at the beginning of the conversation.
    head.hasDay = index > 0 ? dayOf(m_window.at(index - 1)) != dayOf(row) : m_window.isAtStart();
    head.hasNewLine = m_newLine.isValid() && row.id == m_newLine;
    head.isGrouped = isGroupedWithPrevious(index);
    head.height = head.isGrouped ? m_space.measures.groupedGap : m_space.measures.gap;
    head.height += (head.hasDay ? dayHeight() : 0) + (head.hasNewLine ? newLineHeight() : 0);
    return head;
}

std::shared_ptr<Bubble> Arrangement::bubbleOf(int index)
{
    const Message &message = m_window.at(index);
    const BubbleRole role{.showsAuthor = !isGroupedWithPrevious(index),
                          .isLastOfGroup = index + 1 >= m_window.size() || !isGroupedWithPrevious(index + 1)};
    std::shared_ptr<Bubble> &bubble = m_bubbles[message.id];
    if (!bubble || bubble->role() != role)
        bubble = std::make_shared<Bubble>(message, role, m_space, utcNow());
    return bubble;
}

ArrangedRow Arrangement::rowOfIndex(int index, int top)
{
    return {.id = m_window.at(index).id,
            .index = index,
            .top = top,
            .height = bubbleOf(index)->frame().height(),
            .head = headOf(index)};
}

void Arrangement::arrange()
{
    m_rows.clear();
    m_firstEdge.reset();
    m_lastEdge.reset();
    if (m_window.isEmpty() || m_space.width <= 0 || m_height <= 0)
        return;
    int index = m_window.indexOf(m_anchor);
    if (m_isStuck || index < 0) {
        const int nearest = m_isStuck ? m_window.size() : m_window.indexFrom(m_anchorKey);
        index = std::min(nearest, m_window.size() - 1);
    }
    place(index, m_isStuck ? bottomEdge() - bubbleOf(index)->frame().height() : m_anchorTop);
    for (int i = 0; i < corrections; ++i) {
        const int pixels = correction();
        if (pixels == 0)
            break;
        moveBy(pixels);
    }
    anchorAgain();
    forgetDistant();
}

void Arrangement::place(int index, int top)
{
    m_rows.clear();
    m_firstEdge.reset();
    m_lastEdge.reset();
    const ArrangedRow row = rowOfIndex(index, top);
    m_rows.append(row);
    placeBelow(row);
    placeAbove(row);
    const auto isOutOfView = [this](const ArrangedRow &placed) {
        return placed.top + placed.height <= 0 || placed.top - placed.head.height >= m_height;
    };
    // The row to start from may itself have been scrolled out; one row stays, to hold on to.
    while (m_rows.size() > 1 && isOutOfView(m_rows.first()))
        m_rows.removeFirst();
    while (m_rows.size() > 1 && isOutOfView(m_rows.last()))
        m_rows.removeLast();
}

void Arrangement::placeBelow(const ArrangedRow &from)
{
    int bottom = from.top + from.height;
    for (int index = from.index + 1; index < m_window.size() && bottom < m_height; ++index) {
        const ArrangedRow row = rowOfIndex(index, bottom + headOf(index).height);
        m_rows.append(row);
        bottom = row.top + row.height;
    }
    if (m_rows.last().index + 1 == m_window.size())
        m_lastEdge = bottom;
}

void Arrangement::placeAbove(const ArrangedRow &from)
{
    int top = from.top - from.head.height;
    for (int index = from.index - 1; index >= 0 && top > 0; --index) {
        const ArrangedRow row = rowOfIndex(index, top - bubbleOf(index)->frame().height());
        m_rows.prepend(row);
        top = row.top - row.head.height;
    }
    if (m_rows.first().index == 0)
        m_firstEdge = top;
}

int Arrangement::correction() const
{
    const int bottom = bottomEdge();
    const int toBottom = m_lastEdge ? bottom - *m_lastEdge : 0;
    if (m_lastEdge && m_window.isAtEnd() && toBottom > 0)
        return toBottom;
    const int topEdge = m_space.measures.px(12);
    if (m_firstEdge && m_window.isAtStart() && *m_firstEdge > topEdge) {
        const bool endsHere = m_lastEdge && m_window.isAtEnd();
        return endsHere ? std::max(topEdge - *m_firstEdge, toBottom) : topEdge - *m_firstEdge;
    }
    // A page that is on its way may be scrolled into, but no further than one view.
    if (m_lastEdge && *m_lastEdge < 0)
        return -*m_lastEdge;
    return m_firstEdge && *m_firstEdge > m_height ? m_height - *m_firstEdge : 0;
}

void Arrangement::moveBy(int pixels)
{
    const ArrangedRow &row = pixels > 0 ? m_rows.first() : m_rows.last();
    place(row.index, row.top + pixels);
}

void Arrangement::anchorAgain()
{
    m_isStuck = m_window.isAtEnd() && m_lastEdge && *m_lastEdge <= bottomEdge();
    const auto whole = std::ranges::find_if(m_rows, [](const ArrangedRow &row) { return row.top >= 0; });
    const ArrangedRow &row = whole == m_rows.end() ? m_rows.last() : *whole;
    m_anchor = row.id;
    m_anchorKey = m_window.at(row.index).key();
    m_anchorTop = row.top;
}

void Arrangement::forgetDistant()
{
    if (m_bubbles.size() <= keptBubbles)
        return;
    const int first = m_rows.first().index - keptBubbles / 4;
    const int last = m_rows.last().index + keptBubbles / 4;
    QHash<MessageId, std::shared_ptr<Bubble>> kept;
    for (int i = std::max(0, first); i <= std::min(last, m_window.size() - 1); ++i) {
        const MessageId id = m_window.at(i).id;
        if (std::shared_ptr<Bubble> bubble = m_bubbles.value(id))
            kept.insert(id, bubble);
    }
    m_bubbles = kept;
}

void Arrangement::shiftIndexes(int dropped)
{
    for (ArrangedRow &row : m_rows)
        row.index -= dropped;
}

const ArrangedRow *Arrangement::rowOf(MessageId id) const
{
    const auto found = std::ranges::find(m_rows, id, &ArrangedRow::id);
    return found == m_rows.end() ? nullptr : &*found;
}

const ArrangedRow *Arrangement::rowAt(int y) const
{
    const auto found = std::ranges::find_if(
        m_rows, [y](const ArrangedRow &row) { return y >= row.top && y < row.top + row.height; });
    return found == m_rows.end() ? nullptr : &*found;
}

double Arrangement::position() const
{
    if (m_rows.isEmpty())
        return 0;
    const ArrangedRow &row = m_rows.first();
    const int whole = row.head.height + row.height;
    const double hidden = std::clamp(double(row.head.height - row.top) / whole, 0.0, 1.0);
    return double(m_window.firstPosition() + row.index) + hidden;
}

bool Arrangement::showsAll() const
{
    return m_window.isAtStart() && m_window.isAtEnd()
        && (m_window.isEmpty() || (m_firstEdge && m_lastEdge && *m_firstEdge >= 0 && *m_lastEdge <= bottomEdge()));
}

} // namespace patchcord::ui
