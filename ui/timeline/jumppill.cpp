// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/jumppill.h"

#include "ui/style/theme.h"
#include "ui/timeline/marks.h"

#include <QFontMetrics>
#include <QPainter>

namespace patchcord::ui {

JumpPill::JumpPill(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("jumpToNewest"));
    setFocusPolicy(Qt::NoFocus); // The End key does the same.
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Jump to the newest (End)"));
    setCount(0);
}

void JumpPill::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setText(count > 0 ? tr("%n new", nullptr, count) : tr("Newest"));
    setAccessibleName(count > 0 ? tr("Jump to %n new", nullptr, count) : tr("Jump to the newest"));
    update();
}

QFont JumpPill::labelFont() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    return strong;
}

QSize JumpPill::sizeHint() const
{
    const QFontMetrics metrics(labelFont());
    return {metrics.horizontalAdvance(text()) + 3 * metrics.height(), metrics.height() * 7 / 4};
}

void JumpPill::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const bool isUrgent = m_count > 0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor fill = isUrgent ? theme.accent : theme.panel;
    if (isDown() || underMouse())
        fill = isUrgent ? fill.darker(110) : theme.selection;
    painter.setPen(QPen(isUrgent ? theme.accent : theme.line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const QFontMetrics metrics(labelFont());
    const QColor ink = isUrgent ? theme.onAccent : theme.text;
    const int side = metrics.ascent();
    const int used = metrics.horizontalAdvance(text()) + side + side / 2;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const QRect content((width() - used) / 2, 0, used, height());
    painter.setFont(labelFont());
    painter.setPen(ink);
    painter.drawText(content, Qt::AlignVCenter | Qt::AlignAbsolute | (isMirrored ? Qt::AlignLeft : Qt::AlignRight),
                     text());
    const int arrowX = isMirrored ? content.right() + 1 - side : content.left();
    paintDownArrow(painter, QRect(arrowX, (height() - side) / 2, side, side), ink);
}

} // namespace patchcord::ui
