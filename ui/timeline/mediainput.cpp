// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and the mouse do with the files of the timeline.
#include "ui/timeline/timelineviewprivate.h"

#include "ui/models/conversationtext.h"
#include "ui/models/mediatext.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr qint64 seekStepMs = 5000;

} // namespace

const MediaItem *TimelineView::Private::mediaOf(MessageId id, int index) const
{
    const Message *message = messageOf(id);
    return message && index >= 0 && index < message->media.size() ? &message->media.at(index) : nullptr;
}

QList<VisibleMedia> TimelineView::Private::visibleMedia(MessageId id) const
{
    QList<VisibleMedia> visible;
    const ArrangedRow *row = rows.rowOf(id);
    if (!row)
        return visible;
    const Message &message = window.at(row->index);
    const Bubble &bubble = rows.bubble(*row);
    const bool isRowCurrent = marks.current == id && marks.target >= 0 && marks.target < bubble.targets().size();
    const int current = isRowCurrent ? bubble.targets().at(marks.target).media : -1;
    for (const MediaBox &box : bubble.boxes()) {
        const MediaItem &item = message.media.at(box.index);
        QString name = spokenMedia(item, rows.space().locale);
        if (media.isPlaying(item))
            name = TimelineView::tr("%1, playing").arg(name);
        else if (media.isCurrent(item))
            name = TimelineView::tr("%1, paused").arg(name);
        visible.append({.index = box.index,
                        .rect = box.rect.translated(0, row->top),
                        .name = name,
                        .isPicture = box.form == MediaBox::Form::Picture || box.form == MediaBox::Form::Video,
                        .isCurrent = current == box.index});
    }
    return visible;
}

void TimelineView::Private::setCurrentMedia(MessageId id, int index)
{
    setCurrent(id);
    const ArrangedRow *row = rows.rowOf(id);
    if (!row)
        return;
    const QList<BubbleTarget> &targets = rows.bubble(*row).targets();
    const auto found = std::ranges::find(targets, index, &BubbleTarget::media);
    marks.target = found == targets.end() ? -1 : int(found - targets.begin());
    marks.hasFocus = true;
    announceTarget();
    q.viewport()->update();
}

QList<MediaAction> TimelineView::Private::actionsOf(MessageId id, int index) const
{
    const MediaItem *item = mediaOf(id, index);
    return item ? mediaActions(*item, media.isPlaying(*item)) : QList<MediaAction>();
}

void TimelineView::Private::run(MediaAction action, MessageId id, int index)
{
    if (!actionsOf(id, index).contains(action))
        return;
    const MediaItem item = *mediaOf(id, index);
    const qint64 at = messageOf(id)->at;
    switch (action) {
    case MediaAction::Play:
    case MediaAction::Pause:
        return media.togglePlaying(item);
    case MediaAction::View:
        return showPictures(id, index);
    case MediaAction::Open:
        return media.open(item, at);
    case MediaAction::SaveAs:
        return media.saveAs(item, at);
    case MediaAction::Copy:
        return media.copy(item, at);
    case MediaAction::Faster:
        media.player().stepRate();
        return q.viewport()->update();
    case MediaAction::FetchAgain:
        emit q.fetchAgainRequested(id);
        return;
    }
}

void TimelineView::Private::activateMedia(MessageId id, int index)
{
    const QList<MediaAction> actions = actionsOf(id, index);
    if (!actions.isEmpty())
        run(actions.first(), id, index);
}

void TimelineView::Private::showPictures(MessageId id, int index)
{
    QList<KeptPicture> pictures;
    int first = 0;
    for (int row = 0; row < window.size(); ++row) {
        const Message &message = window.at(row);
        const QString who = message.direction == Direction::Inbound ? contactName() : TimelineView::tr("You");
        const QString caption = TimelineView::tr("%1, %2 %3")
                                    .arg(who,
                                         dayName(QDateTime::fromMSecsSinceEpoch(message.at).date(),
                                                 QDate::currentDate(), rows.space().locale),
                                         timeOfDay(message.at, rows.space().locale));
        for (int i = 0; i < message.media.size(); ++i) {
            const MediaItem &item = message.media.at(i);
            if (!isHere(item) || shapeOf(item) != MediaShape::Picture)
                continue;
            if (message.id == id && i == index)
                first = int(pictures.size());
            pictures.append(media.picture(item, message.at, caption));
        }
    }
    if (!pictures.isEmpty())
        emit q.picturesWanted(pictures, first);
}

/// The file that keys are about: the one that is marked, else the row's first; -1 when there is none.
int TimelineView::Private::mediaForKeys() const
{
    const ArrangedRow *row = rows.rowOf(marks.current);
    if (!row)
        return -1;
    const QList<BubbleTarget> &targets = rows.bubble(*row).targets();
    if (marks.target >= 0)
        return marks.target < targets.size() ? targets.at(marks.target).media : -1;
    const auto found = std::ranges::find_if(targets, [](const BubbleTarget &target) { return target.media >= 0; });
    return found == targets.end() ? -1 : found->media;
}

