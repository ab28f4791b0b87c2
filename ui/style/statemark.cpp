// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/statemark.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

namespace patchcord::ui {

namespace {

QColor fillOf(StateSign sign, const Theme &theme)
{
    switch (sign) {
    case StateSign::Waiting:
        return theme.dim;
    case StateSign::Well:
        return theme.ok;
    case StateSign::Attention:
        return theme.warn;
    case StateSign::Broken:
        return theme.bad;
    }
    Q_UNREACHABLE();
}

QPointF within(const QRectF &rect, qreal x, qreal y)
{
    return {rect.left() + rect.width() * x, rect.top() + rect.height() * y};
}

void paintGround(QPainter &painter, const QRectF &rect, StateSign sign, bool hasText)
{
    if (sign != StateSign::Attention || hasText) {
        painter.drawEllipse(rect);
        return;
    }
    painter.setPen(QPen(painter.brush(), rect.width() * 0.18, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF corners[] = {within(rect, 0.5, 0.12), within(rect, 0.92, 0.88), within(rect, 0.08, 0.88)};
    painter.drawPolygon(corners, 3);
}

void paintMark(QPainter &painter, const QRectF &rect, StateSign sign)
{
    if (sign == StateSign::Well) {
        const QPointF tick[] = {within(rect, 0.29, 0.52), within(rect, 0.44, 0.66), within(rect, 0.71, 0.37)};
        return painter.drawPolyline(tick, 3);
    }
    if (sign == StateSign::Waiting)
        return painter.drawLine(within(rect, 0.33, 0.5), within(rect, 0.67, 0.5));
    // In the triangle the mark sits a little lower than in the disc.
    const qreal shift = sign == StateSign::Attention ? 0.1 : 0;
    painter.drawLine(within(rect, 0.5, 0.27 + shift), within(rect, 0.5, 0.53 + shift));
    painter.drawPoint(within(rect, 0.5, 0.72 + shift));
}

} // namespace

void paintState(QPainter &painter, const QRectF &rect, StateSign sign, const QString &text, const QPalette &palette,
                const QFont &font)
{
    const Theme &theme = Theme::of(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fillOf(sign, theme));
    paintGround(painter, rect, sign, !text.isEmpty());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, std::max(1.2, rect.width() / 10), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (text.isEmpty()) {
        paintMark(painter, rect, sign);
    } else {
        painter.setFont(sized(font, 10, QFont::DemiBold));
        painter.drawText(rect, int(Qt::AlignCenter) | int(Qt::TextSingleLine), text);
    }
    painter.restore();
}

StateMark::StateMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateMark::setSign(StateSign sign, const QString &text)
{
    if (sign == m_sign && text == m_text)
        return;
    m_sign = sign;
    m_text = text;
    update();
}

QSize StateMark::sizeHint() const
{
    const int side = scaled(font(), 15);
    return {side, side};
}

void StateMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintState(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_sign, m_text, palette(), font());
}

} // namespace patchcord::ui
