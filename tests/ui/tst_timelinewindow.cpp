// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinewindow.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using ui::PageRequest;
using ui::TimelineJump;
using ui::TimelineWindow;

namespace {

constexpr ConversationId here{7};

Message row(qint64 ordinal)
{
    Message message;
    message.id = {ordinal};
    message.conversation = here;
    message.ordinal = ordinal;
    message.at = 1000 * ordinal;
    return message;
}

QList<Message> rowsFrom(qint64 first, qint64 last)
{
    QList<Message> rows;
    for (qint64 ordinal = std::max<qint64>(1, first); ordinal <= last; ++ordinal)
        rows.append(row(ordinal));
    return rows;
}

Conversation conversation(qint64 count, int unread = 0)
{
    Conversation result;
    result.id = here;
    result.messageCount = count;
    result.unread = unread;
    result.readUpTo = count - unread;
    result.last = row(count);
    return result;
}

/// What a store with the rows 1 to `count` answers.
QList<Message> answer(const PageRequest &request, qint64 count)
{
    switch (request.kind) {
    case PageRequest::Kind::Newest:
        return rowsFrom(count - request.limit + 1, count);
    case PageRequest::Kind::Before:
        return rowsFrom(request.key.id.value - request.limit, request.key.id.value - 1);
    case PageRequest::Kind::After:
        return rowsFrom(request.key.id.value + 1, std::min(count, request.key.id.value + request.limit));
    case PageRequest::Kind::FromOrdinal:
        return rowsFrom(request.ordinal, std::min(count, request.ordinal + request.limit - 1));
    }
    Q_UNREACHABLE();
}

PageRequest onlyRequest(TimelineWindow &window)
{
    const QList<PageRequest> requests = window.takeRequests();
    return requests.size() == 1 ? requests.first() : PageRequest{};
}

TimelineWindow opened(qint64 count, int unread = 0)
{
    TimelineWindow window;
    window.open(conversation(count, unread));
    const PageRequest request = onlyRequest(window);
    window.apply(request, answer(request, count));
    return window;
}

bool hasNoGap(const TimelineWindow &window)
{
    for (int i = 1; i < window.size(); ++i) {
        if (window.at(i).ordinal != window.at(i - 1).ordinal + 1)
            return false;
    }
    return true;
}

} // namespace

class TestTimelineWindow final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void opensAtTheEnd();
    void opensAroundTheFirstUnreadRow();
    void opensNearUnreadRowsWithTheNewestPage();
    void knowsAnEmptyConversation();
    void asksForBothSidesBeforeTheyAreNeeded();
    void ignoresOutdatedAnswers();
    void ignoresAnswersForAnotherConversation();
    void keepsOnlyTheLatestWishWhileAJumpIsUnderWay();
    void goesToTheEndWhenTheOrdinalIsBehindIt();
    void neverHoldsMoreThanItsCapacity();
    void leavesNoGapWhenTrimmingOvertakesAnAnswer();
    void appendsNewRowsAtTheEnd();
    void addsARowOnce();
    void placesALateRowByItsTime();
    void keepsNewRowsUntilTheEndIsLoaded();
    void asksAgainWhenMoreCameThanItKept();
    void keepsChangesThatOvertakeAPage();
    void forgetsRemovedRows();
    void countsRowsAboveTheFirstLoadedOne();
};

void TestTimelineWindow::opensAtTheEnd()
{
    TimelineWindow window;
    window.open(conversation(1000));
    const PageRequest request = onlyRequest(window);
    QCOMPARE(request.kind, PageRequest::Kind::Newest);
    QCOMPARE(request.conversation, here);
    QVERIFY(window.isJumping());
    const TimelineWindow::Effect effect = window.apply(request, answer(request, 1000));
    QVERIFY(effect.isAccepted);
    QVERIFY(effect.jump.has_value());
    QCOMPARE(effect.jump->target, TimelineJump::Target::Newest);
    QCOMPARE(window.size(), TimelineWindow::pageSize);
    QVERIFY(window.isAtEnd());
    QVERIFY(!window.isAtStart());
    QVERIFY(!window.isJumping());
}

