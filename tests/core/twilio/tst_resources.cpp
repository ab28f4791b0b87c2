// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/account.h"
#include "core/twilio/calls.h"
#include "core/twilio/messages.h"
#include "tests/core/twilio/scriptedaccount.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <optional>

using namespace patchcord;
using namespace patchcord::twilio;
using namespace patchcord::tests;

namespace {

Step page(const QByteArrayList &sids, const QByteArray &next)
{
    QByteArrayList rows;
    for (const QByteArray &sid : sids)
        rows.append("{\"sid\":\"" + sid + "\",\"from\":\"+14155550101\"}");
    const QByteArray link = next.isEmpty() ? "null" : '"' + next + '"';
    return ok("{\"messages\":[" + rows.join(',') + "],\"next_page_uri\":" + link + ",\"page\":0}");
}

qint64 utc(int year, int month, int day, int hour, int minute, int second)
{
    return QDateTime({year, month, day}, {hour, minute, second}, QTimeZone::utc()).toMSecsSinceEpoch();
}

const Address us{Channel::Sms, QStringLiteral("+15005550006")};
const Address them{Channel::Sms, QStringLiteral("+4915112345678")};

} // namespace

/// Messages, calls, numbers and the account: what is asked, and how tolerantly answers are read.
class TestResources final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void createsAMessage();
    void createsByMessagingService();
    void readsAMessageTolerantly_data();
    void readsAMessageTolerantly();
    void doesNotKnowWhatACreateWithoutASidDid();
    void readsPagesToTheirEnd();
    void readsNoMoreThanAskedFor();
    void endsALoopOfPages_data();
    void endsALoopOfPages();
    void refusesAPageOfAnotherHost();
    void passesOnWhyAPageFailed();
    void redactsAndRemoves();
    void keepsASidWithinItsPath();
    void createsFetchesAndUpdatesACall();
    void readsWhenACallWasAnswered_data();
    void readsWhenACallWasAnswered();
    void readsTheAccountAndItsBalance();
    void readsAndUpdatesNumbers();
};

void TestResources::createsAMessage()
{
    ScriptedServer server({{ScriptedServer::answer(201, R"({"sid":"SMtest1","status":"queued","num_segments":"1"})")}});
    Client client(credentials(), server.base());
    NewMessage message;
    message.from = {Channel::WhatsApp, us.user};
    message.to = {Channel::WhatsApp, them.user};
    message.body = QStringLiteral(" 1+1 👋\n");
    message.mediaUrls = {QStringLiteral("https://a.example/m/1"), QStringLiteral("https://a.example/m/2")};
    message.statusCallback = QStringLiteral("https://a.example/s?m=t&x=1");
    const auto created = waitFor(Messages(client).create(message));
    QVERIFY(created && *created);
    QCOMPARE((*created)->sid, QStringLiteral("SMtest1"));
    QCOMPARE((*created)->segments, 1);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().target, QByteArray("/2010-04-01/Accounts/ACtest/Messages.json"));
    const FormFields expected{{"To", "whatsapp:+4915112345678"},     {"From", "whatsapp:+15005550006"},
                              {"Body", message.body.toUtf8()},       {"MediaUrl", "https://a.example/m/1"},
                              {"MediaUrl", "https://a.example/m/2"}, {"StatusCallback", "https://a.example/s?m=t&x=1"}};
    QCOMPARE(parseForm(server.requests().first().body), expected);
    QVERIFY(!server.requests().first().body.contains('+'));
}

void TestResources::createsByMessagingService()
{
    ScriptedServer server({ok(R"({"sid":"SMtest1","from":null})")});
    Client client(credentials(), server.base());
    NewMessage message;
    message.from.user = QStringLiteral("MG") + QString(32, u'z');
    message.to = them;
    message.body = QStringLiteral("x");
    const auto created = waitFor(Messages(client).create(message));
    QVERIFY(created && *created);
    QVERIFY((*created)->from.user.isEmpty());
    QCOMPARE(fieldText(parseForm(server.requests().first().body), "MessagingServiceSid"), message.from.user);
    QCOMPARE(fieldText(parseForm(server.requests().first().body), "From"), QString());
}

