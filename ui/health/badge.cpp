// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/badge.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

namespace patchcord::ui {

namespace {

QFont fontOf(const QWidget &widget)
{
    return sized(widget.font(), 12, QFont::DemiBold);
}

} // namespace

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::say(HealthState state, const QString &text)
{
    if (state == m_state && text == m_text)
        return;
    m_state = state;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return {chipWidth(fontOf(*this), m_text) + scaled(font(), 6), scaled(font(), 22)};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QColor fill = theme.incoming;
    QColor ink = m_state == HealthState::Well ? theme.ok : theme.dim;
    if (m_state == HealthState::Broken) {
        fill = theme.badSoft;
        ink = theme.bad;
    } else if (m_state == HealthState::Attention) {
        fill = theme.warnSoft;
        ink = theme.warn;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect(), scaledF(font(), 4), scaledF(font(), 4));
    painter.setPen(ink);
    painter.setFont(fontOf(*this));
    painter.drawText(rect(), int(Qt::AlignCenter) | int(Qt::TextSingleLine), m_text);
}

} // namespace patchcord::ui
