// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "ui/models/queuemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

class TestQueueModel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void listsTheQueuesWithTheirCounts()
    {
        QueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QueueCounts counts;
        counts.waiting = 4;
        counts.open = 31;
        counts.liveCalls = 1;
        model.setCounts(counts);
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Waiting, 4"));
        QCOMPARE(model.index(1).data(QueueModel::TrailingRole).toString(), QStringLiteral("31"));
        QCOMPARE(model.index(3).data(QueueModel::TrailingRole).toString(), QString());
        QCOMPARE(model.index(4).data(QueueModel::TrailingRole).toString(), QStringLiteral("1 live"));
        QCOMPARE(model.index(5).data(QueueModel::TrailingRole).toString(), QString());
    }

    void saysHowManyRepliesAreScheduledAndWhetherTheyAsk()
    {
        QueueModel model;
        QueueCounts counts;
        counts.scheduled = 3;
        model.setCounts(counts);
        QVERIFY(model.isScheduled(5));
        QCOMPARE(model.rowOf(model.filterOf(5)), 1);
        QCOMPARE(model.index(5).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Scheduled, 3"));
        QVERIFY(!model.index(5).data(QueueModel::IsLoudRole).toBool());
        counts.scheduledAsking = 1;
        model.setCounts(counts);
        QCOMPARE(model.index(5).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Scheduled, 1 of 3 ask"));
        QVERIFY(model.index(5).data(QueueModel::IsLoudRole).toBool());
    }

    void listsSendersUnderAHeadingThatCannotBeChosen()
    {
        QueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Sender support
            = fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"));
        const Sender orders
            = fixtures::sender(2, QStringLiteral("Orders"), Channel::WhatsApp, QStringLiteral("+14155550101"));
        model.setSenders({support, orders});
        QCOMPARE(model.rowCount(), 9);
        QVERIFY(model.isHeading(6));
        QVERIFY(!(model.flags(model.index(6)) & Qt::ItemIsSelectable));
        QCOMPARE(model.index(7).data(QueueModel::TrailingRole).toString(), QStringLiteral("SMS · Voice"));
        QCOMPARE(model.filterOf(8).sender, SenderId{2});
        QCOMPARE(model.rowOf(model.filterOf(8)), 8);
        model.setSenders({});
        QCOMPARE(model.rowCount(), 6);
    }

    void listsLabelsUnderAHeadingOfTheirOwn()
    {
        QueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLabels({{QStringLiteral("angry"), 0}, {QStringLiteral("Refund"), 3}});
        QCOMPARE(model.rowCount(), 9);
        QVERIFY(model.isHeading(6));
        QCOMPARE(model.index(6).data().toString(), QStringLiteral("Labels"));
        model.setSenders(
            {fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"))});
        QCOMPARE(model.rowCount(), 11);
        QVERIFY(model.isHeading(6) && model.isHeading(8));
        QCOMPARE(model.index(10).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Refund, 3"));
        QCOMPARE(model.index(9).data(QueueModel::TrailingRole).toString(), QString());
        QCOMPARE(model.filterOf(10).label, QStringLiteral("Refund"));
        QCOMPARE(model.rowOf(model.filterOf(10)), 10);
        model.setLabels({});
        QCOMPARE(model.rowCount(), 8);
    }

    void findsTheRowOfAFilterWhateverIsSearched()
    {
        QueueModel model;
        QCOMPARE(model.rowOf({ConversationFilter::Queue::Closed, {}, QStringLiteral("ann")}), 3);
        QCOMPARE(model.rowOf({ConversationFilter::Queue::Open, {9}, {}}), -1);
    }
};

// The model tester of Qt 6.8 makes a QPixmap, which only QtGui knows.
QTEST_MAIN(TestQueueModel)
#include "tst_queuemodel.moc"
