// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/inbox/conversationlist.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/inbox/queuepanel.h"
#include "ui/inbox/searchfield.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/models/queuemodel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

constexpr qint64 now = 1'700'000'000'000;

/// A shown panel over three conversations: 3 above 2 above 1.
struct Bench
{
    ConversationListModel model;
    InboxPanel panel{model};
    QSignalSpy chosen{&panel, &InboxPanel::chosen};

    Bench()
    {
        model.setPage(model.filter(),
                      {conversation(3, QStringLiteral("Cy"), now), conversation(2, QStringLiteral("Bo"), now - 10),
                       conversation(1, QStringLiteral("Ann"), now - 20)},
                      true, false);
        panel.resize(322, 600);
        panel.show();
        panel.list()->setFocus();
    }
    [[nodiscard]] qint64 lastChosen() const
    {
        return chosen.isEmpty() ? 0 : chosen.last().at(0).value<ConversationId>().value;
    }
};

} // namespace

class TestInboxPanel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void walksWithJAndK()
    {
        Bench bench;
        QTest::keyClick(bench.panel.list(), Qt::Key_J);
        QCOMPARE(bench.lastChosen(), 3);
        QTest::keyClick(bench.panel.list(), Qt::Key_J);
        QCOMPARE(bench.lastChosen(), 2);
        QTest::keyClick(bench.panel.list(), Qt::Key_K);
        QCOMPARE(bench.lastChosen(), 3);
    }

    void actsOnSingleLettersOnlyInTheList()
    {
        Bench bench;
        QSignalSpy closing(bench.panel.list(), &ConversationList::closeToggled);
        QSignalSpy writing(bench.panel.list(), &ConversationList::newRequested);
        QTest::keyClicks(bench.panel.search(), QStringLiteral("en"));
        QCOMPARE(closing.count() + writing.count(), 0);
        QTest::keyClicks(bench.panel.list(), QStringLiteral("en"));
        QCOMPARE(closing.count(), 1);
        QCOMPARE(writing.count(), 1);
    }

    void searchesAfterAPauseAndClearsWithEscape()
    {
        Bench bench;
        QSignalSpy searched(&bench.panel, &InboxPanel::searched);
        QTest::keyClicks(bench.panel.search(), QStringLiteral("ann"));
        QCOMPARE(searched.count(), 0);
        QTRY_COMPARE(searched.count(), 1);
        QCOMPARE(searched.at(0).at(0).toString(), QStringLiteral("ann"));
        QTest::keyClick(bench.panel.search(), Qt::Key_Escape);
        QCOMPARE(bench.panel.search()->text(), QString());
        QTRY_COMPARE(searched.count(), 2);
        QCOMPARE(searched.at(1).at(0).toString(), QString());
    }

    void opensTheFirstHitWithEnter()
    {
        Bench bench;
        QTest::keyClicks(bench.panel.search(), QStringLiteral("c"));
        QTest::keyClick(bench.panel.search(), Qt::Key_Return);
        QCOMPARE(bench.lastChosen(), 3);
    }

    void offersANewConversationForANumber()
    {
        Bench bench;
        QSignalSpy wanted(&bench.panel, &InboxPanel::newConversationWanted);
        auto *offer = bench.panel.findChild<QPushButton *>(QStringLiteral("newConversationOffer"));
        QVERIFY(offer->isHidden());
        QTest::keyClicks(bench.panel.search(), QStringLiteral("+44 7700 900123"));
        QVERIFY(!offer->isHidden());
        QVERIFY(offer->text().contains(QStringLiteral("900123")));
        offer->click();
        QCOMPARE(wanted.count(), 1);
        bench.panel.search()->setText(QStringLiteral("Ann 12"));
        QVERIFY(offer->isHidden());
    }

    void opensNothingWhenTheOpenOneLeavesTheList()
    {
        Bench bench;
        QTest::keyClick(bench.panel.list(), Qt::Key_J);
        QTest::keyClick(bench.panel.list(), Qt::Key_J);
        QCOMPARE(bench.chosen.count(), 2);
        Conversation closed = *bench.model.at(1);
        closed.state = ConversationState::Closed;
        bench.model.upsert(closed);
        QCOMPARE(bench.chosen.count(), 2);
        QVERIFY(!bench.panel.list()->currentIndex().isValid());
        QTest::keyClick(bench.panel.list(), Qt::Key_J);
        QCOMPARE(bench.lastChosen(), 1);
    }

    void keepsTheOpenOneMarkedWhenRowsMove()
    {
        Bench bench;
        QTest::keyClick(bench.panel.list(), Qt::Key_J);
        bench.model.upsert(conversation(1, QStringLiteral("Ann"), now + 10));
        QCOMPARE(bench.panel.list()->currentIndex().row(), 1);
        QCOMPARE(bench.chosen.count(), 1);
    }

    void marksTheOpenOneAgainWhenItComesBack()
    {
        Bench bench;
        bench.panel.markCurrent({9});
        QVERIFY(!bench.panel.list()->currentIndex().isValid());
        bench.model.upsert(conversation(9, QStringLiteral("Ida"), now + 10));
        QCOMPARE(bench.panel.list()->currentIndex().row(), 0);
        QCOMPARE(bench.chosen.count(), 0);
    }

    void saysWhyTheListIsEmpty()
    {
        Bench bench;
        bench.model.setFilter({ConversationFilter::Queue::Waiting, {}, {}});
        bench.model.setPage(bench.model.filter(), {}, true, false);
        QVERIFY(bench.panel.list()->accessibleDescription().startsWith(QStringLiteral("Nobody is waiting")));
    }

    void keepsEveryRowTheSameHeight()
    {
        Bench bench;
        Conversation loud = conversation(2, QStringLiteral("Bo"), now - 10);
        loud.unread = 120;
        loud.waitingSince = now;
        loud.isOptedOut = true;
        const int before = bench.panel.list()->visualRect(bench.model.index(1)).height();
        bench.model.upsert(loud);
        QCOMPARE(bench.panel.list()->visualRect(bench.model.index(1)).height(), before);
        QVERIFY(!bench.panel.grab().isNull());
    }

    void choosesQueuesByKeyboardPastTheHeading()
    {
        QueueModel model;
        model.setSenders(
            {fixtures::sender(5, QStringLiteral("Orders"), Channel::WhatsApp, QStringLiteral("+14155550101"))});
        QueuePanel panel(model);
        panel.resize(180, 400);
        panel.show();
        QSignalSpy chosen(&panel, &QueuePanel::chosen);
        panel.mark({ConversationFilter::Queue::Calls, {}, {}});
        QCOMPARE(chosen.count(), 0);
        QTest::keyClick(&panel, Qt::Key_Down);
        QCOMPARE(chosen.count(), 0);
        QSignalSpy scheduled(&panel, &QueuePanel::scheduledWanted);
        QTest::keyClick(&panel, Qt::Key_Return);
        QCOMPARE(scheduled.count(), 1);
        QTest::keyClick(&panel, Qt::Key_Down);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).value<ConversationFilter>().sender, SenderId{5});
    }
};

QTEST_MAIN(TestInboxPanel)
#include "tst_inboxpanel.moc"
