// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/pulsedot.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyle>

namespace patchcord::ui {

namespace {

constexpr int beatMs = 500;

} // namespace

PulseDot::PulseDot(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_beat.setInterval(beatMs);
    connect(&m_beat, &QTimer::timeout, this, [this] {
        m_isWide = !m_isWide;
        update();
    });
}

QSize PulseDot::sizeHint() const
{
    return {scaled(font(), 18), scaled(font(), 18)};
}

void PulseDot::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor halo = theme.call;
    halo.setAlphaF(0.25F);
    painter.setBrush(halo);
    const QPointF centre = QRectF(rect()).center();
    const qreal radius = scaledF(font(), m_isWide ? 8.5 : 6.5);
    painter.drawEllipse(centre, radius, radius);
    painter.setBrush(theme.call);
    painter.drawEllipse(centre, scaledF(font(), 4.5), scaledF(font(), 4.5));
}

void PulseDot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0)
        m_beat.start();
}

void PulseDot::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_beat.stop();
    m_isWide = true;
}

} // namespace patchcord::ui