void TestTimelineWindow::opensAroundTheFirstUnreadRow()
{
    TimelineWindow window;
    window.open(conversation(1000, 300));
    const PageRequest request = onlyRequest(window);
    QCOMPARE(request.kind, PageRequest::Kind::FromOrdinal);
    QVERIFY(request.ordinal < 701);
    const TimelineWindow::Effect effect = window.apply(request, answer(request, 1000));
    QCOMPARE(effect.jump->target, TimelineJump::Target::Unread);
    QVERIFY(window.indexOf({700}) >= 0);
    QVERIFY(window.indexOf({701}) > 0);
    QVERIFY(!window.isAtEnd());
}

void TestTimelineWindow::opensNearUnreadRowsWithTheNewestPage()
{
    TimelineWindow window;
    window.open(conversation(1000, 2));
    const PageRequest request = onlyRequest(window);
    QCOMPARE(request.kind, PageRequest::Kind::Newest);
    QCOMPARE(window.apply(request, answer(request, 1000)).jump->target, TimelineJump::Target::Unread);
}

void TestTimelineWindow::knowsAnEmptyConversation()
{
    const TimelineWindow window = opened(0);
    QVERIFY(window.isEmpty());
    QVERIFY(window.isAtStart());
    QVERIFY(window.isAtEnd());
    TimelineWindow none;
    none.open({});
    QVERIFY(none.takeRequests().isEmpty());
    none.jumpTo(5);
    QVERIFY(none.takeRequests().isEmpty());
}

void TestTimelineWindow::asksForBothSidesBeforeTheyAreNeeded()
{
    TimelineWindow window = opened(1000, 500);
    window.prefetch(10, 20);
    const QList<PageRequest> requests = window.takeRequests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(0).kind, PageRequest::Kind::Before);
    QCOMPARE(requests.at(0).key, window.at(0).key());
    QCOMPARE(requests.at(1).kind, PageRequest::Kind::After);
    QCOMPARE(requests.at(1).key, window.at(window.size() - 1).key());
    window.prefetch(10, 20);
    QVERIFY2(window.takeRequests().isEmpty(), "one page a side at a time");
    for (const PageRequest &request : requests)
        QVERIFY(window.apply(request, answer(request, 1000)).isAccepted);
    QCOMPARE(window.size(), 3 * TimelineWindow::pageSize + 12);
    QVERIFY(hasNoGap(window));
}

void TestTimelineWindow::ignoresOutdatedAnswers()
{
    TimelineWindow window = opened(1000);
    window.prefetch(0, 10);
    const PageRequest before = onlyRequest(window);
    QVERIFY(window.apply(before, answer(before, 1000)).isAccepted);
    const int size = window.size();
    QVERIFY2(!window.apply(before, answer(before, 1000)).isAccepted, "the same answer twice");
    QCOMPARE(window.size(), size);

    window.prefetch(0, 10);
    const PageRequest overtaken = onlyRequest(window);
    window.jumpTo(100);
    const PageRequest jump = onlyRequest(window);
    QVERIFY(window.apply(jump, answer(jump, 1000)).isAccepted);
    QVERIFY(!window.apply(overtaken, answer(overtaken, 1000)).isAccepted);
    QVERIFY(hasNoGap(window));
    QVERIFY(window.indexOf({101}) >= 0);
}

void TestTimelineWindow::ignoresAnswersForAnotherConversation()
{
    TimelineWindow window;
    window.open(conversation(10));
    const PageRequest first = onlyRequest(window);
    Conversation other = conversation(10);
    other.id = {8};
    window.open(other);
    const PageRequest second = onlyRequest(window);
    QVERIFY(second.serial != first.serial);
    QVERIFY(!window.apply(first, answer(first, 10)).isAccepted);
    QVERIFY(window.isEmpty());
    QCOMPARE(window.add(row(11)).index, -1);
}

