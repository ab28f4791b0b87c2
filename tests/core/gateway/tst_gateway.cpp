// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/gateway.h"

#include "core/base/clock.h"
#include "core/desk/calldesk.h"
#include "core/desk/deliveries.h"
#include "core/desk/inbox.h"
#include "core/store/attempts.h"
#include "core/store/ledgers.h"
#include "core/twilio/signature.h"
#include "core/twilio/twiml.h"
#include "rawpeer.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace patchcord;
using namespace patchcord::gateway;
using twilio::FormFields;

namespace {

const QByteArray publicUrl = "https://desk.example";
const QByteArray token = "token-of-the-test";
const QByteArray account = "ACtest-account";

QStringList &logLines()
{
    static QStringList lines;
    return lines;
}

void keepLogLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logLines().append(line);
}

GatewaySettings settings()
{
    GatewaySettings settings;
    settings.publicUrl = QString::fromLatin1(publicUrl) + u'/';
    settings.credentials.accountSid = QString::fromLatin1(account);
    settings.credentials.authToken = QString::fromLatin1(token);
    return settings;
}

FormFields messageForm(const QByteArray &sid, const QByteArray &body)
{
    return {{"AccountSid", account}, {"MessageSid", sid}, {"From", "+4915112345678"}, {"To", "+15005550006"},
            {"Body", body},          {"NumMedia", "0"},   {"NumSegments", "1"},       {"FromCity", "SOMEWHERE"}};
}

FormFields with(FormFields form, const QByteArray &name, const QByteArray &value)
{
    for (auto &[key, old] : form) {
        if (key == name)
            old = value;
    }
    return form;
}

FormFields callForm(const QByteArray &sid, const QByteArray &status)
{
    return {{"AccountSid", account}, {"CallSid", sid},       {"From", "+4915112345678"},
            {"To", "+15005550006"},  {"CallStatus", status}, {"Direction", "inbound"}};
}

QByteArray request(const QByteArray &target, const QByteArray &body, const QByteArray &signature)
{
    return "POST " + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
        + (signature.isEmpty() ? QByteArray() : "X-Twilio-Signature: " + signature + "\r\n")
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray signedRequest(const QByteArray &target, const FormFields &form, const QByteArray &by = token)
{
    return request(target, twilio::encodeForm(form), twilio::sign(by, publicUrl + target, form));
}

} // namespace

/// The public port with a real store and a real desk behind it, as Twilio and strangers meet it.
class TestGateway final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsEverySignedBodyToTheLetter_data();
    void keepsEverySignedBodyToTheLetter();
    void keepsMediaAndUnknownParameters();
    void checksTheRawTarget();
    void tellsTheChannelByTheAddress();
    void refusesWhatTwilioDidNotSignForUs_data();
    void refusesWhatTwilioDidNotSignForUs();
    void refusesEverythingUntilItCanCheck_data();
    void refusesEverythingUntilItCanCheck();
    void honoursTheFormerTokenAndNewCredentials();
    void answers400ToAGenuineFormItCannotRead();
    void keepsACallAndItsEnd();
    void letsACallerWaitAndTakesTheirMessage();
    void playsTheRingingToWhoeverAsks();
    void letsNobodyUnsignedAskAboutCalls_data();
    void letsNobodyUnsignedAskAboutCalls();
    void bringsAMessageUpToDateByItsCallback();
    void takesRecordingsReports();
    void servesNothingElse_data();
    void servesNothingElse();
    void keepsTheMessageOfAPeerThatLeft();
    void writesOnlySomeOfAFlood();
    void logsNoNumberTextOrSecret();

private:
    struct Answer
    {
        int status = 0;
        QByteArray head;
        QByteArray body;
    };

    Answer ask(const QByteArray &bytes);
    QList<Message> messages();
    QList<store::QuarantineEntry> quarantined();
    void start(const GatewaySettings &with);

    std::unique_ptr<store::StoreFixture> m_fixture;
    std::unique_ptr<desk::Inbox> m_inbox;
    std::unique_ptr<desk::Deliveries> m_deliveries;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<desk::CallDriver> m_callDriver;
    std::unique_ptr<desk::CallDesk> m_calls;
    std::unique_ptr<Gateway> m_gateway;
    quint16 m_port = 0;
};