void TestResources::readsAMessageTolerantly_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<DeliveryStatus>("status");
    QTest::addColumn<int>("segments");
    QTest::addColumn<int>("errorCode");
    QTest::addColumn<qint64>("createdAt");
    QTest::newRow("as documented") << QByteArray(
        R"({"sid":"SMtest1","status":"undelivered","num_segments":"3","error_code":30003,)"
        R"("date_created":"Thu, 24 Aug 2023 05:01:45 +0000","date_sent":null})")
                                   << DeliveryStatus::Undelivered << 3 << 30003 << utc(2023, 8, 24, 5, 1, 45);
    QTest::newRow("numbers for strings and strings for numbers")
        << QByteArray(R"({"sid":"SMtest1","status":"read","num_segments":2,"error_code":"30003"})")
        << DeliveryStatus::Read << 2 << 30003 << qint64(0);
    QTest::newRow("ISO date") << QByteArray(R"({"sid":"SMtest1","date_created":"2015-07-30T20:12:31Z"})")
                              << DeliveryStatus::Queued << 0 << 0 << utc(2015, 7, 30, 20, 12, 31);
    QTest::newRow("all null") << QByteArray(R"({"sid":"SMtest1","status":null,"num_segments":null,"error_code":null,)"
                                            R"("body":null,"from":null,"to":null,"date_created":null})")
                              << DeliveryStatus::Queued << 0 << 0 << qint64(0);
    QTest::newRow("odd types") << QByteArray(R"({"sid":"SMtest1","status":["x"],"num_segments":{},"error_code":1e99,)"
                                             R"("date_created":"yesterday"})")
                               << DeliveryStatus::Queued << 0 << 0 << qint64(0);
}

void TestResources::readsAMessageTolerantly()
{
    QFETCH(QByteArray, json);
    QFETCH(DeliveryStatus, status);
    ScriptedServer server({ok(json)});
    Client client(credentials(), server.base());
    const auto message = waitFor(Messages(client).fetch(QStringLiteral("SMtest1")));
    QVERIFY(message && *message);
    QCOMPARE(server.requests().first().target, QByteArray("/2010-04-01/Accounts/ACtest/Messages/SMtest1.json"));
    QCOMPARE((*message)->sid, QStringLiteral("SMtest1"));
    QCOMPARE(toString((*message)->status), toString(status));
    QTEST((*message)->segments, "segments");
    QTEST((*message)->errorCode, "errorCode");
    QTEST((*message)->createdAt, "createdAt");
}

void TestResources::doesNotKnowWhatACreateWithoutASidDid()
{
    ScriptedServer server({ok("{}")});
    Client client(credentials(), server.base());
    const auto created = waitFor(Messages(client).create({us, them, QStringLiteral("x"), {}, {}}));
    QVERIFY(created && !*created);
    QVERIFY(created->error().kind == ErrorKind::OutcomeUnknown);
    const auto fetched = waitFor(Messages(client).fetch(QStringLiteral("SMtest1")));
    QVERIFY(fetched && !*fetched);
    QVERIFY(fetched->error().kind == ErrorKind::Malformed);
}

void TestResources::readsPagesToTheirEnd()
{
    ScriptedServer server(
        {page({"SMtest3", "SMtest2"}, "/2010-04-01/x.json?Page=1&PageToken=PAtest"), page({"SMtest2", "SMtest1"}, {})});
    Client client(credentials(), server.base());
    MessageFilter filter;
    filter.from = us;
    filter.to = them;
    filter.since = utc(2026, 11, 1, 23, 59, 59);
    const auto messages = waitFor(Messages(client).list(filter));
    QVERIFY(messages && *messages);
    QStringList sids;
    for (const MessageResource &message : **messages)
        sids.append(message.sid);
    QCOMPARE(sids.join(u' '), QStringLiteral("SMtest3 SMtest2 SMtest1"));
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests()[0].target,
             QByteArray("/2010-04-01/Accounts/ACtest/Messages.json?PageSize=1000&To=%2B4915112345678"
                        "&From=%2B15005550006&DateSent%3E=2026-11-01"));
    QCOMPARE(server.requests()[1].target, QByteArray("/2010-04-01/x.json?Page=1&PageToken=PAtest"));
}

void TestResources::readsNoMoreThanAskedFor()
{
    ScriptedServer server({page({"SMtest3", "SMtest2", "SMtest1"}, "/2010-04-01/x.json?Page=1")});
    Client client(credentials(), server.base());
    MessageFilter filter;
    filter.limit = 2;
    const auto messages = waitFor(Messages(client).list(filter));
    QVERIFY(messages && *messages);
    QCOMPARE((*messages)->size(), 2);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests()[0].target, QByteArray("/2010-04-01/Accounts/ACtest/Messages.json?PageSize=2"));
}

