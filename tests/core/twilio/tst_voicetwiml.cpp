// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/voicetwiml.h"

#include <QTest>

using namespace patchcord::twilio;

class TestVoiceTwiml final : public QObject
{
    Q_OBJECT

private slots:
    void writesVerbsInTheirOrder();
    void saysWithLanguageAndVoice();
    void saysNothingWhereThereIsNothingToSay();
    void recordsWithAbsoluteAddressesOnly();
    void writesDownOnlyWhereItIsAskedTo();
    void meetsInAConferenceThatEndsWithWhoeverGoes();
    void leavesOutWhatXmlCannotHold();
};

void TestVoiceTwiml::writesVerbsInTheirOrder()
{
    QCOMPARE(VoiceTwiml()
                 .enqueue(QStringLiteral("q"), QStringLiteral("https://a.example/w?x=1&y=2"))
                 .play(QStringLiteral("https://a.example/m.mp3"), 0)
                 .leave()
                 .hangUp()
                 .finished()
                 .trimmed(),
             QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                        "<Enqueue waitUrl=\"https://a.example/w?x=1&amp;y=2\" waitUrlMethod=\"POST\">q</Enqueue>"
                        "<Play loop=\"0\">https://a.example/m.mp3</Play><Leave/><Hangup/></Response>"));
}

void TestVoiceTwiml::saysWithLanguageAndVoice()
{
    const QByteArray twiml
        = VoiceTwiml()
              .say(QStringLiteral("Grüß <Gott>"), QStringLiteral("de-DE"), QStringLiteral("Polly.Vicki"))
              .finished();
    QVERIFY2(twiml.contains("<Say language=\"de-DE\" voice=\"Polly.Vicki\">Grüß &lt;Gott&gt;</Say>"),
             twiml.constData());
}

void TestVoiceTwiml::saysNothingWhereThereIsNothingToSay()
{
    QVERIFY(!VoiceTwiml().say(QStringLiteral(" \u0001"), QStringLiteral("en-US"), {}).finished().contains("Say"));
}

void TestVoiceTwiml::recordsWithAbsoluteAddressesOnly()
{
    const QByteArray twiml = VoiceTwiml()
                                 .record({.action = QStringLiteral("https://a.example/end"),
                                          .statusCallback = QStringLiteral("https://a.example/recording")})
                                 .finished();
    QVERIFY2(twiml.contains("<Record action=\"https://a.example/end\" method=\"POST\" maxLength=\"120\""),
             twiml.constData());
    QVERIFY(twiml.contains("recordingStatusCallback=\"https://a.example/recording\""));
    QVERIFY(twiml.contains("recordingStatusCallbackEvent=\"completed absent\""));
    QVERIFY(!twiml.contains("transcribe"));
}

void TestVoiceTwiml::writesDownOnlyWhereItIsAskedTo()
{
    const QByteArray twiml
        = VoiceTwiml().record({.transcribeCallback = QStringLiteral("https://a.example/said")}).finished();
    QVERIFY2(twiml.contains("transcribe=\"true\" transcribeCallback=\"https://a.example/said\""), twiml.constData());
}

void TestVoiceTwiml::meetsInAConferenceThatEndsWithWhoeverGoes()
{
    const QByteArray twiml
        = VoiceTwiml().meetIn({QStringLiteral("room"), QStringLiteral("https://a.example/w")}).finished();
    QVERIFY2(twiml.contains("<Dial><Conference beep=\"false\" startConferenceOnEnter=\"true\" "
                            "endConferenceOnExit=\"true\" waitUrl=\"https://a.example/w\" waitMethod=\"POST\">"
                            "room</Conference></Dial>"),
             twiml.constData());
}

void TestVoiceTwiml::leavesOutWhatXmlCannotHold()
{
    const QString bad = QStringLiteral("a") + QChar(0) + QChar(0xD800) + u'b';
    const QByteArray twiml = VoiceTwiml().say(bad, bad, bad).enqueue(bad, bad).play(bad, 1).finished();
    QVERIFY2(twiml.contains("<Say language=\"ab\" voice=\"ab\">ab</Say>"), twiml.constData());
    QVERIFY(twiml.contains("<Play>ab</Play>"));
}

QTEST_GUILESS_MAIN(TestVoiceTwiml)
#include "tst_voicetwiml.moc"
