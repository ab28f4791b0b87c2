// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/timelinesource.h"
#include "ui/timeline/timelineview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace patchcord;
using fixtures::ordinaryRow;
using fixtures::TimelineSource;
using ui::TimelineView;
using ui::VisibleRow;

namespace {

/// A shown timeline over a made-up conversation.
struct Desk
{
    explicit Desk(qint64 total, TimelineSource::Make make = ordinaryRow)
        : source(view, total, std::move(make))
    {
        QFont font = view.font();
        font.setPixelSize(13);
        view.setFont(font);
        view.resize(600, 500);
        view.show();
    }
    void open(int unread = 0)
    {
        view.showConversation(source.conversation(unread));
        QTRY_VERIFY(!view.visibleRows().isEmpty());
        settle();
    }
    /// Until no page is asked for any more.
    void settle()
    {
        int served = -1;
        while (served != source.served()) {
            served = source.served();
            QTest::qWait(2);
        }
    }
    [[nodiscard]] MessageId first() const { return view.visibleRows().first().id; }
    [[nodiscard]] MessageId last() const { return view.visibleRows().last().id; }
    [[nodiscard]] QRect rectOf(MessageId id) const
    {
        for (const VisibleRow &row : view.visibleRows()) {
            if (row.id == id)
                return row.rect;
        }
        return {};
    }
    [[nodiscard]] MessageId current() const
    {
        for (const VisibleRow &row : view.visibleRows()) {
            if (row.isCurrent)
                return row.id;
        }
        return {};
    }
    [[nodiscard]] QAbstractButton *pill() const
    {
        return view.findChild<QAbstractButton *>(QStringLiteral("jumpToNewest"));
    }
    void wheel(int angle)
    {
        const QPointF at(100, 100);
        QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view.viewport(), &event);
    }
    /// A point of the row over which the pointer takes that shape.
    [[nodiscard]] QPoint pointWith(MessageId id, Qt::CursorShape shape)
    {
        const QRect rect = rectOf(id);
        for (int y = rect.bottom() - 2; y > rect.top(); y -= 3) {
            for (int x = rect.left() + 2; x < rect.right(); x += 3) {
                QTest::mouseMove(view.viewport(), {x, y});
                if (view.viewport()->cursor().shape() == shape)
                    return {x, y};
            }
        }
        return {};
    }

    TimelineView view;
    TimelineSource source;
};

Message failedRow(qint64 ordinal)
{
    Message row = ordinaryRow(ordinal);
    if (ordinal % 4 == 0) {
        row.direction = Direction::Outbound;
        row.author.clear();
        row.status = DeliveryStatus::Failed;
        row.errorText = QStringLiteral("The network was down.");
        row.body = QStringLiteral("A replacement is on its way");
    }
    return row;
}

Message linkRow(qint64 ordinal)
{
    Message row = ordinaryRow(ordinal);
    row.body = QStringLiteral("See https://example.com/a?b=c for more");
    return row;
}

} // namespace

class TestTimelineView final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).+"))); }
    void opensAtTheEnd();
    void opensAtTheFirstUnreadRow();
    void showsShortConversationsAtTheLowerEdge();
    void showsNothingOfTheFormerConversation();
    void doesNotMoveWhenRowsArriveAbove();
    void doesNotMoveWhenARowAboveGrows();
    void doesNotMoveWhenARowAboveGoes();
    void keepsItsPlaceWhenResized();
    void staysAtTheEndWhenRowsArrive();
    void countsRowsThatArriveBelow();
    void goesToTheEndWithAnOwnMessage();
    void scrollsByWheel();
    void scrollsIntoPagesUnderWayNoFurtherThanOneView();
    void pagesAndJumpsByKey();
    void dragsToAnyPlace();
    void jumpsToTheRowOfAnOrdinal();
    void reachesTheFirstRowOfAMillion();
    void movesTheCurrentRowByKey();
    void actsOnAFailedRowByKey_data();
    void actsOnAFailedRowByKey();
    void retriesByMouse();
    void leadsToATemplateWhereFreeTextCameTooLate();
    void takesBackByMouseAndKeyWhileAMessageIsHeld();
    void leavesOthersTheKeysOfHealthyRows();
    void opensLinksByMouseAndKey();
    void selectsAndCopiesText();
    void offersAMenuWithDetails();
    void saysWhatWasSeen();
    void tellsWhenANewRowIsPainted();
    void ticksWhileACallRings();
    void mirrorsForRightToLeft();
    void survivesEveryCharacter();
    void growsWithTheFont();
};

