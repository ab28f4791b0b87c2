// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timelinesource.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace patchcord;
using fixtures::TimelineSource;
using ui::TimelineView;

namespace {

Message spokenRow(qint64 ordinal)
{
    Message row = fixtures::ordinaryRow(ordinal);
    row.at = QDateTime(QDate(2024, 1, 1), QTime(10, int(ordinal % 60))).toMSecsSinceEpoch();
    row.direction = ordinal % 2 == 1 ? Direction::Inbound : Direction::Outbound;
    row.channel = Channel::WhatsApp;
    row.author.clear();
    row.status = row.direction == Direction::Inbound ? DeliveryStatus::Received : DeliveryStatus::Read;
    row.body = QStringLiteral("text %1").arg(ordinal);
    if (ordinal == 4) {
        row.status = DeliveryStatus::Failed;
        row.errorText = QStringLiteral("The network was down.");
    }
    return row;
}

QStringList namesUnder(QAccessibleInterface *list)
{
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i)
        names.append(list->child(i)->text(QAccessible::Name));
    return names;
}

} // namespace

class TestTimelineAccessible final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support).+"))); }
    void namesEveryVisibleBubble();
    void showsOnlyWhatIsInView();
    void followsTheCurrentRow();
    void actsOnAFailedRow();
    void outlivesRowsThatWent();
    void namesTheFilesOfABubbleAndActsOnThem();
};

void TestTimelineAccessible::namesEveryVisibleBubble()
{
    TimelineView view;
    TimelineSource source(view, 4, spokenRow);
    view.resize(500, 400);
    view.show();
    view.showConversation(source.conversation());
    QTRY_COMPARE(view.visibleRows().size(), 4);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Timeline"));
    QCOMPARE(namesUnder(list),
             (QStringList{QStringLiteral("Amara, 10:01: text 1"), QStringLiteral("You, 10:02, read: text 2"),
                          QStringLiteral("Amara, 10:03: text 3"),
                          QStringLiteral("Failed: Not sent: The network was down. You, 10:04: text 4")}));
    QAccessibleInterface *bubble = list->child(1);
    QCOMPARE(bubble->role(), QAccessible::ListItem);
    QCOMPARE(bubble->parent(), list);
    QCOMPARE(list->indexOfChild(bubble), 1);
    QCOMPARE(list->child(1), bubble);
    const QPoint middle = bubble->rect().center();
    QCOMPARE(list->childAt(middle.x(), middle.y()), bubble);
    QVERIFY(!list->child(4));
}

