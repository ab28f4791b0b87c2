// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/services.h"

#include "core/twilio/channelsenders.h"
#include "core/twilio/pages.h"
#include "tests/core/twilio/scriptedaccount.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

using namespace patchcord;
using namespace patchcord::twilio;
using namespace patchcord::tests;

namespace {

Step page(const QByteArrayList &sids, const QByteArray &meta)
{
    QByteArrayList rows;
    for (const QByteArray &sid : sids)
        rows.append("{\"sid\":\"" + sid + "\"}");
    return ok("{\"services\":[" + rows.join(',') + "],\"meta\":{" + meta + "}}");
}

} // namespace

class TestServices final : public QObject
{
    Q_OBJECT

private slots:
    void readsAService();
    void readsPagesByTheirWholeAddress();
    void readsPagesByToken();
    void asksNoOtherHostForAPage_data();
    void asksNoOtherHostForAPage();
    void readsWhatsAppSenders();
    void postsAWebhookAsJsonOnce_data();
    void postsAWebhookAsJsonOnce();
    void knowsTwiliosClock();
};

void TestServices::readsAService()
{
    ScriptedServer server({ok(R"({"sid":"MGtest","friendly_name":"Shop","inbound_request_url":null,
        "inbound_method":"POST","use_inbound_webhook_on_number":true})")});
    Client client(credentials(), server.base());
    const auto service = waitFor(Services(client).fetch(QStringLiteral("MG/../test")));
    QVERIFY(service && *service);
    QCOMPARE(server.requests().first().target, QByteArray("/v1/Services/MG%2F..%2Ftest"));
    QCOMPARE((*service)->name, QStringLiteral("Shop"));
    QVERIFY((*service)->inboundUrl.isEmpty());
    QVERIFY((*service)->usesNumbersWebhook);
}

void TestServices::readsPagesByTheirWholeAddress()
{
    // The second page's address has to name this very server, so the port is known before the script is.
    ScriptedServer server(QList<Step>{});
    const QByteArray next = server.base().toLatin1() + "/v1/Services?PageSize=100&Page=1&PageToken=PAx%2By";
    const QList<Step> steps{page({"MG1", "MG2"}, "\"next_page_url\":\"" + next + '"'),
                            page({"MG2", "MG3"}, "\"next_page_url\":null")};
    server.setSteps(steps);
    Client client(credentials(), server.base());
    const auto services = waitFor(Services(client).list());
    QVERIFY(services && *services);
    QCOMPARE((*services)->size(), 3);
    QCOMPARE(server.requests().at(1).target, QByteArray("/v1/Services?PageSize=100&Page=1&PageToken=PAx%2By"));
}

void TestServices::readsPagesByToken()
{
    ScriptedServer server({page({"MG1"}, R"("nextToken":"a b","key":"services")"), page({"MG2"}, "")});
    Client client(credentials(), server.base());
    const auto rows
        = waitFor(readMetaPages(client, Product::Messaging, "/v3/Things?Channel=x", QStringLiteral("services"), 10));
    QVERIFY(rows && *rows);
    QCOMPARE((*rows)->size(), 2);
    QCOMPARE(server.requests().at(1).target, QByteArray("/v3/Things?Channel=x&PageToken=a%20b"));
}

void TestServices::asksNoOtherHostForAPage_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("another host") << QByteArray("http://evil.example/v1/Services?Page=1");
    QTest::newRow("a look-alike") << QByteArray("http://127.0.0.1.evil.example/v1/Services?Page=1");
    QTest::newRow("another port") << QByteArray("http://127.0.0.1:1/v1/Services?Page=1");
    QTest::newRow("another scheme") << QByteArray("ftp://127.0.0.1/v1/Services?Page=1");
    QTest::newRow("somebody in front") << QByteArray("http://127.0.0.1@evil.example/v1/Services?Page=1");
    QTest::newRow("without a scheme") << QByteArray("//evil.example/v1/Services?Page=1");
}

void TestServices::asksNoOtherHostForAPage()
{
    QFETCH(QByteArray, link);
    ScriptedServer server({page({"MG1"}, "\"next_page_url\":\"" + link + '"')});
    Client client(credentials(), server.base());
    const auto services = waitFor(Services(client).list());
    QVERIFY(services && !*services);
    QCOMPARE(services->error().kind, ErrorKind::Refused);
    QCOMPARE(server.requests().size(), 1);
}

void TestServices::readsWhatsAppSenders()
{
    ScriptedServer server({ok(R"({"senders":[
        {"sid":"XE1","sender_id":"whatsapp:+15005550006","status":"ONLINE:UPDATING","profile":{"name":"Shop"},
         "webhook":{"callback_url":"https://a.example/in","callback_method":"POST"}},
        {"sid":"XE2","sender_id":"whatsapp:DE.abc","status":"OFFLINE","profile":null,"webhook":null}],"meta":{}})")});
    Client client(credentials(), server.base());
    const auto senders = waitFor(ChannelSenders(client).whatsApp());
    QVERIFY(senders && *senders);
    QCOMPARE(server.requests().first().target, QByteArray("/v2/Channels/Senders?Channel=whatsapp"));
    QCOMPARE((*senders)->at(0).address, QStringLiteral("+15005550006"));
    QCOMPARE((*senders)->at(0).name, QStringLiteral("Shop"));
    QVERIFY((*senders)->at(0).isOnline());
    QCOMPARE((*senders)->at(1).address, QStringLiteral("DE.abc"));
    QVERIFY(!(*senders)->at(1).isOnline());
}

void TestServices::postsAWebhookAsJsonOnce_data()
{
    QTest::addColumn<bool>("isLost");
    QTest::newRow("answered") << false;
    QTest::newRow("closed without an answer") << true;
}

void TestServices::postsAWebhookAsJsonOnce()
{
    QFETCH(bool, isLost);
    ScriptedServer server({isLost ? Step{{}, Step::Then::Close} : Step{ScriptedServer::answer(202, "{}")}});
    Client client(credentials(), server.base());
    const QJsonObject webhook{{QStringLiteral("callback_url"), QStringLiteral("https://a.example/it's?a=b+c")}};
    const auto answer = waitFor(ChannelSenders(client).setWebhook(QStringLiteral("XE1"), webhook));
    QVERIFY(answer);
    QCOMPARE(answer->has_value(), !isLost);
    if (isLost)
        QCOMPARE(answer->error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, QByteArray("POST"));
    QVERIFY(server.requests().first().header("Content-Type").startsWith("application/json"));
    QCOMPARE(QJsonDocument::fromJson(server.requests().first().body)[u"webhook"].toObject(), webhook);
}

void TestServices::knowsTwiliosClock()
{
    const QDateTime ahead = QDateTime::currentDateTimeUtc().addSecs(3600);
    const QByteArray date = QLocale::c().toString(ahead, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
    ScriptedServer server(
        {{"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nDate: " + date + "\r\n\r\n{}"}});
    Client client(credentials(), server.base());
    QVERIFY(!client.clockOffset());
    QVERIFY(waitFor(client.get(Product::Api, "/")));
    QVERIFY(client.clockOffset());
    QVERIFY(std::abs(*client.clockOffset() - 3'600'000) < 60'000);
}

QTEST_GUILESS_MAIN(TestServices)
#include "tst_services.moc"