void TestTimelineView::opensAtTheEnd()
{
    Desk desk(1000);
    desk.open();
    QCOMPARE(desk.last(), MessageId{1000});
    QVERIFY(desk.rectOf({1000}).bottom() < desk.view.viewport()->height());
    QScrollBar *bar = desk.view.verticalScrollBar();
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(desk.pill()->isHidden());
}

void TestTimelineView::opensAtTheFirstUnreadRow()
{
    Desk desk(1000, [](qint64 ordinal) {
        Message row = ordinaryRow(ordinal);
        row.direction = Direction::Inbound;
        return row;
    });
    desk.open(300);
    const QRect rect = desk.rectOf({701});
    QVERIFY(!rect.isEmpty());
    QVERIFY2(rect.top() > 60 && rect.top() < 200, qPrintable(QString::number(rect.top())));
    QVERIFY(!desk.rectOf({700}).isEmpty());
    QVERIFY(desk.pill()->isVisible());
}

void TestTimelineView::showsShortConversationsAtTheLowerEdge()
{
    Desk desk(2);
    desk.open();
    QCOMPARE(desk.view.visibleRows().size(), 2);
    QVERIFY(desk.rectOf({1}).top() > 250);
    QCOMPARE(desk.view.verticalScrollBar()->maximum(), 0);
}

void TestTimelineView::showsNothingOfTheFormerConversation()
{
    Desk desk(100);
    desk.open();
    desk.source.hold();
    desk.view.showConversation(desk.source.conversation());
    QVERIFY(desk.view.visibleRows().isEmpty());
    QCOMPARE(desk.source.held().size(), 1);
    const QImage blank = desk.view.grab().toImage();
    // After a moment shapes stand where the rows will be.
    QTRY_VERIFY(desk.view.grab().toImage() != blank);
    desk.source.release();
    QCOMPARE(desk.last(), MessageId{100});
    desk.view.showConversation({});
    QVERIFY(desk.view.visibleRows().isEmpty());
    QCOMPARE(desk.view.conversation(), ConversationId{});
}

void TestTimelineView::doesNotMoveWhenRowsArriveAbove()
{
    Desk desk(1000);
    desk.source.hold();
    desk.view.showConversation(desk.source.conversation());
    desk.source.releaseOne();
    // To the first loaded row, whose upper neighbours are still on their way.
    const MessageId watched{1000 - ui::TimelineWindow::pageSize + 1};
    for (int i = 0; i < 100 && desk.rectOf(watched).top() < 60; ++i)
        desk.wheel(120);
    const QRect before = desk.rectOf(watched);
    QCOMPARE(desk.first(), watched);
    QVERIFY(before.top() >= 60);
    QCOMPARE(desk.source.held().size(), 1);
    desk.source.releaseOne();
    QCOMPARE(desk.rectOf(watched), before);
    QVERIFY(desk.first() < watched);
}

void TestTimelineView::doesNotMoveWhenARowAboveGrows()
{
    Desk desk(1000);
    desk.open();
    desk.wheel(1200);
    const QList<VisibleRow> rows = desk.view.visibleRows();
    const MessageId cut = rows.at(0).rect.top() < 0 ? rows.at(0).id : MessageId{rows.at(0).id.value - 1};
    const VisibleRow watched = rows.at(2);
    Message longer = ordinaryRow(cut.value);
    longer.body = longer.body.repeated(6);
    desk.view.changeMessage(longer);
    QCOMPARE(desk.rectOf(watched.id), watched.rect);
}