void TestGateway::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_fixture = std::make_unique<store::StoreFixture>();
    m_inbox = std::make_unique<desk::Inbox>(m_fixture->store(), QString::fromLatin1(publicUrl));
    m_deliveries = std::make_unique<desk::Deliveries>(m_fixture->store());
    m_client = std::make_unique<twilio::Client>(Credentials(), QStringLiteral("http://127.0.0.1:9"));
    m_callDriver = std::make_unique<desk::CallDriver>(m_fixture->store(), *m_client, QString::fromLatin1(publicUrl),
                                                      desk::CallPace());
    m_calls = std::make_unique<desk::CallDesk>(m_fixture->store(), *m_callDriver);
    start(settings());
}

void TestGateway::start(const GatewaySettings &with)
{
    m_gateway = std::make_unique<Gateway>(m_fixture->store(), *m_inbox, *m_deliveries, *m_calls, with);
    m_port = m_gateway->listen(QHostAddress::LocalHost, 0).value();
}

void TestGateway::cleanup()
{
    m_gateway.reset();
    m_calls.reset();
    m_callDriver.reset();
    m_client.reset();
    m_deliveries.reset();
    m_inbox.reset();
    m_fixture.reset();
}

TestGateway::Answer TestGateway::ask(const QByteArray &bytes)
{
    RawPeer peer(m_port, bytes);
    const auto isWhole = [&] {
        const qsizetype end = peer.received().indexOf("\r\n\r\n");
        static const QRegularExpression length(QStringLiteral("content-length: (\\d+)"),
                                               QRegularExpression::CaseInsensitiveOption);
        return end >= 0
            && peer.body().size() >= length.match(QString::fromLatin1(peer.received().first(end))).captured(1).toInt();
    };
    if (!QTest::qWaitFor(isWhole))
        return {};
    return {peer.status(), peer.received().first(peer.received().indexOf("\r\n\r\n")), peer.body()};
}

QList<Message> TestGateway::messages()
{
    return m_fixture
        ->read([](const store::Snapshot &snapshot) { return store::allMessagesAfter(snapshot, MessageKey{}, 1000); })
        .value();
}

QList<store::QuarantineEntry> TestGateway::quarantined()
{
    return m_fixture->read([](const store::Snapshot &snapshot) { return store::quarantined(snapshot, 1000); }).value();
}

void TestGateway::keepsEverySignedBodyToTheLetter_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("plain") << QByteArray("Hello");
    QTest::newRow("unicode") << QByteArray("Grüße aus Köln, 你好");
    QTest::newRow("emoji") << QByteArray("👩‍👩‍👧‍👦🏳️‍🌈 1️⃣");
    QTest::newRow("plus") << QByteArray("1+1=2 %2B %zz");
    QTest::newRow("ampersand") << QByteArray("a&b=c&&d;e");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("1600 long") << QByteArray(1600, 'x');
    QTest::newRow("line breaks") << QByteArray("a\r\nb\nc\rd");
    QTest::newRow("blanks at both ends") << QByteArray("  \t a \t ");
    QTest::newRow("right to left") << QByteArray("\xe2\x80\xae"
                                                 "שלום مرحبا");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void TestGateway::keepsEverySignedBodyToTheLetter()
{
    QFETCH(QByteArray, body);
    QSignalSpy answered(m_gateway.get(), &Gateway::webhookAnswered);
    const QByteArray bytes = signedRequest("/api/webhooks/sms", messageForm("SMtest1", body));
    for (int i = 0; i < 3; ++i) {
        const Answer answer = ask(bytes);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.head.toLower().contains("content-type: text/xml"));
        QCOMPARE(answer.body, twilio::emptyTwiml());
        QCOMPARE(messages().size(), 1); // committed before it was answered
    }
    QCOMPARE(messages().first().body, QString::fromUtf8(body));
    QCOMPARE(messages().first().sid, QStringLiteral("SMtest1"));
    QCOMPARE(answered.size(), 3);
    QVERIFY(quarantined().isEmpty());
}

void TestGateway::keepsMediaAndUnknownParameters()
{
    FormFields form = with(messageForm("MMtest1", "look"), "NumMedia", "2");
    form += {{"MediaUrl0", "https://api.example/a"},
             {"MediaContentType0", "image/png"},
             {"MediaUrl1", "https://api.example/b"},
             {"MediaContentType1", "text/vcard"},
             {"NewThing", "new"}};
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", form)).status, 200);
    const Message kept = messages().value(0);
    QVERIFY(kept.kind == MessageKind::Mms);
    QCOMPARE(kept.media.size(), 2);
    QCOMPARE(kept.media.at(1).contentType, QStringLiteral("text/vcard"));
    QCOMPARE(kept.extra.value(QStringLiteral("NewThing")).toString(), QStringLiteral("new"));
}

