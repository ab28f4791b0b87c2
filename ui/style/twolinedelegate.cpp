// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/twolinedelegate.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace patchcord::ui {

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRowGround(*painter, option);
    const Theme &theme = Theme::of(option.palette);
    const QString text = index.data().toString();
    const QVariant ink = index.data(Qt::ForegroundRole);
    const QRect inside = option.rect.adjusted(scaled(option.font, 10), scaled(option.font, 4), -scaled(option.font, 10),
                                              -scaled(option.font, 4));
    const QRect top(inside.left(), inside.top(), inside.width(), inside.height() / 2);
    paintLine(*painter, top, sized(option.font, 13, QFont::DemiBold),
              ink.isValid() ? qvariant_cast<QBrush>(ink).color() : theme.text, text.section(u'\n', 0, 0),
              option.direction);
    paintLine(*painter, top.translated(0, top.height()), sized(option.font, 12), theme.dim, text.section(u'\n', 1),
              option.direction);
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaled(option.font, 120), scaled(option.font, 46)};
}

} // namespace patchcord::ui
