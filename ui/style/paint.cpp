// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/paint.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QStyle>
#include <QWidget>

namespace patchcord::ui {

namespace {

// A text runs its own way, whichever side of the window it stands on: "+1 628" must not become "628 1+".
Qt::LayoutDirection directionOf(const QString &text)
{
    return text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

void paintCheck(QPainter &painter, const QRectF &rect)
{
    const QPointF points[] = {{rect.left(), rect.center().y() + rect.height() * 0.05},
                              {rect.left() + rect.width() * 0.36, rect.bottom() - rect.height() * 0.12},
                              {rect.right(), rect.top() + rect.height() * 0.12}};
    painter.drawPolyline(points, 3);
}

void paintClock(QPainter &painter, const QRectF &rect)
{
    const QPointF centre = rect.center();
    painter.drawEllipse(rect);
    painter.drawLine(centre, {centre.x(), rect.top() + rect.height() * 0.22});
    painter.drawLine(centre, {rect.right() - rect.width() * 0.26, centre.y()});
}

} // namespace

int chipWidth(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text) + 2 * scaled(font, 6);
}

int paintChip(QPainter &painter, const QRect &space, const QFont &font, const QString &text, const QColor &fill,
              const QColor &ink, Qt::LayoutDirection direction)
{
    const int width = std::min(chipWidth(font, text), space.width());
    const QRect chip = QStyle::visualRect(direction, space, QRect(space.x(), space.y(), width, space.height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(chip, scaledF(font, 5), scaledF(font, 5));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QString fitting = QFontMetrics(font).elidedText(text, Qt::ElideRight, width - scaled(font, 6));
    painter.setPen(ink);
    painter.setFont(font);
    painter.setLayoutDirection(directionOf(text));
    painter.drawText(chip, int(Qt::AlignCenter) | int(Qt::TextSingleLine), fitting);
    return width;
}

void paintLine(QPainter &painter, const QRect &rect, const QFont &font, const QColor &colour, const QString &text,
               Qt::LayoutDirection direction, Qt::Alignment alignment)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.setLayoutDirection(directionOf(text));
    const QString fitting = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    const Qt::Alignment side = QStyle::visualAlignment(direction, alignment) | Qt::AlignVCenter | Qt::AlignAbsolute;
    painter.drawText(rect, int(side) | int(Qt::TextSingleLine), fitting);
}

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::of(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isFocused = isSelected && (option.state & QStyle::State_HasFocus);
    if (!isSelected && !(option.state & QStyle::State_MouseOver))
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isFocused ? QPen(theme.accent) : QPen(Qt::NoPen));
    painter.setBrush(isSelected ? theme.selection : theme.incoming);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), scaledF(option.font, 6),
                            scaledF(option.font, 6));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void setInk(QWidget &widget, const QColor &colour)
{
    QPalette palette = widget.palette();
    if (palette.color(QPalette::WindowText) == colour && palette.color(QPalette::Text) == colour)
        return;
    // Which of the two is used depends on the ground that the widget inherits.
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Text, colour);
    widget.setPalette(palette);
}

void paintTick(QPainter &painter, const QRectF &rect, DeliveryStatus status, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, std::max(1.0, rect.height() / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal side = rect.height();
    const QRectF last(rect.right() - side, rect.top(), side, side);
    if (isFailure(status)) {
        painter.drawLine(last.topLeft(), last.bottomRight());
        painter.drawLine(last.topRight(), last.bottomLeft());
    } else if (status == DeliveryStatus::Delivered || status == DeliveryStatus::Read) {
        paintCheck(painter, last.translated(-side * 0.55, 0));
        paintCheck(painter, last);
    } else if (rank(status) >= rank(DeliveryStatus::Accepted)) {
        paintCheck(painter, last);
    } else {
        paintClock(painter, last.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.restore();
}

} // namespace patchcord::ui
