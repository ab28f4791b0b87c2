// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and the mouse do in the timeline.
#include "ui/timeline/timelineviewprivate.h"

#include "ui/models/conversationtext.h"
#include "ui/models/mediatext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>

#include <algorithm>

namespace patchcord::ui {

namespace {

bool isPlain(const QKeyEvent *event)
{
    return (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

} // namespace

bool TimelineView::Private::claimsKey(const QKeyEvent *event) const
{
    if (event->matches(QKeySequence::Copy))
        return !copied().isEmpty() || mediaForKeys() >= 0;
    if (claimsMediaKey(event))
        return true;
    if (!isPlain(event))
        return false;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        return true;
    case Qt::Key_R:
    case Qt::Key_E:
        return q.actionsOf(marks.current).contains(RowAction::Retry);
    case Qt::Key_T:
        return q.actionsOf(marks.current).contains(RowAction::Template);
    case Qt::Key_Delete:
        return q.actionsOf(marks.current).contains(RowAction::Retry)
            || q.actionsOf(marks.current).contains(RowAction::TakeBack);
    default:
        return false;
    }
}

bool TimelineView::Private::handleKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyToClipboard();
        return true;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return true;
    }
    if (handleMediaKey(event))
        return true;
    if (!isPlain(event))
        return false;
    return handleMove(event->key()) || handleAction(event);
}

bool TimelineView::Private::handleMove(int key)
{
    const bool isMirrored = q.layoutDirection() == Qt::RightToLeft;
    switch (key) {
    case Qt::Key_Up:
        moveCurrent(-1);
        return true;
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Left:
        moveTarget(isMirrored ? 1 : -1);
        return true;
    case Qt::Key_Right:
        moveTarget(isMirrored ? -1 : 1);
        return true;
    case Qt::Key_PageUp:
        page(-1);
        return true;
    case Qt::Key_PageDown:
        page(1);
        return true;
    case Qt::Key_Home:
        toStart();
        return true;
    case Qt::Key_End:
        m_currentAfterJump = CurrentAfterJump::Last;
        toNewest();
        return true;
    default:
        return false;
    }
}

bool TimelineView::Private::handleAction(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateCurrent();
        return true;
    case Qt::Key_R:
        return runOnCurrent(RowAction::Retry);
    case Qt::Key_T:
        return runOnCurrent(RowAction::Template);
    case Qt::Key_E:
        return runOnCurrent(RowAction::Edit);
    case Qt::Key_Delete:
        return runOnCurrent(RowAction::Discard) || runOnCurrent(RowAction::TakeBack);
    case Qt::Key_Escape:
        if (!marks.selected.isValid())
            return false;
        clearSelection();
        return true;
    default:
        return false;
    }
}

void TimelineView::Private::setCurrent(MessageId id)
{
    marks.target = -1;
    if (marks.current != id) {
        marks.current = id;
        announce(id, QAccessible::Focus);
    }
    q.viewport()->update();
}

void TimelineView::Private::moveCurrent(int step)
{
    marks.hasFocus = true;
    if (rows.rows().isEmpty() || window.isJumping())
        return;
    const ArrangedRow *row = rows.rowOf(marks.current);
    if (!row) {
        setCurrent(rows.rows().last().id);
        rows.reveal(marks.current);
        return relayout();
    }
    // A row taller than the view is read to its end first.
    const bool isCut = step > 0 ? row->top + row->height > rows.height() : row->top < 0;
    if (isCut)
        return scrollBy(step * rows.height() / 2);
    const int next = row->index + step;
    if (next < 0 || next >= window.size())
        return scrollBy(step * rows.space().measures.px(48));
    setCurrent(window.at(next).id);
    rows.reveal(marks.current);
    relayout();
}

void TimelineView::Private::page(int direction)
{
    if (rows.rows().isEmpty())
        return;
    const int pixels = std::max(rows.height() / 2, rows.height() - 3 * rows.space().measures.lineHeight);
    scrollBy(direction * pixels);
    if (!rows.rowOf(marks.current) && !rows.rows().isEmpty())
        setCurrent(direction < 0 ? rows.rows().first().id : rows.rows().last().id);
}

void TimelineView::Private::moveTarget(int step)
{
    const ArrangedRow *row = rows.rowOf(marks.current);
    if (!row)
        return;
    const int count = int(rows.bubble(*row).targets().size());
    marks.hasFocus = true;
    if (count > 0)
        marks.target = marks.target < 0 ? (step > 0 ? 0 : count - 1) : std::clamp(marks.target + step, 0, count - 1);
    announceTarget();
    q.viewport()->update();
}

void TimelineView::Private::activateCurrent()
{
    if (marks.target >= 0)
        activateTarget(marks.target);
    else if (!runOnCurrent(RowAction::Template) && !runOnCurrent(RowAction::Retry)
             && !runOnCurrent(RowAction::TakeBack))
        activateTarget(0);
}

