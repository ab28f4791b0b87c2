// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callmerge.h"

#include <QList>
#include <QTest>

using namespace patchcord;
using namespace patchcord::desk;

class TestCallMerge final : public QObject
{
    Q_OBJECT

private slots:
    void comesToTheSameCallInEveryOrder_data();
    void comesToTheSameCallInEveryOrder();
    void neverTakesAStatusBack();
    void keepsTheAnswerBeforeTheEndWithoutTimestamps();
    void connectsBothEndsWhenTheLastOfThemAnswers_data();
    void connectsBothEndsWhenTheLastOfThemAnswers();
    void letsACallerWaitOnWhenThePhoneIsNotAnswered();
    void endsAnOutboundCallWhoseAgentDoesNotAnswer();
};

namespace {

Call takenIn(const QList<CallNews> &news)
{
    Call call;
    call.sid = QStringLiteral("CAtest1");
    call.status = news.first().status;
    for (const CallNews &each : news)
        call = mergeCall(call, each);
    return call;
}

} // namespace

void TestCallMerge::comesToTheSameCallInEveryOrder_data()
{
    QTest::addColumn<QList<CallNews>>("news");
    QTest::addColumn<Call>("expected");
    const CallNews initiated{CallStatus::Initiated, 0, 0, 1000};
    const CallNews ringing{CallStatus::Ringing, 1, 0, 2000};
    const CallNews answered{CallStatus::InProgress, 2, 0, 5000};
    const CallNews completed{CallStatus::Completed, 3, 12, 17'000};
    const QString sid = QStringLiteral("CAtest1");
    QTest::newRow("answered and ended") << QList{initiated, ringing, answered, completed}
                                        << Call{{}, sid, CallStatus::Completed, 3, 1000, 5000, 17'000, 12};
    QTest::newRow("nobody answered") << QList{initiated, ringing, CallNews{CallStatus::NoAnswer, 2, 0, 30'000}}
                                     << Call{{}, sid, CallStatus::NoAnswer, 2, 1000, 0, 30'000, 0};
    QTest::newRow("busy") << QList{ringing, CallNews{CallStatus::Busy, 2, 0, 3000}}
                          << Call{{}, sid, CallStatus::Busy, 2, 2000, 0, 3000, 0};
    QTest::newRow("without sequence numbers")
        << QList{CallNews{CallStatus::Ringing, -1, 0, 2000}, CallNews{CallStatus::Completed, -1, 7, 9000}}
        << Call{{}, sid, CallStatus::Completed, -1, 2000, 0, 9000, 7};
    QTest::newRow("two ends that contradict each other")
        << QList{ringing, completed, CallNews{CallStatus::Canceled, 3, 0, 17'500}}
        << Call{{}, sid, CallStatus::Completed, 3, 2000, 0, 17'000, 12};
}

void TestCallMerge::comesToTheSameCallInEveryOrder()
{
    QFETCH(QList<CallNews>, news);
    QFETCH(Call, expected);
    QList<qsizetype> order;
    for (qsizetype i = 0; i < news.size(); ++i)
        order.append(i);
    do {
        QList<CallNews> shuffled;
        for (const qsizetype i : std::as_const(order))
            shuffled.append(news.at(i));
        QCOMPARE(takenIn(shuffled), expected);
        QCOMPARE(takenIn(shuffled + shuffled), expected);
    } while (std::ranges::next_permutation(order).found);
}

void TestCallMerge::neverTakesAStatusBack()
{
    constexpr std::array inOrder{CallStatus::Queued, CallStatus::Initiated, CallStatus::Ringing,
                                 CallStatus::InProgress};
    for (const CallStatus over :
         {CallStatus::Completed, CallStatus::Busy, CallStatus::NoAnswer, CallStatus::Canceled, CallStatus::Failed}) {
        Call call;
        call.status = over;
        for (const CallStatus earlier : inOrder)
            QCOMPARE(toString(mergeCall(call, {earlier, 99, 0, 1}).status), toString(over));
    }
    for (std::size_t known = 0; known < inOrder.size(); ++known) {
        for (std::size_t told = 0; told < inOrder.size(); ++told) {
            Call call;
            call.status = inOrder.at(known);
            QCOMPARE(toString(mergeCall(call, {inOrder.at(told), -1, 0, 1}).status),
                     toString(inOrder.at(std::max(known, told))));
        }
    }
}

void TestCallMerge::keepsTheAnswerBeforeTheEndWithoutTimestamps()
{
    const Call call = takenIn({{CallStatus::Completed, -1, 4, 9000}, {CallStatus::InProgress, -1, 0, 9500}});
    QCOMPARE(toString(call.status), toString(CallStatus::Completed));
    QCOMPARE(call.answeredAt, 9000);
    QCOMPARE(call.endedAt, 9000);
}

void TestCallMerge::connectsBothEndsWhenTheLastOfThemAnswers_data()
{
    QTest::addColumn<QList<CallNews>>("news");
    const CallNews ringing{CallStatus::Ringing, 1, 0, 2000};
    const CallNews answered{CallStatus::InProgress, 2, 0, 5000};
    const CallNews ended{CallStatus::Completed, 3, 12, 17'000};
    QTest::newRow("in order") << QList{ringing, answered, ended};
    QTest::newRow("doubled") << QList{ringing, answered, answered, ended, ended, ringing};
    QTest::newRow("ringing last") << QList{answered, ended, ringing};
}

void TestCallMerge::connectsBothEndsWhenTheLastOfThemAnswers()
{
    QFETCH(QList<CallNews>, news);
    Call inbound{{}, QStringLiteral("CAtest1"), CallStatus::InProgress, 0, 1000, 0, 0, 0};
    inbound.room = QStringLiteral("room");
    inbound.handling = CallHandling::Phone;
    Call outbound = inbound;
    outbound.status = CallStatus::Initiated;
    for (const CallNews &each : news) {
        inbound = mergeAgentLeg(inbound, Direction::Inbound, QStringLiteral("CAagent"), each);
        outbound = mergeCustomerLeg(outbound, Direction::Outbound, each);
    }
    for (const Call &call : {inbound, outbound}) {
        QCOMPARE(call.connectedAt, 5000);
        QCOMPARE(call.talkSeconds, 12);
    }
    QCOMPARE(inbound.agentSid, QStringLiteral("CAagent"));
    QVERIFY(outbound.status == CallStatus::Completed);
}

void TestCallMerge::letsACallerWaitOnWhenThePhoneIsNotAnswered()
{
    Call call{{}, QStringLiteral("CAtest1"), CallStatus::InProgress, 0, 1000, 0, 0, 0};
    call.room = QStringLiteral("room");
    call.handling = CallHandling::Phone;
    QVERIFY(phaseOf(call) == CallPhase::Connecting);
    call = mergeAgentLeg(call, Direction::Inbound, QStringLiteral("CAagent"), {CallStatus::NoAnswer, 2, 0, 9000});
    QVERIFY(phaseOf(call) == CallPhase::Ringing);
    QVERIFY(call.handling == CallHandling::None);
    const Call same
        = mergeAgentLeg(call, Direction::Inbound, QStringLiteral("CAother"), {CallStatus::InProgress, 3, 0, 9500});
    QVERIFY(same == call);
}

void TestCallMerge::endsAnOutboundCallWhoseAgentDoesNotAnswer()
{
    Call call;
    call.room = QStringLiteral("room");
    call.handling = CallHandling::Phone;
    call.status = CallStatus::Queued;
    const Call busy
        = mergeAgentLeg(call, Direction::Outbound, QStringLiteral("CAagent"), {CallStatus::Busy, 2, 0, 9000});
    QVERIFY(busy.status == CallStatus::Busy);
    QCOMPARE(busy.endedAt, 9000);
    const Call there
        = mergeAgentLeg(call, Direction::Outbound, QStringLiteral("CAagent"), {CallStatus::InProgress, 2, 0, 9000});
    QVERIFY(there.status == CallStatus::Initiated);
    QCOMPARE(there.connectedAt, 0);
}

QTEST_GUILESS_MAIN(TestCallMerge)
#include "tst_callmerge.moc"
