// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/queuedelegate.h"

#include "ui/models/queuemodel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace patchcord::ui {

namespace {

void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QString &title)
{
    const QRect line = option.rect.adjusted(scaled(option.font, 10), scaled(option.font, 10), -4, 0);
    paintLine(painter, line, sized(option.font, 11, QFont::DemiBold), Theme::of(option.palette).dim, title,
              option.direction);
}

} // namespace

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->save();
    if (index.data(QueueModel::IsHeadingRole).toBool()) {
        paintHeading(*painter, option, title);
        painter->restore();
        return;
    }
    paintRowGround(*painter, option);
    const Theme &theme = Theme::of(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isLoud = index.data(QueueModel::IsLoudRole).toBool();
    const bool isSender = index.data(QueueModel::IsSenderRole).toBool();
    const QString trailing = index.data(QueueModel::TrailingRole).toString();
    const QFont titleFont = sized(option.font, 13, isSelected ? QFont::DemiBold : QFont::Normal);
    const QFont trailingFont = isSender ? sized(option.font, 11) : titleFont;
    const QRect line = option.rect.adjusted(scaled(option.font, 10), 0, -scaled(option.font, 8), 0);
    const int width = trailing.isEmpty() ? 0 : QFontMetrics(trailingFont).horizontalAdvance(trailing) + 1;
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    paintLine(*painter, mirrored({line.right() - width + 1, line.top(), width, line.height()}), trailingFont,
              isSelected || isLoud ? theme.text : theme.dim, trailing, option.direction, Qt::AlignRight);
    paintLine(*painter, mirrored(line.adjusted(0, 0, -width - scaled(option.font, 4), 0)), titleFont, theme.text, title,
              option.direction);
    painter->restore();
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isHeading = index.data(QueueModel::IsHeadingRole).toBool();
    return {scaled(option.font, 120), scaled(option.font, isHeading ? 34 : 28)};
}

} // namespace patchcord::ui
