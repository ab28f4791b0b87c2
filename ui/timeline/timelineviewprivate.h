// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/arrangement.h"
#include "ui/timeline/timelinemedia.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QTimer>

class QMenu;

namespace patchcord::ui {

class JumpPill;

/// What the timeline knows and does between its events.
class TimelineView::Private final
{
public:
    explicit Private(TimelineView &view);

    // Rows and pages
    void open(const Conversation &shown);
    void update(const Conversation &shown);
    void setPage(const PageRequest &request, const QList<Message> &page);
    void add(const Message &message);
    void change(const Message &message);
    void remove(MessageId id);

    // Place
    void refreshSpace();
    void relayout();
    void scrollBy(int pixels);
    void toPosition(double position); ///< Rows above the upper edge.
    void toStart();
    void toNewest();
    void barMoved(int value);
    void barStepped(int action);
    void activationChanged() { reportSeen(); }

    // What the agent does
    bool handleKey(QKeyEvent *event);
    [[nodiscard]] bool claimsKey(const QKeyEvent *event) const;
    void setCurrent(MessageId id);
    void press(QPoint at);
    void drag(QPoint at);
    void release(QPoint at);
    void selectWord(QPoint at);
    void hover(QPoint at);
    void showMenu(QPoint at, bool isByKey);
    void showDetails(MessageId id);
    void run(RowAction action, MessageId id);
    void clearSelection();

    // Files
    [[nodiscard]] QList<VisibleMedia> visibleMedia(MessageId id) const;
    void setCurrentMedia(MessageId id, int index);
    [[nodiscard]] QList<MediaAction> actionsOf(MessageId id, int index) const;
    void run(MediaAction action, MessageId id, int index);

    [[nodiscard]] QString copied() const;
    [[nodiscard]] QString toolTipAt(QPoint at) const;
    [[nodiscard]] const Message *messageOf(MessageId id) const;
    [[nodiscard]] QString contactName() const;

    void paint(QPainter &painter, const QRegion &region);
    void reportPainted();

    TimelineView &q;
    Conversation conversation;
    TimelineWindow window;
    Arrangement rows{window};
    TimelineMarks marks;
    TimelineMedia media;
    JumpPill *pill = nullptr;
    double wheelRest = 0; ///< Part of a pixel that the wheel still owes.

private:
    enum class CurrentAfterJump { Keep, First, Last };

    void moveTo(const TimelineJump &jump);
    void moveToUnread();
    void markNew(const Message &message);
    void forget(const Message &message);
    void sendRequests();
    void syncBar();
    void placePill();
    void reportSeen();
    void watchTime();
    void tick();
    void announce(MessageId id, QAccessible::Event kind);
    void paintGaps(TimelinePainter &painter) const;
    [[nodiscard]] int footerHeight() const;

    bool handleAction(QKeyEvent *event);
    bool handleMove(int key);
    void moveCurrent(int step);
    void moveTarget(int step);
    void page(int direction);
    void activateTarget(int index);
    void activateCurrent();
    bool runOnCurrent(RowAction action);
    void copyToClipboard();
    void selectAll();

    [[nodiscard]] const MediaItem *mediaOf(MessageId id, int index) const;
    [[nodiscard]] int mediaForKeys() const;
    [[nodiscard]] int soundForKeys() const;
    bool handleMediaKey(const QKeyEvent *event);
    [[nodiscard]] bool claimsMediaKey(const QKeyEvent *event) const;
    bool seekByKey(int key);
    void activateMedia(MessageId id, int index);
    bool seekAt(QPoint at);
    void showPictures(MessageId id, int index);
    void addMediaActions(QMenu &menu, MessageId id, int index);
    bool dragMedia(QPoint at);
    /// Tells a screen reader which file is marked now.
    void announceTarget();
    void repaintFile(const QString &file);

    QTimer m_skeletonDelay;
    bool m_isSkeletonDue = false;
    QTimer m_second;
    QTimer m_midnight;
    MessageId m_newLine;
    int m_newLineCount = 0;
    int m_arrived = 0; ///< New rows below the view.
    qint64 m_lastSeen = 0;
    MessageKey m_paintedNewest;
    bool m_isSyncing = false;
    CurrentAfterJump m_currentAfterJump = CurrentAfterJump::Keep;
    bool m_isSelecting = false;
    int m_pressedTarget = -1;
    QPoint m_pressedAt;
};

} // namespace patchcord::ui
