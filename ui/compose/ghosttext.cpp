// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/ghosttext.h"

#include <QFontMetricsF>
#include <QPainter>

namespace patchcord::ui {

namespace {

/// Less than that is left of a line: the next one is begun.
constexpr qreal leastRoom = 60;

} // namespace

int GhostText::lay(const QFont &font, const QPointF &start, qreal left, qreal width)
{
    QString shown = m_text;
    shown.replace(u'\n', QChar::LineSeparator);
    m_layout.setFont(font);
    m_layout.setText(shown);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    m_layout.setTextOption(option);
    const qreal height = QFontMetricsF(font).lineSpacing();
    const qreal room = left + width - start.x();
    const bool isBehindText = start.x() > left + 1;
    // What reads from the right cannot go on at the right end of a line.
    int row = isBehindText && (room < leastRoom || shown.isRightToLeft()) ? 1 : 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        const bool isFirst = row == 0;
        line.setLineWidth(isFirst ? room : width);
        line.setPosition({isFirst ? start.x() : left, start.y() + row * height});
        ++row;
    }
    m_layout.endLayout();
    return std::max(0, row - 1);
}

void GhostText::paint(QPainter &painter) const
{
    m_layout.draw(&painter, {});
}

} // namespace patchcord::ui
