// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/delivery.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRect>
#include <QString>
#include <QStyleOptionViewItem>

namespace patchcord::ui {

/// A small filled label ("waiting 6 min") at the left end of `space`; returns the width it took.
int paintChip(QPainter &painter, const QRect &space, const QFont &font, const QString &text, const QColor &fill,
              const QColor &ink, Qt::LayoutDirection direction);
/// How wide paintChip() will be.
[[nodiscard]] int chipWidth(const QFont &font, const QString &text);

/// One line of text, shortened with an ellipsis to fit, from the leading or to the trailing side.
void paintLine(QPainter &painter, const QRect &rect, const QFont &font, const QColor &colour, const QString &text,
               Qt::LayoutDirection direction, Qt::Alignment alignment = Qt::AlignLeft);

/// A clock, one tick, two ticks or a cross for where an own message stands.
void paintTick(QPainter &painter, const QRectF &rect, DeliveryStatus status, const QColor &colour);

/// The rounded ground of a row that is selected or under the mouse, with a ring where the keyboard is.
void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option);

/// Writes a widget's text in this colour, whatever ground it stands on.
void setInk(QWidget &widget, const QColor &colour);

} // namespace patchcord::ui
