// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include <QDateTime>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;

namespace {

const QString ownNumber = QStringLiteral("+15005550006");
const QString customer = QStringLiteral("+12025550111");

QByteArray login(const QByteArray &user, const QByteArray &password)
{
    return "Authorization: Basic " + QByteArray(user + ':' + password).toBase64();
}

} // namespace

class TestSenders final : public QObject
{
    Q_OBJECT

private slots:
    void listsServicesByMeta();
    void listsTemplatesInEveryState();
    void countsAnOptOutForTheWholePool();
    void sendsToTheServiceOverTheNumber();
    void losesWhatAServiceWithoutAddressGets();
    void leavesItToTheNumberWhenTheServiceSaysSo();
    void sendsToTheApplicationOverTheNumber();
    void sendsWhatsAppWhereItsSenderSays();
    void answers202ToAChangedSender();
    void keepsAStandardKeyFromTheAccount();
    void keepsARestrictedKeyToItsResources();
    void goesByARotatedToken();
    void tellsTheTimeItIsAskedTo();
    void leadsLinksAstrayOnDemand();
    void showsTheInterfacesOfTunnels();

private:
    static void write(SimulatorBench &bench, const QString &to = ownNumber);
    static QByteArray numberSid(SimulatorBench &bench);
};

void TestSenders::write(SimulatorBench &bench, const QString &to)
{
    const QString from = to.startsWith(u"whatsapp:") ? QStringLiteral("whatsapp:") + customer : customer;
    bench.control("POST", "/sim/inbound",
                  {{QStringLiteral("from"), from}, {QStringLiteral("to"), to}, {QStringLiteral("body"), from}});
}

QByteArray TestSenders::numberSid(SimulatorBench &bench)
{
    return bench.rest("GET", "/IncomingPhoneNumbers.json")
        .json()[u"incoming_phone_numbers"][0][u"sid"]
        .toString()
        .toLatin1();
}

void TestSenders::listsServicesByMeta()
{
    SimulatorBench bench;
    for (const char *name : {"One", "Two", "Three"})
        bench.control("POST", "/sim/service",
                      {{QStringLiteral("name"), QString::fromLatin1(name)},
                       {QStringLiteral("senders"), QJsonArray{ownNumber, QStringLiteral("whatsapp:") + ownNumber}}});
    const QByteArray key = login(bench.credentials().accountSid.toLatin1(), bench.credentials().authToken.toLatin1());
    const QJsonObject first = bench.send("GET", "/v1/Services?PageSize=2", {}, {key}).json();
    QCOMPARE(first[u"services"].toArray().size(), 2);
    QCOMPARE(first[u"meta"][u"key"].toString(), QStringLiteral("services"));
    const QString next = first[u"meta"][u"next_page_url"].toString();
    QVERIFY2(next.startsWith(u"http://127.0.0.1/v1/Services?"), qPrintable(next));
    const QJsonObject second = bench.send("GET", next.mid(16).toLatin1(), {}, {key}).json();
    QCOMPARE(second[u"services"][0][u"friendly_name"].toString(), QStringLiteral("Three"));
    QVERIFY(second[u"meta"][u"next_page_url"].isNull());

    const QByteArray service = "/v1/Services/" + second[u"services"][0][u"sid"].toString().toLatin1();
    QCOMPARE(bench.send("GET", service + "/PhoneNumbers", {}, {key}).json()[u"phone_numbers"][0][u"sid"].toString(),
             QString::fromLatin1(numberSid(bench)));
    QCOMPARE(bench.send("GET", service + "/ChannelSenders", {}, {key}).json()[u"senders"][0][u"sender"].toString(),
             QStringLiteral("whatsapp:") + ownNumber);
    QCOMPARE(bench.send("GET", "/v1/Services/MGnothing", {}, {key}).status, 404);
    QCOMPARE(bench.send("GET", "/v1/Services").status, 401);
}

