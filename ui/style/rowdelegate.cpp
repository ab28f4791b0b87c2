// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/rowdelegate.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace patchcord::ui {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRowGround(*painter, option);
    const QRect line = option.rect.adjusted(scaled(option.font, 10), 0, -scaled(option.font, 10), 0);
    const bool isSelected = option.state & QStyle::State_Selected;
    paintLine(*painter, line, sized(option.font, 13, isSelected ? QFont::DemiBold : QFont::Normal),
              option.palette.color(QPalette::Text), index.data().toString(), option.direction);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaled(option.font, 120), scaled(option.font, 32)};
}

} // namespace patchcord::ui
