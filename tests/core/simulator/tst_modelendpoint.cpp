// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/client.h"
#include "core/model/outputcheck.h"
#include "core/model/prompt.h"
#include "simulatorbench.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace patchcord;
using namespace patchcord::simulator;

namespace {

model::PromptSource source(const QString &customer)
{
    model::PromptSource made;
    made.settings.model = QStringLiteral("sim");
    made.lines = {{true, customer}};
    return made;
}

/// The simulated model, and the client that asks it.
struct Bench
{
    SimulatorBench simulator;
    model::Client client{{2000, 1500, 1500, 10'000}};
    QStringList pieces;

    Bench() { simulator.control("POST", "/sim/model", {{QStringLiteral("delay_ms"), 1}}); }

    Result<QString> ask(const model::PromptSource &prompt, const QString &key = Simulator::modelKey())
    {
        std::optional<Result<QString>> outcome;
        pieces.clear();
        model::Answering *answering
            = client.ask({simulator.simulator().modelUrl(), prompt.settings.model, key}, model::requestBody(prompt));
        QObject::connect(answering, &model::Answering::grew, &client, [this](const QString &more) { pieces << more; });
        QObject::connect(answering, &model::Answering::finished, &client,
                         [&outcome](const Result<QString> &text) { outcome = text; });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10'000))
            return failure(ErrorKind::Unavailable, QStringLiteral("no outcome in time"));
        return *outcome;
    }
    void arm(const QString &fault) { simulator.control("POST", "/sim/model", {{QStringLiteral("fault"), fault}}); }
};

} // namespace

class TestModelEndpoint final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void streamsPlainAnswersInTheCustomersLanguage_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::addRow("en") << QStringLiteral("Where is the parcel that you have sent?");
        QTest::addRow("de") << QStringLiteral("Wo ist das Paket, und wann kommt es bei mir an?");
        QTest::addRow("ja") << QStringLiteral("こんにちは！明日の予約、一人増えても大丈夫ですか？");
    }

    void streamsPlainAnswersInTheCustomersLanguage()
    {
        QFETCH(QString, customer);
        Bench bench;
        QVERIFY(bench.simulator.isReady());
        const auto text = bench.ask(source(customer));
        QVERIFY2(text, qPrintable(text ? QString() : text.error().message));
        QVERIFY(bench.pieces.size() > 3);
        QCOMPARE(bench.pieces.join(QString()), *text);
        QCOMPARE(bench.ask(source(customer)), text);
        model::PromptSource again = source(customer);
        again.earlier = {*text};
        QVERIFY(bench.ask(again) != text);
        model::OutputRules rules;
        rules.customersWords = customer;
        rules.reader = model::Reader::Customer;
        const auto checked = model::checkedOutput(*text, rules);
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
    }

    void rewritesAndSumsUp()
    {
        Bench bench;
        model::PromptSource prompt = source(QStringLiteral("Where is the parcel?"));
        prompt.typed = QStringLiteral("We will look for it with all that we have.");
        prompt.task = AssistantTask::Shorter;
        QVERIFY(bench.ask(prompt)->size() < prompt.typed.size());
        prompt.task = AssistantTask::Friendlier;
        QVERIFY(bench.ask(prompt)->startsWith(prompt.typed));
        prompt.task = AssistantTask::Summary;
        QVERIFY(bench.ask(prompt)->contains(QStringLiteral("Where is the parcel?")));
    }

    void wantsItsKey()
    {
        Bench bench;
        const auto text = bench.ask(source(QStringLiteral("Hello")), QStringLiteral("another"));
        QCOMPARE(text.error().kind, ErrorKind::Unauthorised);
    }

    void saysWhatItIsTold()
    {
        Bench bench;
        bench.simulator.control("POST", "/sim/model", {{QStringLiteral("reply"), QStringLiteral("As you wish.")}});
        QCOMPARE(bench.ask(source(QStringLiteral("Hello"))), Result<QString>(QStringLiteral("As you wish.")));
        QCOMPARE(bench.simulator.control("GET", "/sim/model").value(u"requests").toArray().size(), 1);
    }

    void failsOnDemand_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addRow("cut") << ErrorKind::OutcomeUnknown;
        QTest::addRow("429") << ErrorKind::RateLimited;
        QTest::addRow("silence") << ErrorKind::Unavailable;
        QTest::addRow("pause") << ErrorKind::Unavailable;
        QTest::addRow("tools") << ErrorKind::Refused;
        QTest::addRow("empty") << ErrorKind::Malformed;
        QTest::addRow("long") << ErrorKind::Malformed;
        QTest::addRow("bad-json") << ErrorKind::Malformed;
        QTest::addRow("no-stream") << ErrorKind::Malformed;
        QTest::addRow("401") << ErrorKind::Unauthorised;
        QTest::addRow("404") << ErrorKind::NotFound;
        QTest::addRow("500") << ErrorKind::Unavailable;
        QTest::addRow("elsewhere") << ErrorKind::Refused;
    }

    void failsOnDemand()
    {
        QFETCH(ErrorKind, kind);
        Bench bench;
        bench.arm(QString::fromLatin1(QTest::currentDataTag()));
        const auto text = bench.ask(source(QStringLiteral("Hello")));
        QVERIFY(!text);
        QCOMPARE(text.error().kind, kind);
        QVERIFY(bench.ask(source(QStringLiteral("Hello"))));
    }
};

QTEST_GUILESS_MAIN(TestModelEndpoint)
#include "tst_modelendpoint.moc"