void TestGateway::checksTheRawTarget()
{
    const QByteArray target = "/api/webhooks/sms?x=%41%2f+'&&b=%C3%a9&a=";
    QCOMPARE(ask(signedRequest(target, messageForm("SMtest1", "a"))).status, 200);
    const QByteArray bytes = signedRequest(target, messageForm("SMtest2", "b"));
    QCOMPARE(ask(QByteArray(bytes).replace("%41%2f", "A%2f")).status, 403);
    QCOMPARE(ask(QByteArray(bytes).replace("%2f", "%2F")).status, 403);
    QCOMPARE(messages().size(), 1);
}

void TestGateway::tellsTheChannelByTheAddress()
{
    const FormFields chat
        = with(with(messageForm("SMtest1", "a"), "From", "whatsapp:+4915112345678"), "To", "whatsapp:+15005550006");
    QCOMPARE(ask(signedRequest("/api/webhooks/whatsapp", chat)).status, 200);
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", with(chat, "MessageSid", "SMtest2"))).status, 200);
    QCOMPARE(ask(signedRequest("/api/webhooks/whatsapp", messageForm("SMtest3", "c"))).status, 200);
    QMap<QString, Channel> channels;
    for (const Message &message : messages()) {
        channels[message.sid] = message.channel;
        QCOMPARE(message.from, QStringLiteral("+4915112345678"));
    }
    const QMap<QString, Channel> expected{{QStringLiteral("SMtest1"), Channel::WhatsApp},
                                          {QStringLiteral("SMtest2"), Channel::WhatsApp},
                                          {QStringLiteral("SMtest3"), Channel::Sms}};
    QCOMPARE(channels, expected);
}

void TestGateway::refusesWhatTwilioDidNotSignForUs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const QByteArray sms = "/api/webhooks/sms";
    const FormFields form = messageForm("SMtest1", "Hello");
    const QByteArray body = twilio::encodeForm(form);
    const QByteArray signature = twilio::sign(token, publicUrl + sms, form);
    const QString wrong = QStringLiteral("does not match");
    QTest::newRow("unsigned") << request(sms, body, {}) << QStringLiteral("no signature");
    QTest::newRow("forged") << signedRequest(sms, form, "another token") << wrong;
    QTest::newRow("altered body") << request(sms, QByteArray(body).replace("Hello", "Hallo"), signature) << wrong;
    QTest::newRow("added parameter") << request(sms, body + "&Body=x", signature) << wrong;
    QTest::newRow("altered query") << request(sms + "?a=b", body, signature) << wrong;
    QTest::newRow("other route") << request("/api/webhooks/whatsapp", body, signature) << wrong;
    QTest::newRow("message as a call") << request("/api/webhooks/voice", body, signature) << wrong;
    QTest::newRow("message as a status") << request("/api/webhooks/status", body, signature) << wrong;
    QTest::newRow("cut signature") << request(sms, body, signature.chopped(1)) << wrong;
    QTest::newRow("two signatures") << request(sms, body, "x\r\nX-Twilio-Signature: " + signature) << wrong;
    QTest::newRow("signed for the local address")
        << request(sms, body, twilio::sign(token, "http://127.0.0.1" + sms, form)) << wrong;
    QTest::newRow("other account") << signedRequest(sms, with(form, "AccountSid", "ACtest-other"))
                                   << QStringLiteral("another Twilio account");
    QTest::newRow("no account") << signedRequest(sms, with(form, "AccountSid", ""))
                                << QStringLiteral("another Twilio account");
    QTest::newRow("JSON without a hash") << request(sms, body, twilio::sign(token, publicUrl + sms))
                                                .replace("application/x-www-form-urlencoded", "application/json")
                                         << QStringLiteral("not covered");
}

void TestGateway::refusesWhatTwilioDidNotSignForUs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    QSignalSpy refused(m_gateway.get(), &Gateway::requestRefused);
    const qint64 before = m_fixture->store().lastEvent();
    const Answer answer = ask(bytes);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.body, QByteArray());
    QTRY_COMPARE(quarantined().size(), 1);
    const store::QuarantineEntry entry = quarantined().first();
    QVERIFY2(entry.reason.contains(reason), qPrintable(entry.reason));
    QVERIFY(entry.route.startsWith(QStringLiteral("/api/webhooks/")));
    QVERIFY(!entry.requestId.isEmpty());
    QCOMPARE(refused.size(), 1);
    QCOMPARE(messages().size(), 0);
    QCOMPARE(m_fixture->store().lastEvent(), before);
}

