// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include "core/simulator/persona.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::simulator;
using namespace Qt::StringLiterals;

class TestPersonas final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void haveNumbersReservedForFiction()
    {
        static const QRegularExpression fiction(
            u"\\A(whatsapp:)?(\\+1\\d{3}55501\\d\\d|\\+447700900\\d{3}|\\+4917139200\\d\\d|\\+3363998\\d{4}"
            "|\\+46701740[6]\\d\\d|12345)\\z"_s);
        QVERIFY(cast().size() >= 10);
        for (const Persona &persona : cast()) {
            QVERIFY2(fiction.match(persona.address).hasMatch(), qPrintable(persona.address));
            QVERIFY(!persona.opening.isEmpty());
        }
    }

    void tryToGiveAnAssistantOrders()
    {
        const QList<Persona> all = cast();
        QVERIFY(std::ranges::any_of(all, [](const Persona &persona) {
            return std::ranges::any_of(persona.opening, [](const Line &line) {
                return line.text.startsWith(u"Ignore all previous instructions"_s);
            });
        }));
    }

    void openSayMoreAnswerAndCall()
    {
        SimulatorOptions options;
        options.hasPersonas = true;
        options.stepMs = 2;
        options.secondMs = 2;
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        bench.answerWith("/voice", {200, "text/xml", "<Response><Say>Hello</Say></Response>", {}});
        bench.simulator().startPersonas();
        qsizetype openings = 0;
        for (const Persona &persona : cast())
            openings += persona.opening.size();
        const auto said = [&bench] {
            return bench.received("/api/webhooks/sms").size() + bench.received("/api/webhooks/whatsapp").size();
        };
        QTRY_VERIFY(said() >= openings);
        const QString reply = bench.createMessage(cast().first().address, u"Could you tell me the door?"_s);
        QVERIFY(!reply.isEmpty());
        const QString answer = cast().first().whenAsked.first();
        QTRY_VERIFY(std::ranges::any_of(bench.received("/api/webhooks/sms"),
                                        [&answer](const Received &webhook) { return webhook.text("Body") == answer; }));
        QTRY_VERIFY(!bench.received("/api/webhooks/voice/status").isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(bench.received("/api/webhooks/sms"),
                                [](const Received &webhook) { return webhook.text("NumMedia") == u"1"; }),
            15'000);
    }

    void leaveAVoicemail()
    {
        SimulatorOptions options;
        options.hasPersonas = true;
        options.stepMs = 2;
        options.secondMs = 2;
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        bench.answerWith("/voice",
                         {200,
                          "text/xml",
                          "<Response><Record action=\"kept\" recordingStatusCallback=\"recording\" "
                          "transcribe=\"true\" transcribeCallback=\"transcript\"/></Response>",
                          {}});
        bench.simulator().startPersonas();
        QTRY_VERIFY(!bench.received("/api/webhooks/recording").isEmpty());
        QTRY_VERIFY(!bench.received("/api/webhooks/transcript").isEmpty());
        QVERIFY(bench.received("/api/webhooks/transcript").first().text("TranscriptionText").contains(u"Friday"));
    }

    void waitForADesk()
    {
        SimulatorOptions options;
        options.hasPersonas = true;
        options.stepMs = 2;
        SimulatorBench bench(options);
        QVERIFY(bench.isReady());
        bench.simulator().setWebhookBase(u"http://127.0.0.1:1"_s);
        bench.simulator().startPersonas();
        QTRY_VERIFY(bench.control("GET", "/sim/log").value(u"webhook_counts")[u"sms"].toInt() > 0);
        QCOMPARE(bench.control("GET", "/sim/messages").value(u"messages").toArray().size(), 1);
        bench.simulator().setWebhookBase(bench.deskUrl());
        QTRY_VERIFY(bench.received("/api/webhooks/sms").size() > 3);
        QCOMPARE(bench.received("/api/webhooks/sms").first().text("Body"), cast().first().opening.first().text);
    }
};

QTEST_GUILESS_MAIN(TestPersonas)
#include "tst_personas.moc"
