// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicescript.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

QString placeAndReport(SimulatorBench &bench)
{
    return bench
        .rest("POST", "/Calls.json",
              {{"To", "+447700900111"},
               {"From", "+15005550006"},
               {"Twiml", "<Response><Pause length=\"3\"/></Response>"},
               {"StatusCallback", (bench.deskUrl() + u"/api/webhooks/voice/status"_s).toUtf8()},
               {"StatusCallbackEvent", "initiated ringing answered completed"}})
        .json()
        .value(u"sid")
        .toString();
}

QList<int> sequenceOf(const SimulatorBench &bench)
{
    QList<int> numbers;
    for (const Received &callback : bench.received("/api/webhooks/voice/status"))
        numbers.append(callback.text("SequenceNumber").toInt());
    return numbers;
}

} // namespace

class TestVoiceFaults final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void shuffleAndDoubleCallbacks_data()
    {
        QTest::addColumn<QJsonObject>("fault");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("in order") << QJsonObject() << QList<int>{0, 1, 2, 3};
        QTest::newRow("doubled") << QJsonObject{{u"duplicate"_s, 1}} << QList<int>{0, 0, 1, 1, 2, 2, 3, 3};
        QTest::newRow("late") << QJsonObject{{u"jitter_seconds"_s, 20}} << QList<int>{0, 1, 2, 3};
        QTest::newRow("shuffled and doubled")
            << QJsonObject{{u"order"_s, u"shuffle"_s}, {u"duplicate"_s, 1}} << QList<int>{0, 0, 1, 1, 2, 2, 3, 3};
    }

    void shuffleAndDoubleCallbacks()
    {
        QFETCH(const QJsonObject, fault);
        QFETCH(const QList<int>, numbers);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults", {{u"voice_callbacks"_s, fault}});
        placeAndReport(bench);
        QTRY_COMPARE(sequenceOf(bench).size(), numbers.size());
        QList<int> told = sequenceOf(bench);
        if (fault.contains(u"order"_s))
            QVERIFY(told != numbers);
        std::ranges::sort(told);
        QCOMPARE(told, numbers);
    }

    void dropCallbacksOfAsManyCallsAsAsked()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults", {{u"voice_callbacks"_s, QJsonObject{{u"drop"_s, true}, {u"count"_s, 1}}}});
        const QString lost = placeAndReport(bench);
        QTRY_COMPARE(statusOf(bench, lost), u"completed"_s);
        QVERIFY(bench.received("/api/webhooks/voice/status").isEmpty());
        const QString told = placeAndReport(bench);
        QTRY_COMPARE(bench.received("/api/webhooks/voice/status").size(), 4);
        QCOMPARE(bench.received("/api/webhooks/voice/status").first().text("CallSid"), told);
    }

    void sayWhichFaultIsNotKnown()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        const QJsonObject odd{{u"voice_callbacks"_s, QJsonObject{{u"order"_s, u"backwards"_s}}}};
        QVERIFY(bench.control("POST", "/sim/faults", odd).contains(u"error"_s));
        bench.control("POST", "/sim/faults", {{u"voice_callbacks"_s, QJsonObject{{u"duplicate"_s, 2}}}});
        QCOMPARE(bench.control("GET", "/sim/faults").value(u"voice_callbacks").toArray().size(), 1);
        QCOMPARE(bench.control("DELETE", "/sim/faults").value(u"voice_callbacks").toArray().size(), 0);
    }

    void askTheFallbackWithTheReason_data()
    {
        QTest::addColumn<gateway::HttpAnswer>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("broken") << gateway::HttpAnswer{500, "text/html", "<html/>", {}} << u"11200"_s;
        QTest::newRow("no XML") << gateway::HttpAnswer{200, "text/xml", "sorry", {}} << u"12100"_s;
        QTest::newRow("other type") << gateway::HttpAnswer{200, "application/json", "{}", {}} << u"12300"_s;
    }

    void askTheFallbackWithTheReason()
    {
        QFETCH(const gateway::HttpAnswer, answer);
        QFETCH(const QString, code);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", answer);
        bench.answerWith("/fallback", twimlAnswer("<Redirect>later</Redirect>"));
        const QJsonArray numbers
            = bench.rest("GET", "/IncomingPhoneNumbers.json").json().value(u"incoming_phone_numbers").toArray();
        bench.rest("POST", "/IncomingPhoneNumbers/" + numbers.first()[u"sid"].toString().toLatin1() + ".json",
                   {{"VoiceFallbackUrl", (bench.deskUrl() + u"/fallback"_s).toUtf8()}});
        const QString sid = callIn(bench);
        QTRY_COMPARE(bench.received("/fallback").size(), 1);
        const Received asked = bench.received("/fallback").first();
        QVERIFY(bench.isGenuine(asked));
        QCOMPARE(asked.text("CallSid"), sid);
        QCOMPARE(asked.text("ErrorCode"), code);
        QCOMPARE(asked.text("ErrorUrl"), bench.deskUrl() + u"/api/webhooks/voice"_s);
        QTRY_COMPARE(bench.received("/later").size(), 1);
    }

    void endACallThatNeitherAddressLeads()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Pause/><Redirect>gone</Redirect>"));
        bench.answerWith("/gone", {404, "text/html", "<html/>", {}});
        const QString sid = callIn(bench);
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        const QJsonValue call = bench.control("GET", "/sim/calls").value(u"calls").toArray().first();
        QCOMPARE(call[u"error_code"].toInt(), 11200);
    }

    void readPlainTextAloud()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", {200, "text/plain", "Internal error, try again", {}});
        const QString sid = callIn(bench);
        QTRY_COMPARE(statusOf(bench, sid), u"completed"_s);
        QVERIFY(callOf(bench, sid).value(u"duration").toString().toInt() >= 1);
    }
};

QTEST_GUILESS_MAIN(TestVoiceFaults)
#include "tst_voicefaults.moc"
