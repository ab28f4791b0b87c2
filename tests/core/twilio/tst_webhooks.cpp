// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/twilio/webhooks.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::twilio;

namespace {

FormFields textMessage()
{
    return {
        {"ToCountry", "US"},      {"MessageSid", "SMtest1"}, {"SmsSid", "SMtest1"},     {"SmsMessageSid", "SMtest1"},
        {"NumMedia", "0"},        {"NumSegments", "2"},      {"SmsStatus", "received"}, {"Body", " Hello "},
        {"From", "+14155550101"}, {"To", "+15005550006"},    {"AccountSid", "ACtest"},  {"ApiVersion", "2010-04-01"},
        {"FromCity", ""}};
}

FormFields without(FormFields fields, const QByteArray &name)
{
    fields.removeIf([&](const auto &field) { return field.first == name; });
    return fields;
}

FormFields call()
{
    return {{"CallSid", "CAtest1"},
            {"AccountSid", "ACtest"},
            {"From", "+14155550101"},
            {"To", "+15005550006"},
            {"CallStatus", "ringing"},
            {"Direction", "inbound"},
            {"StirVerstat", "TN-Validation-Passed-A"}};
}

} // namespace

/// What Twilio's webhooks say, read without losing any of it.
class TestWebhooks final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsAText();
    void keepsWhatHasNoField();
    void keepsExtrasToTheLetter_data();
    void keepsExtrasToTheLetter();
    void readsMediaByTheirNumbers();
    void keepsMediaThatAreNoMedia();
    void readsWhatWhatsAppAdds();
    void takesTheOlderNameOfTheSid();
    void namesWhatAMessageLacks_data();
    void namesWhatAMessageLacks();
    void readsTheOptOutType_data();
    void readsTheOptOutType();
    void readsAStatus();
    void readsAStatusThatCameByGet();
    void namesWhatAStatusLacks_data();
    void namesWhatAStatusLacks();
    void readsACall();
    void readsTheEndOfACall();
    void knowsOutboundLegs();
    void takesACallWithoutACaller();
    void namesWhatACallLacks_data();
    void namesWhatACallLacks();
    void knowsTheWords_data();
    void knowsTheWords();
};

void TestWebhooks::readsAText()
{
    const Result<IncomingMessage> message = readIncomingMessage(textMessage());
    QVERIFY(message);
    QCOMPARE(message->sid, QStringLiteral("SMtest1"));
    QCOMPARE(message->accountSid, QStringLiteral("ACtest"));
    QCOMPARE(message->from, (Address{Channel::Sms, QStringLiteral("+14155550101")}));
    QCOMPARE(message->to, (Address{Channel::Sms, QStringLiteral("+15005550006")}));
    QCOMPARE(message->body, QStringLiteral(" Hello "));
    QCOMPARE(message->segments, 2);
    QVERIFY(message->media.isEmpty());
    QCOMPARE(message->optOut, OptOutKeyword::None);
}

void TestWebhooks::keepsWhatHasNoField()
{
    FormFields fields = textMessage();
    fields.emplaceBack("FutureParameter", "\xC3\xA9");
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(message);
    const QJsonObject extra{{QStringLiteral("ToCountry"), QStringLiteral("US")},
                            {QStringLiteral("ApiVersion"), QStringLiteral("2010-04-01")},
                            {QStringLiteral("FromCity"), QString()},
                            {QStringLiteral("FutureParameter"), QStringLiteral("é")}};
    QCOMPARE(message->extra, extra);
}

void TestWebhooks::keepsExtrasToTheLetter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << QByteArray("\"a\\b\"") << QStringLiteral("\"a\\b\"");
    QTest::newRow("controls") << QByteArray("a\0\1\x1f\x7f\r\n\t", 8) << QString::fromUtf16(u"a\0\1\x1f\x7f\r\n\t", 8);
    QTest::newRow("JSON") << QByteArray("{\"type\":\"x\"}") << QStringLiteral("{\"type\":\"x\"}");
    QTest::newRow("leading U+FEFF") << QByteArray("\xEF\xBB\xBFx") << QStringLiteral("\uFEFFx");
    QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦").toUtf8()
                           << QStringLiteral("👩‍👩‍👧‍👦");
    QTest::newRow("no UTF-8") << QByteArray("a\xFFz") << QStringLiteral("a\uFFFDz");
    QTest::newRow("cut UTF-8") << QByteArray("a\xF0\x9F") << QString::fromUtf8("a\xF0\x9F");
    QTest::newRow("surrogate in UTF-8") << QByteArray("\xED\xA0\xBD") << QString::fromUtf8("\xED\xA0\xBD");
    QTest::newRow("noncharacter") << QByteArray("\xEF\xBF\xBF") << QStringLiteral("\uFFFF");
}

void TestWebhooks::keepsExtrasToTheLetter()
{
    QFETCH(QByteArray, value);
    FormFields fields = textMessage();
    fields.emplaceBack("Odd", value);
    fields.emplaceBack("Last", "z");
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(message);
    QTEST(message->extra.value(u"Odd").toString(), "text");
    QCOMPARE(message->extra.value(u"Last").toString(), QStringLiteral("z"));
    QCOMPARE(message->extra.size(), 5);
}