void TestSenders::listsTemplatesInEveryState()
{
    SimulatorBench bench;
    const QByteArray key = login(bench.credentials().accountSid.toLatin1(), bench.credentials().authToken.toLatin1());
    QSet<QString> states;
    QByteArray next = "/v1/ContentAndApprovals?PageSize=3";
    while (!next.isEmpty()) {
        const QJsonObject page = bench.send("GET", next, {}, {key}).json();
        QVERIFY(!page[u"contents"].toArray().isEmpty());
        for (const QJsonValue &content : page[u"contents"].toArray())
            states.insert(content[u"approval_requests"][u"status"].toString());
        next = page[u"meta"][u"next_page_url"].toString().mid(16).toLatin1();
    }
    QCOMPARE(states,
             (QSet<QString>{QStringLiteral("unsubmitted"), QStringLiteral("received"), QStringLiteral("pending"),
                            QStringLiteral("approved"), QStringLiteral("rejected"), QStringLiteral("paused"),
                            QStringLiteral("disabled")}));
    bench.control("POST", "/sim/template",
                  {{QStringLiteral("name"), QStringLiteral("mine")},
                   {QStringLiteral("body"), QStringLiteral("Hello {{1}}")},
                   {QStringLiteral("status"), QStringLiteral("approved")}});
    const QJsonArray all = bench.send("GET", "/v1/Content", {}, {key}).json()[u"contents"].toArray();
    const QByteArray path = "/v1/Content/" + all.last()[u"sid"].toString().toLatin1();
    QCOMPARE(bench.send("GET", path, {}, {key}).json()[u"friendly_name"].toString(), QStringLiteral("mine"));
    QCOMPARE(bench.send("GET", path + "/ApprovalRequests", {}, {key}).json()[u"whatsapp"][u"status"].toString(),
             QStringLiteral("approved"));
    QCOMPARE(bench.send("GET", "/v1/Content/HXnothing", {}, {key}).status, 404);
    QCOMPARE(bench.send("GET", "/v1/Content").status, 401);
    const QByteArray sid = all.last()[u"sid"].toString().toLatin1();
    const auto send = [&](const QByteArray &content, const QByteArray &values) {
        return bench
            .rest("POST", "/Messages.json",
                  {{"To", customer.toLatin1()},
                   {"From", ownNumber.toLatin1()},
                   {"ContentSid", content},
                   {"ContentVariables", values}})
            .json();
    };
    QCOMPARE(send("HXnothing", "")[u"code"].toInt(), 21655);
    QCOMPARE(send(sid, "{}")[u"code"].toInt(), 21656);
    QCOMPARE(send(sid, R"({"1":"Ann"})")[u"body"].toString(), QStringLiteral("Hello Ann"));
}

void TestSenders::countsAnOptOutForTheWholePool()
{
    SimulatorOptions options;
    options.moreNumbers = {QStringLiteral("+15005550010")};
    SimulatorBench bench(options);
    bench.control("POST", "/sim/service",
                  {{QStringLiteral("senders"), QJsonArray{ownNumber, options.moreNumbers.first()}},
                   {QStringLiteral("use_inbound_webhook_on_number"), true}});
    bench.control("POST", "/sim/inbound",
                  {{QStringLiteral("from"), customer},
                   {QStringLiteral("to"), options.moreNumbers.first()},
                   {QStringLiteral("body"), QStringLiteral("STOP")}});
    QVERIFY(bench.received("/api/webhooks/sms").last().text("MessagingServiceSid").startsWith(u"MG"));
    QVERIFY(bench.createMessage(customer).isEmpty());
    bench.control("POST", "/sim/inbound",
                  {{QStringLiteral("from"), customer},
                   {QStringLiteral("to"), ownNumber},
                   {QStringLiteral("body"), QStringLiteral("START")}});
    QVERIFY(!bench.createMessage(customer).isEmpty());
}

void TestSenders::sendsToTheServiceOverTheNumber()
{
    SimulatorBench bench;
    bench.control("POST", "/sim/service",
                  {{QStringLiteral("senders"), QJsonArray{ownNumber}},
                   {QStringLiteral("inbound_url"), bench.deskUrl() + QStringLiteral("/of/service")}});
    write(bench);
    QCOMPARE(bench.received("/of/service").size(), 1);
    QVERIFY(bench.isGenuine(bench.received("/of/service").first()));
    QVERIFY(bench.received("/api/webhooks/sms").isEmpty());
}

