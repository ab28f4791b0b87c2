// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/labelchips.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace patchcord::ui {

namespace {

QFont chipFont(const QWidget &widget)
{
    return sized(widget.font(), 10.5, QFont::DemiBold);
}

} // namespace

LabelChips::LabelChips(bool hasOneLine, QWidget *parent)
    : QWidget(parent)
    , m_hasOneLine(hasOneLine)
{
    setObjectName(QStringLiteral("labelChips"));
    QSizePolicy policy(hasOneLine ? QSizePolicy::Maximum : QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(!hasOneLine);
    setSizePolicy(policy);
    hide();
}

void LabelChips::setLabels(const QStringList &labels)
{
    if (labels == m_labels)
        return;
    m_labels = labels;
    const QString all = labels.join(QStringLiteral(", "));
    setAccessibleName(all.isEmpty() ? QString() : tr("Labels: %1").arg(all));
    setToolTip(all);
    setVisible(!labels.isEmpty());
    updateGeometry();
    update();
}

/// Of each label in its line, for left-to-right; those without a place are empty.
QList<QRect> LabelChips::places(int width) const
{
    const QFont font = chipFont(*this);
    const int height = scaled(this->font(), 16);
    const int gap = scaled(this->font(), 5);
    QList<QRect> result;
    QPoint at;
    for (const QString &label : m_labels) {
        const int wanted = std::min(chipWidth(font, label), width);
        if (at.x() > 0 && at.x() + wanted > width) {
            if (m_hasOneLine) {
                result.append(QRect());
                continue;
            }
            at = {0, at.y() + height + gap};
        }
        result.append({at, QSize(wanted, height)});
        at.rx() += wanted + gap;
    }
    return result;
}

QSize LabelChips::sizeHint() const
{
    QRect all;
    for (const QRect &place : places(m_hasOneLine ? scaled(font(), 1000) : scaled(font(), 180)))
        all |= place;
    return all.size();
}

QSize LabelChips::minimumSizeHint() const
{
    return {0, m_labels.isEmpty() ? 0 : scaled(font(), 16)};
}

int LabelChips::heightForWidth(int width) const
{
    QRect all;
    for (const QRect &place : places(width))
        all |= place;
    return all.height();
}

void LabelChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void LabelChips::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const QList<QRect> all = places(width());
    QPainter painter(this);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i).isEmpty())
            continue;
        const QRect place = QStyle::visualRect(layoutDirection(), rect(), all.at(i));
        paintChip(painter, place, chipFont(*this), m_labels.at(i), theme.accentSoft, theme.accent, layoutDirection());
    }
}

} // namespace patchcord::ui