void TestWebhooks::readsMediaByTheirNumbers()
{
    FormFields fields = textMessage();
    fields.emplaceBack("MediaUrl1", "https://api.twilio.com/b");
    fields.emplaceBack("MediaContentType0", "image/png");
    fields.emplaceBack("MediaUrl0", "https://api.twilio.com/a");
    fields.emplaceBack("MediaContentType1", "text/vcard");
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(message);
    QCOMPARE(message->media.size(), 2);
    QCOMPARE(message->media[0].url, QStringLiteral("https://api.twilio.com/a"));
    QCOMPARE(message->media[0].contentType, QStringLiteral("image/png"));
    QCOMPARE(message->media[1].url, QStringLiteral("https://api.twilio.com/b"));
    QCOMPARE(message->media[1].contentType, QStringLiteral("text/vcard"));
}

void TestWebhooks::keepsMediaThatAreNoMedia()
{
    FormFields fields = textMessage();
    fields.emplaceBack("MediaUrl2000000000", "x");
    fields.emplaceBack("MediaUrlSomething", "y");
    fields.emplaceBack("MediaContentType3", "image/png");
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(message);
    QVERIFY(message->media.isEmpty());
    QCOMPARE(message->extra.value(u"MediaUrl2000000000").toString(), QStringLiteral("x"));
    QCOMPARE(message->extra.value(u"MediaUrlSomething").toString(), QStringLiteral("y"));
}

void TestWebhooks::readsWhatWhatsAppAdds()
{
    FormFields fields = without(without(textMessage(), "From"), "To");
    fields.emplaceBack("From", "whatsapp:DE.abc123");
    fields.emplaceBack("To", "whatsapp:+15005550006");
    fields.emplaceBack("ProfileName", "Ann 👋");
    fields.emplaceBack("ButtonPayload", "yes");
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(message);
    QCOMPARE(message->from, (Address{Channel::WhatsApp, QStringLiteral("DE.abc123")}));
    QCOMPARE(message->to, (Address{Channel::WhatsApp, QStringLiteral("+15005550006")}));
    QCOMPARE(message->profileName, QStringLiteral("Ann 👋"));
    QCOMPARE(message->extra.value(u"ButtonPayload").toString(), QStringLiteral("yes"));
}

void TestWebhooks::takesTheOlderNameOfTheSid()
{
    const Result<IncomingMessage> message = readIncomingMessage(without(textMessage(), "MessageSid"));
    QVERIFY(message);
    QCOMPARE(message->sid, QStringLiteral("SMtest1"));
}

void TestWebhooks::namesWhatAMessageLacks_data()
{
    QTest::addColumn<FormFields>("fields");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("nothing") << FormFields{} << QStringLiteral("MessageSid");
    QTest::newRow("no sender") << without(textMessage(), "From") << QStringLiteral("From");
    QTest::newRow("no recipient") << without(textMessage(), "To") << QStringLiteral("To");
}

void TestWebhooks::namesWhatAMessageLacks()
{
    QFETCH(FormFields, fields);
    QFETCH(QString, parameter);
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(!message);
    QCOMPARE(message.error().kind, ErrorKind::Malformed);
    QVERIFY(message.error().message.contains(parameter));
}

void TestWebhooks::readsTheOptOutType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<OptOutKeyword>("keyword");
    QTest::newRow("stop") << QByteArray("STOP") << OptOutKeyword::Stop;
    QTest::newRow("start") << QByteArray("START") << OptOutKeyword::Start;
    QTest::newRow("help") << QByteArray("help") << OptOutKeyword::Help;
    QTest::newRow("new") << QByteArray("OTHER") << OptOutKeyword::None;
}

void TestWebhooks::readsTheOptOutType()
{
    QFETCH(QByteArray, type);
    FormFields fields = textMessage();
    fields.emplaceBack("OptOutType", type);
    const Result<IncomingMessage> message = readIncomingMessage(fields);
    QVERIFY(message);
    QTEST(message->optOut, "keyword");
}

void TestWebhooks::readsAStatus()
{
    const qint64 before = utcNow();
    const Result<StatusCallback> callback = readStatusCallback(
        {{"MessageSid", "SMtest1"}, {"MessageStatus", "undelivered"}, {"ErrorCode", "30003"}}, {{"m", "secret"}});
    QVERIFY(callback);
    QCOMPARE(callback->sid, QStringLiteral("SMtest1"));
    QCOMPARE(toString(callback->status), toString(DeliveryStatus::Undelivered));
    QCOMPARE(callback->errorCode, 30003);
    QCOMPARE(callback->token, QStringLiteral("secret"));
    QVERIFY(callback->at >= before && callback->at <= utcNow());
}

