// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineviewprivate.h"

#include "core/base/clock.h"
#include "ui/models/conversationtext.h"
#include "ui/timeline/jumppill.h"

#include <QDateTime>
#include <QScrollBar>

#include <cmath>

namespace patchcord::ui {

namespace {

constexpr int skeletonDelayMs = 80; ///< A page that comes sooner changes the picture without a flash.
constexpr double newLineShare = 0.2; ///< Of the view's height is above the first unread row.

/// Steps of the scroll bar per row, as many as an int has room for.
int barScale(qint64 total)
{
    return total > 16'000'000 ? 1 : 64;
}

} // namespace

TimelineView::Private::Private(TimelineView &view)
    : q(view)
    , media(view)
    , pill(new JumpPill(view.viewport()))
{
    pill->hide();
    m_skeletonDelay.setSingleShot(true);
    m_skeletonDelay.setInterval(skeletonDelayMs);
    m_second.setInterval(1000);
    m_midnight.setSingleShot(true);
    QObject::connect(&m_skeletonDelay, &QTimer::timeout, &q, [this] {
        m_isSkeletonDue = true;
        q.viewport()->update();
    });
    QObject::connect(&m_midnight, &QTimer::timeout, &q, [this] { relayout(); });
    QObject::connect(&m_second, &QTimer::timeout, &q, [this] { tick(); });
    QObject::connect(pill, &JumpPill::clicked, &q, [this] { toNewest(); });
    QObject::connect(&media, &TimelineMedia::changed, &q, [this](const QString &file) { repaintFile(file); });
    QObject::connect(&media, &TimelineMedia::attachable, &q,
                     [this](const QString &file) { emit q.attachRequested({file}); });
    QObject::connect(&media, &TimelineMedia::refused, &q, &TimelineView::mediaRefused);
    QScrollBar *bar = q.verticalScrollBar();
    QObject::connect(bar, &QScrollBar::valueChanged, &q, [this](int value) { barMoved(value); });
    QObject::connect(bar, &QScrollBar::actionTriggered, &q, [this](int action) { barStepped(action); });
    QObject::connect(bar, &QScrollBar::sliderReleased, &q, [this] { syncBar(); });
    refreshSpace();
}

void TimelineView::Private::open(const Conversation &shown)
{
    // A sound without its row could not be stopped.
    if (shown.id != conversation.id)
        media.player().stop();
    conversation = shown;
    window.open(shown);
    rows.forgetAll();
    rows.stickToEnd();
    rows.setNewLine({});
    const bool hasFocus = marks.hasFocus;
    marks = {};
    marks.hasFocus = hasFocus;
    m_newLine = {};
    m_newLineCount = 0;
    m_arrived = 0;
    m_lastSeen = 0;
    m_paintedNewest = {};
    m_currentAfterJump = CurrentAfterJump::Keep;
    m_isSelecting = false;
    m_pressedTarget = -1;
    relayout();
}

void TimelineView::Private::update(const Conversation &shown)
{
    if (shown.id != conversation.id)
        return;
    conversation = shown;
    window.update(shown);
    relayout();
}

void TimelineView::Private::setPage(const PageRequest &request, const QList<Message> &page)
{
    const TimelineWindow::Effect effect = window.apply(request, page);
    if (!effect.isAccepted)
        return;
    for (const Message &message : page)
        rows.forget(message.id);
    if (effect.jump) {
        moveTo(*effect.jump);
        m_isSkeletonDue = false;
        m_skeletonDelay.stop();
    }
    relayout();
}

void TimelineView::Private::moveTo(const TimelineJump &jump)
{
    switch (jump.target) {
    case TimelineJump::Target::Newest:
        rows.stickToEnd();
        break;
    case TimelineJump::Target::Unread:
        moveToUnread();
        break;
    case TimelineJump::Target::Position:
        rows.anchorToPosition(jump.position);
        break;
    }
    if (window.isEmpty())
        return;
    if (m_currentAfterJump == CurrentAfterJump::First)
        marks.current = window.at(0).id;
    else if (m_currentAfterJump == CurrentAfterJump::Last)
        marks.current = window.at(window.size() - 1).id;
    m_currentAfterJump = CurrentAfterJump::Keep;
}

void TimelineView::Private::moveToUnread()
{
    rows.stickToEnd();
    for (int i = 0; i < window.size(); ++i) {
        const Message &row = window.at(i);
        if (row.ordinal <= conversation.readUpTo || row.direction != Direction::Inbound)
            continue;
        m_newLine = row.id;
        m_newLineCount = conversation.unread;
        rows.setNewLine(m_newLine);
        rows.anchorTo(row.id, int(rows.height() * newLineShare) + rows.newLineHeight());
        return;
    }
}

void TimelineView::Private::add(const Message &message)
{
    const bool wasAtEnd = rows.isAtEnd() && !window.isJumping();
    const TimelineWindow::Placed placed = window.add(message);
    rows.forget(message.id);
    const bool isOwn = message.direction == Direction::Outbound;
    if (placed.isNewest && isOwn && message.status == DeliveryStatus::Pending) {
        m_newLine = {};
        rows.setNewLine({});
        toNewest();
    } else if (placed.isNewest) {
        m_arrived += wasAtEnd ? 0 : 1;
        if (!isOwn && !(wasAtEnd && q.isActiveWindow()))
            markNew(message);
    }
    relayout();
    announce(message.id, QAccessible::ObjectCreated);
}

void TimelineView::Private::markNew(const Message &message)
{
    ++m_newLineCount;
    if (m_newLine.isValid())
        return;
    m_newLineCount = 1;
    m_newLine = message.id;
    rows.setNewLine(m_newLine);
}

void TimelineView::Private::change(const Message &message)
{
    if (window.change(message) < 0)
        return;
    forget(message);
    relayout();
    announce(message.id, QAccessible::NameChanged);
}

void TimelineView::Private::forget(const Message &message)
{
    rows.forget(message.id);
    // The letters may be others now.
    if (marks.selected == message.id)
        clearSelection();
    if (marks.current == message.id)
        marks.target = -1;
}

void TimelineView::Private::remove(MessageId id)
{
    const int index = window.remove(id);
    if (index < 0)
        return;
    rows.forget(id);
    const MessageId neighbour = window.isEmpty() ? MessageId{} : window.at(std::min(index, window.size() - 1)).id;
    if (marks.selected == id)
        clearSelection();
    if (marks.current == id) {
        marks.current = neighbour;
        marks.target = -1;
    }
    if (m_newLine == id) {
        m_newLine = {};
        rows.setNewLine({});
    }
    relayout();
}

int TimelineView::Private::footerHeight() const
{
    return conversation.isOptedOut ? rows.dayHeight() : 0;
}

void TimelineView::Private::refreshSpace()
{
    const QSize size = q.viewport()->size();
    rows.setSpace({.measures = Measures::of(q.font()),
                   .theme = Theme::of(q.palette()),
                   .width = size.width(),
                   .direction = q.layoutDirection(),
                   .locale = q.locale()},
                  size.height());
    QFont small = rows.space().measures.small;
    pill->setFont(small);
    relayout();
}

void TimelineView::Private::relayout()
{
    rows.setFooter(footerHeight());
    rows.arrange();
    if (!rows.rows().isEmpty()) {
        const int first = rows.rows().first().index;
        const int last = rows.rows().last().index;
        const int dropped = window.trim(first, last);
        rows.shiftIndexes(dropped);
        window.prefetch(first - dropped, last - dropped);
    }
    if (rows.isAtEnd() && !window.isJumping())
        m_arrived = 0;
    if (window.isJumping() && !m_isSkeletonDue && !m_skeletonDelay.isActive())
        m_skeletonDelay.start();
    syncBar();
    placePill();
    watchTime();
    q.viewport()->update();
    reportSeen();
    sendRequests();
}

void TimelineView::Private::sendRequests()
{
    const QList<PageRequest> requests = window.takeRequests();
    for (const PageRequest &request : requests)
        emit q.pageWanted(request);
}

void TimelineView::Private::scrollBy(int pixels)
{
    if (pixels == 0 || window.isJumping())
        return;
    rows.scrollBy(pixels);
    relayout();
}

void TimelineView::Private::toStart()
{
    if (window.isAtStart() && !window.isJumping() && !window.isEmpty()) {
        rows.anchorToPosition(0);
        setCurrent(window.at(0).id);
        return relayout();
    }
    m_currentAfterJump = CurrentAfterJump::First;
    window.jumpTo(0);
    relayout();
}

void TimelineView::Private::toNewest()
{
    if (window.isAtEnd() && !window.isJumping()) {
        rows.stickToEnd();
        relayout();
        return;
    }
    window.jumpToNewest();
    relayout();
}

void TimelineView::Private::syncBar()
{
    QScrollBar *bar = q.verticalScrollBar();
    if (bar->isSliderDown())
        return;
    const Measures &measures = rows.space().measures;
    const double rowsInView = double(rows.height()) / (measures.lineHeight + measures.smallHeight + measures.px(22));
    const int scale = barScale(window.total());
    const double most = (double(window.total()) - rowsInView) * scale;
    const int maximum = rows.showsAll() ? 0 : std::max(1, int(most));
    m_isSyncing = true;
    bar->setSingleStep(scale);
    bar->setPageStep(std::max(1, int(rowsInView * scale)));
    bar->setRange(0, maximum);
    if (rows.isAtEnd() && (!window.isJumping() || window.isEmpty()))
        bar->setValue(maximum);
    else if (!window.isJumping())
        bar->setValue(std::min(int(rows.position() * scale), maximum - 1));
    m_isSyncing = false;
}

void TimelineView::Private::barMoved(int value)
{
    if (m_isSyncing || !conversation.id.isValid())
        return;
    if (value >= q.verticalScrollBar()->maximum())
        return toNewest();
    toPosition(double(value) / barScale(window.total()));
}

void TimelineView::Private::toPosition(double position)
{
    const double local = position - double(window.firstPosition());
    if (window.isJumping() || local < 0 || local >= window.size())
        window.jumpTo(position);
    else
        rows.anchorToPosition(position);
    relayout();
}

void TimelineView::Private::barStepped(int action)
{
    const int step = rows.space().measures.px(48);
    switch (QAbstractSlider::SliderAction(action)) {
    case QAbstractSlider::SliderSingleStepAdd:
        scrollBy(step);
        break;
    case QAbstractSlider::SliderSingleStepSub:
        scrollBy(-step);
        break;
    case QAbstractSlider::SliderPageStepAdd:
        page(1);
        break;
    case QAbstractSlider::SliderPageStepSub:
        page(-1);
        break;
    default:
        return;
    }
    // The bar's own idea of a step is in rows; ours was in pixels and is done.
    QScrollBar *bar = q.verticalScrollBar();
    bar->setSliderPosition(bar->value());
}

void TimelineView::Private::placePill()
{
    const bool isFar = !rows.isAtEnd() && !rows.rows().isEmpty()
        && (!window.isAtEnd() || !rows.lastEdge() || *rows.lastEdge() > rows.height() * 3 / 2);
    pill->setVisible(conversation.id.isValid() && (m_arrived > 0 || isFar));
    pill->setCount(m_arrived);
    pill->resize(pill->sizeHint());
    pill->move((q.viewport()->width() - pill->width()) / 2,
               q.viewport()->height() - pill->height() - rows.space().measures.px(10));
}

void TimelineView::Private::reportSeen()
{
    if (!q.isVisible() || !q.isActiveWindow() || window.isJumping())
        return;
    qint64 highest = 0;
    const int line = rows.space().measures.lineHeight;
    for (const ArrangedRow &row : rows.rows()) {
        if (row.top + std::min(row.height, line) <= rows.height() && row.top + row.height > 0)
            highest = std::max(highest, window.at(row.index).ordinal);
    }
    if (highest <= std::max(m_lastSeen, conversation.readUpTo))
        return;
    m_lastSeen = highest;
    emit q.seen(conversation.id, highest);
}

void TimelineView::Private::watchTime()
{
    // One more tick than the time a message is held: then it says that it left.
    const qint64 from = utcNow() - m_second.interval();
    const auto changes = [this, from](const ArrangedRow &row) {
        return isLive(window.at(row.index)) || isHeld(window.at(row.index), from);
    };
    const bool hasClock = std::ranges::any_of(rows.rows(), changes);
    if (hasClock != m_second.isActive())
        hasClock ? m_second.start() : m_second.stop();
    if (!m_midnight.isActive()) {
        const QDateTime now = QDateTime::currentDateTime();
        m_midnight.start(int(now.msecsTo(now.date().addDays(1).startOfDay())) + 500);
    }
}

void TimelineView::Private::tick()
{
    const QList<ArrangedRow> shown = rows.rows();
    for (const ArrangedRow &row : shown) {
        if (isLive(window.at(row.index)) || window.at(row.index).heldUntil > 0)
            forget(window.at(row.index));
    }
    relayout();
}

void TimelineView::Private::announce(MessageId id, QAccessible::Event kind)
{
    if (!QAccessible::isActive())
        return;
    const QList<VisibleRow> visible = q.visibleRows();
    const auto row = std::ranges::find(visible, id, &VisibleRow::id);
    if (row == visible.end())
        return;
    QAccessibleEvent event(&q, kind);
    event.setChild(int(row - visible.begin()));
    QAccessible::updateAccessibility(&event);
}

void TimelineView::Private::paint(QPainter &painter, const QRegion &region)
{
    painter.fillRect(region.boundingRect(), rows.space().theme.panel);
    const MediaSources sources = media.sources();
    TimelinePainter timeline(painter, rows, sources);
    if (!conversation.id.isValid())
        return;
    if (window.isJumping() && m_isSkeletonDue)
        return timeline.paintSkeletonAbove(rows.height());
    if (window.isEmpty() && window.isAtEnd())
        return timeline.paintEmpty(TimelineView::tr("No messages yet"));
    for (const ArrangedRow &row : rows.rows()) {
        const QRect area(0, row.top - row.head.height, rows.space().width, row.height + row.head.height);
        if (region.intersects(area.adjusted(0, -4, 0, 4)))
            timeline.paintRow(row, window.at(row.index), marks, m_newLineCount);
    }
    paintGaps(timeline);
}

void TimelineView::Private::paintGaps(TimelinePainter &painter) const
{
    if (rows.firstEdge() && !window.isAtStart())
        painter.paintSkeletonAbove(*rows.firstEdge());
    if (!rows.lastEdge())
        return;
    if (!window.isAtEnd())
        painter.paintSkeletonBelow(*rows.lastEdge());
    else if (conversation.isOptedOut)
        painter.paintFooter(TimelineView::tr("Opted out: no message reaches them until they write START"),
                            *rows.lastEdge());
}

void TimelineView::Private::reportPainted()
{
    if (rows.rows().isEmpty())
        return;
    const Message &newest = window.at(rows.rows().last().index);
    if (newest.key() <= m_paintedNewest)
        return;
    m_paintedNewest = newest.key();
    emit q.firstPainted(newest.id);
}

const Message *TimelineView::Private::messageOf(MessageId id) const
{
    const int index = window.indexOf(id);
    return index < 0 ? nullptr : &window.at(index);
}

QString TimelineView::Private::contactName() const
{
    return displayName(conversation);
}

} // namespace patchcord::ui