void TestSenders::losesWhatAServiceWithoutAddressGets()
{
    SimulatorBench bench;
    bench.control("POST", "/sim/service", {{QStringLiteral("senders"), QJsonArray{ownNumber}}});
    write(bench);
    QVERIFY(bench.received("/api/webhooks/sms").isEmpty());
    QCOMPARE(bench.rest("GET", "/Messages.json").json()[u"messages"].toArray().size(), 1);
}

void TestSenders::leavesItToTheNumberWhenTheServiceSaysSo()
{
    SimulatorBench bench;
    bench.control(
        "POST", "/sim/service",
        {{QStringLiteral("senders"), QJsonArray{ownNumber}}, {QStringLiteral("use_inbound_webhook_on_number"), true}});
    write(bench);
    QCOMPARE(bench.received("/api/webhooks/sms").size(), 1);
}

void TestSenders::sendsToTheApplicationOverTheNumber()
{
    SimulatorBench bench;
    const QString url = bench.deskUrl() + QStringLiteral("/of/application");
    const QByteArray sid = bench
                               .control("POST", "/sim/application",
                                        {{QStringLiteral("sms_url"), url}, {QStringLiteral("voice_url"), url}})
                               .value(u"sid")
                               .toString()
                               .toLatin1();
    QVERIFY(sid.startsWith("AP"));
    bench.rest("POST", "/IncomingPhoneNumbers/" + numberSid(bench) + ".json",
               {{"SmsApplicationSid", sid}, {"VoiceApplicationSid", sid}});
    write(bench);
    QCOMPARE(bench.received("/of/application").size(), 1);
    QVERIFY(bench.received("/api/webhooks/sms").isEmpty());
    bench.control("POST", "/sim/call", {{QStringLiteral("from"), customer}});
    QCOMPARE(bench.received("/of/application").size(), 2);
    QVERIFY(bench.received("/api/webhooks/voice").isEmpty());
    // A trunk takes the calls away from everybody else.
    bench.rest("POST", "/IncomingPhoneNumbers/" + numberSid(bench) + ".json", {{"TrunkSid", "TKtest"}});
    bench.control("POST", "/sim/call", {{QStringLiteral("from"), customer}});
    QCOMPARE(bench.received("/of/application").size(), 2);
    QVERIFY(bench.received("/api/webhooks/voice").isEmpty());
}

void TestSenders::sendsWhatsAppWhereItsSenderSays()
{
    SimulatorBench bench;
    const QString address = QStringLiteral("whatsapp:+15005550007");
    bench.control("POST", "/sim/sender",
                  {{QStringLiteral("address"), address},
                   {QStringLiteral("callback_url"), bench.deskUrl() + QStringLiteral("/of/sender")}});
    write(bench, address);
    QCOMPARE(bench.received("/of/sender").size(), 1);
    write(bench, QStringLiteral("whatsapp:") + ownNumber);
    QCOMPARE(bench.received("/api/webhooks/whatsapp").size(), 1);
}

void TestSenders::answers202ToAChangedSender()
{
    SimulatorBench bench;
    const QByteArray key = login(bench.credentials().accountSid.toLatin1(), bench.credentials().authToken.toLatin1());
    const QJsonObject senders = bench.send("GET", "/v2/Channels/Senders?Channel=whatsapp", {}, {key}).json();
    const QByteArray path = "/v2/Channels/Senders/" + senders[u"senders"][0][u"sid"].toString().toLatin1();
    const Exchange changed = bench.send("POST", path, R"({"webhook":{"callback_url":"https://other.example/in"}})",
                                        {key, "Content-Type: application/json"});
    QCOMPARE(changed.status, 202);
    const QJsonValue webhook = bench.send("GET", path, {}, {key}).json()[u"webhook"];
    QCOMPARE(webhook[u"callback_url"].toString(), QStringLiteral("https://other.example/in"));
    QCOMPARE(bench.send("GET", "/v2/Channels/Senders", {}, {key}).status, 400);
}