void TestTimelineView::doesNotMoveWhenARowAboveGoes()
{
    Desk desk(1000);
    desk.open();
    desk.wheel(1200);
    const VisibleRow watched = desk.view.visibleRows().at(3);
    desk.view.removeMessage({desk.first().value - 1});
    QCOMPARE(desk.rectOf(watched.id), watched.rect);
    desk.view.setCurrentRow(watched.id);
    desk.view.removeMessage(watched.id);
    QVERIFY(desk.rectOf(watched.id).isEmpty());
    QCOMPARE(desk.current(), MessageId{watched.id.value + 1});
}

void TestTimelineView::keepsItsPlaceWhenResized()
{
    Desk desk(1000);
    desk.open();
    desk.wheel(2400);
    VisibleRow watched;
    for (const VisibleRow &row : desk.view.visibleRows()) {
        if (row.rect.top() >= 0) {
            watched = row;
            break;
        }
    }
    desk.view.resize(350, 500);
    QCOMPARE(desk.rectOf(watched.id).top(), watched.rect.top());
    desk.view.resize(600, 500);
    QCOMPARE(desk.rectOf(watched.id), watched.rect);
}

void TestTimelineView::staysAtTheEndWhenRowsArrive()
{
    Desk desk(100);
    desk.open();
    const int bottom = desk.rectOf({100}).bottom();
    desk.view.addMessage(desk.source.grow());
    QCOMPARE(desk.last(), MessageId{101});
    QCOMPARE(desk.rectOf({101}).bottom(), bottom);
    QVERIFY(desk.pill()->isHidden());
    QCOMPARE(desk.view.verticalScrollBar()->value(), desk.view.verticalScrollBar()->maximum());
}

void TestTimelineView::countsRowsThatArriveBelow()
{
    Desk desk(100);
    desk.open();
    desk.wheel(600);
    const QList<VisibleRow> before = desk.view.visibleRows();
    desk.view.addMessage(desk.source.grow());
    desk.view.addMessage(desk.source.grow());
    QCOMPARE(desk.rectOf(before.at(1).id), before.at(1).rect);
    QVERIFY(desk.pill()->isVisible());
    QCOMPARE(desk.pill()->text(), QStringLiteral("2 new"));
    QTest::mouseClick(desk.pill(), Qt::LeftButton);
    QCOMPARE(desk.last(), MessageId{102});
    QVERIFY(desk.pill()->isHidden());
}

void TestTimelineView::goesToTheEndWithAnOwnMessage()
{
    Desk desk(1000);
    desk.open(500);
    Message own = desk.source.grow();
    own.direction = Direction::Outbound;
    own.status = DeliveryStatus::Pending;
    desk.view.addMessage(own);
    QTRY_COMPARE(desk.last(), own.id);
}

void TestTimelineView::scrollsByWheel()
{
    Desk desk(1000);
    desk.open();
    const QRect before = desk.rectOf({999});
    desk.wheel(120);
    const int step = desk.rectOf({999}).top() - before.top();
    QVERIFY(step > 20 && step < 120);
    desk.wheel(-120);
    QCOMPARE(desk.rectOf({999}), before);
    for (int i = 0; i < 8; ++i)
        desk.wheel(15);
    QCOMPARE(desk.rectOf({999}).top(), before.top() + step);
    desk.wheel(-1200);
    QCOMPARE(desk.rectOf({999}), before);
}