void TestWebhooks::readsAStatusThatCameByGet()
{
    const Result<StatusCallback> callback
        = readStatusCallback({}, {{"m", "t"}, {"SmsSid", "SMtest1"}, {"SmsStatus", "Delivered"}});
    QVERIFY(callback);
    QCOMPARE(callback->sid, QStringLiteral("SMtest1"));
    QCOMPARE(toString(callback->status), toString(DeliveryStatus::Delivered));
    QCOMPARE(callback->token, QStringLiteral("t"));
    QCOMPARE(callback->errorCode, 0);
}

void TestWebhooks::namesWhatAStatusLacks_data()
{
    QTest::addColumn<FormFields>("fields");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("no SID") << FormFields{{"MessageStatus", "sent"}} << QStringLiteral("MessageSid");
    QTest::newRow("no status") << FormFields{{"MessageSid", "SMtest1"}} << QStringLiteral("MessageStatus");
    QTest::newRow("unknown status") << FormFields{{"MessageSid", "SMtest1"}, {"MessageStatus", "lost"}}
                                    << QStringLiteral("MessageStatus");
}

void TestWebhooks::namesWhatAStatusLacks()
{
    QFETCH(FormFields, fields);
    QFETCH(QString, parameter);
    const Result<StatusCallback> callback = readStatusCallback(fields, {});
    QVERIFY(!callback);
    QCOMPARE(callback.error().kind, ErrorKind::Malformed);
    QVERIFY(callback.error().message.contains(parameter));
}

void TestWebhooks::readsACall()
{
    const Result<IncomingCall> incoming = readIncomingCall(call());
    QVERIFY(incoming);
    QCOMPARE(incoming->sid, QStringLiteral("CAtest1"));
    QCOMPARE(incoming->from, (Address{Channel::Sms, QStringLiteral("+14155550101")}));
    QCOMPARE(toString(incoming->direction), toString(Direction::Inbound));
    QCOMPARE(toString(incoming->status), toString(CallStatus::Ringing));
    QCOMPARE(incoming->sequence, -1);
    const QJsonObject extra{{QStringLiteral("StirVerstat"), QStringLiteral("TN-Validation-Passed-A")}};
    QCOMPARE(incoming->extra, extra);
}

void TestWebhooks::readsTheEndOfACall()
{
    FormFields fields = without(call(), "CallStatus");
    fields.append({{"CallStatus", "completed"}, {"SequenceNumber", "3"}, {"CallDuration", "61"}, {"Duration", "2"}});
    const Result<IncomingCall> incoming = readIncomingCall(fields);
    QVERIFY(incoming);
    QCOMPARE(toString(incoming->status), toString(CallStatus::Completed));
    QCOMPARE(incoming->sequence, 3);
    QCOMPARE(incoming->durationSeconds, 61);
    QCOMPARE(incoming->extra.value(u"Duration").toString(), QStringLiteral("2"));
}

void TestWebhooks::knowsOutboundLegs()
{
    FormFields fields = without(call(), "Direction");
    fields.emplaceBack("Direction", "outbound-dial");
    const Result<IncomingCall> incoming = readIncomingCall(fields);
    QVERIFY(incoming);
    QCOMPARE(toString(incoming->direction), toString(Direction::Outbound));
}

void TestWebhooks::takesACallWithoutACaller()
{
    const Result<IncomingCall> incoming = readIncomingCall(without(call(), "From"));
    QVERIFY(incoming);
    QCOMPARE(incoming->from.user, QStringLiteral("anonymous"));
}

void TestWebhooks::namesWhatACallLacks_data()
{
    QTest::addColumn<FormFields>("fields");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("no SID") << without(call(), "CallSid") << QStringLiteral("CallSid");
    QTest::newRow("no recipient") << without(call(), "To") << QStringLiteral("To");
    FormFields odd = without(call(), "CallStatus");
    odd.emplaceBack("CallStatus", "levitating");
    QTest::newRow("unknown status") << odd << QStringLiteral("CallStatus");
}

void TestWebhooks::namesWhatACallLacks()
{
    QFETCH(FormFields, fields);
    QFETCH(QString, parameter);
    const Result<IncomingCall> incoming = readIncomingCall(fields);
    QVERIFY(!incoming);
    QCOMPARE(incoming.error().kind, ErrorKind::Malformed);
    QVERIFY(incoming.error().message.contains(parameter));
}

void TestWebhooks::knowsTheWords_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<OptOutKeyword>("keyword");
    for (const char *word : {"stop", "STOPALL", "Unsubscribe", "cancel", "END", "quit", "REVOKE", "OptOut", " Stop\n"})
        QTest::newRow(word) << QString::fromLatin1(word) << OptOutKeyword::Stop;
    for (const char *word : {"start", "YES", "unstop"})
        QTest::newRow(word) << QString::fromLatin1(word) << OptOutKeyword::Start;
    for (const char *word : {"HELP", "info"})
        QTest::newRow(word) << QString::fromLatin1(word) << OptOutKeyword::Help;
    for (const char *word : {"", "please stop", "stop.", "yes please", "stopp", "sto"})
        QTest::addRow("not '%s'", word) << QString::fromLatin1(word) << OptOutKeyword::None;
}

void TestWebhooks::knowsTheWords()
{
    QFETCH(QString, body);
    QTEST(keywordOf(body), "keyword");
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
