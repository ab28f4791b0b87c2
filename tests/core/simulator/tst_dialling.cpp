// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicescript.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView agent("+447700900111");

QByteArray dialAgent(const QByteArray &attributes = {}, const QByteArray &noun = {})
{
    return "<Dial action=\"dialled\" " + attributes
        + "><Number statusCallback=\"leg\" statusCallbackEvent=\"initiated "
          "ringing answered completed\" "
        + noun + ">" + agent.toByteArray() + "</Number></Dial>";
}

QStringList statusesOf(const QList<Received> &callbacks)
{
    QStringList statuses;
    for (const Received &callback : callbacks)
        statuses.append(callback.text("CallStatus"));
    return statuses;
}

} // namespace

class TestDialling final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void keepsTheCallerRingingUntilTheBridge_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QString>("status");
        QTest::newRow("answer on bridge") << QByteArray("answerOnBridge=\"true\"") << u"ringing"_s;
        QTest::newRow("answered at once") << QByteArray() << u"in-progress"_s;
    }

    void keepsTheCallerRingingUntilTheBridge()
    {
        QFETCH(const QByteArray, attributes);
        QFETCH(const QString, status);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/phones", {{u"number"_s, QString::fromLatin1(agent)}, {u"after_seconds"_s, 20}});
        bench.answerWith("/webhooks/voice", twimlAnswer(dialAgent(attributes)));
        const QString sid = callIn(bench, {{u"patience_seconds"_s, 500}, {u"duration"_s, 5}});
        QString child;
        QTRY_VERIFY(!(child = childOf(bench, sid)).isEmpty());
        QTRY_COMPARE(statusOf(bench, child), u"ringing"_s);
        QCOMPARE(statusOf(bench, sid), status);
        QTRY_COMPARE(statusOf(bench, child), u"in-progress"_s);
        QCOMPARE(statusOf(bench, sid), u"in-progress"_s);
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        QCOMPARE(statusOf(bench, child), u"completed"_s);
        const QJsonObject leg = callOf(bench, child);
        QCOMPARE(leg.value(u"direction").toString(), u"outbound-dial"_s);
        QCOMPARE(leg.value(u"from").toString(), u"+12025550111"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/leg").size(), 4);
        QCOMPARE(statusesOf(bench.received("/api/webhooks/leg")),
                 (QStringList{u"initiated"_s, u"ringing"_s, u"in-progress"_s, u"completed"_s}));
        for (const Received &callback : bench.received("/api/webhooks/leg")) {
            QVERIFY(bench.isGenuine(callback));
            QCOMPARE(callback.text("ParentCallSid"), sid);
            QCOMPARE(callback.text("CallSid"), child);
        }
    }

    void letsACallerGiveUpWhileItRings()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/phones",
                      {{u"number"_s, QString::fromLatin1(agent)}, {u"behaviour"_s, u"no-answer"_s}});
        bench.answerWith("/webhooks/voice", twimlAnswer(dialAgent("answerOnBridge=\"true\" timeout=\"60\"")));
        const QString sid = callIn(bench, {{u"patience_seconds"_s, 6}});
        QTRY_COMPARE(statusOf(bench, sid), u"no-answer"_s);
        QCOMPARE(statusOf(bench, childOf(bench, sid)), u"canceled"_s);
        QVERIFY(callOf(bench, sid).value(u"start_time").isNull());
    }

    void ringsPhonesAsTheyAreSet_data()
    {
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<QString>("status");
        QTest::newRow("busy") << u"busy"_s << u"busy"_s;
        QTest::newRow("nobody") << u"no-answer"_s << u"no-answer"_s;
        QTest::newRow("broken") << u"failed"_s << u"failed"_s;
        QTest::newRow("answered") << u"answer"_s << u"completed"_s;
    }

    void ringsPhonesAsTheyAreSet()
    {
        QFETCH(const QString, behaviour);
        QFETCH(const QString, status);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/phones",
                      {{u"number"_s, QString::fromLatin1(agent)}, {u"behaviour"_s, behaviour}, {u"talk_seconds"_s, 3}});
        bench.answerWith("/webhooks/voice", twimlAnswer(dialAgent("timeout=\"5\"")));
        callIn(bench);
        QTRY_COMPARE(bench.received("/api/webhooks/dialled").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/dialled").first().text("DialCallStatus"), status);
    }

    void rejectsAPhoneItDoesNotUnderstand()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        QVERIFY(bench.control("POST", "/sim/phones", {{u"behaviour"_s, u"busy"_s}}).contains(u"error"_s));
        const QJsonObject odd{{u"number"_s, u"+447700900111"_s}, {u"behaviour"_s, u"sings"_s}};
        QVERIFY(bench.control("POST", "/sim/phones", odd).contains(u"error"_s));
        QCOMPARE(bench.control("GET", "/sim/phones").value(u"phones").toArray().size(), 0);
    }

    void screensTheCallee_data()
    {
        QTest::addColumn<QByteArray>("whisper");
        QTest::addColumn<QString>("status");
        QTest::newRow("taken") << QByteArray("<Say>A customer</Say>") << u"completed"_s;
        QTest::newRow("refused") << QByteArray("<Say>A customer</Say><Hangup/>") << u"no-answer"_s;
        QTest::newRow("taken by a key") << QByteArray(
            "<Gather numDigits=\"1\" action=\"accept\" timeout=\"5\"/><Hangup/>")
                                        << u"completed"_s;
    }

    void screensTheCallee()
    {
        QFETCH(const QByteArray, whisper);
        QFETCH(const QString, status);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/phones",
                      {{u"number"_s, QString::fromLatin1(agent)}, {u"digits"_s, u"1"_s}, {u"talk_seconds"_s, 3}});
        bench.answerWith("/webhooks/voice", twimlAnswer(dialAgent({}, "url=\"whisper\"")));
        bench.answerWith("/whisper", twimlAnswer(whisper));
        const QString sid = callIn(bench);
        QTRY_COMPARE(bench.received("/api/webhooks/dialled").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/dialled").first().text("DialCallStatus"), status);
        const Received asked = bench.received("/api/webhooks/whisper").first();
        QCOMPARE(asked.text("ParentCallSid"), sid);
        QCOMPARE(asked.text("To"), QString::fromLatin1(agent));
    }

    void takesTheFirstPhoneThatAnswers()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/phones", {{u"number"_s, u"+447700900112"_s}, {u"after_seconds"_s, 9}});
        bench.answerWith("/webhooks/voice",
                         twimlAnswer("<Dial action=\"dialled\"><Number>+447700900112</Number>"
                                     "<Number>+447700900113</Number></Dial>"));
        const QString sid = callIn(bench, {{u"duration"_s, 4}, {u"patience_seconds"_s, 100}});
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        const QJsonArray calls
            = bench.rest("GET", "/Calls.json?ParentCallSid=" + sid.toLatin1()).json().value(u"calls").toArray();
        QCOMPARE(calls.size(), 2);
        for (const QJsonValue &call : calls) {
            const bool isFirst = call[u"to"].toString() == u"+447700900113";
            QCOMPARE(call[u"status"].toString(), isFirst ? u"completed"_s : u"canceled"_s);
        }
    }

    void ringsPhonesInTurn()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice",
                         twimlAnswer("<Dial action=\"dialled\" sequential=\"true\" timeout=\"3\">"
                                     "<Number>+447700900480</Number><Number>+447700900486</Number>"
                                     "<Number>+447700900113</Number></Dial>"));
        callIn(bench, {{u"duration"_s, 4}, {u"patience_seconds"_s, 100}});
        QTRY_COMPARE(bench.received("/api/webhooks/dialled").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/dialled").first().text("DialCallStatus"), u"completed"_s);
    }

    void goesOnWithTheNextVerbWithoutAnAction()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Dial>+447700900486</Dial><Redirect>voicemail</Redirect>"));
        callIn(bench);
        QTRY_COMPARE(bench.received("/api/webhooks/voicemail").size(), 1);
    }

    void callsTheAgentFirstThenTheCustomer()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/phones", {{u"number"_s, u"+12025550111"_s}, {u"talk_seconds"_s, 6}});
        const QString sid = callOut(bench, agent.toByteArray(),
                                    "<Dial callerId=\"+15005550006\"><Number>+12025550111</Number></Dial>");
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        const QJsonObject customer = callOf(bench, childOf(bench, sid));
        QCOMPARE(customer.value(u"from").toString(), u"+15005550006"_s);
        QCOMPARE(customer.value(u"status").toString(), u"completed"_s);
        QVERIFY(customer.value(u"duration").toString().toInt() >= 6);
    }

    void letsGoOfTheOtherLegWhenOneIsMoved()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(dialAgent()));
        const QString sid = callIn(bench, {{u"duration"_s, 500}});
        QTRY_COMPARE(statusOf(bench, childOf(bench, sid)), u"in-progress"_s);
        QCOMPARE(redirect(bench, sid, "<Pause length=\"500\"/>"), 200);
        QTRY_COMPARE(statusOf(bench, childOf(bench, sid)), u"completed"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/dialled").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/dialled").first().text("DialCallStatus"), u"completed"_s);
        QCOMPARE(statusOf(bench, sid), u"in-progress"_s);
    }

    void letsACallerGoOnWhenTheCalleeIsMoved()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(dialAgent()));
        bench.answerWith("/dialled", twimlAnswer("<Pause length=\"500\"/>"));
        const QString sid = callIn(bench, {{u"duration"_s, 500}});
        QTRY_COMPARE(statusOf(bench, childOf(bench, sid)), u"in-progress"_s);
        const QString child = childOf(bench, sid);
        QCOMPARE(redirect(bench, child, "<Pause length=\"500\"/>"), 200);
        QTRY_COMPARE(bench.received("/api/webhooks/dialled").size(), 1);
        QCOMPARE(statusOf(bench, child), u"in-progress"_s);
        QCOMPARE(statusOf(bench, sid), u"in-progress"_s);
    }

    void takesAWaitingCallerOutOfTheQueue()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Enqueue action=\"ended\">desk</Enqueue>"));
        const QString sid = callIn(bench);
        QTRY_COMPARE(statusOf(bench, sid), u"in-progress"_s);
        const QByteArray url = (bench.deskUrl() + u"/api/webhooks/kept"_s).toUtf8();
        QCOMPARE(redirect(bench, sid, "<Say>Sorry</Say><Record action=\"" + url + "\"/>"), 200);
        QTRY_COMPARE(bench.received("/api/webhooks/ended").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/ended").first().text("QueueResult"), u"redirected"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/kept").size(), 1);
    }

    void takesTheLongestWaitingOneFirst()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Enqueue action=\"ended\">desk</Enqueue>"));
        const QString first = callIn(bench, {{u"duration"_s, 4}, {u"patience_seconds"_s, 500}});
        QTRY_COMPARE(statusOf(bench, first), u"in-progress"_s);
        const QString second = callIn(bench, {{u"from"_s, u"+12025550112"_s}});
        QTRY_COMPARE(statusOf(bench, second), u"in-progress"_s);
        const QString taker = callOut(bench, agent.toByteArray(), "<Dial><Queue>desk</Queue></Dial>");
        QTRY_COMPARE(statusOf(bench, first), u"completed"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/ended").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/ended").first().text("QueueResult"), u"bridged"_s);
        QTRY_COMPARE(statusOf(bench, taker), u"completed"_s);
        QCOMPARE(statusOf(bench, second), u"in-progress"_s);
    }

    void refusesToLeadACallThatCannotBeLed()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Pause length=\"600\"/>"));
        const QString sid = callIn(bench, {{u"ring_seconds"_s, 500}});
        QCOMPARE(redirect(bench, sid, "<Hangup/>"), 400);
        const Exchange canceled = bench.rest("POST", "/Calls/" + sid.toLatin1() + ".json", {{"Status", "completed"}});
        QCOMPARE(canceled.json().value(u"status").toString(), u"canceled"_s);
        QCOMPARE(redirect(bench, sid, "<Hangup/>"), 400);
        const QString other = callIn(bench);
        QTRY_COMPARE(statusOf(bench, other), u"in-progress"_s);
        const Exchange late = bench.rest("POST", "/Calls/" + other.toLatin1() + ".json", {{"Status", "canceled"}});
        QCOMPARE(late.json().value(u"code").toInt(), 21220);
        const Exchange odd = bench.rest("POST", "/Calls/" + other.toLatin1() + ".json", {{"Twiml", "sorry"}});
        QCOMPARE(odd.json().value(u"code").toInt(), 12100);
    }

    void followsAnAddressThatItIsLedTo()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Pause length=\"600\"/>"));
        const QString sid = callIn(bench);
        QTRY_COMPARE(statusOf(bench, sid), u"in-progress"_s);
        const QByteArray url = (bench.deskUrl() + u"/api/webhooks/next"_s).toUtf8();
        QCOMPARE(bench.rest("POST", "/Calls/" + sid.toLatin1() + ".json", {{"Url", url}, {"Method", "GET"}}).status,
                 200);
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        QCOMPARE(bench.received("/api/webhooks/next").first().request.method, QByteArray("GET"));
    }

    void endsAnInlineDocumentThatLeadsNowhere()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        const QString sid = callOut(bench, agent.toByteArray(), "<Record/>");
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        const QJsonValue call = bench.control("GET", "/sim/calls").value(u"calls").toArray().first();
        QCOMPARE(call[u"error_code"].toInt(), 11100);
    }
};

QTEST_GUILESS_MAIN(TestDialling)
#include "tst_dialling.moc"