void TestTimelineView::scrollsIntoPagesUnderWayNoFurtherThanOneView()
{
    Desk desk(100'000);
    desk.open();
    desk.source.hold();
    for (int i = 0; i < 600; ++i)
        desk.wheel(360);
    QVERIFY(!desk.source.held().isEmpty());
    QVERIFY2(desk.source.held().size() < 3, "one request a side, however long it takes");
    QVERIFY(desk.view.visibleRows().size() < 30);
    const QImage shapes = desk.view.grab().toImage();
    QVERIFY(!shapes.isNull());
    desk.source.release();
    desk.settle();
    QVERIFY(desk.view.visibleRows().size() > 3);
}

void TestTimelineView::pagesAndJumpsByKey()
{
    Desk desk(5000);
    desk.open();
    const MessageId top = desk.first();
    QTest::keyClick(&desk.view, Qt::Key_PageUp);
    QVERIFY(desk.last().value <= top.value + 2);
    QVERIFY(desk.last().value >= top.value - 1);
    QTest::keyClick(&desk.view, Qt::Key_Home);
    QTRY_COMPARE(desk.first(), MessageId{1});
    QCOMPARE(desk.current(), MessageId{1});
    QVERIFY(desk.rectOf({1}).top() > 0);
    QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
    QTest::keyClick(&desk.view, Qt::Key_PageDown);
    QVERIFY(desk.first() > MessageId{1});
    QTest::keyClick(&desk.view, Qt::Key_End);
    QTRY_COMPARE(desk.last(), MessageId{5000});
    QCOMPARE(desk.current(), MessageId{5000});
}

void TestTimelineView::dragsToAnyPlace()
{
    Desk desk(100'000);
    desk.open();
    QSignalSpy asked(&desk.view, &TimelineView::pageWanted);
    QScrollBar *bar = desk.view.verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    QCOMPARE(asked.size(), 1);
    QVERIFY(asked.first().first().value<ui::PageRequest>().kind == ui::PageRequest::Kind::FromOrdinal);
    QTRY_VERIFY(std::abs(desk.first().value - 50'000) < 30);
    QTRY_VERIFY(std::abs(bar->value() - bar->maximum() / 2) < bar->maximum() / 1000);
    desk.settle();
    const qsizetype requests = asked.size();
    bar->setValue(bar->value() + 5 * bar->singleStep());
    QVERIFY2(asked.size() - requests <= 2, "what is loaded needs no jump");
    QVERIFY(std::abs(desk.first().value - 50'005) < 30);
    bar->setValue(bar->maximum());
    QTRY_COMPARE(desk.last(), MessageId{100'000});
    bar->setValue(0);
    QTRY_COMPARE(desk.first(), MessageId{1});
}

void TestTimelineView::jumpsToTheRowOfAnOrdinal()
{
    Desk desk(100'000);
    desk.open();
    for (const qint64 ordinal : {40'000, 40'010, 1, 70'000}) {
        desk.view.jumpTo(ordinal);
        QTRY_COMPARE(desk.first(), MessageId{ordinal});
        desk.settle();
    }
    // The last rows are seen at the end, whichever of them is wanted.
    desk.view.jumpTo(100'000);
    QTRY_COMPARE(desk.last(), MessageId{100'000});
    desk.view.showConversation({});
    desk.view.jumpTo(3);
}

void TestTimelineView::reachesTheFirstRowOfAMillion()
{
    Desk desk(1'000'000);
    desk.open();
    QTest::keyClick(&desk.view, Qt::Key_Home);
    QTRY_COMPARE(desk.first(), MessageId{1});
    desk.settle();
    QVERIFY2(desk.source.served() < 20, "no work in proportion to the history");
}

void TestTimelineView::movesTheCurrentRowByKey()
{
    Desk desk(300);
    desk.open();
    QTest::keyClick(&desk.view, Qt::Key_Up);
    QCOMPARE(desk.current(), MessageId{300});
    for (qint64 expected = 299; expected > 250; --expected) {
        QTest::keyClick(&desk.view, Qt::Key_Up);
        QCOMPARE(desk.current(), MessageId{expected});
        QVERIFY(desk.view.viewport()->rect().contains(desk.rectOf({expected})));
    }
    for (qint64 expected = 252; expected <= 300; ++expected) {
        QTest::keyClick(&desk.view, Qt::Key_Down);
        QCOMPARE(desk.current(), MessageId{expected});
        QVERIFY(desk.view.viewport()->rect().contains(desk.rectOf({expected})));
    }
}

void TestTimelineView::actsOnAFailedRowByKey_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<QString>("said");
    QTest::newRow("Enter retries") << QList<int>{Qt::Key_Return} << QStringLiteral("retry 20");
    QTest::newRow("R retries") << QList<int>{Qt::Key_R} << QStringLiteral("retry 20");
    QTest::newRow("E edits") << QList<int>{Qt::Key_E} << QStringLiteral("edit A replacement is on its way");
    QTest::newRow("Delete discards") << QList<int>{Qt::Key_Delete} << QStringLiteral("discard 20");
    QTest::newRow("second link") << QList<int>{Qt::Key_Right, Qt::Key_Right, Qt::Key_Return}
                                 << QStringLiteral("edit A replacement is on its way");
    QTest::newRow("last link") << QList<int>{Qt::Key_Left, Qt::Key_Return} << QStringLiteral("discard 20");
}

void TestTimelineView::actsOnAFailedRowByKey()
{
    QFETCH(const QList<int>, keys);
    QFETCH(const QString, said);
    Desk desk(20, failedRow);
    desk.open();
    QString heard;
    connect(&desk.view, &TimelineView::retryRequested, &desk.view,
            [&heard](MessageId id) { heard += QStringLiteral("retry %1").arg(id.value); });
    connect(&desk.view, &TimelineView::discardRequested, &desk.view,
            [&heard](MessageId id) { heard += QStringLiteral("discard %1").arg(id.value); });
    connect(&desk.view, &TimelineView::editRequested, &desk.view,
            [&heard](const QString &text) { heard += QStringLiteral("edit %1").arg(text); });
    desk.view.setFocus(Qt::TabFocusReason);
    desk.view.setCurrentRow({20});
    for (int key : keys)
        QTest::keyClick(&desk.view, Qt::Key(key));
    QCOMPARE(heard, said);
}

void TestTimelineView::retriesByMouse()
{
    Desk desk(20, failedRow);
    desk.open();
    QSignalSpy retried(&desk.view, &TimelineView::retryRequested);
    const QPoint link = desk.pointWith({20}, Qt::PointingHandCursor);
    QVERIFY(!link.isNull());
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.first().first().value<MessageId>(), MessageId{20});
}

void TestTimelineView::leadsToATemplateWhereFreeTextCameTooLate()
{
    Desk desk(20, [](qint64 number) {
        Message message = failedRow(number);
        if (number == 20)
            message.errorCode = 63016;
        return message;
    });
    desk.open();
    QSignalSpy wanted(&desk.view, &TimelineView::templateRequested);
    QSignalSpy retried(&desk.view, &TimelineView::retryRequested);
    desk.view.setFocus();
    desk.view.setCurrentRow({20});
    QTest::keyClick(&desk.view, Qt::Key_T);
    QCOMPARE(wanted.size(), 1);
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(retried.size(), 0);
    QVERIFY(!desk.view.actionsOf({19}).contains(ui::RowAction::Template));
}

void TestTimelineView::takesBackByMouseAndKeyWhileAMessageIsHeld()
{
    Desk desk(20, [](qint64 id) {
        Message message = failedRow(id);
        if (id < 20)
            return message;
        message.status = DeliveryStatus::Pending;
        message.errorText.clear();
        message.heldUntil = utcNow() + 60'000;
        return message;
    });
    desk.open();
    QSignalSpy takenBack(&desk.view, &TimelineView::takeBackRequested);
    const QPoint link = desk.pointWith({20}, Qt::PointingHandCursor);
    QVERIFY(!link.isNull());
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(takenBack.size(), 1);
    QCOMPARE(takenBack.first().first().value<MessageId>(), MessageId{20});
    desk.view.setFocus(Qt::TabFocusReason);
    desk.view.setCurrentRow({20});
    QTest::keyClick(&desk.view, Qt::Key_Delete);
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(takenBack.size(), 3);
    Message left = failedRow(20);
    left.status = DeliveryStatus::Sent;
    left.errorText.clear();
    desk.view.changeMessage(left);
    QVERIFY(!desk.view.actionsOf({20}).contains(ui::RowAction::TakeBack));
}

void TestTimelineView::leavesOthersTheKeysOfHealthyRows()
{
    Desk desk(20, failedRow);
    desk.open();
    QSignalSpy retried(&desk.view, &TimelineView::retryRequested);
    desk.view.setCurrentRow({19});
    QKeyEvent key(QEvent::KeyPress, Qt::Key_R, Qt::NoModifier, QStringLiteral("r"));
    QApplication::sendEvent(&desk.view, &key);
    QVERIFY(!key.isAccepted());
    QCOMPARE(retried.size(), 0);
    desk.view.run(ui::RowAction::Discard, {19});
    Message accepted = failedRow(20);
    accepted.sid = QStringLiteral("SMtest20");
    desk.view.changeMessage(accepted);
    QVERIFY(!desk.view.actionsOf({20}).contains(ui::RowAction::Discard));
    QVERIFY(desk.view.actionsOf({20}).contains(ui::RowAction::Retry));
}

void TestTimelineView::opensLinksByMouseAndKey()
{
    Desk desk(3, linkRow);
    desk.open();
    QSignalSpy opened(&desk.view, &TimelineView::linkActivated);
    const QPoint link = desk.pointWith({2}, Qt::PointingHandCursor);
    QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toUrl(), QUrl(QStringLiteral("https://example.com/a?b=c")));
    desk.view.setCurrentRow({3});
    QTest::keyClick(&desk.view, Qt::Key_Return);
    QCOMPARE(opened.size(), 2);
}

void TestTimelineView::selectsAndCopiesText()
{
    Desk desk(3, [](qint64 ordinal) {
        Message row = ordinaryRow(ordinal);
        row.body = QStringLiteral("one two\nthree");
        return row;
    });
    desk.open();
    desk.view.setCurrentRow({3});
    QTest::keyClick(&desk.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one two\nthree"));

    const QRect rect = desk.rectOf({2});
    const QPoint start(rect.left() + 5, rect.top() + 12);
    QTest::mousePress(desk.view.viewport(), Qt::LeftButton, {}, start + QPoint(7, 0));
    QMouseEvent drag(QEvent::MouseMove, QPointF(rect.right() + 40, start.y()),
                     desk.view.viewport()->mapToGlobal(QPointF(rect.right() + 40, start.y())), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(desk.view.viewport(), &drag);
    QTest::mouseRelease(desk.view.viewport(), Qt::LeftButton, {}, QPoint(rect.right() + 40, start.y()));
    QCOMPARE(desk.view.textToCopy(), QStringLiteral("one two"));

    QTest::mouseDClick(desk.view.viewport(), Qt::LeftButton, {}, start + QPoint(12, 0));
    QCOMPARE(desk.view.textToCopy(), QStringLiteral("one"));
    QTest::keyClick(&desk.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(desk.view.textToCopy(), QStringLiteral("one two\nthree"));
}

void TestTimelineView::offersAMenuWithDetails()
{
    Desk desk(20, failedRow);
    desk.open();
    QContextMenuEvent event(QContextMenuEvent::Mouse, desk.rectOf({20}).center(), {});
    QApplication::sendEvent(desk.view.viewport(), &event);
    auto *menu = desk.view.findChild<QMenu *>(QStringLiteral("timelineMenu"));
    QVERIFY(menu);
    QStringList labels;
    for (QAction *action : menu->actions())
        labels.append(action->text().remove(u'&'));
    QCOMPARE(labels.join(u'|'), QStringLiteral("Copy|Retry|Edit|Delete||Details"));
    menu->actions().last()->trigger();
    menu->close();
    auto *details = desk.view.findChild<QMessageBox *>(QStringLiteral("timelineDetails"));
    QVERIFY(details);
    QVERIFY(details->text().contains(QStringLiteral("Not sent: The network was down")));
    details->close();
}

void TestTimelineView::saysWhatWasSeen()
{
    Desk desk(1000);
    QVERIFY(QTest::qWaitForWindowActive(&desk.view));
    QSignalSpy seen(&desk.view, &TimelineView::seen);
    desk.open(300);
    QVERIFY(!seen.isEmpty());
    const qint64 first = seen.last().at(1).toLongLong();
    QVERIFY(first > 700 && first < 730);
    desk.wheel(-360);
    const qint64 second = seen.last().at(1).toLongLong();
    QVERIFY(second > first);
    const qsizetype said = seen.size();
    desk.wheel(360);
    QCOMPARE(seen.size(), said);
    QTest::keyClick(&desk.view, Qt::Key_End);
    QTRY_COMPARE(seen.last().at(1).toLongLong(), 1000);

    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    desk.view.addMessage(desk.source.grow());
    QCOMPARE(seen.last().at(1).toLongLong(), 1000);
    other.close();
    desk.view.activateWindow();
    QTRY_COMPARE(seen.last().at(1).toLongLong(), 1001);
}

void TestTimelineView::tellsWhenANewRowIsPainted()
{
    Desk desk(100);
    desk.open();
    desk.view.repaint();
    QSignalSpy painted(&desk.view, &TimelineView::firstPainted);
    desk.view.addMessage(desk.source.grow());
    QTRY_COMPARE(painted.size(), 1);
    QCOMPARE(painted.first().first().value<MessageId>(), MessageId{101});
    desk.view.repaint();
    QCOMPARE(painted.size(), 1);
}

void TestTimelineView::ticksWhileACallRings()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    Desk desk(1, [now](qint64 ordinal) {
        Message row = ordinaryRow(ordinal);
        row.kind = MessageKind::Call;
        row.at = now;
        row.call = Call{.id = {1}, .sid = {}, .status = CallStatus::Ringing, .startedAt = now};
        return row;
    });
    desk.open();
    const QImage before = desk.view.grab().toImage();
    QTRY_VERIFY_WITH_TIMEOUT(desk.view.grab().toImage() != before, 3000);
    Message over = ordinaryRow(1);
    over.kind = MessageKind::Call;
    over.direction = Direction::Inbound;
    over.at = now;
    over.call = Call{.id = {1}, .sid = {}, .status = CallStatus::NoAnswer, .startedAt = now};
    desk.view.changeMessage(over);
    QVERIFY(desk.view.visibleRows().first().name.contains(QStringLiteral("Missed call")));
}

void TestTimelineView::mirrorsForRightToLeft()
{
    const auto make = [](qint64 ordinal) {
        Message row = ordinaryRow(ordinal);
        row.direction = ordinal % 2 == 1 ? Direction::Inbound : Direction::Outbound;
        row.body = QString::fromUtf8("שלום");
        return row;
    };
    Desk desk(2, make);
    desk.open();
    const QRect inbound = desk.rectOf({1});
    const QRect outbound = desk.rectOf({2});
    QVERIFY(inbound.left() < 40);
    QVERIFY(outbound.right() > desk.view.viewport()->width() - 40);
    desk.view.setLayoutDirection(Qt::RightToLeft);
    const int width = desk.view.viewport()->width();
    QCOMPARE(desk.rectOf({1}).right(), width - 1 - inbound.left());
    QCOMPARE(desk.rectOf({2}).left(), width - 1 - outbound.right());
}

void TestTimelineView::survivesEveryCharacter()
{
    Desk desk(12, [](qint64 ordinal) {
        Message row = ordinaryRow(ordinal);
        row.body.clear();
        for (int i = 0; i < 64; ++i)
            row.body.append(QChar(char16_t((ordinal - 1) * 64 + i)));
        row.body.append(QString(3, QChar(0xd83d)) + QChar(0xfffc) + QChar(0x2029) + QChar(0x202e)
                        + QStringLiteral("\r\n end"));
        return row;
    });
    desk.open();
    QTest::keyClick(&desk.view, Qt::Key_Home);
    QCOMPARE(desk.first(), MessageId{1});
    QVERIFY(!desk.view.grab().isNull());
    QVERIFY(desk.rectOf({1}).height() > 30);
    QVERIFY(desk.rectOf({1}).width() <= desk.view.viewport()->width() * 72 / 100);
    desk.view.setCurrentRow({1});
    QVERIFY(desk.view.textToCopy().startsWith(QChar(u'\0')));
}

void TestTimelineView::growsWithTheFont()
{
    Desk desk(100);
    desk.open();
    const int height = desk.rectOf({100}).height();
    QFont font = desk.view.font();
    font.setPixelSize(26);
    desk.view.setFont(font);
    QCOMPARE(desk.last(), MessageId{100});
    QVERIFY(desk.rectOf({100}).height() >= 2 * height - 4);
    QVERIFY(desk.rectOf({100}).bottom() < desk.view.viewport()->height());
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