void TestGateway::refusesEverythingUntilItCanCheck_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("sid");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("reason");
    const QString sid = QString::fromLatin1(account);
    QTest::newRow("no public URL") << QString() << sid << QStringLiteral("t") << QStringLiteral("public URL");
    QTest::newRow("no token") << QString::fromLatin1(publicUrl) << sid << QString() << QStringLiteral("auth token");
    QTest::newRow("no token on loopback")
        << QStringLiteral("http://127.0.0.1") << sid << QString() << QStringLiteral("auth token");
    QTest::newRow("no account") << QString::fromLatin1(publicUrl) << QString() << QStringLiteral("t")
                                << QStringLiteral("account SID");
}

void TestGateway::refusesEverythingUntilItCanCheck()
{
    QFETCH(QString, url);
    QFETCH(QString, sid);
    QFETCH(QString, secret);
    GatewaySettings lacking;
    lacking.publicUrl = url;
    lacking.credentials.accountSid = sid;
    lacking.credentials.authToken = secret;
    start(lacking);
    const FormFields form = with(messageForm("SMtest1", "a"), "AccountSid", sid.toLatin1());
    const QByteArray signature = twilio::sign(secret.toLatin1(), url.toLatin1() + "/api/webhooks/sms", form);
    QCOMPARE(ask(request("/api/webhooks/sms", twilio::encodeForm(form), signature)).status, 403);
    QTRY_COMPARE(quarantined().size(), 1);
    QFETCH(QString, reason);
    QVERIFY2(quarantined().first().reason.contains(reason), qPrintable(quarantined().first().reason));
    QVERIFY(messages().isEmpty());
}

void TestGateway::honoursTheFormerTokenAndNewCredentials()
{
    GatewaySettings rotating = settings();
    rotating.credentials.authToken = QStringLiteral("new");
    rotating.credentials.formerAuthToken = QString::fromLatin1(token);
    rotating.credentials.formerUntil = utcNow() + 60'000;
    m_gateway->setCredentials(rotating.credentials);
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", messageForm("SMtest1", "a"), token)).status, 200);
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", messageForm("SMtest2", "a"), "new")).status, 200);
    rotating.credentials.formerUntil = utcNow() - 1;
    m_gateway->setCredentials(rotating.credentials);
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", messageForm("SMtest3", "a"), token)).status, 403);
    m_gateway->setPublicUrl(QStringLiteral("https://elsewhere.example"));
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", messageForm("SMtest4", "a"), "new")).status, 403);
    QCOMPARE(messages().size(), 2);
}

void TestGateway::answers400ToAGenuineFormItCannotRead()
{
    const Answer answer = ask(signedRequest("/api/webhooks/sms", {{"AccountSid", account}, {"Body", "a"}}));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, QByteArray());
    QTRY_COMPARE(quarantined().size(), 1);
    QVERIFY(quarantined().first().reason.contains(QStringLiteral("MessageSid")));
    QCOMPARE(ask(signedRequest("/api/webhooks/status", {{"AccountSid", account}, {"MessageSid", "SMtest"}})).status,
             400);
    QCOMPARE(ask(signedRequest("/api/webhooks/voice", {{"AccountSid", account}})).status, 400);
    QCOMPARE(ask(signedRequest("/api/webhooks/voice/status", {{"AccountSid", account}})).status, 400);
    QVERIFY(messages().isEmpty());
}

void TestGateway::keepsACallAndItsEnd()
{
    const Answer answer = ask(signedRequest("/api/webhooks/voice", callForm("CAtest1", "ringing")));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.toLower().contains("content-type: text/xml"));
    QVERIFY(answer.body.contains("<Response"));
    QCOMPARE(messages().size(), 1);
    QVERIFY(messages().first().kind == MessageKind::Call);
    FormFields end = callForm("CAtest1", "completed");
    end.emplaceBack("CallDuration", "12");
    QCOMPARE(ask(signedRequest("/api/webhooks/voice/status", end)).status, 200);
    QCOMPARE(messages().size(), 1);
    QVERIFY(messages().first().call.value_or(Call{}).status == CallStatus::Completed);
    QCOMPARE(messages().first().call.value_or(Call{}).durationSeconds, 12);
}

