// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace patchcord {
struct Conversation;
}

namespace patchcord::ui {

/// Paints one row of the conversation list: avatar with channel, name and time, what was said last, chips. Every row
/// has the same height, so that nothing jumps when a badge or a chip comes.
class ConversationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace patchcord::ui