void TimelineView::Private::activateTarget(int index)
{
    const ArrangedRow *row = rows.rowOf(marks.current);
    if (!row)
        return;
    const QList<BubbleTarget> &targets = rows.bubble(*row).targets();
    if (index >= targets.size())
        return;
    const BubbleTarget target = targets.at(index);
    switch (target.kind) {
    case BubbleTarget::Kind::Link:
        emit q.linkActivated(target.url);
        break;
    case BubbleTarget::Kind::Media:
        activateMedia(row->id, target.media);
        break;
    case BubbleTarget::Kind::Speed:
        run(MediaAction::Faster, row->id, target.media);
        break;
    case BubbleTarget::Kind::FetchAgain:
        run(MediaAction::FetchAgain, row->id, target.media);
        break;
    case BubbleTarget::Kind::Retry:
        run(RowAction::Retry, row->id);
        break;
    case BubbleTarget::Kind::Template:
        run(RowAction::Template, row->id);
        break;
    case BubbleTarget::Kind::Edit:
        run(RowAction::Edit, row->id);
        break;
    case BubbleTarget::Kind::Discard:
        run(RowAction::Discard, row->id);
        break;
    case BubbleTarget::Kind::TakeBack:
        run(RowAction::TakeBack, row->id);
        break;
    }
}

bool TimelineView::Private::runOnCurrent(RowAction action)
{
    if (!rows.rowOf(marks.current) || !q.actionsOf(marks.current).contains(action))
        return false;
    run(action, marks.current);
    return true;
}

void TimelineView::Private::run(RowAction action, MessageId id)
{
    const Message *message = messageOf(id);
    if (!message || !q.actionsOf(id).contains(action))
        return;
    switch (action) {
    case RowAction::Retry:
        emit q.retryRequested(id);
        break;
    case RowAction::Template:
        emit q.templateRequested();
        break;
    case RowAction::Edit:
        for (const MediaItem &item : message->media) {
            if (isHere(item))
                media.attach(item, message->at);
        }
        emit q.editRequested(message->body);
        break;
    case RowAction::Discard:
        emit q.discardRequested(id);
        break;
    case RowAction::TakeBack:
        emit q.takeBackRequested(id);
        break;
    case RowAction::Copy:
        QGuiApplication::clipboard()->setText(message->body);
        break;
    }
}

QString TimelineView::Private::copied() const
{
    const ArrangedRow *selected = rows.rowOf(marks.selected);
    if (selected && marks.selectedFrom != marks.selectedTo) {
        return rows.bubble(*selected).textBetween(std::min(marks.selectedFrom, marks.selectedTo),
                                                  std::max(marks.selectedFrom, marks.selectedTo));
    }
    const Message *current = messageOf(marks.current);
    return current ? current->body : QString();
}

