// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinepainter.h"

#include "ui/timeline/marks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPainterPath>

#include <array>

namespace patchcord::ui {

namespace {

QPainterPath roundedPath(const QRectF &r, double radius, double bottomLeft, double bottomRight)
{
    QPainterPath path;
    const auto arc = [&path](double x, double y, double size, double from) { path.arcTo(x, y, size, size, from, -90); };
    path.moveTo(r.left(), r.bottom() - bottomLeft);
    path.lineTo(r.left(), r.top() + radius);
    arc(r.left(), r.top(), 2 * radius, 180);
    path.lineTo(r.right() - radius, r.top());
    arc(r.right() - 2 * radius, r.top(), 2 * radius, 90);
    path.lineTo(r.right(), r.bottom() - bottomRight);
    arc(r.right() - 2 * bottomRight, r.bottom() - 2 * bottomRight, 2 * bottomRight, 0);
    path.lineTo(r.left() + bottomLeft, r.bottom());
    arc(r.left(), r.bottom() - 2 * bottomLeft, 2 * bottomLeft, 270);
    path.closeSubpath();
    return path;
}

struct FrameColors
{
    QColor fill;
    QColor line;
};

FrameColors colorsOf(const Bubble &bubble, const Theme &theme)
{
    const QColor line = bubble.isFailed() ? theme.bad : QColor(Qt::transparent);
    switch (bubble.look()) {
    case Bubble::Look::Incoming:
        return {theme.incoming, line};
    case Bubble::Look::Outgoing:
        return {theme.outgoing, line};
    case Bubble::Look::Note:
        return {theme.note, theme.noteLine};
    case Bubble::Look::Event:
        return {theme.panel, theme.line};
    case Bubble::Look::LiveCall:
        return {theme.callSoft, theme.call};
    }
    Q_UNREACHABLE();
}

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter, const Arrangement &rows, const MediaSources &media)
    : m_painter(painter)
    , m_rows(rows)
    , m_space(rows.space())
    , m_measures(m_space.measures)
    , m_theme(m_space.theme)
    , m_media(painter, m_space, media)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void TimelinePainter::paintRow(const ArrangedRow &row, const Message &message, const TimelineMarks &marks, int newCount)
{
    paintHead(row, message, newCount);
    const Bubble &bubble = m_rows.bubble(row);
    m_painter.save();
    m_painter.translate(0, row.top);
    const bool isCurrent = marks.hasFocus && marks.current == row.id;
    paintFrame(bubble, isCurrent);
    for (const MediaBox &box : bubble.boxes())
        m_media.paint(box, message.media.at(box.index));
    paintTexts(bubble, row, marks);
    if (isCurrent && marks.target >= 0)
        paintFocusedTarget(bubble, marks);
    m_painter.restore();
}

void TimelinePainter::paintHead(const ArrangedRow &row, const Message &message, int newCount)
{
    int top = row.top - row.head.height;
    const int width = m_space.width;
    m_painter.setFont(m_measures.small);
    if (row.head.hasDay) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(message.at).date();
        m_painter.setPen(m_theme.dim);
        m_painter.drawText(QRect(0, top, width, m_rows.dayHeight()), Qt::AlignCenter,
                           dayName(day, QDate::currentDate(), m_space.locale));
        top += m_rows.dayHeight();
    }
    if (!row.head.hasNewLine)
        return;
    const QString text = QCoreApplication::translate("Timeline", "%n new", nullptr, newCount);
    QFont strong = m_measures.small;
    strong.setWeight(QFont::DemiBold);
    const QRect line(m_measures.side, top, width - 2 * m_measures.side, m_rows.newLineHeight());
    const int textWidth = QFontMetrics(strong).horizontalAdvance(text) + 2 * m_measures.px(8);
    m_painter.setFont(strong);
    m_painter.setPen(m_theme.accent);
    m_painter.drawText(line, Qt::AlignCenter, text);
    QColor quiet = m_theme.accent;
    quiet.setAlphaF(0.4F);
    const int y = line.center().y();
    const int side = std::max(0, (line.width() - textWidth) / 2);
    m_painter.fillRect(QRect(line.left(), y, side, 1), quiet);
    m_painter.fillRect(QRect(line.right() + 1 - side, y, side, 1), quiet);
}

