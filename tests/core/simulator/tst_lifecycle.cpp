// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;

namespace {

SimulatorOptions quick()
{
    SimulatorOptions options;
    options.stepMs = 5;
    return options;
}

QJsonObject callbacks(const QJsonObject &fault)
{
    return {{QStringLiteral("callbacks"), fault}};
}

} // namespace

class TestLifecycle final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void tellsEachStatusInOrderAndSigned_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QStringList>("statuses");
        QTest::addColumn<int>("errorCode");
        const QString sent = QStringLiteral("sent");
        const QString delivered = QStringLiteral("delivered");
        const QString undelivered = QStringLiteral("undelivered");
        QTest::newRow("SMS") << QStringLiteral("+12025550111") << QStringList{sent, delivered} << 0;
        QTest::newRow("WhatsApp") << QStringLiteral("whatsapp:+12025550111")
                                  << QStringList{sent, delivered, QStringLiteral("read")} << 0;
        QTest::newRow("unknown handset") << QStringLiteral("+447700900404") << QStringList{sent, undelivered} << 30005;
        QTest::newRow("overflow") << QStringLiteral("+447700900501") << QStringList{QStringLiteral("failed")} << 30001;
        QTest::newRow("outside the window")
            << QStringLiteral("whatsapp:+447700900416") << QStringList{undelivered} << 63016;
        QTest::newRow("no receipt") << QStringLiteral("+447700900440") << QStringList{sent} << 0;
        QTest::newRow("both") << QStringLiteral("+447700900450") << QStringList{sent, undelivered, delivered} << 30008;
    }

    void tellsEachStatusInOrderAndSigned()
    {
        QFETCH(const QString, to);
        QFETCH(const QStringList, statuses);
        QFETCH(const int, errorCode);
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        const QString sid = bench.createMessage(to);
        QVERIFY(!sid.isEmpty());
        QTRY_COMPARE(bench.statusesOf(sid), statuses);
        for (const Received &callback : bench.received("/api/webhooks/status")) {
            QVERIFY(bench.isGenuine(callback));
            QCOMPARE(callback.request.query(), QByteArray("m=1"));
            QCOMPARE(callback.text("AccountSid"), bench.credentials().accountSid);
            QCOMPARE(callback.text("To"), to);
            QCOMPARE(callback.text("SmsStatus"), callback.text("MessageStatus"));
            QVERIFY(!callback.request.header("I-Twilio-Idempotency-Token").isEmpty());
        }
        const QJsonObject message = bench.rest("GET", "/Messages/" + sid.toLatin1() + ".json").json();
        QCOMPARE(message.value(u"status").toString(), statuses.last());
        QCOMPARE(message.value(u"error_code").toInt(), errorCode);
        QCOMPARE(message.value(u"error_message").isNull(), errorCode == 0);
    }

    void keepsTheWhatsAppWindowWhenAsked()
    {
        SimulatorOptions options = quick();
        options.keepsWhatsAppWindow = true;
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        const QString customer = QStringLiteral("whatsapp:+12025550111");
        const QString early = bench.createMessage(customer);
        QTRY_COMPARE(bench.statusesOf(early), QStringList{QStringLiteral("undelivered")});
        bench.control("POST", "/sim/inbound",
                      {{QStringLiteral("from"), customer}, {QStringLiteral("body"), QStringLiteral("Hi")}});
        const QString late = bench.createMessage(customer);
        QTRY_VERIFY(bench.statusesOf(late).contains(QStringLiteral("read")));
    }

    void tellsCallbacksInTheOrderAsked()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control(
            "POST", "/sim/faults",
            callbacks({{QStringLiteral("order"), QJsonArray{QStringLiteral("delivered"), QStringLiteral("sent")}}}));
        const QString sid = bench.createMessage(QStringLiteral("+12025550111"));
        QTRY_COMPARE(bench.statusesOf(sid), QStringList({QStringLiteral("delivered"), QStringLiteral("sent")}));
    }

    void repeatsCallbacksUnderTheirToken()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults",
                      callbacks({{QStringLiteral("duplicate"), 1}, {QStringLiteral("count"), 1}}));
        const QString sid = bench.createMessage(QStringLiteral("+12025550111"));
        QTRY_COMPARE(bench.statusesOf(sid).size(), 4);
        const auto received = bench.received("/api/webhooks/status");
        QCOMPARE(received.at(0).request.header("I-Twilio-Idempotency-Token"),
                 received.at(1).request.header("I-Twilio-Idempotency-Token"));
        QVERIFY(received.at(1).request.header("I-Twilio-Idempotency-Token")
                != received.at(2).request.header("I-Twilio-Idempotency-Token"));
        const QString next = bench.createMessage(QStringLiteral("+12025550112"));
        QTRY_COMPARE(bench.statusesOf(next).size(), 2);
    }

    void tellsCallbacksBeforeTheCreateIsAnswered()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults", callbacks({{QStringLiteral("before_answer"), true}}));
        const QString sid = bench.createMessage(QStringLiteral("+12025550111"));
        QVERIFY(!sid.isEmpty());
        // Nothing is waited for here: the answer came last.
        QCOMPARE(bench.statusesOf(sid), QStringList({QStringLiteral("sent"), QStringLiteral("delivered")}));
    }

    void dropsCallbacksWhenAsked()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults", callbacks({{QStringLiteral("drop"), true}, {QStringLiteral("count"), 1}}));
        const QString sid = bench.createMessage(QStringLiteral("+12025550111"));
        QTRY_COMPARE(bench.rest("GET", "/Messages/" + sid.toLatin1() + ".json").json().value(u"status").toString(),
                     QStringLiteral("delivered"));
        const QString next = bench.createMessage(QStringLiteral("+12025550112"));
        QTRY_COMPARE(bench.statusesOf(next).size(), 2);
        QCOMPARE(bench.statusesOf(sid), QStringList());
    }

    void repeatsAFailedCallbackByTheRulesInItsUrl()
    {
        SimulatorBench bench(quick());
        QVERIFY(bench.isReady());
        bench.answerWith("/flaky", {503, "text/plain", "no", {}});
        bench.rest("POST", "/Messages.json",
                   {{"To", "+447700900440"},
                    {"From", "+15005550006"},
                    {"Body", "Hi"},
                    {"StatusCallback", (bench.deskUrl() + QStringLiteral("/flaky#rc=2&rp=5xx")).toUtf8()}});
        QTRY_COMPARE(bench.received("/flaky").size(), 3);
        for (const Received &callback : bench.received("/flaky"))
            QVERIFY(bench.isGenuine(callback));
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
