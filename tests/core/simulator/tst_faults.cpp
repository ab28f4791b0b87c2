// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include "core/simulator/faults.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

namespace {

const twilio::FormFields newMessage{{"To", "+12025550111"}, {"From", "+15005550006"}, {"Body", "Hello"}};

} // namespace

class TestFaults final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void misbehavesOnceAsAsked_data()
    {
        QTest::addColumn<QJsonObject>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<int>("stored");
        QTest::newRow("closed") << QJsonObject{{u"kind"_s, u"close-after-request"_s}} << 0 << false << 1;
        QTest::newRow("closed, not stored")
            << QJsonObject{{u"kind"_s, u"close-after-request"_s}, {u"stored"_s, false}} << 0 << false << 0;
        QTest::newRow("closed before") << QJsonObject{{u"kind"_s, u"close-before-store"_s}} << 0 << false << 0;
        QTest::newRow("half") << QJsonObject{{u"kind"_s, u"half-answer"_s}} << 201 << false << 1;
        QTest::newRow("truncated") << QJsonObject{{u"kind"_s, u"truncated-json"_s}} << 201 << false << 1;
        QTest::newRow("500") << QJsonObject{{u"kind"_s, u"http-500-html"_s}} << 500 << false << 0;
        QTest::newRow("500, stored") << QJsonObject{{u"kind"_s, u"http-500-html"_s}, {u"stored"_s, true}} << 500
                                     << false << 1;
        QTest::newRow("429") << QJsonObject{{u"kind"_s, u"429"_s}, {u"retry_after"_s, 3}} << 429 << true << 0;
        QTest::newRow("reset") << QJsonObject{{u"kind"_s, u"reset"_s}} << 0 << false << 1;
        QTest::newRow("slow") << QJsonObject{{u"kind"_s, u"slow"_s}, {u"delay_ms"_s, 100}} << 201 << true << 1;
    }

    void misbehavesOnceAsAsked()
    {
        QFETCH(const QJsonObject, fault);
        QFETCH(const int, status);
        QFETCH(const bool, isWhole);
        QFETCH(const int, stored);
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        QCOMPARE(bench.control("POST", "/sim/faults", fault).value(u"rest").toArray().size(), 1);
        const Exchange faulty = bench.rest("POST", "/Messages.json", newMessage);
        QCOMPARE(faulty.status, status);
        QCOMPARE(QJsonDocument::fromJson(faulty.body).isObject(), isWhole);
        if (fault.contains(u"retry_after"))
            QCOMPARE(faulty.header("Retry-After"), QByteArray("3"));
        if (fault.value(u"kind").toString() == u"half-answer")
            QVERIFY(faulty.header("Content-Length").toInt() > faulty.body.size());
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), stored);
        QCOMPARE(bench.control("GET", "/sim/faults").value(u"rest").toArray().size(), 0);
        QCOMPARE(bench.rest("POST", "/Messages.json", newMessage).status, 201);
        const QJsonObject counts = bench.control("GET", "/sim/log").value(u"request_counts").toObject();
        QCOMPARE(counts.value(QString::fromLatin1("POST " + bench.accountPath() + "/Messages.json")).toInt(), 2);
    }

    void hangsUntilTheClientGivesUp()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults", {{u"kind"_s, u"hang"_s}});
        QElapsedTimer clock;
        clock.start();
        const Exchange hung = bench.rest("POST", "/Messages.json", newMessage, 400);
        QCOMPARE(hung.status, 0);
        QVERIFY(hung.head.isEmpty());
        QVERIFY(clock.elapsed() >= 390);
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), 1);
    }

    void strikesOnlyWhatMatches()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults",
                      {{u"kind"_s, u"429"_s}, {u"count"_s, 2}, {u"method"_s, u"GET"_s}, {u"path"_s, u"/Calls"_s}});
        QCOMPARE(bench.rest("POST", "/Messages.json", newMessage).status, 201);
        QCOMPARE(bench.rest("GET", "/Messages.json").status, 200);
        QCOMPARE(bench.rest("GET", "/Calls.json").status, 429);
        QCOMPARE(bench.rest("GET", "/Calls.json").status, 429);
        QCOMPARE(bench.rest("GET", "/Calls.json").status, 200);
    }

    void clearsFaults()
    {
        SimulatorBench bench;
        QVERIFY(bench.isReady());
        bench.control("POST", "/sim/faults", {{u"kind"_s, u"429"_s}, {u"count"_s, 5}});
        const QJsonObject cleared = bench.control("DELETE", "/sim/faults");
        QCOMPARE(cleared.value(u"rest").toArray().size(), 0);
        QCOMPARE(bench.rest("POST", "/Messages.json", newMessage).status, 201);
    }

    void saysWhichFaultItDoesNotKnow_data()
    {
        QTest::addColumn<QJsonObject>("document");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("kind") << QJsonObject{{u"kind"_s, u"gremlins"_s}};
        QTest::newRow("count") << QJsonObject{{u"kind"_s, u"hang"_s}, {u"count"_s, 0}};
        QTest::newRow("order") << QJsonObject{{u"callbacks"_s, QJsonObject{{u"order"_s, u"backwards"_s}}}};
        QTest::newRow("sign") << QJsonObject{{u"webhooks"_s, QJsonObject{{u"sign"_s, u"nicely"_s}}}};
    }

    void saysWhichFaultItDoesNotKnow()
    {
        QFETCH(const QJsonObject, document);
        Faults faults;
        const Done armed = faults.arm(document);
        QVERIFY(!armed);
        QCOMPARE(armed.error().kind, ErrorKind::Invalid);
        QVERIFY(!armed.error().message.isEmpty());
        QCOMPARE(faults.shown().value(u"rest").toArray().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