void TestGateway::letsACallerWaitAndTakesTheirMessage()
{
    const Answer answer = ask(signedRequest("/api/webhooks/voice", callForm("CAtest1", "ringing")));
    QVERIFY2(answer.body.contains("<Enqueue waitUrl=\"" + publicUrl + "/api/webhooks/voice/wait\""),
             answer.body.constData());
    QVERIFY(answer.body.contains("<Record action=\"" + publicUrl + "/api/webhooks/voice/recorded\""));
    const Answer waiting = ask(signedRequest("/api/webhooks/voice/wait", callForm("CAtest1", "in-progress")));
    QVERIFY2(waiting.body.contains("<Play loop=\"10\">" + publicUrl + "/api/webhooks/voice/ringing.wav</Play><Leave/>"),
             waiting.body.constData());
    FormFields longWaiting = callForm("CAtest1", "in-progress");
    longWaiting.emplaceBack("QueueTime", "51");
    QVERIFY(ask(signedRequest("/api/webhooks/voice/wait", longWaiting)).body.contains("<Response><Leave/>"));

    FormFields recording = callForm("CAtest1", "in-progress");
    recording << std::pair<QByteArray, QByteArray>("RecordingSid", "REtest1")
              << std::pair<QByteArray, QByteArray>("RecordingUrl", "https://api.example/Recordings/REtest1")
              << std::pair<QByteArray, QByteArray>("RecordingDuration", "7");
    QVERIFY(ask(signedRequest("/api/webhooks/voice/recorded", recording)).body.contains("<Hangup/>"));
    QVERIFY(messages().first().kind == MessageKind::Call);
    recording << std::pair<QByteArray, QByteArray>("RecordingStatus", "completed");
    QCOMPARE(ask(signedRequest("/api/webhooks/voice/recording", recording)).status, 200);
    recording << std::pair<QByteArray, QByteArray>("TranscriptionText", "Call me.");
    QCOMPARE(ask(signedRequest("/api/webhooks/voice/transcription", recording)).status, 200);
    const Message row = messages().first();
    QVERIFY(row.kind == MessageKind::Voicemail);
    QCOMPARE(row.body, QStringLiteral("Call me."));
    QCOMPARE(row.media.value(0).url, QStringLiteral("https://api.example/Recordings/REtest1.wav"));
}

void TestGateway::playsTheRingingToWhoeverAsks()
{
    const Answer answer = ask("GET /api/webhooks/voice/ringing.wav HTTP/1.1\r\nHost: desk.example\r\n\r\n");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.toLower().contains("content-type: audio/x-wav"));
    QVERIFY(answer.body.startsWith("RIFF"));
    QCOMPARE(answer.body.size(), 44 + 5 * 8000 * 2);
}

void TestGateway::letsNobodyUnsignedAskAboutCalls_data()
{
    QTest::addColumn<QByteArray>("route");
    for (const char *route : {"wait", "agent?room=x", "leg?end=agent&room=x", "recorded", "recording", "transcription"})
        QTest::newRow(route) << QByteArray(route);
}

void TestGateway::letsNobodyUnsignedAskAboutCalls()
{
    QFETCH(QByteArray, route);
    FormFields form = callForm("CAtest1", "in-progress");
    form.emplaceBack("RecordingSid", "REtest1");
    QCOMPARE(ask(request("/api/webhooks/voice/" + route, twilio::encodeForm(form), {})).status, 403);
    QCOMPARE(ask(signedRequest("/api/webhooks/voice/" + route, form)).status, 200);
    QVERIFY(messages().isEmpty());
}

void TestGateway::bringsAMessageUpToDateByItsCallback()
{
    const ConversationId conversation = m_fixture->conversation();
    const MessageId id = m_fixture->insert(store::outbound(conversation, QStringLiteral("Hi"))).id;
    Attempt attempt;
    attempt.message = id;
    attempt.token = QStringLiteral("token-of-the-attempt");
    QVERIFY(m_fixture->write(
        [attempt](store::Transaction &transaction) { return store::insertAttempt(transaction, attempt); }));
    const FormFields form{{"AccountSid", account}, {"MessageSid", "SMtest9"}, {"MessageStatus", "delivered"}};
    const Answer answer = ask(signedRequest("/api/webhooks/status?m=token-of-the-attempt", form));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.head.toLower().contains("content-type: text/xml"));
    QCOMPARE(toString(m_fixture->message(id).status), QStringLiteral("delivered"));
    QCOMPARE(m_fixture->message(id).sid, QStringLiteral("SMtest9"));
}