void TestResources::endsALoopOfPages_data()
{
    QTest::addColumn<QList<QByteArray>>("links");
    QTest::addColumn<int>("requests");
    QTest::newRow("to itself") << QList<QByteArray>{"/x.json?Page=1"} << 2;
    QTest::newRow("of two") << QList<QByteArray>{"/x.json?Page=1", "/x.json?Page=2", "/x.json?Page=1"} << 3;
}

void TestResources::endsALoopOfPages()
{
    QFETCH(QList<QByteArray>, links);
    QList<Step> steps;
    for (const QByteArray &link : links)
        steps.append(page({"SMtest1"}, link));
    ScriptedServer server(steps);
    Client client(credentials(), server.base());
    const auto messages = waitFor(Messages(client).list({}));
    QVERIFY(messages && !*messages);
    QVERIFY(messages->error().kind == ErrorKind::Malformed);
    QTEST(int(server.requests().size()), "requests");
}

void TestResources::refusesAPageOfAnotherHost()
{
    ScriptedServer other({page({"SMtest2"}, {})});
    ScriptedServer server({page({"SMtest1"}, other.base().toLatin1() + "/x.json")});
    Client client(credentials(), server.base());
    const auto messages = waitFor(Messages(client).list({}));
    QVERIFY(messages && !*messages);
    QVERIFY(messages->error().kind == ErrorKind::Refused);
    QCOMPARE(other.connections(), 0);
}

void TestResources::passesOnWhyAPageFailed()
{
    ScriptedServer server({page({"SMtest1"}, "/x.json?Page=1"), {ScriptedServer::answer(500, "<html>")}});
    Client client(credentials(), server.base());
    const auto messages = waitFor(Messages(client).list({}));
    QVERIFY(messages && !*messages);
    QVERIFY(messages->error().kind == ErrorKind::Unavailable);
    server.setSteps({ok(R"({"calls":[]})")});
    const auto odd = waitFor(Messages(client).list({}));
    QVERIFY(odd && !*odd);
    QVERIFY(odd->error().kind == ErrorKind::Malformed);
}

void TestResources::redactsAndRemoves()
{
    ScriptedServer server({ok(R"({"sid":"SMtest1","body":""})"),
                           {"HTTP/1.1 204 No Content\r\n\r\n"},
                           {ScriptedServer::answer(404, R"({"code":20404})")}});
    Client client(credentials(), server.base());
    Messages messages(client);
    const auto redacted = waitFor(messages.redact(QStringLiteral("SMtest1")));
    QVERIFY(redacted && *redacted);
    QCOMPARE(server.requests()[0].body, QByteArray("Body="));
    const auto removed = waitFor(messages.remove(QStringLiteral("SMtest1")));
    QVERIFY(removed && *removed);
    QCOMPARE(server.requests()[1].method, QByteArray("DELETE"));
    const auto again = waitFor(messages.remove(QStringLiteral("SMtest1")));
    QVERIFY(again && !*again);
    QVERIFY(again->error().kind == ErrorKind::NotFound);
}

void TestResources::keepsASidWithinItsPath()
{
    ScriptedServer server({ok(R"({"sid":"SMtest1"})")});
    Client client(credentials(), server.base());
    QVERIFY(waitFor(Messages(client).fetch(QStringLiteral("../../Keys?x#y"))));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests()[0].target,
             QByteArray("/2010-04-01/Accounts/ACtest/Messages/..%2F..%2FKeys%3Fx%23y.json"));
}

void TestResources::createsFetchesAndUpdatesACall()
{
    ScriptedServer server({ok(R"({"sid":"CAtest1","status":"queued","direction":"outbound-api"})")});
    Client client(credentials(), server.base());
    Calls calls(client);
    NewCall call;
    call.from = us;
    call.to = them;
    call.twiml = "<Response/>";
    call.statusCallback = QStringLiteral("https://a.example/v");
    const auto created = waitFor(calls.create(call));
    QVERIFY(created && *created);
    QCOMPARE((*created)->sid, QStringLiteral("CAtest1"));
    QCOMPARE(toString((*created)->status), QStringLiteral("queued"));
    const FormFields expected{{"To", "+4915112345678"},
                              {"From", "+15005550006"},
                              {"Twiml", "<Response/>"},
                              {"StatusCallback", "https://a.example/v"},
                              {"StatusCallbackEvent", "initiated"},
                              {"StatusCallbackEvent", "ringing"},
                              {"StatusCallbackEvent", "answered"},
                              {"StatusCallbackEvent", "completed"}};
    QCOMPARE(parseForm(server.requests()[0].body), expected);
    const auto fetched = waitFor(calls.fetch(QStringLiteral("CAtest1")));
    QVERIFY(fetched && *fetched);
    const auto updated = waitFor(calls.update(QStringLiteral("CAtest1"), {{"Status", "completed"}}));
    QVERIFY(updated && *updated);
    QCOMPARE(server.requests()[2].target, QByteArray("/2010-04-01/Accounts/ACtest/Calls/CAtest1.json"));
    QCOMPARE(server.requests()[2].body, QByteArray("Status=completed"));
}

