// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/conversationlist.h"

#include "ui/inbox/conversationdelegate.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace patchcord::ui {

ConversationList::ConversationList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("conversations"));
    setAccessibleName(tr("Conversations"));
    setItemDelegate(new ConversationDelegate(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
}

void ConversationList::setEmptyText(const QString &title, const QString &hint)
{
    m_emptyTitle = title;
    m_emptyHint = hint;
    setAccessibleDescription(tr("%1. %2").arg(title, hint));
    viewport()->update();
}

void ConversationList::step(int rows)
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : rows > 0 ? m_anchor - 1 : m_anchor;
    const int to = std::clamp(from + rows, 0, model()->rowCount() - 1);
    goTo(to);
}

void ConversationList::goTo(int row)
{
    selectionModel()->setCurrentIndex(model()->index(row, 0), QItemSelectionModel::ClearAndSelect);
}

// Letters are commands here; jumping to a name is what the search field is for.
void ConversationList::keyboardSearch(const QString &) { }

bool ConversationList::hasSeveral() const
{
    return selectionModel() && selectionModel()->selectedRows().size() > 1;
}

void ConversationList::undo()
{
    emit undoWanted();
}

/// Leaves the current row as the only one that is taken.
void ConversationList::takeOne()
{
    selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
}

void ConversationList::actOn(int key)
{
    switch (key) {
    case Qt::Key_J:
        return step(1);
    case Qt::Key_K:
        return step(-1);
    case Qt::Key_N:
        emit newRequested();
        return;
    case Qt::Key_S:
        emit snoozeWanted();
        return;
    case Qt::Key_L:
        emit labelWanted();
        return;
    default:
        emit replyWanted();
    }
}

void ConversationList::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return QListView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_E:
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            emit closeAsked();
        else
            emit closeToggled();
        return;
    case Qt::Key_Space:
        return selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle);
    case Qt::Key_Escape:
        return hasSeveral() ? takeOne() : QListView::keyPressEvent(event);
    case Qt::Key_J:
    case Qt::Key_K:
    case Qt::Key_N:
    case Qt::Key_S:
    case Qt::Key_L:
    case Qt::Key_R:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return actOn(event->key());
    default:
        QListView::keyPressEvent(event);
    }
}

void ConversationList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!model() || model()->rowCount() > 0 || m_emptyTitle.isEmpty())
        return;
    QPainter painter(viewport());
    const Theme &theme = Theme::of(palette());
    const int margin = scaled(font(), 24);
    QRect space = viewport()->rect().adjusted(margin, scaled(font(), 56), -margin, 0);
    painter.setFont(sized(font(), 13, QFont::DemiBold));
    painter.setPen(theme.text);
    QRect used;
    painter.drawText(space, int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap), m_emptyTitle, &used);
    space.setTop(used.bottom() + scaled(font(), 6));
    painter.setFont(sized(font(), 12));
    painter.setPen(theme.dim);
    painter.drawText(space, int(Qt::AlignHCenter) | int(Qt::AlignTop) | int(Qt::TextWordWrap), m_emptyHint);
}

void ConversationList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace patchcord::ui
