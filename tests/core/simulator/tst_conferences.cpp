// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicescript.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView everyEvent("start end join leave mute hold modify");

QByteArray customerRoom(const QByteArray &attributes = {})
{
    return "<Dial action=\"left\"><Conference startConferenceOnEnter=\"false\" waitUrl=\"wait\" "
           "statusCallback=\"room\" "
           "statusCallbackEvent=\""
        + everyEvent.toByteArray() + "\" " + attributes + ">desk-1</Conference></Dial>";
}

QByteArray agentRoom()
{
    return "<Dial><Conference endConferenceOnExit=\"true\" participantLabel=\"agent\" "
           "statusCallback=\"http://127.0.0.1:1/\">desk-1</Conference></Dial>";
}

QStringList eventsOf(const SimulatorBench &bench)
{
    QStringList events;
    for (const Received &callback : bench.received("/api/webhooks/room"))
        events.append(callback.text("StatusCallbackEvent"));
    return events;
}

} // namespace

class TestConferences final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void waitUntilSomebodyStartsThem()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(customerRoom()));
        bench.answerWith("/wait", twimlAnswer("<Play>music.mp3</Play>"));
        const QString customer = callIn(bench, {{u"patience_seconds"_s, 500}, {u"duration"_s, 8}});
        QTRY_VERIFY(bench.received("/api/webhooks/wait").size() >= 2);
        QCOMPARE(eventsOf(bench), QStringList{u"participant-join"_s});
        const QString agent = callOut(bench, "+447700900111", agentRoom());
        QTRY_COMPARE(statusOf(bench, customer), u"completed"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/left").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/left").first().text("DialCallStatus"), u"answered"_s);
        // The agent's phone is left alone for a while.
        QTRY_COMPARE(statusOf(bench, agent), u"completed"_s);
        QTRY_COMPARE(eventsOf(bench),
                     (QStringList{u"participant-join"_s, u"participant-join"_s, u"conference-start"_s,
                                  u"participant-leave"_s, u"participant-leave"_s, u"conference-end"_s}));
        int sequence = 0;
        for (const Received &callback : bench.received("/api/webhooks/room")) {
            QVERIFY(bench.isGenuine(callback));
            QCOMPARE(callback.text("SequenceNumber").toInt(), ++sequence);
            QCOMPARE(callback.text("FriendlyName"), u"desk-1"_s);
            QVERIFY(callback.text("ConferenceSid").startsWith(u"CF"));
        }
        const QList<Received> callbacks = bench.received("/api/webhooks/room");
        QCOMPARE(callbacks.at(0).text("CallSid"), customer);
        QCOMPARE(callbacks.at(0).text("StartConferenceOnEnter"), u"false"_s);
        QCOMPARE(callbacks.at(1).text("ParticipantLabel"), u"agent"_s);
        QCOMPARE(callbacks.at(3).text("ReasonParticipantLeft"), u"participant_hung_up"_s);
        QCOMPARE(callbacks.at(5).text("ReasonConferenceEnded"), u"participant-with-end-conference-on-exit-left"_s);
    }

    void endForAllWhenTheOneWhoEndsThemLeaves()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(customerRoom()));
        const QString customer = callIn(bench, {{u"duration"_s, 500}});
        const QString agent = callOut(bench, "+447700900111", agentRoom());
        QTRY_VERIFY(eventsOf(bench).contains(u"conference-start"));
        bench.rest("POST", "/Calls/" + agent.toLatin1() + ".json", {{"Status", "completed"}});
        QTRY_COMPARE(bench.received("/api/webhooks/left").size(), 1);
        QTRY_COMPARE(statusOf(bench, customer), u"completed"_s);
        const Received left = bench.received("/api/webhooks/room").at(4);
        QCOMPARE(left.text("CallSid"), customer);
        QCOMPARE(left.text("ReasonParticipantLeft"), u"moderator_ended_conference"_s);
    }

    void areSeenAndChangedByRest()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(customerRoom()));
        bench.answerWith("/hold", twimlAnswer("<Play>music.mp3</Play>"));
        const QString customer = callIn(bench, {{u"duration"_s, 500}});
        const QString agent = callOut(bench, "+447700900111", agentRoom());
        QTRY_VERIFY(eventsOf(bench).contains(u"conference-start"));
        const QJsonArray rooms = bench.rest("GET", "/Conferences.json?FriendlyName=desk-1&Status=in-progress")
                                     .json()
                                     .value(u"conferences")
                                     .toArray();
        QCOMPARE(rooms.size(), 1);
        const QByteArray room = "/Conferences/" + rooms.first()[u"sid"].toString().toLatin1();
        QCOMPARE(bench.rest("GET", room + ".json").json().value(u"friendly_name").toString(), u"desk-1"_s);
        QCOMPARE(bench.rest("GET", room + "/Participants.json").json().value(u"participants").toArray().size(), 2);
        const QByteArray one = room + "/Participants/" + customer.toLatin1() + ".json";
        QCOMPARE(bench.rest("GET", room + "/Participants/agent.json").json().value(u"call_sid").toString(), agent);
        const QByteArray holdUrl = (bench.deskUrl() + u"/api/webhooks/hold"_s).toUtf8();
        QVERIFY(bench.rest("POST", one, {{"Hold", "true"}, {"HoldUrl", holdUrl}}).json().value(u"hold").toBool());
        QTRY_VERIFY(bench.received("/api/webhooks/hold").size() >= 2);
        QVERIFY(bench.rest("POST", one, {{"Muted", "true"}}).json().value(u"muted").toBool());
        QVERIFY(!bench.rest("POST", one, {{"Hold", "false"}}).json().value(u"hold").toBool());
        QTRY_VERIFY(eventsOf(bench).contains(u"participant-unhold"));
        QVERIFY(eventsOf(bench).contains(u"participant-mute"));
        QCOMPARE(bench.rest("DELETE", one).status, 204);
        QTRY_COMPARE(statusOf(bench, customer), u"completed"_s);
        QCOMPARE(bench.rest("GET", one).status, 404);
        QCOMPARE(bench.rest("POST", room + ".json", {{"Status", "completed"}}).json().value(u"status").toString(),
                 u"completed"_s);
        QTRY_COMPARE(statusOf(bench, agent), u"completed"_s);
        QCOMPARE(bench.rest("GET", "/Conferences/CFnobody.json").status, 404);
    }

    void takeAWaitingCallerOverWhenTheAgentAnswers()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(customerRoom()));
        const QString customer = callIn(bench, {{u"duration"_s, 5}, {u"patience_seconds"_s, 500}});
        QTRY_COMPARE(eventsOf(bench).size(), 1);
        const Exchange invited = bench.rest(
            "POST", "/Conferences/desk-1/Participants.json",
            {{"To", "+447700900111"}, {"From", "+15005550006"}, {"Label", "agent"}, {"EndConferenceOnExit", "true"}});
        QCOMPARE(invited.status, 201);
        const QString agent = invited.json().value(u"call_sid").toString();
        QTRY_COMPARE(statusOf(bench, agent), u"in-progress"_s);
        QTRY_VERIFY(eventsOf(bench).contains(u"conference-start"));
        QTRY_COMPARE(statusOf(bench, customer), u"completed"_s);
        QCOMPARE(bench.rest("POST", "/Conferences/desk-1/Participants.json", {{"To", "+447700900111"}}).status, 400);
    }

    void letAWaitingCallerGoToVoicemail()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(customerRoom()));
        const QString customer = callIn(bench);
        QTRY_COMPARE(eventsOf(bench).size(), 1);
        const QByteArray kept = (bench.deskUrl() + u"/api/webhooks/kept"_s).toUtf8();
        QCOMPARE(redirect(bench, customer, "<Say>Speak after the tone</Say><Record action=\"" + kept + "\"/>"), 200);
        QTRY_COMPARE(bench.received("/api/webhooks/kept").size(), 1);
        QTRY_COMPARE(eventsOf(bench),
                     (QStringList{u"participant-join"_s, u"participant-leave"_s, u"conference-end"_s}));
        QCOMPARE(bench.received("/api/webhooks/room").at(1).text("ReasonParticipantLeft"),
                 u"participant_updated_via_api"_s);
        QCOMPARE(bench.received("/api/webhooks/room").at(2).text("ReasonConferenceEnded"), u"last-participant-left"_s);
    }

    void areRecordedWhenAskedTo()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice",
                         twimlAnswer(customerRoom("record=\"record-from-start\" recordingStatusCallback=\"tape\"")));
        callIn(bench, {{u"duration"_s, 6}, {u"patience_seconds"_s, 500}});
        callOut(bench, "+447700900111", agentRoom());
        QTRY_COMPARE(bench.received("/api/webhooks/tape").size(), 1);
        const Received tape = bench.received("/api/webhooks/tape").first();
        QCOMPARE(tape.text("RecordingSource"), u"Conference"_s);
        QVERIFY(tape.text("ConferenceSid").startsWith(u"CF"));
        QVERIFY(tape.text("CallSid").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConferences)
#include "tst_conferences.moc"
