// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

SimulatorOptions quick()
{
    SimulatorOptions options;
    options.stepMs = 5;
    options.secondMs = 20;
    return options;
}

} // namespace

class TestCalls final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void playsACallByItsTwiml_data()
    {
        QTest::addColumn<QByteArray>("twiml");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("shortest");
        QTest::addColumn<int>("longest");
        const QString answered = u"answered"_s;
        QTest::newRow("greeting") << QByteArray("<Response><Say>One two three four five</Say><Hangup/></Response>")
                                  << answered << u"completed"_s << 1 << 6;
        QTest::newRow("pause") << QByteArray("<Response><Pause length=\"6\"/></Response>") << answered << u"completed"_s
                               << 5 << 10;
        QTest::newRow("caller leaves a queue")
            << QByteArray("<Response><Enqueue>desk</Enqueue></Response>") << answered << u"completed"_s << 9 << 15;
        QTest::newRow("empty") << QByteArray("<Response/>") << answered << u"completed"_s << 0 << 2;
        QTest::newRow("rejected") << QByteArray("<Response><Reject reason=\"busy\"/></Response>") << answered
                                  << u"busy"_s << 0 << 0;
        QTest::newRow("not TwiML") << QByteArray("sorry") << answered << u"failed"_s << 0 << 0;
        QTest::newRow("caller gives up") << QByteArray("<Response><Say>Hello</Say></Response>") << u"hang-up"_s
                                         << u"no-answer"_s << 0 << 0;
    }

    void playsACallByItsTwiml()
    {
        QFETCH(const QByteArray, twiml);
        QFETCH(const QString, outcome);
        QFETCH(const QString, status);
        QFETCH(const int, shortest);
        QFETCH(const int, longest);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.answerWith("/voice", {200, "text/xml", twiml, {}});
        const QJsonObject answer = bench.control(
            "POST", "/sim/call", {{u"from"_s, u"+12025550111"_s}, {u"outcome"_s, outcome}, {u"duration"_s, 10}});
        QCOMPARE(answer.value(u"http_status").toInt(), 200);
        QCOMPARE(answer.value(u"body").toString().toUtf8(), twiml);
        const QString sid = answer.value(u"sid").toString();
        QVERIFY(sid.startsWith(u"CA"));
        const Received voice = bench.received("/api/webhooks/voice").first();
        QVERIFY(bench.isGenuine(voice));
        QCOMPARE(voice.text("CallSid"), sid);
        QCOMPARE(voice.text("CallStatus"), u"ringing"_s);
        QCOMPARE(voice.text("Direction"), u"inbound"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/voice/status").size(), 1);
        const Received ended = bench.received("/api/webhooks/voice/status").first();
        QVERIFY(bench.isGenuine(ended));
        QCOMPARE(ended.text("CallStatus"), status);
        const int duration = ended.text("CallDuration").toInt();
        QVERIFY2(duration >= shortest && duration <= longest, qPrintable(QString::number(duration)));
        QVERIFY(QDateTime::fromString(ended.text("Timestamp"), Qt::RFC2822Date).isValid());
        const QJsonObject call = bench.rest("GET", "/Calls/" + sid.toLatin1() + ".json").json();
        QCOMPARE(call.value(u"status").toString(), status);
        QCOMPARE(call.value(u"duration").toString(), QString::number(duration));
        QCOMPARE(call.value(u"start_time").isNull(), status != u"completed");
    }

    void refusesAForgedCallNoStateOfItsOwn()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/call", {{u"from"_s, u"+12025550111"_s}, {u"sign"_s, u"wrong"_s}});
        QVERIFY(!bench.isGenuine(bench.received("/api/webhooks/voice").first()));
        QCOMPARE(bench.control("GET", "/sim/calls").value(u"calls").toArray().size(), 0);
    }

    void placesACallAndTellsItsProgress_data()
    {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("statuses");
        QTest::newRow("answered") << QByteArray("+12025550111")
                                  << QStringList{u"initiated"_s, u"ringing"_s, u"in-progress"_s, u"completed"_s};
        QTest::newRow("busy") << QByteArray("+447700900486") << QStringList{u"initiated"_s, u"ringing"_s, u"busy"_s};
        QTest::newRow("nobody") << QByteArray("+447700900480")
                                << QStringList{u"initiated"_s, u"ringing"_s, u"no-answer"_s};
    }

    void placesACallAndTellsItsProgress()
    {
        QFETCH(const QByteArray, to);
        QFETCH(const QStringList, statuses);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const Exchange created
            = bench.rest("POST", "/Calls.json",
                         {{"To", to},
                          {"From", "+15005550006"},
                          {"Twiml", "<Response><Pause length=\"2\"/></Response>"},
                          {"StatusCallback", (bench.deskUrl() + u"/api/webhooks/voice/status"_s).toUtf8()},
                          {"StatusCallbackEvent", "initiated"},
                          {"StatusCallbackEvent", "ringing"},
                          {"StatusCallbackEvent", "answered"},
                          {"StatusCallbackEvent", "completed"}});
        QCOMPARE(created.status, 201);
        QCOMPARE(created.json().value(u"status").toString(), u"queued"_s);
        QTRY_COMPARE(bench.received("/api/webhooks/voice/status").size(), statuses.size());
        QStringList told;
        int sequence = 0;
        for (const Received &callback : bench.received("/api/webhooks/voice/status")) {
            told.append(callback.text("CallStatus"));
            QCOMPARE(callback.text("SequenceNumber").toInt(), sequence++);
            QCOMPARE(callback.text("Direction"), u"outbound-api"_s);
        }
        QCOMPARE(told, statuses);
    }

    void filtersAList()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/call", {{u"from"_s, u"+12025550111"_s}});
        bench.control("POST", "/sim/call", {{u"from"_s, u"+12025550112"_s}});
        const QByteArray today = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1();
        const auto count = [&bench](const QByteArray &query) {
            return bench.rest("GET", "/Calls.json?" + query).json().value(u"calls").toArray().size();
        };
        QCOMPARE(count("PageSize=1"), 1);
        QCOMPARE(count("StartTime%3E=" + today), 2);
        QCOMPARE(count("StartTime%3C=2020-01-01"), 0);
        QCOMPARE(count("From=%2B12025550112"), 1);
        QCOMPARE(count("To=%2B12025550112"), 0);
    }

    void hangsUpALiveCallAndRefusesAnEndedOne()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QString sid = bench
                                .rest("POST", "/Calls.json",
                                      {{"To", "+12025550111"},
                                       {"From", "+15005550006"},
                                       {"Twiml", "<Response><Pause length=\"60\"/></Response>"}})
                                .json()
                                .value(u"sid")
                                .toString();
        const QByteArray path = "/Calls/" + sid.toLatin1() + ".json";
        QTRY_COMPARE(bench.rest("GET", path).json().value(u"status").toString(), u"in-progress"_s);
        QCOMPARE(bench.rest("POST", path, {{"Status", "completed"}}).json().value(u"status").toString(),
                 u"completed"_s);
        QCOMPARE(bench.rest("POST", path, {{"Status", "completed"}}).json().value(u"code").toInt(), 21220);
    }

    void refusesACallTwilioRefuses_data()
    {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<int>("code");
        QTest::newRow("invalid") << QByteArray("+15005550001") << QByteArray("+15005550006") << 21217;
        QTest::newRow("no route") << QByteArray("+15005550002") << QByteArray("+15005550006") << 21214;
        QTest::newRow("no permission") << QByteArray("+15005550003") << QByteArray("+15005550006") << 21215;
        QTest::newRow("blocked") << QByteArray("+15005550004") << QByteArray("+15005550006") << 21216;
        QTest::newRow("foreign caller") << QByteArray("+12025550111") << QByteArray("+12025550112") << 21210;
        QTest::newRow("bad caller") << QByteArray("+12025550111") << QByteArray("+15005550001") << 21212;
    }

    void refusesACallTwilioRefuses()
    {
        QFETCH(const QByteArray, to);
        QFETCH(const QByteArray, from);
        QFETCH(const int, code);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const Exchange refused
            = bench.rest("POST", "/Calls.json", {{"To", to}, {"From", from}, {"Twiml", "<Response/>"}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json().value(u"code").toInt(), code);
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
