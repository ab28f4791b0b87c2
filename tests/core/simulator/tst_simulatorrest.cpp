// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include <QSet>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;

class TestSimulatorRest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void refusesToListenBeyondThisComputer()
    {
        Simulator simulator({});
        const auto listening = simulator.listen(QHostAddress::AnyIPv4, 0);
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, ErrorKind::Refused);
    }

    void asksForCredentials()
    {
        SimulatorOptions options;
        options.credentials.apiKey = QStringLiteral("SKtest0000000000000000000000000001");
        options.credentials.apiSecret = QStringLiteral("secret");
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        const QByteArray target = bench.accountPath() + "/Balance.json";
        const Exchange without = bench.send("GET", target);
        QCOMPARE(without.status, 401);
        QCOMPARE(without.json().value(u"code").toInt(), 20003);
        const QByteArray wrong = QByteArray("SKtest0000000000000000000000000001:wrong").toBase64();
        QCOMPARE(bench.send("GET", target, {}, {"Authorization: Basic " + wrong}).status, 401);
        const QByteArray key = QByteArray("SKtest0000000000000000000000000001:secret").toBase64();
        QCOMPARE(bench.send("GET", target, {}, {"Authorization: Basic " + key}).status, 200);
        QCOMPARE(bench.rest("GET", "/Balance.json").json().value(u"currency").toString(), QStringLiteral("USD"));
        QCOMPARE(bench.rest("GET", ".json").json().value(u"status").toString(), QStringLiteral("active"));
        const Exchange stranger = bench.rest("GET", "/2010-04-01/Accounts/ACsomebodyelse/Messages.json");
        QCOMPARE(stranger.status, 404);
        QCOMPARE(stranger.json().value(u"code").toInt(), 20404);
    }

    void createsAMessageAsTwilioWould()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        const Exchange created = bench.rest("POST", "/Messages.json",
                                            {{"To", "+12025550111"}, {"From", "+15005550006"}, {"Body", "a+b & ü"}});
        QCOMPARE(created.status, 201);
        const QJsonObject message = created.json();
        QVERIFY(message.value(u"sid").toString().startsWith(u"SM"));
        QCOMPARE(message.value(u"sid").toString().size(), 34);
        QCOMPARE(message.value(u"body").toString(), QStringLiteral("a+b & ü"));
        QCOMPARE(message.value(u"status").toString(), QStringLiteral("queued"));
        QCOMPARE(message.value(u"direction").toString(), QStringLiteral("outbound-api"));
        QCOMPARE(message.value(u"num_segments"), QJsonValue(QStringLiteral("1")));
        QCOMPARE(message.value(u"num_media"), QJsonValue(QStringLiteral("0")));
        QVERIFY(message.value(u"error_code").isNull());
        QVERIFY(message.value(u"date_sent").isNull());
        const QDateTime at = QDateTime::fromString(message.value(u"date_created").toString(), Qt::RFC2822Date);
        QVERIFY(qAbs(at.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QVERIFY(message.value(u"date_created").toString().endsWith(u" +0000"));
    }

    void refusesWhatTwilioRefuses_data()
    {
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("media");
        QTest::addColumn<int>("code");
        const QByteArray to("+12025550111");
        const QByteArray from("+15005550006");
        QTest::newRow("no recipient") << QByteArray() << from << QByteArray("x") << QByteArray() << 21604;
        QTest::newRow("malformed recipient") << QByteArray("+123") << from << QByteArray("x") << QByteArray() << 21211;
        QTest::newRow("blank for plus") << QByteArray(" 12025550111") << from << QByteArray("x") << QByteArray()
                                        << 21211;
        QTest::newRow("no sender") << to << QByteArray() << QByteArray("x") << QByteArray() << 21603;
        QTest::newRow("malformed sender") << to << QByteArray("+12") << QByteArray("x") << QByteArray() << 21212;
        QTest::newRow("foreign sender") << to << QByteArray("+12025550199") << QByteArray("x") << QByteArray() << 21606;
        QTest::newRow("magic sender 1") << to << QByteArray("+15005550001") << QByteArray("x") << QByteArray() << 21212;
        QTest::newRow("magic sender 7") << to << QByteArray("+15005550007") << QByteArray("x") << QByteArray() << 21606;
        QTest::newRow("magic sender 8") << to << QByteArray("+15005550008") << QByteArray("x") << QByteArray() << 21611;
        QTest::newRow("magic recipient 1")
            << QByteArray("+15005550001") << from << QByteArray("x") << QByteArray() << 21211;
        QTest::newRow("magic recipient 2")
            << QByteArray("+15005550002") << from << QByteArray("x") << QByteArray() << 21612;
        QTest::newRow("magic recipient 3")
            << QByteArray("+15005550003") << from << QByteArray("x") << QByteArray() << 21408;
        QTest::newRow("magic recipient 4")
            << QByteArray("+15005550004") << from << QByteArray("x") << QByteArray() << 21610;
        QTest::newRow("magic recipient 9")
            << QByteArray("+15005550009") << from << QByteArray("x") << QByteArray() << 21614;
        QTest::newRow("empty") << to << from << QByteArray() << QByteArray() << 21602;
        QTest::newRow("too long") << to << from << QByteArray(1601, 'x') << QByteArray() << 21617;
        QTest::newRow("bad media") << to << from << QByteArray("x") << QByteArray("file:///etc/hosts") << 21620;
        QTest::newRow("other channel") << QByteArray("whatsapp:+12025550111") << from << QByteArray("x") << QByteArray()
                                       << 63007;
        QTest::newRow("to itself") << from << from << QByteArray("x") << QByteArray() << 21266;
    }

    void refusesWhatTwilioRefuses()
    {
        QFETCH(const QByteArray, to);
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, media);
        QFETCH(const int, code);
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        twilio::FormFields form{{"To", to}, {"From", from}, {"Body", body}};
        if (!media.isEmpty())
            form.append({"MediaUrl", media});
        const Exchange refused = bench.rest("POST", "/Messages.json", form);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json().value(u"code").toInt(), code);
        QCOMPARE(refused.json().value(u"status").toInt(), 400);
        QVERIFY(!refused.json().value(u"message").toString().isEmpty());
        QVERIFY(refused.json().value(u"more_info").toString().endsWith(QString::number(code)));
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), 0);
    }

    void refusesMoreThanTenFiles()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        twilio::FormFields form{{"To", "+12025550111"}, {"From", "+15005550006"}};
        for (int count = 0; count < 10; ++count)
            form.append({"MediaUrl", "http://127.0.0.1/" + QByteArray::number(count)});
        const Exchange taken = bench.rest("POST", "/Messages.json", form);
        QCOMPARE(taken.status, 201);
        QCOMPARE(taken.json().value(u"num_media").toString(), QStringLiteral("10"));
        form.append({"MediaUrl", QByteArray("http://127.0.0.1/11")});
        QCOMPARE(bench.rest("POST", "/Messages.json", form).json().value(u"code").toInt(), 21623);
    }

    void pagesNewestFirstAndSkipsNothingWhenMoreArrive()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        QStringList created;
        for (int count = 0; count < 7; ++count)
            created.prepend(bench.createMessage(QStringLiteral("+1202555010%1").arg(count)));
        QStringList listed;
        QByteArray next = bench.accountPath() + "/Messages.json?PageSize=3";
        int pages = 0;
        while (!next.isEmpty() && pages < 10) {
            const QJsonObject page = bench.rest("GET", next).json();
            QCOMPARE(page.value(u"page").toInt(), pages);
            for (const QJsonValue &message : page.value(u"messages").toArray())
                listed.append(message[u"sid"].toString());
            const QString uri = page.value(u"next_page_uri").toString();
            QVERIFY(uri.isEmpty() || uri.startsWith(u'/'));
            next = uri.toLatin1();
            ++pages;
            QVERIFY(!bench.createMessage(QStringLiteral("+12025550150")).isEmpty());
        }
        QCOMPARE(pages, 3);
        QCOMPARE(listed, created);
    }

    void filtersAList_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("count");
        const QByteArray today = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1();
        const QByteArray tomorrow = QDateTime::currentDateTimeUtc().date().addDays(1).toString(Qt::ISODate).toLatin1();
        QTest::newRow("all") << QByteArray() << 3;
        QTest::newRow("to") << QByteArray("To=%2B12025550101") << 2;
        QTest::newRow("from") << QByteArray("From=%2B12025550101") << 0;
        QTest::newRow("today") << "DateSent=" + today << 3;
        QTest::newRow("since today") << "DateSent%3E=" + today << 3;
        QTest::newRow("since tomorrow") << "DateSent%3E=" + tomorrow << 0;
        QTest::newRow("until today") << "DateSent%3C=" + today << 3;
        QTest::newRow("until long ago") << QByteArray("DateSent%3C=2020-01-01") << 0;
    }

    void filtersAList()
    {
        QFETCH(const QByteArray, query);
        QFETCH(const int, count);
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        bench.createMessage(QStringLiteral("+12025550101"));
        bench.createMessage(QStringLiteral("+12025550101"));
        bench.createMessage(QStringLiteral("+12025550102"));
        const QJsonObject page = bench.rest("GET", "/Messages.json?" + query).json();
        QCOMPARE(page.value(u"messages").toArray().size(), count);
    }

    void emptiesAndRemovesAMessageOnceItIsThrough()
    {
        SimulatorOptions options;
        options.stepMs = 60;
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        const QString sid = bench.createMessage(QStringLiteral("+12025550111"));
        const QByteArray path = "/Messages/" + sid.toLatin1() + ".json";
        const Exchange early = bench.rest("DELETE", path);
        QCOMPARE(early.status, 409);
        QCOMPARE(early.json().value(u"code").toInt(), 20009);
        QTRY_COMPARE(bench.statusesOf(sid).size(), 2);
        QCOMPARE(bench.rest("POST", path, {{"Status", "canceled"}}).json().value(u"code").toInt(), 30409);
        const Exchange redacted = bench.rest("POST", path, {{"Body", ""}});
        QCOMPARE(redacted.status, 200);
        QCOMPARE(redacted.json().value(u"body").toString(), QString());
        QCOMPARE(bench.rest("DELETE", path).status, 204);
        QCOMPARE(bench.rest("GET", path).status, 404);
    }

    void keepsWhatAnUpdateOfANumberSets()
    {
        SimulatorOptions options;
        options.moreNumbers = {QStringLiteral("+12025550190")};
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        const QJsonArray numbers
            = bench.rest("GET", "/IncomingPhoneNumbers.json").json().value(u"incoming_phone_numbers").toArray();
        QCOMPARE(numbers.size(), 2);
        const QJsonObject number = numbers.first().toObject();
        QCOMPARE(number.value(u"sms_url").toString(), bench.deskUrl() + QStringLiteral("/api/webhooks/sms"));
        const QByteArray path = "/IncomingPhoneNumbers/" + number.value(u"sid").toString().toLatin1() + ".json";
        const QByteArray url = (bench.deskUrl() + QStringLiteral("/other/sms")).toUtf8();
        QCOMPARE(bench.rest("POST", path, {{"SmsUrl", "ftp://nowhere"}}).json().value(u"code").toInt(), 21502);
        QCOMPARE(bench.rest("POST", path, {{"SmsUrl", url}, {"FriendlyName", "Desk"}}).status, 200);
        const QJsonObject updated = bench.rest("GET", path).json();
        QCOMPARE(updated.value(u"sms_url").toString().toUtf8(), url);
        QCOMPARE(updated.value(u"friendly_name").toString(), QStringLiteral("Desk"));
        QCOMPARE(updated.value(u"voice_url"), number.value(u"voice_url"));
        bench.control("POST", "/sim/inbound", {{QStringLiteral("from"), QStringLiteral("+12025550111")}});
        QCOMPARE(bench.received("/other/sms").size(), 1);
        QVERIFY(bench.isGenuine(bench.received("/other/sms").first()));
    }

    void answersUnknownPathsAndMethodsAsTwilioDoes()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        QCOMPARE(bench.rest("GET", "/Nothing.json").json().value(u"code").toInt(), 20404);
        QCOMPARE(bench.rest("GET", "/Messages/SMnothing.json").json().value(u"code").toInt(), 20404);
        QCOMPARE(bench.rest("DELETE", "/Messages.json").status, 405);
        QCOMPARE(bench.send("GET", "/elsewhere").status, 401);
    }

    void keepsWebPagesOutOfTheControls()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        QCOMPARE(bench.send("GET", "/sim/log", {}, {"Origin: https://example.com"}).status, 403);
        QCOMPARE(bench.send("GET", "/sim/log").status, 200);
    }
};

QTEST_GUILESS_MAIN(TestSimulatorRest)
#include "tst_simulatorrest.moc"
