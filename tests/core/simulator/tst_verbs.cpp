// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicescript.h"

#include "core/simulator/voice/voicedocument.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

class TestVerbs final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void readsADocument()
    {
        const auto document = readVoiceDocument(
            "<Response><!-- hello --><Gather numDigits=\"1\"><Say>One &amp; two</Say></Gather><Hangup/></Response>",
            u"http://desk.example/voice?a=1"_s);
        QVERIFY(document);
        QCOMPARE(document->verbs.size(), 2);
        QCOMPARE(document->verbs.first().number(u"numDigits"_s, 0), 1);
        QCOMPARE(document->verbs.first().children.first().text, u"One & two"_s);
        QCOMPARE(*document->resolved(u"gathered?x=1"_s), u"http://desk.example/gathered?x=1"_s);
        QCOMPARE(*document->resolved({}), u"http://desk.example/voice?a=1"_s);
        QCOMPARE(*document->resolved(u"https://other.example/a'b"_s), u"https://other.example/a'b"_s);
    }

    void refusesWhatIsNoDocument_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("plain") << QByteArray("sorry") << 12100;
        QTest::newRow("other root") << QByteArray("<html/>") << 12100;
        QTest::newRow("cut off") << QByteArray("<Response><Say>") << 12100;
        QTest::newRow("large") << QByteArray("<Response>") + QByteArray(70'000, ' ') + "</Response>" << 11750;
    }

    void refusesWhatIsNoDocument()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, code);
        const auto document = readVoiceDocument(text);
        QVERIFY(!document);
        QCOMPARE(document.error().code, code);
    }

    // What a verb leads to: the desk's address that is asked next, and the fields that tell of the verb.
    void asksTheDeskWhatFollows_data()
    {
        QTest::addColumn<QByteArray>("verbs");
        QTest::addColumn<QJsonObject>("caller");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArrayList>("fields");
        const QByteArray base = "/api/webhooks/";
        const QJsonObject patient{{u"patience_seconds"_s, 500}};
        QTest::newRow("redirect") << QByteArray("<Say>Hi</Say><Redirect>other</Redirect>") << patient << base + "other"
                                  << QByteArrayList{"CallStatus=in-progress"};
        QTest::newRow("redirect first") << QByteArray("<Redirect>other</Redirect>") << patient << base + "other"
                                        << QByteArrayList{"CallStatus=ringing"};
        const QJsonObject pressing{{u"patience_seconds"_s, 500}, {u"digits"_s, u"42#"_s}};
        QTest::newRow("gathered") << QByteArray("<Gather action=\"keys\"><Say>Press</Say></Gather>") << pressing
                                  << base + "keys" << QByteArrayList{"Digits=42", "FinishedOnKey=#"};
        QTest::newRow("gathered one") << QByteArray("<Gather action=\"keys\" numDigits=\"1\"/>") << pressing
                                      << base + "keys" << QByteArrayList{"Digits=4"};
        QTest::newRow("gathered until silence")
            << QByteArray("<Gather action=\"keys\" finishOnKey=\"\" timeout=\"4\"/>") << pressing << base + "keys"
            << QByteArrayList{"Digits=42#"};
        QTest::newRow("gathered here") << QByteArray("<Gather numDigits=\"1\"/>") << pressing << base + "voice"
                                       << QByteArrayList{"Digits=4"};
        QTest::newRow("nothing gathered")
            << QByteArray("<Gather action=\"keys\" timeout=\"1\"/><Redirect>other</Redirect>") << patient
            << base + "other" << QByteArrayList{"!Digits"};
        QTest::newRow("nothing gathered, told")
            << QByteArray("<Gather action=\"keys\" timeout=\"1\" actionOnEmptyResult=\"true\"/>") << patient
            << base + "keys" << QByteArrayList{"Digits="};
        QTest::newRow("recorded to its limit")
            << QByteArray("<Record action=\"kept\" maxLength=\"3\"/>") << patient << base + "kept"
            << QByteArrayList{"RecordingDuration=3", "Digits=", "CallStatus=in-progress"};
        QTest::newRow("recorded until hang-up")
            << QByteArray("<Record action=\"kept\"/>")
            << QJsonObject{{u"patience_seconds"_s, 500}, {u"voicemail_seconds"_s, 4}} << base + "kept"
            << QByteArrayList{"RecordingDuration=4", "Digits=hangup", "CallStatus=completed"};
        QTest::newRow("left a queue") << QByteArray("<Enqueue action=\"ended\" waitUrl=\"wait\">desk</Enqueue>")
                                      << patient << base + "ended"
                                      << QByteArrayList{"QueueResult=leave", "CallStatus=in-progress"};
        QTest::newRow("hung up in a queue")
            << QByteArray("<Enqueue action=\"ended\">desk</Enqueue>") << QJsonObject{{u"patience_seconds"_s, 3}}
            << base + "ended" << QByteArrayList{"QueueResult=hangup", "QueueTime~3", "CallStatus=completed"};
        QTest::newRow("a queue that is full")
            << QByteArray("<Enqueue action=\"ended\" maxQueueSize=\"0\">desk</Enqueue>") << patient << base + "ended"
            << QByteArrayList{"QueueResult=queue-full"};
        QTest::newRow("dialled nobody") << QByteArray("<Dial action=\"dialled\"/>") << patient << base + "dialled"
                                        << QByteArrayList{"DialCallStatus=failed"};
        QTest::newRow("dialled a client") << QByteArray("<Dial action=\"dialled\"><Client>ann</Client></Dial>")
                                          << patient << base + "dialled" << QByteArrayList{"DialCallStatus=failed"};
        QTest::newRow("dialled a busy phone")
            << QByteArray("<Dial action=\"dialled\">+447700900486</Dial>") << patient << base + "dialled"
            << QByteArrayList{"DialCallStatus=busy", "DialBridged=false", "!DialCallDuration"};
        QTest::newRow("dialled in vain") << QByteArray(
            "<Dial action=\"dialled\" timeout=\"4\"><Number>+447700900480</Number></Dial>")
                                         << patient << base + "dialled" << QByteArrayList{"DialCallStatus=no-answer"};
        QTest::newRow("dialled, and hung up before it was answered")
            << QByteArray("<Dial action=\"dialled\"><Number>+447700900480</Number></Dial>")
            << QJsonObject{{u"patience_seconds"_s, 3}} << base + "dialled"
            << QByteArrayList{"DialCallStatus=canceled", "CallStatus=completed"};
        QTest::newRow("talked") << QByteArray("<Dial action=\"dialled\"><Number>+447700900111</Number></Dial>")
                                << QJsonObject{{u"patience_seconds"_s, 500}, {u"duration"_s, 5}} << base + "dialled"
                                << QByteArrayList{"DialCallStatus=completed", "DialBridged=true", "DialCallDuration~5",
                                                  "CallStatus=completed"};
    }

    void asksTheDeskWhatFollows()
    {
        QFETCH(const QByteArray, verbs);
        QFETCH(const QJsonObject, caller);
        QFETCH(const QByteArray, asked);
        QFETCH(const QByteArrayList, fields);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(verbs));
        bench.answerWith("/wait", twimlAnswer("<Pause length=\"2\"/><Leave/>"));
        const QString sid = callIn(bench, caller);
        const qsizetype before = asked.endsWith("/voice") ? 1 : 0;
        QTRY_VERIFY(bench.received(asked).size() > before);
        const Received request = bench.received(asked).at(before);
        QVERIFY(bench.isGenuine(request));
        QCOMPARE(request.text("CallSid"), sid);
        QCOMPARE(request.text("Direction"), u"inbound"_s);
        for (const QByteArray &field : fields) {
            const qsizetype about = field.indexOf('~');
            if (about > 0) {
                // The clock of a busy machine.
                const int off = request.text(field.left(about)).toInt() - field.mid(about + 1).toInt();
                QVERIFY2(off >= 0 && off <= 5, qPrintable(QString::number(off)));
                continue;
            }
            const qsizetype equals = field.indexOf('=');
            if (field.startsWith('!')) {
                QVERIFY2(request.text(field.mid(1)).isEmpty(), field.constData());
                continue;
            }
            QCOMPARE(request.text(field.left(equals)), QString::fromLatin1(field.mid(equals + 1)));
        }
    }

    void endsACallAtItsDocumentsEnd_data()
    {
        QTest::addColumn<QByteArray>("verbs");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("seconds");
        QTest::newRow("nothing") << QByteArray() << u"completed"_s << 0;
        QTest::newRow("hang-up") << QByteArray("<Pause length=\"3\"/><Hangup/><Pause length=\"90\"/>") << u"completed"_s
                                 << 3;
        QTest::newRow("sound") << QByteArray("<Play loop=\"2\">hello.mp3</Play>") << u"completed"_s << 10;
        QTest::newRow("words in parts") << QByteArray("<Say>one <emphasis>two three</emphasis> four</Say>")
                                        << u"completed"_s << 2;
        QTest::newRow("rejected") << QByteArray("<Reject/>") << u"busy"_s << 0;
        QTest::newRow("too late to reject") << QByteArray("<Pause length=\"2\"/><Reject/>") << u"completed"_s << 2;
        QTest::newRow("unknown verbs") << QByteArray("<Dance/><Pause length=\"2\"/>") << u"completed"_s << 2;
        QTest::newRow("a caller without a word") << QByteArray("<Record action=\"kept\"/>") << u"completed"_s << 0;
    }

    void endsACallAtItsDocumentsEnd()
    {
        QFETCH(const QByteArray, verbs);
        QFETCH(const QString, status);
        QFETCH(const int, seconds);
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer(verbs));
        callIn(bench, {{u"voicemail_seconds"_s, 0}});
        QTRY_COMPARE(bench.received("/api/webhooks/voice/status").size(), 1);
        const Received ended = bench.received("/api/webhooks/voice/status").first();
        QCOMPARE(ended.text("CallStatus"), status);
        const int duration = ended.text("CallDuration").toInt();
        QVERIFY2(duration >= seconds && duration <= seconds + 4, qPrintable(QString::number(duration)));
    }

    void loopsTheWaitingDocument()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Enqueue waitUrl=\"wait\" action=\"ended\">desk</Enqueue>"));
        bench.answerWith("/wait", twimlAnswer("<Play>music.mp3</Play>"));
        callIn(bench);
        QTRY_VERIFY(bench.received("/api/webhooks/wait").size() >= 3);
        const Received asked = bench.received("/api/webhooks/wait").first();
        QVERIFY(bench.isGenuine(asked));
        QVERIFY(asked.text("QueueSid").startsWith(u"QU"));
        QCOMPARE(asked.text("QueuePosition"), u"1"_s);
        QCOMPARE(asked.text("CurrentQueueSize"), u"1"_s);
    }

    void hearsKeysAndWordsOfSomebodyOnTheLine()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice",
                         twimlAnswer("<Gather action=\"heard\" input=\"dtmf speech\" timeout=\"60\"/>"));
        const QString sid = callIn(bench);
        QTRY_COMPARE(statusOf(bench, sid), u"in-progress"_s);
        bench.control("POST", "/sim/press", {{u"sid"_s, sid}, {u"speech"_s, u"my parcel"_s}});
        QTRY_COMPARE(bench.received("/api/webhooks/heard").size(), 1);
        QCOMPARE(bench.received("/api/webhooks/heard").first().text("SpeechResult"), u"my parcel"_s);
        QVERIFY(bench.control("POST", "/sim/press", {{u"sid"_s, u"CAnobody"_s}}).contains(u"error"_s));
    }

    void hangsUpWhenAskedTo()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Pause length=\"600\"/>"));
        const QString sid = callIn(bench);
        QTRY_COMPARE(statusOf(bench, sid), u"in-progress"_s);
        bench.control("POST", "/sim/hangup", {{u"sid"_s, sid}});
        QCOMPARE(statusOf(bench, sid), u"completed"_s);
    }
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