void TimelineView::Private::copyToClipboard()
{
    const bool hasSelection = marks.selectedFrom != marks.selectedTo;
    const bool isFileMeant = marks.target >= 0 || copied().isEmpty();
    if (const int file = mediaForKeys(); file >= 0 && isFileMeant && !hasSelection)
        return run(MediaAction::Copy, marks.current, file);
    if (const QString text = copied(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TimelineView::Private::selectAll()
{
    const ArrangedRow *row = rows.rowOf(marks.current);
    if (!row)
        return;
    marks.selected = row->id;
    marks.selectedFrom = 0;
    marks.selectedTo = rows.bubble(*row).bodyLength();
    q.viewport()->update();
}

void TimelineView::Private::clearSelection()
{
    marks.selected = {};
    marks.selectedFrom = 0;
    marks.selectedTo = 0;
    m_isSelecting = false;
    q.viewport()->update();
}

void TimelineView::Private::press(QPoint at)
{
    clearSelection();
    marks.hasFocus = false;
    m_pressedTarget = -1;
    const ArrangedRow *row = rows.rowAt(at.y());
    if (!row)
        return;
    const Bubble &bubble = rows.bubble(*row);
    const QPoint local = at - QPoint(0, row->top);
    if (!bubble.frame().contains(local))
        return;
    setCurrent(row->id);
    m_pressedTarget = bubble.targetAt(local);
    m_pressedAt = at;
    if (m_pressedTarget >= 0 && bubble.targets().at(m_pressedTarget).kind == BubbleTarget::Kind::Media) {
        const Message &message = window.at(row->index);
        media.prepareDrag(message.media.at(bubble.targets().at(m_pressedTarget).media), message.at);
        return;
    }
    if (!bubble.isOverText(local))
        return;
    m_isSelecting = true;
    marks.selected = row->id;
    marks.selectedFrom = bubble.cursorAt(local);
    marks.selectedTo = marks.selectedFrom;
}

void TimelineView::Private::drag(QPoint at)
{
    if (dragMedia(at))
        return;
    const ArrangedRow *row = rows.rowOf(marks.selected);
    if (!m_isSelecting || !row)
        return;
    marks.selectedTo = rows.bubble(*row).cursorAt(at - QPoint(0, row->top));
    q.viewport()->update();
}

void TimelineView::Private::release(QPoint at)
{
    const int pressed = std::exchange(m_pressedTarget, -1);
    m_isSelecting = false;
    if (marks.selectedFrom != marks.selectedTo) {
        if (QGuiApplication::clipboard()->supportsSelection())
            QGuiApplication::clipboard()->setText(copied(), QClipboard::Selection);
        return;
    }
    const ArrangedRow *row = rows.rowAt(at.y());
    if (pressed < 0 || !row || row->id != marks.current)
        return;
    if (rows.bubble(*row).targetAt(at - QPoint(0, row->top)) == pressed && !seekAt(at))
        activateTarget(pressed);
}

void TimelineView::Private::selectWord(QPoint at)
{
    press(at);
    const ArrangedRow *row = rows.rowOf(marks.selected);
    if (!row || m_pressedTarget >= 0)
        return;
    const QTextLayout &body = rows.bubble(*row).body();
    const QString text = body.text();
    int from = marks.selectedFrom;
    int to = marks.selectedFrom;
    while (from > 0 && (text.at(from - 1).isLetterOrNumber() || text.at(from - 1).isSurrogate()))
        --from;
    while (to < text.size() && (text.at(to).isLetterOrNumber() || text.at(to).isSurrogate()))
        ++to;
    marks.selectedFrom = from;
    marks.selectedTo = to;
    m_isSelecting = false;
    q.viewport()->update();
}

void TimelineView::Private::hover(QPoint at)
{
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (const ArrangedRow *row = rows.rowAt(at.y())) {
        const QPoint local = at - QPoint(0, row->top);
        const Bubble &bubble = rows.bubble(*row);
        if (bubble.targetAt(local) >= 0)
            shape = Qt::PointingHandCursor;
        else if (bubble.isOverText(local))
            shape = Qt::IBeamCursor;
    }
    if (q.viewport()->cursor().shape() != shape)
        q.viewport()->setCursor(shape);
}

QString TimelineView::Private::toolTipAt(QPoint at) const
{
    const ArrangedRow *row = rows.rowAt(at.y());
    if (!row)
        return {};
    const Bubble &bubble = rows.bubble(*row);
    const QPoint local = at - QPoint(0, row->top);
    if (!bubble.frame().contains(local))
        return {};
    const int target = bubble.targetAt(local);
    // The address as it is sent, in which letters that only look alike differ.
    if (target >= 0 && bubble.targets().at(target).kind == BubbleTarget::Kind::Link)
        return QString::fromLatin1(bubble.targets().at(target).url.toEncoded());
    if (target >= 0 && bubble.targets().at(target).media >= 0)
        return spokenMedia(window.at(row->index).media.at(bubble.targets().at(target).media), rows.space().locale);
    return rowDetails(window.at(row->index), senderLabel(conversation), rows.space().locale);
}

void TimelineView::Private::showMenu(QPoint at, bool isByKey)
{
    const ArrangedRow *row = isByKey ? rows.rowOf(marks.current) : rows.rowAt(at.y());
    if (!row)
        return;
    const MessageId id = row->id;
    const QPoint local = at - QPoint(0, row->top);
    const int target = isByKey ? -1 : rows.bubble(*row).targetAt(local);
    const int file = isByKey ? mediaForKeys() : target >= 0 ? rows.bubble(*row).targets().at(target).media : -1;
    if (isByKey)
        at = rows.bubble(*row).frame().translated(0, row->top).center();
    if (marks.selected != id)
        clearSelection();
    setCurrent(id);

    auto *menu = new QMenu(&q);
    menu->setObjectName(QStringLiteral("timelineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(TimelineView::tr("&Copy"), &q, [this] { copyToClipboard(); });
    copy->setEnabled(!copied().isEmpty());
    if (target >= 0 && rows.bubble(*row).targets().at(target).kind == BubbleTarget::Kind::Link) {
        const QString url = rows.bubble(*row).targets().at(target).url.toString();
        menu->addAction(TimelineView::tr("Copy &link"), &q, [url] { QGuiApplication::clipboard()->setText(url); });
    }
    addMediaActions(*menu, id, file);
    const QList<RowAction> actions = q.actionsOf(id);
    const auto offer = [&](RowAction action, const QString &label) {
        if (actions.contains(action))
            menu->addAction(label, &q, [this, action, id] { run(action, id); });
    };
    offer(RowAction::Template, TimelineView::tr("Choose a &template"));
    offer(RowAction::Retry, TimelineView::tr("&Retry"));
    offer(RowAction::Edit, TimelineView::tr("&Edit"));
    offer(RowAction::Discard, TimelineView::tr("&Delete"));
    offer(RowAction::TakeBack, TimelineView::tr("&Undo sending"));
    menu->addSeparator();
    menu->addAction(TimelineView::tr("Det&ails"), &q, [this, id] { showDetails(id); });
    menu->popup(q.viewport()->mapToGlobal(at));
}

void TimelineView::Private::showDetails(MessageId id)
{
    const Message *message = messageOf(id);
    if (!message)
        return;
    auto *box = new QMessageBox(&q);
    box->setObjectName(QStringLiteral("timelineDetails"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(TimelineView::tr("Details"));
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setText(rowDetails(*message, senderLabel(conversation), rows.space().locale));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace patchcord::ui
