// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/searchfield.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>
#include <QStyle>

namespace patchcord::ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("search"));
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("Search or jump to…"));
    setToolTip(tr("Part of a name, or digits of a number"));
    setMinimumHeight(scaled(font(), 32));
    setTextMargins(scaled(font(), 4), 0, scaled(font(), 4), 0);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit left();
        else
            clear();
        return;
    case Qt::Key_Down:
        emit left();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit accepted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty())
        return;
    const QString key = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText).replace(u'+', u' ');
    const QFont small = sized(font(), 11);
    const int width = QFontMetrics(small).horizontalAdvance(key) + scaled(font(), 10);
    const int height = scaled(font(), 18);
    const int taken = fontMetrics().horizontalAdvance(placeholderText()) + width + scaled(font(), 32);
    if (taken > this->width())
        return;
    const QRect box = QStyle::visualRect(
        layoutDirection(), rect(),
        {rect().right() - width - scaled(font(), 9), rect().center().y() - height / 2 + 1, width, height});
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(theme.dim);
    painter.setFont(small);
    painter.drawText(box, Qt::AlignCenter, key);
}

} // namespace patchcord::ui