void TestTimelineAccessible::showsOnlyWhatIsInView()
{
    TimelineView view;
    TimelineSource source(view, 100'000, fixtures::ordinaryRow);
    view.resize(500, 400);
    view.show();
    view.showConversation(source.conversation());
    QTRY_VERIFY(!view.visibleRows().isEmpty());
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QCOMPARE(list->childCount(), int(view.visibleRows().size()));
    QVERIFY(list->childCount() < 20);
    QTest::keyClick(&view, Qt::Key_PageUp);
    QTest::keyClick(&view, Qt::Key_PageUp);
    QAccessibleInterface *pill = list->child(list->childCount() - 1);
    QCOMPARE(pill->role(), QAccessible::Button);
    QCOMPARE(pill->text(QAccessible::Name), QStringLiteral("Jump to the newest"));
}

void TestTimelineAccessible::followsTheCurrentRow()
{
    TimelineView view;
    TimelineSource source(view, 4, spokenRow);
    view.resize(500, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.showConversation(source.conversation());
    QTRY_COMPARE(view.visibleRows().size(), 4);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    auto *action
        = static_cast<QAccessibleActionInterface *>(list->child(2)->interface_cast(QAccessible::ActionInterface));
    QVERIFY(action);
    action->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(list->child(2)->state().focused);
    QVERIFY(!list->child(1)->state().focused);
    QCOMPARE(list->focusChild(), list->child(2));
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(list->focusChild(), list->child(1));
}

void TestTimelineAccessible::actsOnAFailedRow()
{
    TimelineView view;
    TimelineSource source(view, 4, spokenRow);
    view.resize(500, 400);
    view.show();
    view.showConversation(source.conversation());
    QTRY_COMPARE(view.visibleRows().size(), 4);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    auto *action
        = static_cast<QAccessibleActionInterface *>(list->child(3)->interface_cast(QAccessible::ActionInterface));
    QCOMPARE(action->actionNames().mid(1),
             (QStringList{QStringLiteral("Retry"), QStringLiteral("Edit"), QStringLiteral("Delete"),
                          QStringLiteral("Copy")}));
    QSignalSpy retried(&view, &TimelineView::retryRequested);
    action->doAction(QStringLiteral("Retry"));
    QCOMPARE(retried.size(), 1);
    QCOMPARE(retried.first().first().value<MessageId>(), MessageId{4});
}

void TestTimelineAccessible::outlivesRowsThatWent()
{
    TimelineView view;
    TimelineSource source(view, 4, spokenRow);
    view.resize(500, 400);
    view.show();
    view.showConversation(source.conversation());
    QTRY_COMPARE(view.visibleRows().size(), 4);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface *bubble = list->child(0);
    view.removeMessage({1});
    QVERIFY(!bubble->isValid());
    QVERIFY(bubble->state().invisible);
    QCOMPARE(bubble->text(QAccessible::Name), QString());
    QVERIFY(bubble->rect().isEmpty());
    QCOMPARE(namesUnder(list).size(), 3);
    QCOMPARE(namesUnder(list).first(), QStringLiteral("You, 10:02, read: text 2"));
}

void TestTimelineAccessible::namesTheFilesOfABubbleAndActsOnThem()
{
    TimelineView view;
    TimelineSource source(view, 2, [](qint64 ordinal) {
        Message row = spokenRow(ordinal);
        if (ordinal == 1) {
            MediaItem picture;
            picture.contentType = QStringLiteral("image/png");
            picture.state = MediaState::Here;
            picture.file = QStringLiteral("none");
            MediaItem gone;
            gone.contentType = QStringLiteral("audio/ogg");
            gone.state = MediaState::Gone;
            row.media = {gone, picture};
        }
        return row;
    });
    view.resize(500, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.showConversation(source.conversation());
    QTRY_COMPARE(view.visibleRows().size(), 2);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface *bubble = list->child(0);
    // Pictures stand above the others.
    QCOMPARE(namesUnder(bubble),
             (QStringList{QStringLiteral("Photo"), QStringLiteral("Voice message, Not here any more")}));
    QAccessibleInterface *picture = bubble->child(0);
    QAccessibleInterface *sound = bubble->child(1);
    QCOMPARE(picture->role(), QAccessible::Graphic);
    QCOMPARE(sound->role(), QAccessible::Button);
    QCOMPARE(picture->parent(), bubble);
    QCOMPARE(bubble->indexOfChild(sound), 1);
    QVERIFY(bubble->rect().contains(picture->rect()));
    QCOMPARE(bubble->childAt(picture->rect().center().x(), picture->rect().center().y()), picture);

    auto *action = static_cast<QAccessibleActionInterface *>(sound->interface_cast(QAccessible::ActionInterface));
    QVERIFY(action->actionNames().contains(QStringLiteral("Fetch again")));
    QSignalSpy wanted(&view, &TimelineView::fetchAgainRequested);
    action->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(wanted.count(), 1);
    action->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(sound->state().focused);
    QCOMPARE(bubble->focusChild(), sound);
    action = static_cast<QAccessibleActionInterface *>(picture->interface_cast(QAccessible::ActionInterface));
    QSignalSpy shown(&view, &TimelineView::picturesWanted);
    action->doAction(QStringLiteral("View"));
    QCOMPARE(shown.count(), 1);

    view.removeMessage({1});
    QVERIFY(!picture->isValid());
    QCOMPARE(picture->text(QAccessible::Name), QString());
}

QTEST_MAIN(TestTimelineAccessible)
#include "tst_timelineaccessible.moc"
