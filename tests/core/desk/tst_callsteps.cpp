// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callsteps.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::desk;

namespace {

using Kind = CallStep::Kind;

Message rowOf(Direction direction, CallStatus status)
{
    Message row;
    row.id = {7};
    row.kind = MessageKind::Call;
    row.direction = direction;
    row.call = Call();
    row.call->sid = QStringLiteral("CAcustomer");
    row.call->room = QStringLiteral("room");
    row.call->status = status;
    return row;
}

Message withAgent(Message row, CallStatus status)
{
    row.call->handling = CallHandling::Phone;
    row.call->agentSid = QStringLiteral("CAagent");
    row.call->agentStatus = status;
    return row;
}

} // namespace

class TestCallSteps final : public QObject
{
    Q_OBJECT

private slots:
    void givesEachStepOnce_data();
    void givesEachStepOnce();
};

void TestCallSteps::givesEachStepOnce_data()
{
    QTest::addColumn<Message>("before");
    QTest::addColumn<Message>("after");
    QTest::addColumn<QList<CallStep>>("steps");
    const QString customer = QStringLiteral("CAcustomer");
    const QString agent = QStringLiteral("CAagent");
    const Message waiting = rowOf(Direction::Inbound, CallStatus::InProgress);
    const Message ended = rowOf(Direction::Inbound, CallStatus::Completed);
    const Message ringing = withAgent(waiting, CallStatus::Ringing);
    const Message there = withAgent(waiting, CallStatus::InProgress);
    QTest::newRow("nothing new") << there << there << QList<CallStep>();
    QTest::newRow("the agent answers") << ringing << there << QList<CallStep>{{Kind::Connect, {7}, customer}};
    QTest::newRow("the caller gives up") << waiting << ended
                                         << QList<CallStep>{{Kind::LookForRecording, {7}, customer}};
    QTest::newRow("the caller gives up while the phone rings")
        << ringing << withAgent(ended, CallStatus::Ringing)
        << QList<CallStep>{{Kind::End, {7}, agent}, {Kind::LookForRecording, {7}, customer}};
    QTest::newRow("the phone answers a caller who is gone")
        << withAgent(ended, CallStatus::Ringing) << withAgent(ended, CallStatus::InProgress)
        << QList<CallStep>{{Kind::End, {7}, agent}};
    QTest::newRow("a phone is found to ring for a caller who is gone")
        << ended << withAgent(ended, CallStatus::Queued) << QList<CallStep>{{Kind::End, {7}, agent}};
    Message voicemail = waiting;
    voicemail.call->handling = CallHandling::Voicemail;
    QTest::newRow("to the voicemail") << waiting << voicemail << QList<CallStep>{{Kind::ToVoicemail, {7}, customer}};
    Message rather = ringing;
    rather.call->handling = CallHandling::Voicemail;
    QTest::newRow("to the voicemail while the phone rings")
        << ringing << rather << QList<CallStep>{{Kind::ToVoicemail, {7}, customer}, {Kind::End, {7}, agent}};

    Message dialled = withAgent(rowOf(Direction::Outbound, CallStatus::Queued), CallStatus::Ringing);
    dialled.call->sid.clear();
    Message dialling = withAgent(dialled, CallStatus::InProgress);
    dialling.call->status = CallStatus::Initiated;
    QTest::newRow("the agent answers their own call")
        << dialled << dialling << QList<CallStep>{{Kind::CallCustomer, {7}, QString()}};
    Message calling = dialling;
    calling.call->sid = customer;
    QTest::newRow("the customer's phone rings") << dialling << calling << QList<CallStep>();
    QTest::newRow("the agent gives up") << calling << withAgent(calling, CallStatus::Completed)
                                        << QList<CallStep>{{Kind::End, {7}, customer}};
    Message busy = calling;
    busy.call->status = CallStatus::Busy;
    QTest::newRow("the customer is busy") << calling << busy << QList<CallStep>{{Kind::End, {7}, agent}};
    Message givenUp = withAgent(dialling, CallStatus::Completed);
    givenUp.call->status = CallStatus::Canceled;
    Message late = givenUp;
    late.call->sid = customer;
    QTest::newRow("a customer is found to be called for an agent who is gone")
        << givenUp << late << QList<CallStep>{{Kind::End, {7}, customer}};
}

void TestCallSteps::givesEachStepOnce()
{
    QFETCH(Message, before);
    QFETCH(Message, after);
    QFETCH(QList<CallStep>, steps);
    const QList<CallStep> found = stepsBetween(before, after);
    QStringList kinds;
    for (const CallStep &step : found)
        kinds << QString::number(int(step.kind)) + step.sid;
    QVERIFY2(found == steps, qPrintable(kinds.join(u' ')));
    QVERIFY(stepsBetween(after, after).isEmpty());
}

QTEST_APPLESS_MAIN(TestCallSteps)
#include "tst_callsteps.moc"