void TestTimelineWindow::keepsOnlyTheLatestWishWhileAJumpIsUnderWay()
{
    TimelineWindow window = opened(100'000);
    window.jumpTo(10'000);
    const PageRequest first = onlyRequest(window);
    for (int position = 10'100; position <= 20'000; position += 100)
        window.jumpTo(position);
    QVERIFY(window.takeRequests().isEmpty());
    const TimelineWindow::Effect effect = window.apply(first, answer(first, 100'000));
    QCOMPARE(effect.jump->position, 10'000.0);
    QVERIFY(window.isJumping());
    const PageRequest last = onlyRequest(window);
    QCOMPARE(window.apply(last, answer(last, 100'000)).jump->position, 20'000.0);
    QVERIFY(window.indexOf({20'001}) >= 0);
    QVERIFY(!window.isJumping());
}

void TestTimelineWindow::goesToTheEndWhenTheOrdinalIsBehindIt()
{
    TimelineWindow window = opened(1000);
    window.jumpTo(900);
    const PageRequest request = onlyRequest(window);
    QVERIFY(window.apply(request, {}).isAccepted);
    const PageRequest newest = onlyRequest(window);
    QCOMPARE(newest.kind, PageRequest::Kind::Newest);
    QCOMPARE(window.apply(newest, answer(newest, 800)).jump->target, TimelineJump::Target::Newest);
    QVERIFY(window.isAtEnd());
}

void TestTimelineWindow::neverHoldsMoreThanItsCapacity()
{
    constexpr qint64 count = 5000;
    TimelineWindow window = opened(count);
    int first = 20;
    for (int i = 0; i < 200 && !window.isAtStart(); ++i) {
        const MessageId shown = window.at(first).id;
        window.prefetch(first, first + 15);
        for (const PageRequest &request : window.takeRequests())
            QVERIFY(window.apply(request, answer(request, count)).isAccepted);
        first = window.indexOf(shown);
        const int dropped = window.trim(first, first + 15);
        QCOMPARE(window.at(first - dropped).id, shown);
        first = std::max(0, first - dropped - 30);
        QVERIFY(window.size() <= TimelineWindow::capacity + 2 * TimelineWindow::pageSize);
        QVERIFY(hasNoGap(window));
    }
    QVERIFY(window.isAtStart());
    QVERIFY(!window.isAtEnd());
    QCOMPARE(window.firstPosition(), 0);
}

void TestTimelineWindow::leavesNoGapWhenTrimmingOvertakesAnAnswer()
{
    constexpr qint64 count = 5000;
    TimelineWindow window = opened(count);
    PageRequest after;
    while (window.size() <= TimelineWindow::capacity) {
        window.prefetch(0, 10);
        const PageRequest request = onlyRequest(window);
        QVERIFY(window.apply(request, answer(request, count)).isAccepted);
    }
    window.trim(0, 10);
    QVERIFY(!window.isAtEnd());
    window.prefetch(window.size() - 10, window.size() - 1);
    after = onlyRequest(window);
    QCOMPARE(after.kind, PageRequest::Kind::After);
    for (int i = 0; i < 4; ++i) {
        window.prefetch(0, 10);
        for (const PageRequest &request : window.takeRequests())
            window.apply(request, answer(request, count));
    }
    window.trim(0, 10);
    QVERIFY(!window.apply(after, answer(after, count)).isAccepted);
    QVERIFY(hasNoGap(window));
}

void TestTimelineWindow::appendsNewRowsAtTheEnd()
{
    TimelineWindow window = opened(100);
    const TimelineWindow::Placed placed = window.add(row(101));
    QCOMPARE(placed.index, window.size() - 1);
    QVERIFY(placed.isNewest);
    QCOMPARE(window.total(), 101);
}

void TestTimelineWindow::addsARowOnce()
{
    TimelineWindow window = opened(100);
    Message again = row(100);
    again.status = DeliveryStatus::Delivered;
    const TimelineWindow::Placed placed = window.add(again);
    QVERIFY(!placed.isNewest);
    QCOMPARE(window.size(), TimelineWindow::pageSize);
    QVERIFY(window.at(placed.index).status == DeliveryStatus::Delivered);
}

void TestTimelineWindow::placesALateRowByItsTime()
{
    TimelineWindow window = opened(100);
    Message late = row(101);
    late.at = row(90).at + 1;
    const TimelineWindow::Placed placed = window.add(late);
    QVERIFY(!placed.isNewest);
    QCOMPARE(window.at(placed.index - 1).id, MessageId{90});
    QCOMPARE(window.at(placed.index + 1).id, MessageId{91});
    Message older = row(102);
    older.at = 5;
    QCOMPARE(window.add(older).index, -1);
}

void TestTimelineWindow::keepsNewRowsUntilTheEndIsLoaded()
{
    TimelineWindow window;
    window.open(conversation(100));
    const PageRequest request = onlyRequest(window);
    QCOMPARE(window.add(row(101)).index, -1);
    // The page was read before that row was kept.
    window.apply(request, answer(request, 100));
    QCOMPARE(window.at(window.size() - 1).id, MessageId{101});
    QVERIFY(window.isAtEnd());
    QVERIFY(hasNoGap(window));
}

void TestTimelineWindow::asksAgainWhenMoreCameThanItKept()
{
    TimelineWindow window;
    window.open(conversation(100));
    const PageRequest request = onlyRequest(window);
    for (qint64 ordinal = 101; ordinal <= 300; ++ordinal)
        window.add(row(ordinal));
    window.apply(request, answer(request, 100));
    QVERIFY(!window.isAtEnd());
    for (int i = 0; i < 20 && !window.isAtEnd(); ++i) {
        window.prefetch(window.size() - 10, window.size() - 1);
        for (const PageRequest &next : window.takeRequests())
            window.apply(next, answer(next, 300));
    }
    QVERIFY(window.isAtEnd());
    QCOMPARE(window.at(window.size() - 1).id, MessageId{300});
    QVERIFY(hasNoGap(window));
}

void TestTimelineWindow::keepsChangesThatOvertakeAPage()
{
    TimelineWindow window;
    window.open(conversation(100));
    const PageRequest request = onlyRequest(window);
    Message delivered = row(95);
    delivered.status = DeliveryStatus::Delivered;
    QCOMPARE(window.change(delivered), -1);
    QCOMPARE(window.remove({96}), -1);
    window.apply(request, answer(request, 100));
    QVERIFY(window.at(window.indexOf({95})).status == DeliveryStatus::Delivered);
    QCOMPARE(window.indexOf({96}), -1);
}

void TestTimelineWindow::forgetsRemovedRows()
{
    TimelineWindow window = opened(100);
    const int index = window.indexOf({99});
    QCOMPARE(window.remove({99}), index);
    QCOMPARE(window.indexOf({99}), -1);
    QCOMPARE(window.remove({99}), -1);
    QCOMPARE(window.total(), 99);
}

void TestTimelineWindow::countsRowsAboveTheFirstLoadedOne()
{
    TimelineWindow window = opened(1000);
    QCOMPARE(window.firstPosition(), 1000 - TimelineWindow::pageSize);
    window.jumpTo(500.25);
    const PageRequest request = onlyRequest(window);
    window.apply(request, answer(request, 1000));
    QCOMPARE(window.firstPosition() + window.indexOf({501}), 500);
    window.prefetch(0, 10);
    for (const PageRequest &next : window.takeRequests())
        window.apply(next, answer(next, 1000));
    QCOMPARE(window.firstPosition() + window.indexOf({501}), 500);
}

QTEST_GUILESS_MAIN(TestTimelineWindow)
#include "tst_timelinewindow.moc"
