// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicescript.h"

#include "core/simulator/voice/voiceclips.h"

#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headBytes = 44;
constexpr qsizetype bytesASecond = 16'000;

/// A voicemail of so many seconds that the desk was told of.
Received leaveVoicemail(SimulatorBench &bench, int seconds, const QByteArray &attributes = {})
{
    bench.answerWith("/webhooks/voice",
                     twimlAnswer("<Record action=\"kept\" recordingStatusCallback=\"recording\" " + attributes + "/>"));
    callIn(bench, {{u"voicemail_seconds"_s, seconds}, {u"clip"_s, u"parcel"_s}});
    const bool isTold = QTest::qWaitFor([&bench] { return !bench.received("/api/webhooks/recording").isEmpty(); });
    return isTold ? bench.received("/api/webhooks/recording").last() : Received();
}

} // namespace

class TestRecordings final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void makeClipsOfAnyLength_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : clipNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void makeClipsOfAnyLength()
    {
        QFETCH(const QString, name);
        QVERIFY(!clipText(name).isEmpty());
        for (const int seconds : {0, 1, 12}) {
            const QByteArray sound = clipSound(name, seconds);
            QCOMPARE(sound.size(), headBytes + seconds * bytesASecond);
            QVERIFY(sound.startsWith("RIFF"));
            QCOMPARE(qFromLittleEndian<quint32>(sound.constData() + 24), quint32(8000));
        }
        const QByteArray sound = clipSound(name, 2);
        int loudest = 0;
        for (qsizetype at = headBytes; at < sound.size(); at += 2)
            loudest = std::max(loudest, std::abs(int(qFromLittleEndian<qint16>(sound.constData() + at))));
        QVERIFY2(loudest > 8'000, qPrintable(QString::number(loudest)));
        QVERIFY(clipText(u"opera"_s).isEmpty());
    }

    void tellOfAVoicemailAndGiveItsSound()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        const Received told = leaveVoicemail(bench, 6, "recordingStatusCallbackEvent=\"in-progress completed\"");
        QTRY_COMPARE(bench.received("/api/webhooks/recording").size(), 2);
        QCOMPARE(told.text("RecordingStatus"), u"in-progress"_s);
        const Received completed = bench.received("/api/webhooks/recording").last();
        QVERIFY(bench.isGenuine(completed));
        QCOMPARE(completed.text("RecordingStatus"), u"completed"_s);
        QCOMPARE(completed.text("RecordingDuration"), u"6"_s);
        QCOMPARE(completed.text("RecordingSource"), u"RecordVerb"_s);
        const QString sid = completed.text("RecordingSid");
        const QString url = completed.text("RecordingUrl");
        QVERIFY(url.startsWith(bench.baseUrl()));
        QVERIFY(url.endsWith(u"/Recordings/"_s + sid));
        const QByteArray path = "/Recordings/" + sid.toLatin1();
        const Exchange sound = bench.rest("GET", path + ".wav");
        QCOMPARE(sound.status, 200);
        QCOMPARE(sound.header("Content-Type"), QByteArray("audio/x-wav"));
        QCOMPARE(sound.body.size(), headBytes + 6 * bytesASecond);
        QCOMPARE(sound.body, clipSound(u"parcel"_s, 6));
        QCOMPARE(bench.rest("GET", path).body, sound.body);
        QCOMPARE(bench.rest("GET", path + ".mp3").status, 404);
        QCOMPARE(bench.rest("GET", path + ".wav?RequestedChannels=2").status, 400);
        QCOMPARE(bench.send("GET", bench.accountPath() + path + ".wav").status, 401);
        const QJsonObject recording = bench.rest("GET", path + ".json").json();
        QCOMPARE(recording.value(u"status").toString(), u"completed"_s);
        QCOMPARE(recording.value(u"duration").toString(), u"6"_s);
        QCOMPARE(recording.value(u"call_sid").toString(), completed.text("CallSid"));
        QCOMPARE(bench.rest("DELETE", path + ".json").status, 204);
        QCOMPARE(bench.rest("GET", path + ".wav").status, 404);
    }

    void haveNoSoundBeforeTheyAreComplete()
    {
        SimulatorOptions slow = quickCalls();
        slow.secondMs = 200;
        SimulatorBench bench(slow);
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice", twimlAnswer("<Record action=\"kept\" maxLength=\"1\"/>"));
        callIn(bench);
        QTRY_COMPARE(bench.received("/api/webhooks/kept").size(), 1);
        const QByteArray path
            = "/Recordings/" + bench.received("/api/webhooks/kept").first().text("RecordingSid").toLatin1();
        QCOMPARE(bench.rest("GET", path + ".wav").status, 404);
        QCOMPARE(bench.rest("GET", path + ".json").json().value(u"status").toString(), u"processing"_s);
        QTRY_COMPARE(bench.rest("GET", path + ".wav").status, 200);
    }

    void areTranscribedWhenAskedTo()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        leaveVoicemail(bench, 4, "transcribe=\"true\" transcribeCallback=\"transcript\"");
        QTRY_COMPARE(bench.received("/api/webhooks/transcript").size(), 1);
        const Received told = bench.received("/api/webhooks/transcript").first();
        QVERIFY(bench.isGenuine(told));
        QCOMPARE(told.text("TranscriptionText"), clipText(u"parcel"_s));
        QCOMPARE(told.text("TranscriptionStatus"), u"completed"_s);
        const QByteArray recording = "/Recordings/" + told.text("RecordingSid").toLatin1();
        const QByteArray sid = told.text("TranscriptionSid").toLatin1();
        for (const QByteArray &path :
             {recording + "/Transcriptions/" + sid + ".json", "/Transcriptions/" + sid + ".json"}) {
            const QJsonObject transcription = bench.rest("GET", path).json();
            QCOMPARE(transcription.value(u"transcription_text").toString(), clipText(u"parcel"_s));
            QCOMPARE(transcription.value(u"recording_sid").toString(), told.text("RecordingSid"));
        }
        const QJsonObject list = bench.rest("GET", recording + "/Transcriptions.json").json();
        QCOMPARE(list.value(u"transcriptions").toArray().size(), 1);
    }

    void areListedByCall()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        const Received told = leaveVoicemail(bench, 3);
        const QByteArray call = told.text("CallSid").toLatin1();
        const auto count = [&bench](const QByteArray &path) {
            return bench.rest("GET", path).json().value(u"recordings").toArray().size();
        };
        QCOMPARE(count("/Recordings.json"), 1);
        QCOMPARE(count("/Recordings.json?CallSid=" + call), 1);
        QCOMPARE(count("/Recordings.json?CallSid=CAother"), 0);
        QCOMPARE(count("/Recordings.json?DateCreated%3C=2020-01-01"), 0);
        QCOMPARE(count("/Calls/" + call + "/Recordings.json"), 1);
        QCOMPARE(bench.rest("GET", "/Recordings/REnobody.json").status, 404);
    }

    void keepATalkWhenADialAsksForIt()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        bench.answerWith("/webhooks/voice",
                         twimlAnswer("<Dial action=\"dialled\" record=\"record-from-answer-dual\" "
                                     "recordingStatusCallback=\"recording\">+447700900111</Dial>"));
        callIn(bench, {{u"duration"_s, 5}, {u"patience_seconds"_s, 100}});
        QTRY_COMPARE(bench.received("/api/webhooks/recording").size(), 1);
        const Received told = bench.received("/api/webhooks/recording").first();
        QCOMPARE(told.text("RecordingSource"), u"DialVerb"_s);
        QCOMPARE(told.text("RecordingChannels"), u"2"_s);
        QCOMPARE(bench.received("/api/webhooks/dialled").first().text("RecordingSid"), told.text("RecordingSid"));
    }

    void keepAWholeCallOfTheApi()
    {
        SimulatorBench bench(quickCalls());
        QVERIFY(bench.isReady());
        const QByteArray url = (bench.deskUrl() + u"/api/webhooks/"_s).toUtf8();
        bench.rest("POST", "/Calls.json",
                   {{"To", "+447700900111"},
                    {"From", "+15005550006"},
                    {"Twiml", "<Response><Pause length=\"4\"/></Response>"},
                    {"Record", "true"},
                    {"StatusCallback", url + "over"},
                    {"RecordingStatusCallback", url + "recording"}});
        QTRY_COMPARE(bench.received("/api/webhooks/recording").size(), 1);
        const Received told = bench.received("/api/webhooks/recording").first();
        QCOMPARE(told.text("RecordingSource"), u"OutboundAPI"_s);
        QCOMPARE(bench.received("/api/webhooks/over").first().text("RecordingSid"), told.text("RecordingSid"));
    }
};

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