void TimelinePainter::paintFrame(const Bubble &bubble, bool isCurrent)
{
    const FrameColors colors = colorsOf(bubble, m_theme);
    const QRectF frame = QRectF(bubble.frame()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isEvent = bubble.look() == Bubble::Look::Event || bubble.look() == Bubble::Look::LiveCall;
    const double radius = isEvent ? m_measures.px(9) : m_measures.radius;
    const double corner = !isEvent && bubble.role().isLastOfGroup ? m_measures.corner : radius;
    const bool isOwn = bubble.look() == Bubble::Look::Outgoing || bubble.look() == Bubble::Look::Note;
    const bool pointsLeft = isOwn == (m_space.direction == Qt::RightToLeft);
    const QPainterPath path = roundedPath(frame, radius, pointsLeft ? corner : radius, pointsLeft ? radius : corner);
    m_painter.setPen(colors.line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(colors.line, 1));
    m_painter.setBrush(colors.fill);
    m_painter.drawPath(path);
    if (isCurrent) {
        const double out = m_measures.px(2);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.accent, m_measures.px(2)));
        m_painter.drawPath(roundedPath(frame.adjusted(-out, -out, out, out), radius + out, radius + out, radius + out));
    }
}

void TimelinePainter::paintTexts(const Bubble &bubble, const ArrangedRow &row, const TimelineMarks &marks)
{
    QList<QTextLayout::FormatRange> selections;
    if (marks.selected == row.id && marks.selectedFrom != marks.selectedTo) {
        QTextCharFormat format;
        format.setBackground(m_theme.accent);
        format.setForeground(m_theme.onAccent);
        selections.append({.start = std::min(marks.selectedFrom, marks.selectedTo),
                           .length = std::abs(marks.selectedTo - marks.selectedFrom),
                           .format = format});
    }
    m_painter.setPen(m_theme.text);
    bubble.body().draw(&m_painter, bubble.bodyAt(), selections);
    const QColor quiet = bubble.isFailed() ? m_theme.bad : m_theme.dim;
    m_painter.setPen(quiet);
    bubble.meta().draw(&m_painter, bubble.metaAt());
    if (bubble.tick() != Tick::None)
        paintTick(m_painter, bubble.tickRect(), bubble.tick(), quiet);
    if (bubble.iconRect().isEmpty())
        return;
    const bool isLive = bubble.look() == Bubble::Look::LiveCall;
    paintHandset(m_painter, bubble.iconRect(), isLive ? m_theme.call : bubble.isMissed() ? m_theme.bad : m_theme.dim);
}

void TimelinePainter::paintFocusedTarget(const Bubble &bubble, const TimelineMarks &marks)
{
    if (marks.target >= bubble.targets().size())
        return;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.accent, m_measures.px(1.5)));
    const double out = m_measures.px(2);
    for (const QRectF &rect : bubble.rectsOf(bubble.targets().at(marks.target)))
        m_painter.drawRoundedRect(rect.adjusted(-out, 0, out, 0), m_measures.px(3), m_measures.px(3));
}

void TimelinePainter::paintFooter(const QString &text, int top)
{
    m_painter.setFont(m_measures.small);
    m_painter.setPen(m_theme.warn);
    m_painter.drawText(QRect(m_measures.side, top, m_space.width - 2 * m_measures.side, m_rows.dayHeight()),
                       Qt::AlignCenter, text);
}

void TimelinePainter::paintEmpty(const QString &text)
{
    m_painter.setFont(m_measures.text);
    m_painter.setPen(m_theme.dim);
    m_painter.drawText(QRect(0, 0, m_space.width, m_rows.height()), Qt::AlignCenter, text);
}

int TimelinePainter::paintShape(int number, int edge, bool isUpwards)
{
    constexpr std::array widths{0.46, 0.62, 0.3, 0.55, 0.38, 0.66, 0.24};
    constexpr std::array lines{1, 2, 1, 1, 2, 3, 1};
    const size_t kind = size_t(number) % widths.size();
    const int room = m_space.width - 2 * m_measures.side;
    const int width = int(room * widths[kind]);
    const int height = lines[kind] * m_measures.lineHeight + m_measures.smallHeight + m_measures.px(14);
    const bool isRight = (number % 5 == 1 || number % 5 == 4) != (m_space.direction == Qt::RightToLeft);
    const int top = isUpwards ? edge - m_measures.gap - height : edge + m_measures.gap;
    const QRect shape(isRight ? m_measures.side + room - width : m_measures.side, top, width, height);
    m_painter.drawRoundedRect(shape, m_measures.radius, m_measures.radius);
    return isUpwards ? shape.top() : shape.bottom() + 1;
}

void TimelinePainter::paintSkeletonAbove(int bottom)
{
    QColor quiet = m_theme.incoming;
    quiet.setAlphaF(0.6F);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(quiet);
    for (int i = 0; bottom > 0; ++i)
        bottom = paintShape(i, bottom, true);
}

void TimelinePainter::paintSkeletonBelow(int top)
{
    QColor quiet = m_theme.incoming;
    quiet.setAlphaF(0.6F);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(quiet);
    for (int i = 0; top < m_rows.height(); ++i)
        top = paintShape(i, top, false);
}

} // namespace patchcord::ui
