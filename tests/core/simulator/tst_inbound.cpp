// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include "core/twilio/signature.h"
#include "core/twilio/twiml.h"

#include <QTest>
#include <QUrl>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

SimulatorOptions quick()
{
    SimulatorOptions options;
    options.stepMs = 5;
    return options;
}

} // namespace

class TestInbound final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void deliversAnyBodyToTheByte_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("plain") << u"Hello"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("signs") << u"1+1=2 & more? 100%"_s;
        QTest::newRow("blanks at both ends") << u"  two  "_s;
        QTest::newRow("line breaks") << u"a\r\nb\nc\rd"_s;
        QTest::newRow("emoji") << u"👩‍👩‍👧 😀"_s;
        QTest::newRow("right to left") << u"مرحبًا بكم"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("long") << QString(1600, u'x');
        QTest::newRow("apostrophe") << u"it's ~ *fine*"_s;
    }

    void deliversAnyBodyToTheByte()
    {
        QFETCH(const QString, body);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QJsonObject answer
            = bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}, {u"body"_s, body}});
        QCOMPARE(answer.value(u"http_status").toInt(), 200);
        QCOMPARE(answer.value(u"content_type").toString(), u"text/xml"_s);
        QCOMPARE(answer.value(u"body").toString(), u"<Response/>"_s);
        QCOMPARE(bench.received("/api/webhooks/sms").size(), 1);
        const Received webhook = bench.received("/api/webhooks/sms").first();
        QVERIFY(bench.isGenuine(webhook));
        QVERIFY(!webhook.request.body.contains("%20"));
        QCOMPARE(webhook.text("Body"), body);
        QCOMPARE(webhook.text("From"), u"+12025550111"_s);
        QCOMPARE(webhook.text("To"), u"+15005550006"_s);
        QCOMPARE(webhook.text("NumMedia"), u"0"_s);
        QCOMPARE(webhook.text("SmsStatus"), u"received"_s);
        QCOMPARE(webhook.text("AccountSid"), bench.credentials().accountSid);
        QCOMPARE(webhook.text("MessageSid"), answer.value(u"sid").toString());
        const QJsonObject kept
            = bench.rest("GET", "/Messages/" + answer.value(u"sid").toString().toLatin1() + ".json").json();
        QCOMPARE(kept.value(u"body").toString(), body);
        QCOMPARE(kept.value(u"direction").toString(), u"inbound"_s);
        QCOMPARE(kept.value(u"status").toString(), u"received"_s);
    }

    void deliversWhatsAppWithItsNames()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/inbound",
                      {{u"from"_s, u"+447700900123"_s},
                       {u"channel"_s, u"whatsapp"_s},
                       {u"body"_s, u"Hi"_s},
                       {u"profile_name"_s, u"Amira ✨"_s},
                       {u"params"_s, QJsonObject{{u"NewThing"_s, u"42"_s}}},
                       {u"query"_s, u"a=it's&b=%2B"_s}});
        QCOMPARE(bench.received("/api/webhooks/whatsapp").size(), 1);
        const Received webhook = bench.received("/api/webhooks/whatsapp").first();
        QVERIFY(bench.isGenuine(webhook));
        QCOMPARE(webhook.request.query(), QByteArray("a=it's&b=%2B"));
        QCOMPARE(webhook.text("From"), u"whatsapp:+447700900123"_s);
        QCOMPARE(webhook.text("To"), u"whatsapp:+15005550006"_s);
        QCOMPARE(webhook.text("ProfileName"), u"Amira ✨"_s);
        QCOMPARE(webhook.text("WaId"), u"447700900123"_s);
        QCOMPARE(webhook.text("NewThing"), u"42"_s);
    }

    void announcesMediaThatLieBehindARedirect()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/inbound",
                      {{u"from"_s, u"+12025550111"_s}, {u"media"_s, QJsonArray{u"image/png"_s, u"application/pdf"_s}}});
        const Received webhook = bench.received("/api/webhooks/sms").first();
        QCOMPARE(webhook.text("NumMedia"), u"2"_s);
        QCOMPARE(webhook.text("MediaContentType1"), u"application/pdf"_s);
        QVERIFY(webhook.text("MessageSid").startsWith(u"MM"));
        const QByteArray path = QUrl(webhook.text("MediaUrl0")).path().toLatin1();
        QVERIFY(path.startsWith(bench.accountPath()));
        QCOMPARE(bench.send("GET", path).status, 401);
        const Exchange redirect = bench.rest("GET", path);
        QCOMPARE(redirect.status, 307);
        const QUrl elsewhere = QUrl::fromEncoded(redirect.header("Location"));
        QVERIFY(elsewhere.port() > 0 && elsewhere.port() != QUrl(bench.baseUrl()).port());
        const QByteArray list = "/Messages/" + webhook.text("MessageSid").toLatin1() + "/Media.json";
        QCOMPARE(bench.rest("GET", list).json().value(u"media_list").toArray().size(), 2);
    }

    void signsWronglyWhenAskedAndKeepsNoForgery_data()
    {
        QTest::addColumn<QString>("sign");
        QTest::newRow("missing") << u"missing"_s;
        QTest::newRow("wrong") << u"wrong"_s;
        QTest::newRow("altered") << u"altered"_s;
        QTest::newRow("other route") << u"other-route"_s;
    }

    void signsWronglyWhenAskedAndKeepsNoForgery()
    {
        QFETCH(const QString, sign);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}, {u"body"_s, u"x"_s}, {u"sign"_s, sign}});
        QCOMPARE(bench.received("/api/webhooks/sms").size(), 1);
        QVERIFY(!bench.isGenuine(bench.received("/api/webhooks/sms").first()));
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), 0);
    }

    void tellsAMessageAgainUnderItsSid()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QJsonObject wish{{u"from"_s, u"+12025550111"_s}, {u"sid"_s, u"SMtest00000000000000000000000000001"_s}};
        bench.control("POST", "/sim/inbound", wish);
        bench.control("POST", "/sim/inbound", wish);
        QCOMPARE(bench.received("/api/webhooks/sms").size(), 2);
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), 1);
        bench.control("POST", "/sim/faults", {{u"webhooks"_s, QJsonObject{{u"duplicate"_s, 2}}}});
        bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550112"_s}});
        QTRY_COMPARE(bench.received("/api/webhooks/sms").size(), 5);
    }

    void sendsManyAtOnce()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QJsonObject answer
            = bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}, {u"count"_s, 300}});
        QCOMPARE(answer.value(u"answers").toArray().size(), 300);
        QCOMPARE(bench.received("/api/webhooks/sms").size(), 300);
        QCOMPARE(bench.control("GET", "/sim/log").value(u"webhook_counts")[u"sms"].toInt(), 300);
    }

    void sendsATwimlReplyOnItsWay()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.answerWith(
            "/api/webhooks/sms",
            {200, "text/xml", twilio::messageTwiml(u"Thanks <you> & all"_s, u"/api/webhooks/status"_s), {}});
        bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}, {u"body"_s, u"Hi"_s}});
        QTRY_COMPARE(bench.received("/api/webhooks/status").size(), 2);
        const Received callback = bench.received("/api/webhooks/status").first();
        QVERIFY(bench.isGenuine(callback));
        QCOMPARE(callback.text("To"), u"+12025550111"_s);
        const QJsonObject reply
            = bench.rest("GET", "/Messages/" + callback.text("MessageSid").toLatin1() + ".json").json();
        QCOMPARE(reply.value(u"direction").toString(), u"outbound-reply"_s);
        QCOMPARE(reply.value(u"body").toString(), u"Thanks <you> & all"_s);
        QCOMPARE(reply.value(u"from").toString(), u"+15005550006"_s);
    }

    void takesPlainTextForTheReply()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.answerWith("/api/webhooks/sms", {200, "text/plain", "Oops", {}});
        bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}});
        const QJsonArray messages = bench.control("GET", "/sim/messages").value(u"messages").toArray();
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages.first()[u"body"].toString(), u"Oops"_s);
    }

    void blocksACustomerFromStopUntilStart()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QString customer = u"+12025550111"_s;
        QVERIFY(!bench.createMessage(customer).isEmpty());
        bench.control("POST", "/sim/inbound", {{u"from"_s, customer}, {u"body"_s, u" stop "_s}});
        const Exchange refused = bench.rest("POST", "/Messages.json",
                                            {{"To", customer.toUtf8()}, {"From", "+15005550006"}, {"Body", "x"}});
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json().value(u"code").toInt(), 21610);
        QVERIFY(!bench.createMessage(u"+12025550112"_s).isEmpty());
        QVERIFY(!bench.createMessage(u"whatsapp:+12025550111"_s).isEmpty());
        bench.control("POST", "/sim/inbound", {{u"from"_s, customer}, {u"body"_s, u"START"_s}});
        QVERIFY(!bench.createMessage(customer).isEmpty());
    }

    void signsThePublicUrlAndConnectsWhereItIsTold()
    {
        gateway::HttpServer desk{gateway::HttpLimits()};
        QList<gateway::HttpRequest> requests;
        desk.setFallback([&requests](const gateway::HttpRequest &request, const gateway::HttpReply &reply) {
            requests.append(request);
            reply.answer({204, {}, {}, {}});
        });
        const auto port = desk.listen(QHostAddress::LocalHost, 0);
        QVERIFY(port);
        SimulatorOptions options = quick();
        options.connectTo = u"127.0.0.1:%1"_s.arg(*port);
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        bench.simulator().setWebhookBase(u"https://desk.example:8443"_s);
        bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}, {u"body"_s, u"Hi"_s}});
        bench.control("POST", "/sim/call", {{u"from"_s, u"+12025550111"_s}});
        QTRY_VERIFY(requests.size() >= 2);
        QCOMPARE(requests.first().header("Host"), QByteArray("desk.example:8443"));
        const QByteArray token = bench.credentials().authToken.toUtf8();
        const auto fields = [&requests](qsizetype row) { return twilio::parseForm(requests.at(row).body); };
        QCOMPARE(requests.first().header("X-Twilio-Signature"),
                 twilio::sign(token, "https://desk.example:8443/api/webhooks/sms", fields(0)));
        // For calls behind https Twilio leaves the port out.
        QCOMPARE(requests.at(1).header("X-Twilio-Signature"),
                 twilio::sign(token, "https://desk.example/api/webhooks/voice", fields(1)));
    }

    void asksByGetWhereTheNumberSaysSo()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QJsonObject number
            = bench.rest("GET", "/IncomingPhoneNumbers.json").json().value(u"incoming_phone_numbers")[0].toObject();
        bench.rest("POST", "/IncomingPhoneNumbers/" + number.value(u"sid").toString().toLatin1() + ".json",
                   {{"SmsMethod", "GET"}});
        bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}, {u"body"_s, u"it's ~ 1+1"_s}});
        QCOMPARE(bench.received("/api/webhooks/sms").size(), 1);
        const Received webhook = bench.received("/api/webhooks/sms").first();
        QCOMPARE(webhook.request.method, QByteArray("GET"));
        QVERIFY(bench.isGenuine(webhook));
        QCOMPARE(twilio::fieldText(twilio::parseForm(webhook.request.query()), "Body"), u"it's ~ 1+1"_s);
    }

    void saysWhatIsWrongWithAWish_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no sender") << QByteArray("{}");
        QTest::newRow("no JSON") << QByteArray("{\"from\":");
        QTest::newRow("unknown way to sign") << QByteArray("{\"from\":\"+12025550111\",\"sign\":\"nicely\"}");
    }

    void saysWhatIsWrongWithAWish()
    {
        QFETCH(const QByteArray, body);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const Exchange refused = bench.send("POST", "/sim/inbound", body, {"Content-Type: application/json"});
        QCOMPARE(refused.status, 400);
        QVERIFY(!refused.json().value(u"error").toString().isEmpty());
        QCOMPARE(bench.received("/api/webhooks/sms").size(), 0);
    }

    void tellsWhenNoDeskAnswers()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.simulator().setWebhookBase(u"http://desk.example"_s);
        const QJsonObject answer = bench.control("POST", "/sim/inbound", {{u"from"_s, u"+12025550111"_s}});
        QCOMPARE(answer.value(u"http_status").toInt(), 0);
        QVERIFY(!answer.value(u"failure").toString().isEmpty());
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestInbound)
#include "tst_inbound.moc"
