// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/conversationdelegate.h"

#include "core/base/clock.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/models/conversationtext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace patchcord::ui {

namespace {

/// What painting one row needs to know; rectangles are for left-to-right and mirrored when used.
struct Row
{
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const Conversation &conversation;
    const Theme &theme;
    qint64 now;

    [[nodiscard]] int px(qreal pixels) const { return scaled(option.font, pixels); }
    [[nodiscard]] QRect mirrored(const QRect &rect) const
    {
        return QStyle::visualRect(option.direction, option.rect, rect);
    }
    [[nodiscard]] QRect line(qreal top, qreal height) const
    {
        const QRect &all = option.rect;
        return {all.left() + px(58), all.top() + px(top), all.width() - px(58) - px(13), px(height)};
    }
    [[nodiscard]] bool isUnread() const { return conversation.unread > 0; }
};

void paintBackground(const Row &row)
{
    const QStyle::State state = row.option.state;
    if (state & QStyle::State_Selected)
        row.painter.fillRect(row.option.rect, row.theme.selection);
    else if (state & QStyle::State_MouseOver)
        row.painter.fillRect(row.option.rect, row.theme.window);
    const QRect &all = row.option.rect;
    row.painter.fillRect(QRect(all.left(), all.bottom(), all.width(), 1), row.theme.line);
    if ((state & QStyle::State_Selected) && (state & QStyle::State_HasFocus))
        row.painter.fillRect(row.mirrored({all.left(), all.top(), row.px(3), all.height() - 1}), row.theme.accent);
}

void paintAvatar(const Row &row)
{
    const QRect &all = row.option.rect;
    const QRect circle = row.mirrored({all.left() + row.px(12), all.top() + row.px(10), row.px(36), row.px(36)});
    QPainter &painter = row.painter;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.theme.accentSoft);
    painter.drawEllipse(circle);
    painter.setPen(row.theme.accent);
    painter.setFont(sized(row.option.font, 13, QFont::DemiBold));
    const QString letters = initials(row.conversation);
    painter.setLayoutDirection(letters.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(circle, Qt::AlignCenter, letters);

    const QFont badgeFont = sized(row.option.font, 8.5, QFont::DemiBold);
    const QString badge = channelBadge(row.conversation.contactAddress.channel);
    const int width = QFontMetrics(badgeFont).horizontalAdvance(badge) + row.px(7);
    const bool isMirrored = row.option.direction == Qt::RightToLeft;
    const int left = isMirrored ? circle.left() - row.px(3) : circle.right() + row.px(3) - width;
    const QRect box(left, circle.bottom() - row.px(9), width, row.px(13));
    painter.setPen(row.theme.line);
    painter.setBrush(row.theme.panel);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), row.px(5), row.px(5));
    painter.setPen(row.theme.dim);
    painter.setFont(badgeFont);
    painter.drawText(box, Qt::AlignCenter, badge);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintNameAndTime(const Row &row)
{
    const QRect line = row.line(9, 18);
    const QFont timeFont = sized(row.option.font, 11.5);
    const QString time = shortTime(row.conversation.lastAt, row.now);
    const int timeWidth = QFontMetrics(timeFont).horizontalAdvance(time) + 1;
    paintLine(row.painter, row.mirrored({line.right() - timeWidth + 1, line.top(), timeWidth, line.height()}), timeFont,
              row.theme.dim, time, row.option.direction, Qt::AlignRight);
    const QFont nameFont = sized(row.option.font, 13, row.isUnread() ? QFont::DemiBold : QFont::Normal);
    paintLine(row.painter, row.mirrored(line.adjusted(0, 0, -timeWidth - row.px(8), 0)), nameFont, row.theme.text,
              displayName(row.conversation), row.option.direction);
}

/// The unread count, or the tick of an own message; returns the width it took.
int paintTrailing(const Row &row, const QRect &line, bool hasTick)
{
    if (row.isUnread()) {
        const QFont font = sized(row.option.font, 11, QFont::DemiBold);
        const QString count
            = row.conversation.unread > 99 ? QStringLiteral("99+") : QLocale().toString(row.conversation.unread);
        const int width = std::max(row.px(18), QFontMetrics(font).horizontalAdvance(count) + row.px(11));
        const QRect pill = row.mirrored({line.right() - width + 1, line.top(), width, line.height()});
        row.painter.setRenderHint(QPainter::Antialiasing);
        row.painter.setPen(Qt::NoPen);
        row.painter.setBrush(row.theme.accent);
        row.painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
        row.painter.setRenderHint(QPainter::Antialiasing, false);
        row.painter.setPen(row.theme.onAccent);
        row.painter.setFont(font);
        row.painter.drawText(pill, Qt::AlignCenter, count);
        return width + row.px(6);
    }
    if (!hasTick)
        return 0;
    const int side = row.px(9);
    const QRect box = row.mirrored({line.right() - row.px(16) + 1, line.center().y() - side / 2, row.px(16), side});
    paintTick(row.painter, box, row.conversation.last.status, row.theme.dim);
    return row.px(22);
}

void paintPreview(const Row &row)
{
    const Preview said = preview(row.conversation);
    const QRect line = row.line(28, 18);
    const int used = paintTrailing(row, line, said.hasTick);
    const QColor colour = said.tone == Preview::Tone::Bad ? row.theme.bad
        : said.tone == Preview::Tone::Call                ? row.theme.call
                                                          : row.theme.dim;
    paintLine(row.painter, row.mirrored(line.adjusted(0, 0, -used, 0)), sized(row.option.font, 13), colour, said.text,
              row.option.direction);
}

void paintChips(const Row &row)
{
    QRect space = row.line(49, 16);
    const QFont font = sized(row.option.font, 10.5, QFont::DemiBold);
    for (const Chip &chip : chips(row.conversation, row.now)) {
        if (space.width() < row.px(30))
            return;
        const bool isBad = chip.tone == Chip::Tone::Bad;
        const bool isWarning = chip.tone == Chip::Tone::Warning;
        const bool isLabel = chip.tone == Chip::Tone::Label;
        const bool isSelected = row.option.state & QStyle::State_Selected;
        const QColor quiet = isSelected ? row.theme.panel : row.theme.incoming;
        const QColor fill = isBad    ? row.theme.badSoft
            : isWarning              ? row.theme.warnSoft
            : isLabel && !isSelected ? row.theme.accentSoft
                                     : quiet;
        const QColor ink = isBad ? row.theme.bad
            : isWarning          ? row.theme.warn
            : isLabel            ? row.theme.accent
                                 : row.theme.dim;
        const int wanted = std::min(chipWidth(font, chip.text), space.width());
        const QRect place = row.mirrored({space.left(), space.top(), wanted, space.height()});
        paintChip(row.painter, place, font, chip.text, fill, ink, row.option.direction);
        space.setLeft(space.left() + wanted + row.px(5));
    }
    if (space.width() > row.px(40))
        paintLine(row.painter, row.mirrored(space), sized(row.option.font, 11), row.theme.dim,
                  ConversationDelegate::tr("via %1").arg(senderLabel(row.conversation)), row.option.direction);
}

} // namespace

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto conversation = index.data(ConversationListModel::ConversationRole).value<Conversation>();
    painter->save();
    const Row row{*painter, option, conversation, Theme::of(option.palette), utcNow()};
    paintBackground(row);
    paintAvatar(row);
    paintNameAndTime(row);
    paintPreview(row);
    paintChips(row);
    painter->restore();
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaled(option.font, 200), scaled(option.font, 74)};
}

} // namespace patchcord::ui
