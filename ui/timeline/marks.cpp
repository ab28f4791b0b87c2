// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/marks.h"

#include <QPainterPath>

#include <algorithm>

namespace patchcord::ui {

namespace {

/// Restores the painter, and makes a square in the middle of `rect` ten units wide.
class UnitSquare final
{
public:
    UnitSquare(QPainter &painter, const QRect &rect, const QColor &color, double line)
        : m_painter(painter)
    {
        const double side = std::min(rect.width(), rect.height());
        painter.save();
        painter.translate(QRectF(rect).center() - QPointF(side / 2, side / 2));
        painter.scale(side / 10, side / 10);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    ~UnitSquare() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(UnitSquare)

private:
    QPainter &m_painter;
};

QPainterPath check(double x)
{
    QPainterPath path;
    path.moveTo(x, 5.4);
    path.lineTo(x + 2.2, 7.8);
    path.lineTo(x + 6.4, 2.6);
    return path;
}

} // namespace

void paintTick(QPainter &painter, const QRect &rect, Tick tick, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.95);
    switch (tick) {
    case Tick::None:
        break;
    case Tick::Waiting:
        painter.drawEllipse(QRectF(1.4, 1.6, 7.2, 7.2));
        painter.drawPolyline(QPolygonF{{5, 3.4}, {5, 5.3}, {6.5, 6.1}});
        break;
    case Tick::LookUp:
        painter.drawEllipse(QRectF(1.2, 1.2, 5.6, 5.6));
        painter.drawLine(QPointF(6.1, 6.1), QPointF(8.8, 8.8));
        break;
    case Tick::One:
        painter.drawPath(check(1.8));
        break;
    case Tick::Two:
        painter.drawPath(check(-0.3));
        painter.drawPath(check(3.9));
        break;
    }
}

void paintHandset(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.9);
    QPainterPath path;
    path.moveTo(2.9, 1.2);
    path.lineTo(4.1, 3.4);
    path.lineTo(3.2, 4.5);
    path.cubicTo(3.8, 5.7, 4.4, 6.3, 5.6, 6.9);
    path.lineTo(6.7, 6.0);
    path.lineTo(8.8, 7.2);
    path.cubicTo(8.8, 8.2, 8.1, 8.9, 7.1, 8.8);
    path.cubicTo(3.8, 8.3, 1.7, 6.2, 1.2, 2.9);
    path.cubicTo(1.1, 1.9, 1.9, 1.2, 2.9, 1.2);
    painter.drawPath(path);
}

void paintFileMark(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.9);
    painter.drawPolygon(QPolygonF{{1.9, 0.8}, {5.9, 0.8}, {8.3, 3.2}, {8.3, 9.2}, {1.9, 9.2}});
    painter.drawPolyline(QPolygonF{{5.7, 1.0}, {5.7, 3.4}, {8.1, 3.4}});
}

void paintPictureMark(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.8);
    painter.drawRoundedRect(QRectF(0.9, 1.7, 8.2, 6.6), 1, 1);
    painter.drawEllipse(QRectF(2.4, 3.0, 1.5, 1.5));
    painter.drawPolyline(QPolygonF{{1.3, 7.6}, {4.1, 5.1}, {5.5, 6.5}, {7.0, 4.7}, {8.9, 6.8}});
}

void paintPersonMark(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.9);
    painter.drawEllipse(QRectF(3.0, 0.9, 4.0, 4.0));
    QPainterPath shoulders;
    shoulders.moveTo(1.2, 9.2);
    shoulders.cubicTo(1.2, 5.6, 8.8, 5.6, 8.8, 9.2);
    painter.drawPath(shoulders);
}

void paintPlayMark(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.8);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{2.4, 1.4}, {8.4, 5}, {2.4, 8.6}});
}

void paintPauseMark(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 0.4);
    painter.setBrush(color);
    painter.drawRect(QRectF(2.0, 1.4, 2.1, 7.2));
    painter.drawRect(QRectF(5.9, 1.4, 2.1, 7.2));
}

void paintDownArrow(QPainter &painter, const QRect &rect, const QColor &color)
{
    const UnitSquare unit(painter, rect, color, 1.2);
    painter.drawLine(QPointF(5, 1.5), QPointF(5, 8.3));
    painter.drawPolyline(QPolygonF{{2, 5.4}, {5, 8.4}, {8, 5.4}});
}

} // namespace patchcord::ui
