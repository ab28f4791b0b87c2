// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineview.h"

#include "ui/models/timelinetext.h"
#include "ui/timeline/timelineaccessible.h"
#include "ui/timeline/timelineviewprivate.h"

#include "core/base/clock.h"

#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>

#include <cmath>

namespace patchcord::ui {

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installTimelineAccessibility();
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    d = std::make_unique<Private>(*this);
}

TimelineView::~TimelineView() = default;

void TimelineView::showConversation(const Conversation &conversation)
{
    d->open(conversation);
}

void TimelineView::updateConversation(const Conversation &conversation)
{
    d->update(conversation);
}

void TimelineView::setPage(const PageRequest &request, const QList<Message> &rows)
{
    d->setPage(request, rows);
}

void TimelineView::addMessage(const Message &message)
{
    d->add(message);
}

void TimelineView::changeMessage(const Message &message)
{
    d->change(message);
}

void TimelineView::removeMessage(MessageId message)
{
    d->remove(message);
}

void TimelineView::setMediaFolder(const QString &folder)
{
    d->media.setFolder(folder);
    viewport()->update();
}

ConversationId TimelineView::conversation() const
{
    return d->conversation.id;
}

void TimelineView::jumpTo(qint64 ordinal)
{
    if (d->conversation.id.isValid())
        d->toPosition(double(std::max<qint64>(ordinal, 1) - 1));
}

QList<VisibleRow> TimelineView::visibleRows() const
{
    QList<VisibleRow> visible;
    const qint64 now = utcNow();
    for (const ArrangedRow &row : d->rows.rows()) {
        if (row.top >= d->rows.height() || row.top + row.height <= 0)
            continue;
        visible.append({.id = row.id,
                        .rect = d->rows.bubble(row).frame().translated(0, row.top),
                        .name = spokenRow(d->window.at(row.index), d->contactName(), now, locale()),
                        .isCurrent = row.id == d->marks.current});
    }
    return visible;
}

void TimelineView::setCurrentRow(MessageId message)
{
    d->setCurrent(message);
}

QList<RowAction> TimelineView::actionsOf(MessageId message) const
{
    const Message *row = d->messageOf(message);
    if (!row)
        return {};
    QList<RowAction> actions;
    if (needsTemplate(*row))
        actions.append(RowAction::Template);
    if (canRetry(*row))
        actions.append(RowAction::Retry);
    if (canRetry(*row) && !row->body.isEmpty())
        actions.append(RowAction::Edit);
    if (canDiscard(*row))
        actions.append(RowAction::Discard);
    if (isHeld(*row, utcNow()))
        actions.append(RowAction::TakeBack);
    actions.append(RowAction::Copy);
    return actions;
}

void TimelineView::run(RowAction action, MessageId message)
{
    d->run(action, message);
}

QList<VisibleMedia> TimelineView::visibleMedia(MessageId message) const
{
    return d->visibleMedia(message);
}

void TimelineView::setCurrentMedia(MessageId message, int media)
{
    d->setCurrentMedia(message, media);
}

QList<MediaAction> TimelineView::actionsOf(MessageId message, int media) const
{
    return d->actionsOf(message, media);
}

void TimelineView::run(MediaAction action, MessageId message, int media)
{
    d->run(action, message, media);
}

QString TimelineView::textToCopy() const
{
    return d->copied();
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && d->claimsKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = d->toolTipAt(help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else // What comes from outside must not be read as markup.
        QToolTip::showText(help->globalPos(),
                           QStringLiteral("<p style='white-space:pre'>%1</p>").arg(text.toHtmlEscaped()), viewport());
    return true;
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (!d)
        return;
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange:
    case QEvent::LocaleChange:
        d->refreshSpace();
        break;
    case QEvent::ActivationChange:
        d->activationChanged();
        break;
    default:
        break;
    }
}

void TimelineView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    d->activationChanged();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    d->refreshSpace();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        d->paint(painter, event->region());
    }
    d->reportPainted();
}

void TimelineView::scrollContentsBy(int, int)
{
    // The bar counts rows; what it means in pixels is decided when its value changes.
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    // X11 gives pixel deltas that mean nothing.
    const bool hasPixels = !event->pixelDelta().isNull() && QGuiApplication::platformName() != u"xcb";
    const double line = 20.0 * d->rows.space().measures.scale;
    const double lines = event->angleDelta().y() / 120.0 * QGuiApplication::styleHints()->wheelScrollLines();
    const double wanted = d->wheelRest - (hasPixels ? event->pixelDelta().y() : lines * line);
    const int pixels = int(std::trunc(wanted));
    d->wheelRest = wanted - pixels;
    d->scrollBy(pixels);
    event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (d->handleKey(event))
        event->accept();
    else
        event->ignore();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    d->marks.hasFocus = d->marks.hasFocus || isByKey;
    if (!d->marks.current.isValid() && !d->rows.rows().isEmpty() && d->marks.hasFocus)
        d->setCurrent(d->rows.rows().last().id);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    const bool staysHere = event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason;
    d->marks.hasFocus = d->marks.hasFocus && staysHere;
    viewport()->update();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        d->press(event->pos());
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        d->drag(event->pos());
    else
        d->hover(event->pos());
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        d->release(event->pos());
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        d->selectWord(event->pos());
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    d->showMenu(event->pos(), event->reason() == QContextMenuEvent::Keyboard);
}

} // namespace patchcord::ui