void TestResources::readsWhenACallWasAnswered_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<qint64>("answeredAt");
    QTest::newRow("completed") << QByteArray("completed") << utc(2023, 8, 24, 5, 1, 45);
    QTest::newRow("in progress") << QByteArray("in-progress") << utc(2023, 8, 24, 5, 1, 45);
    QTest::newRow("no answer") << QByteArray("no-answer") << qint64(0);
    QTest::newRow("busy") << QByteArray("busy") << qint64(0);
}

void TestResources::readsWhenACallWasAnswered()
{
    QFETCH(QByteArray, status);
    ScriptedServer server({ok(R"({"sid":"CAtest1","start_time":"Thu, 24 Aug 2023 05:01:45 +0000","duration":"61",)"
                              R"("end_time":"Thu, 24 Aug 2023 05:02:46 +0000","status":")"
                              + status + "\"}")});
    Client client(credentials(), server.base());
    const auto call = waitFor(Calls(client).fetch(QStringLiteral("CAtest1")));
    QVERIFY(call && *call);
    QTEST((*call)->answeredAt, "answeredAt");
    QCOMPARE((*call)->endedAt, utc(2023, 8, 24, 5, 2, 46));
    QCOMPARE((*call)->durationSeconds, 61);
}

void TestResources::readsTheAccountAndItsBalance()
{
    ScriptedServer server(
        {ok(R"({"sid":"ACtest","friendly_name":"Desk","status":"active","type":"Trial","auth_token":"x"})"),
         ok(R"({"balance":"12.34","currency":"USD"})")});
    Client client(credentials(), server.base());
    Account account(client);
    const auto info = waitFor(account.fetch());
    QVERIFY(info && *info);
    QCOMPARE((*info)->name, QStringLiteral("Desk"));
    QCOMPARE((*info)->type, QStringLiteral("Trial"));
    QCOMPARE(server.requests()[0].target, QByteArray("/2010-04-01/Accounts/ACtest.json"));
    const auto balance = waitFor(account.balance());
    QVERIFY(balance && *balance);
    QCOMPARE((*balance)->amount, QStringLiteral("12.34"));
    QCOMPARE((*balance)->currency, QStringLiteral("USD"));
    QCOMPARE(server.requests()[1].target, QByteArray("/2010-04-01/Accounts/ACtest/Balance.json"));
}

void TestResources::readsAndUpdatesNumbers()
{
    const QByteArray row = R"({"sid":"PNtest1","phone_number":"+15005550006","friendly_name":"Desk",)"
                           R"("capabilities":{"voice":true,"SMS":true,"sms":"true","mms":false},)"
                           R"("sms_url":"https://a.example/s","sms_method":"POST","trunk_sid":null})";
    ScriptedServer server({ok("{\"incoming_phone_numbers\":[" + row + "],\"next_page_uri\":null}"), ok(row)});
    Client client(credentials(), server.base());
    Account account(client);
    const auto numbers = waitFor(account.numbers());
    QVERIFY(numbers && *numbers);
    QCOMPARE((*numbers)->size(), 1);
    const IncomingNumber &number = (*numbers)->first();
    QCOMPARE(number.number, us.user);
    QVERIFY(number.canVoice && number.canSms && !number.canMms);
    QCOMPARE(number.smsUrl, QStringLiteral("https://a.example/s"));
    QVERIFY(number.trunkSid.isEmpty());
    const auto updated
        = waitFor(account.updateNumber(number.sid, {{"SmsUrl", "https://b.example/s"}, {"SmsApplicationSid", ""}}));
    QVERIFY(updated && *updated);
    QCOMPARE(server.requests()[1].target, QByteArray("/2010-04-01/Accounts/ACtest/IncomingPhoneNumbers/PNtest1.json"));
    QCOMPARE(server.requests()[1].body, QByteArray("SmsUrl=https%3A%2F%2Fb.example%2Fs&SmsApplicationSid="));
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
