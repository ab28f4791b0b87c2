// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusitem.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace patchcord::ui {

StatusItem::StatusItem(const QString &objectName, QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(objectName);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void StatusItem::say(Tone tone, const QString &text, const QString &explanation)
{
    setVisible(!text.isEmpty());
    if (!text.isEmpty())
        setAccessibleName(text);
    setToolTip(explanation);
    if (tone == m_tone && text == this->text())
        return;
    m_tone = tone;
    setText(text);
    updateGeometry();
    update();
}

int StatusItem::textStart() const
{
    if (m_tone == Tone::None)
        return 0;
    return m_tone == Tone::Badge ? scaled(font(), 7) : scaled(font(), 13);
}

QSize StatusItem::sizeHint() const
{
    const QFontMetrics metrics(sized(font(), 11.5));
    const int tail = m_tone == Tone::Badge ? scaled(font(), 7) : 2;
    return {textStart() + metrics.horizontalAdvance(text()) + tail, metrics.height() + scaled(font(), 4)};
}

QSize StatusItem::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), scaled(font(), 60)), sizeHint().height()};
}

void StatusItem::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    painter.setPen(Qt::NoPen);
    if (m_tone == Tone::Badge) {
        painter.setBrush(theme.warnSoft);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0, 1, 0, -1), scaledF(font(), 5), scaledF(font(), 5));
    } else if (m_tone != Tone::None) {
        painter.setBrush(m_tone == Tone::Good ? theme.ok : m_tone == Tone::Warning ? theme.warn : theme.bad);
        const int side = scaled(font(), 7);
        painter.drawEllipse(QStyle::visualRect(layoutDirection(), rect(), {1, (height() - side) / 2, side, side}));
    }
    const QColor ink = m_tone == Tone::Bad                 ? theme.bad
        : m_tone == Tone::Warning || m_tone == Tone::Badge ? theme.warn
        : underMouse()                                     ? theme.text
                                                           : theme.dim;
    const QRect line = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(textStart(), 0, 0, 0));
    paintLine(painter, line, sized(font(), 11.5, m_tone == Tone::Badge ? QFont::Medium : QFont::Normal), ink, text(),
              layoutDirection());
}

void StatusItem::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace patchcord::ui