int TimelineView::Private::soundForKeys() const
{
    const auto isSound = [this](int index) {
        const MediaItem *item = mediaOf(marks.current, index);
        return item && isHere(*item) && shapeOf(*item) == MediaShape::Sound;
    };
    if (const int marked = mediaForKeys(); marks.target >= 0 || isSound(marked))
        return isSound(marked) ? marked : -1;
    const Message *message = messageOf(marks.current);
    for (int i = 0; message && i < message->media.size(); ++i) {
        if (isSound(i))
            return i;
    }
    return -1;
}

bool TimelineView::Private::claimsMediaKey(const QKeyEvent *event) const
{
    if (event->matches(QKeySequence::Save))
        return mediaForKeys() >= 0;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    return isPlain && (event->key() == Qt::Key_Space || event->key() == Qt::Key_S) && soundForKeys() >= 0;
}

bool TimelineView::Private::handleMediaKey(const QKeyEvent *event)
{
    const int key = event->key();
    const bool isSideways = key == Qt::Key_Left || key == Qt::Key_Right;
    if (isSideways && event->modifiers() == Qt::ControlModifier) {
        const bool isMirrored = q.layoutDirection() == Qt::RightToLeft;
        moveTarget((key == Qt::Key_Left) == isMirrored ? 1 : -1);
        return true;
    }
    if (isSideways && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier)
        return seekByKey(key);
    if (!claimsMediaKey(event))
        return false;
    if (event->matches(QKeySequence::Save))
        run(MediaAction::SaveAs, marks.current, mediaForKeys());
    else if (key == Qt::Key_Space)
        activateMedia(marks.current, soundForKeys());
    else
        run(MediaAction::Faster, marks.current, soundForKeys());
    return true;
}

/// While a sound of the row plays or is paused, the keys that else go from link to link go through it.
bool TimelineView::Private::seekByKey(int key)
{
    const MediaItem *sound = mediaOf(marks.current, soundForKeys());
    if (!sound || !media.isCurrent(*sound))
        return false;
    const bool isMirrored = q.layoutDirection() == Qt::RightToLeft;
    media.seekBy((key == Qt::Key_Left) == isMirrored ? seekStepMs : -seekStepMs);
    return true;
}

/// A click into a waveform; false when it was none.
bool TimelineView::Private::seekAt(QPoint at)
{
    const ArrangedRow *row = rows.rowAt(at.y());
    if (!row)
        return false;
    const QPoint local = at - QPoint(0, row->top);
    for (const MediaBox &box : rows.bubble(*row).boxes()) {
        if (box.form != MediaBox::Form::Sound || !box.wave.contains(local))
            continue;
        double share = double(local.x() - box.wave.left()) / std::max(1, box.wave.width() - 1);
        if (q.layoutDirection() == Qt::RightToLeft)
            share = 1 - share;
        media.seekTo(window.at(row->index).media.at(box.index), share);
        return true;
    }
    return false;
}

void TimelineView::Private::addMediaActions(QMenu &menu, MessageId id, int index)
{
    const QList<MediaAction> actions = actionsOf(id, index);
    if (!actions.isEmpty())
        menu.addSeparator();
    for (const MediaAction action : actions) {
        QAction *entry
            = menu.addAction(mediaActionLabel(action), &q, [this, action, id, index] { run(action, id, index); });
        if (action == actions.first())
            menu.setDefaultAction(entry);
    }
    if (!actions.isEmpty())
        menu.addSeparator();
}

bool TimelineView::Private::dragMedia(QPoint at)
{
    const ArrangedRow *row = rows.rowOf(marks.current);
    if (m_pressedTarget < 0 || !row || m_pressedTarget >= rows.bubble(*row).targets().size())
        return false;
    const BubbleTarget &target = rows.bubble(*row).targets().at(m_pressedTarget);
    const MediaItem *item = mediaOf(row->id, target.media);
    if (target.kind != BubbleTarget::Kind::Media || !item)
        return false;
    // The row may go while the file is carried about.
    const bool isFar = (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (isFar && media.startDrag(MediaItem(*item)))
        m_pressedTarget = -1;
    return true;
}

void TimelineView::Private::announceTarget()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&q);
    QAccessibleInterface *bubble = list ? list->focusChild() : nullptr;
    QAccessibleInterface *file = bubble ? bubble->focusChild() : nullptr;
    if (!file)
        return;
    QAccessibleEvent event(file, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void TimelineView::Private::repaintFile(const QString &file)
{
    if (file.isEmpty())
        return;
    for (const ArrangedRow &row : rows.rows()) {
        const Message &message = window.at(row.index);
        for (const MediaBox &box : rows.bubble(row).boxes()) {
            const MediaItem &item = message.media.at(box.index);
            if (media.pathOf(item.file) == file || media.pathOf(item.thumbnail) == file)
                q.viewport()->update(box.rect.adjusted(-2, -2, 2, 2).translated(0, row.top));
        }
    }
}

} // namespace patchcord::ui
