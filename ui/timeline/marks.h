// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/timelinetext.h"

#include <QPainter>
#include <QRect>

// The small signs of the timeline, drawn as lines so that they are sharp at every size.
namespace patchcord::ui {

/// Clock, magnifier, one or two ticks.
void paintTick(QPainter &painter, const QRect &rect, Tick tick, const QColor &color);
void paintHandset(QPainter &painter, const QRect &rect, const QColor &color);
void paintFileMark(QPainter &painter, const QRect &rect, const QColor &color);
void paintPictureMark(QPainter &painter, const QRect &rect, const QColor &color);
void paintPersonMark(QPainter &painter, const QRect &rect, const QColor &color);
/// A filled triangle, or two bars.
void paintPlayMark(QPainter &painter, const QRect &rect, const QColor &color);
void paintPauseMark(QPainter &painter, const QRect &rect, const QColor &color);
void paintDownArrow(QPainter &painter, const QRect &rect, const QColor &color);

} // namespace patchcord::ui