void TestSenders::keepsAStandardKeyFromTheAccount()
{
    SimulatorBench bench;
    const QString sid = QStringLiteral("SKtest");
    bench.control("POST", "/sim/key", {{QStringLiteral("sid"), sid}, {QStringLiteral("secret"), sid}});
    const QByteArray key = login("SKtest", "SKtest");
    const Exchange account = bench.send("GET", bench.accountPath() + ".json", {}, {key});
    QCOMPARE(account.status, 401);
    QCOMPARE(account.json().value(u"code").toInt(), 20003);
    QCOMPARE(bench.send("GET", bench.accountPath() + "/IncomingPhoneNumbers.json", {}, {key}).status, 200);
}

void TestSenders::keepsARestrictedKeyToItsResources()
{
    SimulatorBench bench;
    bench.control("POST", "/sim/key",
                  {{QStringLiteral("sid"), QStringLiteral("SKtest")},
                   {QStringLiteral("secret"), QStringLiteral("s")},
                   {QStringLiteral("rights"), QStringLiteral("restricted")},
                   {QStringLiteral("resources"), QJsonArray{QStringLiteral("Messages")}}});
    const QByteArray key = login("SKtest", "s");
    QCOMPARE(bench.send("GET", bench.accountPath() + "/Messages.json", {}, {key}).status, 200);
    QCOMPARE(bench.send("GET", bench.accountPath() + "/IncomingPhoneNumbers.json", {}, {key}).status, 401);
    QCOMPARE(bench.send("GET", "/v1/Services", {}, {key}).status, 401);
}

void TestSenders::goesByARotatedToken()
{
    SimulatorBench bench;
    const QByteArray former
        = login(bench.credentials().accountSid.toLatin1(), bench.credentials().authToken.toLatin1());
    bench.control("POST", "/sim/token", {{QStringLiteral("auth_token"), QStringLiteral("rotated")}});
    QCOMPARE(bench.credentials().authToken, QStringLiteral("rotated"));
    QCOMPARE(bench.send("GET", bench.accountPath() + ".json", {}, {former}).status, 401);
    write(bench);
    QVERIFY(bench.isGenuine(bench.received("/api/webhooks/sms").first()));
}

void TestSenders::tellsTheTimeItIsAskedTo()
{
    SimulatorBench bench;
    const auto ahead = [&bench] {
        const QByteArray date = bench.rest("GET", ".json").header("Date").replace("GMT", "+0000");
        const QDateTime time = QDateTime::fromString(QString::fromLatin1(date), Qt::RFC2822Date);
        return time.isValid() ? QDateTime::currentDateTimeUtc().secsTo(time) : -1'000'000;
    };
    QVERIFY(std::abs(ahead()) < 60);
    bench.control("POST", "/sim/clock", {{QStringLiteral("offset_seconds"), 3600}});
    QVERIFY(std::abs(ahead() - 3600) < 60);
}

void TestSenders::leadsLinksAstrayOnDemand()
{
    SimulatorBench bench;
    bench.control("POST", "/sim/links", {{QStringLiteral("base"), QStringLiteral("http://127.0.0.1:9")}});
    const QJsonObject numbers = bench.rest("GET", "/IncomingPhoneNumbers.json").json();
    QVERIFY(numbers.value(u"next_page_uri").toString().startsWith(u"http://127.0.0.1:9/2010-04-01/"));
}

void TestSenders::showsTheInterfacesOfTunnels()
{
    SimulatorBench bench;
    const QJsonObject shown = bench.control("POST", "/sim/tunnel",
                                            {{QStringLiteral("program"), QStringLiteral("ngrok")},
                                             {QStringLiteral("public_url"), QStringLiteral("https://x.example")},
                                             {QStringLiteral("addr"), QStringLiteral("http://localhost:3000")}});
    QVERIFY(shown.value(u"port").toInt() > 0);
    QVERIFY(bench.control("POST", "/sim/tunnel", {{QStringLiteral("program"), QStringLiteral("other")}})
                .contains(u"error"));
}

QTEST_GUILESS_MAIN(TestSenders)
#include "tst_senders.moc"
