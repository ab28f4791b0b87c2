// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "ui/models/conversationlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

constexpr qint64 now = 1'700'000'000'000;

QList<qint64> idsOf(const ConversationListModel &model)
{
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.at(row)->id.value);
    return ids;
}

Conversation waiting(qint64 id, qint64 since)
{
    Conversation result = conversation(id, QStringLiteral("Waiter %1").arg(id), now);
    result.waitingSince = since;
    return result;
}

} // namespace

class TestConversationListModel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void asksForTheFirstPageWhenTheFilterChanges()
    {
        ConversationListModel model;
        QSignalSpy wanted(&model, &ConversationListModel::pageWanted);
        model.setFilter({ConversationFilter::Queue::Closed, {}, {}});
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(2).toBool(), true);
        model.setFilter({ConversationFilter::Queue::Closed, {}, {}});
        QCOMPARE(wanted.count(), 1);
    }

    void ignoresAPageOfAnotherFilter()
    {
        ConversationListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPage({ConversationFilter::Queue::Closed, {}, {}}, {conversation(1, QStringLiteral("Ann"), now)}, true,
                      false);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isLoaded());
    }

    void asksForMoreOnceUntilThePageIsThere()
    {
        ConversationListModel model;
        model.setPage(model.filter(), {conversation(2, QStringLiteral("Bo"), now)}, true, true);
        QSignalSpy wanted(&model, &ConversationListModel::pageWanted);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(1).value<Conversation>().id.value, 2);
        model.setPage(model.filter(), {conversation(1, QStringLiteral("Ann"), now - 5)}, false, false);
        QCOMPARE(idsOf(model), (QList<qint64>{2, 1}));
        QVERIFY(!model.canFetchMore({}));
    }

    void keepsANewestFirstOrderThroughUpserts()
    {
        ConversationListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPage(model.filter(),
                      {conversation(3, QStringLiteral("C"), now), conversation(2, QStringLiteral("B"), now - 10),
                       conversation(1, QStringLiteral("A"), now - 20)},
                      true, false);
        model.upsert(conversation(1, QStringLiteral("A"), now + 5));
        QCOMPARE(idsOf(model), (QList<qint64>{1, 3, 2}));
        model.upsert(conversation(4, QStringLiteral("D"), now - 5));
        QCOMPARE(idsOf(model), (QList<qint64>{1, 3, 4, 2}));
        model.upsert(conversation(1, QStringLiteral("A"), now - 30));
        QCOMPARE(idsOf(model), (QList<qint64>{3, 4, 2, 1}));
    }

    void keepsTheLongestWaitingFirst()
    {
        ConversationListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter({ConversationFilter::Queue::Waiting, {}, {}});
        model.setPage(model.filter(), {waiting(1, now - 30), waiting(2, now - 20)}, true, false);
        model.upsert(waiting(3, now - 25));
        model.upsert(waiting(4, now - 40));
        QCOMPARE(idsOf(model), (QList<qint64>{4, 1, 3, 2}));
        Conversation answered = waiting(1, 0);
        model.upsert(answered);
        QCOMPARE(idsOf(model), (QList<qint64>{4, 3, 2}));
    }

    void takesOutWhatTheFilterDoesNotTake()
    {
        ConversationListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Conversation one = conversation(1, QStringLiteral("Ann"), now);
        model.setPage(model.filter(), {one}, true, false);
        one.state = ConversationState::Closed;
        model.upsert(one);
        QCOMPARE(model.rowCount(), 0);
        model.upsert(one);
        QCOMPARE(model.rowCount(), 0);
    }

    void keepsRowsThatStayWhenTheFirstPageComesAgain()
    {
        ConversationListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Conversation ann = conversation(1, QStringLiteral("Ann"), now);
        const Conversation bo = conversation(2, QStringLiteral("Bo"), now - 5);
        model.setPage(model.filter(), {ann, bo}, true, false);
        const QPersistentModelIndex row(model.index(1));
        model.setPage(model.filter(), {conversation(3, QStringLiteral("Cy"), now + 9), bo}, true, false);
        QCOMPARE(idsOf(model), (QList<qint64>{3, 2}));
        QVERIFY(row.isValid());
        QCOMPARE(row.data(ConversationListModel::IdRole).toLongLong(), 2);
    }

    void leavesWhatLiesBeyondTheLoadedPagesToTheirPage()
    {
        ConversationListModel model;
        model.setPage(model.filter(), {conversation(2, QStringLiteral("Bo"), now)}, true, true);
        model.upsert(conversation(1, QStringLiteral("Ann"), now - 50));
        QCOMPARE(idsOf(model), (QList<qint64>{2}));
        model.upsert(conversation(3, QStringLiteral("Cy"), now + 50));
        QCOMPARE(idsOf(model), (QList<qint64>{3, 2}));
    }

    void searchesNamesAndDigitsInEveryQueue_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("part of the name") << QStringLiteral("mar") << true;
        QTest::newRow("digits with blanks") << QStringLiteral("(415) 555") << true;
        QTest::newRow("another name") << QStringLiteral("Tomás") << false;
        QTest::newRow("other digits") << QStringLiteral("99 99") << false;
    }

    void searchesNamesAndDigitsInEveryQueue()
    {
        QFETCH(QString, search);
        QFETCH(bool, isFound);
        ConversationListModel model;
        model.setFilter({ConversationFilter::Queue::Open, {}, search});
        model.setPage(model.filter(), {}, true, false);
        Conversation amara = conversation(7, QStringLiteral("Amara"), now);
        amara.state = ConversationState::Closed;
        model.upsert(amara);
        QCOMPARE(model.rowCount(), isFound ? 1 : 0);
    }

    void saysEverythingOfARowAloud()
    {
        ConversationListModel model;
        Conversation ann = waiting(1, now);
        ann.unread = 2;
        ann.isOptedOut = true;
        model.setPage(model.filter(), {ann}, true, false);
        const QString text = model.index(0).data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {QStringLiteral("Waiter 1"), QStringLiteral("SMS"), QStringLiteral("2 unread"),
                                    QStringLiteral("Hello from"), QStringLiteral("waiting"),
                                    QStringLiteral("opted out"), QStringLiteral("Support line")})
            QVERIFY2(text.contains(part), qPrintable(text));
    }
};

// The model tester of Qt 6.8 makes a QPixmap, which only QtGui knows.
QTEST_MAIN(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
