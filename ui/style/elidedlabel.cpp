// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/elidedlabel.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace patchcord::ui {

ElidedLabel::ElidedLabel(qreal pixels, QWidget *parent)
    : QWidget(parent)
    , m_pixels(pixels)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(sized(font(), m_pixels));
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), scaled(font(), 24)), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLine(painter, rect(), sized(font(), m_pixels), Theme::of(palette()).dim, m_text, layoutDirection());
}

} // namespace patchcord::ui