void TestGateway::takesRecordingsReports()
{
    const FormFields form{{"AccountSid", account}, {"CallSid", "CAtest1"}, {"RecordingSid", "REtest1"}};
    const Answer answer = ask(signedRequest("/api/webhooks/voice/recording", form));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, twilio::emptyTwiml());
    QCOMPARE(ask(request("/api/webhooks/voice/recording", twilio::encodeForm(form), {})).status, 403);
    QVERIFY(messages().isEmpty());
}

void TestGateway::servesNothingElse_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("health") << QByteArray("GET /api/webhooks/health") << 200;
    QTest::newRow("root") << QByteArray("GET /") << 404;
    QTest::newRow("metrics") << QByteArray("GET /metrics") << 404;
    QTest::newRow("feed") << QByteArray("GET /live") << 404;
    QTest::newRow("simulator") << QByteArray("POST /sim/inbound") << 404;
    QTest::newRow("media") << QByteArray("GET /m/abcdef") << 404;
    QTest::newRow("media upwards") << QByteArray("GET /m/../../etc/passwd") << 404;
    QTest::newRow("webhook by GET") << QByteArray("GET /api/webhooks/sms") << 405;
    QTest::newRow("stream without upgrade") << QByteArray("GET /media-stream") << 426;
    QTest::newRow("unheard-of webhook") << QByteArray("POST /api/webhooks/fax") << 404;
}

void TestGateway::servesNothingElse()
{
    QFETCH(QByteArray, request);
    const Answer answer = ask(request + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    QTEST(answer.status, "status");
    QCOMPARE(answer.body, answer.status == 200 ? QByteArray(R"({"status":"ok"})") : QByteArray());
    const QByteArray upgrade = "GET /media-stream HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    QCOMPARE(ask(upgrade).status, 403);
}

void TestGateway::keepsTheMessageOfAPeerThatLeft()
{
    {
        RawPeer peer(m_port, signedRequest("/api/webhooks/sms", messageForm("SMtest1", "a")));
        QVERIFY(QTest::qWaitFor([&] { return peer.socket().bytesToWrite() == 0 && peer.isOpen(); }));
        peer.leave();
    }
    QTRY_COMPARE(messages().size(), 1);
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", messageForm("SMtest1", "a"))).status, 200);
    QCOMPARE(messages().size(), 1);
}

void TestGateway::writesOnlySomeOfAFlood()
{
    const QByteArray forged = request("/api/webhooks/sms", "a=b", "bm90IGEgc2lnbmF0dXJlIGF0IGFsbA==");
    constexpr int count = 500;
    QSignalSpy refused(m_gateway.get(), &Gateway::requestRefused);
    RawPeer peer(m_port, forged.repeated(count));
    QTRY_COMPARE(peer.statuses().count(403), count);
    QCOMPARE(refused.size(), count);
    QTRY_VERIFY(quarantined().size() >= 20);
    QVERIFY(quarantined().size() <= 100);
    QCOMPARE(ask(signedRequest("/api/webhooks/sms", messageForm("SMtest1", "a"))).status, 200);
}

void TestGateway::logsNoNumberTextOrSecret()
{
    logLines().clear();
    const QtMessageHandler before = qInstallMessageHandler(keepLogLine);
    const int answered = ask(signedRequest("/api/webhooks/sms", messageForm("SMtest1", "a secret text"))).status;
    const int refused
        = ask(request("/api/webhooks/status?m=secret", "Body=a+secret+text&From=%2B4915112345678", "forged")).status;
    qInstallMessageHandler(before);
    QCOMPARE(answered, 200);
    QCOMPARE(refused, 403);
    const QString all = logLines().join(u'\n');
    QVERIFY(all.contains(QStringLiteral("webhook answered")));
    QVERIFY(all.contains(QStringLiteral("webhook refused")));
    for (const char *secret : {"secret", "4915112345678", "15005550006", token.constData()})
        QVERIFY2(!all.contains(QLatin1StringView(secret)), qPrintable(all));
}

QTEST_GUILESS_MAIN(TestGateway)
#include "tst_gateway.moc"
