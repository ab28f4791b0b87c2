// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/templatedelegate.h"

#include "ui/models/templatetext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

namespace patchcord::ui {

namespace {

std::pair<QColor, QColor> coloursOf(ApprovalTone tone, const Theme &theme)
{
    switch (tone) {
    case ApprovalTone::Good:
        return {theme.accentSoft, theme.accent};
    case ApprovalTone::Waiting:
        return {theme.warnSoft, theme.warn};
    case ApprovalTone::Bad:
        return {theme.badSoft, theme.bad};
    case ApprovalTone::Quiet:
        return {theme.incoming, theme.dim};
    }
    Q_UNREACHABLE();
}

} // namespace

void TemplateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintRowGround(*painter, option);
    const Theme &theme = Theme::of(option.palette);
    const ContentTemplate content = m_model.at(index.row());
    const int side = scaled(option.font, 8);
    const QRect inside = option.rect.adjusted(side, scaled(option.font, 4), -side, -scaled(option.font, 4));
    QRect upper = inside;
    upper.setHeight(inside.height() / 2);
    QRect lower = inside;
    lower.setTop(upper.bottom() + 1);
    const QString word = approvalWord(content.approval);
    const QFont small = sized(option.font, 10.5, QFont::Medium);
    const int width = chipWidth(small, word);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    QRect chip = upper;
    QRect title = upper;
    if (isMirrored) {
        chip.setWidth(width);
        title.setLeft(chip.right() + side);
    } else {
        chip.setLeft(chip.right() - width + 1);
        title.setRight(chip.left() - side);
    }
    const auto [fill, ink] = coloursOf(approvalTone(content.approval), theme);
    paintChip(*painter, chip, small, word, fill, ink, option.direction);
    paintLine(*painter, title, sized(option.font, 12.5, QFont::DemiBold), theme.text, templateTitle(content),
              option.direction);
    paintLine(*painter, lower, sized(option.font, 11.5), theme.dim, content.body.simplified(), option.direction);
    painter->restore();
}

QSize TemplateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaled(option.font, 160), scaled(option.font, 46)};
}

} // namespace patchcord::ui
