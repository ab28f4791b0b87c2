// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/desk/assistant.h"
#include "core/store/assistant.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"
#include "tests/fakes/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;
using tests::ScriptedServer;
using tests::Step;

namespace {

const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

QByteArray saying(const QString &text)
{
    const QJsonObject chunk{
        {QStringLiteral("choices"),
         QJsonArray{QJsonObject{{QStringLiteral("delta"), QJsonObject{{QStringLiteral("content"), text}}},
                                {QStringLiteral("finish_reason"), QStringLiteral("stop")}}}}};
    return streamHead + "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\ndata: [DONE]\n\n";
}

/// A desk with one conversation, a model that says what it is told, and what the assistant made of it.
struct Bench
{
    DeskTest desk;
    ScriptedServer model;
    Assistant assistant;
    QSignalSpy suggested{&assistant, &Assistant::suggested};
    QSignalSpy failed{&assistant, &Assistant::failed};
    AssistantSettings settings;
    ConversationId conversation;

    explicit Bench(const Step &step)
        : model({step})
        , assistant(desk.store(), QStringLiteral("Ann"), {2000, 400, 400, 5000})
    {
        settings.isOn = true;
        settings.baseUrl = model.base();
        settings.model = QStringLiteral("m");
        keep(settings);
        const MessageId first
            = desk.addPending(desk.addSender(QStringLiteral("+15005550006")), QStringLiteral("+12025550123"),
                              QStringLiteral("Hello, see https://shop.example/track."));
        conversation = desk.message(first).conversation;
        hear(QStringLiteral("Where is my lamp? I am ann@example.org."));
    }

    void keep(const AssistantSettings &wanted)
    {
        QVERIFY(resultOf(desk.store().write(
            [wanted](store::Transaction &transaction) { return store::writeAssistantSettings(transaction, wanted); })));
    }
    MessageId hear(const QString &body)
    {
        Message message;
        message.conversation = conversation;
        message.body = body;
        message.at = utcNow();
        const auto kept = resultOf(desk.store().write(
            [message](store::Transaction &transaction) { return store::insertMessage(transaction, message); }));
        return kept ? kept->id : MessageId();
    }
    void ask(AssistantTask task = AssistantTask::Reply, const QString &typed = {})
    {
        assistant.ask({7, conversation, task, typed, {}});
    }
    [[nodiscard]] bool wait()
    {
        return QTest::qWaitFor([this] { return suggested.size() + failed.size() > 0; }, 10'000);
    }
    [[nodiscard]] Suggestion suggestion() const { return suggested.at(0).at(0).value<Suggestion>(); }
    [[nodiscard]] QByteArray sent() const { return model.requests().value(0).body; }
};

} // namespace

class TestAssistant final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void suggestsAReplyAndKeepsWhatWasSent()
    {
        Bench bench({saying(QStringLiteral("It is on its way. "))});
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.failed.size(), 0);
        const Suggestion suggestion = bench.suggestion();
        QCOMPARE(suggestion.ticket, 7U);
        QCOMPARE(suggestion.text, QStringLiteral("It is on its way."));
        QCOMPARE(suggestion.conversation, bench.conversation);
        QCOMPARE(suggestion.base, bench.desk.allMessages().constLast().id);
        const store::AuditEntry row = bench.desk.audit().constFirst();
        QCOMPARE(row.action, QStringLiteral("assistant.ask"));
        QCOMPARE(row.actor, QStringLiteral("Ann"));
        QCOMPARE(row.detail.value(u"sent").toString().toUtf8(), bench.sent());
        QVERIFY(!bench.sent().contains("ann@example.org"));
        QVERIFY(bench.sent().contains("[e-mail address]"));
        // Nothing was sent to the customer.
        QCOMPARE(bench.desk.allMessages().size(), 2);
    }

    void keepsTheRequestBeforeItLeaves()
    {
        Bench bench({{}, Step::Then::Hang});
        bench.ask();
        QTRY_COMPARE(bench.model.requests().size(), 1);
        QCOMPARE(bench.desk.audit().constFirst().action, QStringLiteral("assistant.ask"));
    }

    void isSilentWhileItIsSwitchedOff()
    {
        Bench bench({saying(QStringLiteral("Hello."))});
        bench.settings.isOn = false;
        bench.keep(bench.settings);
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.failed.size(), 1);
        QVERIFY(bench.model.requests().isEmpty());
        QVERIFY(bench.desk.audit().isEmpty() || bench.desk.audit().constFirst().action != u"assistant.ask");
    }

    void dropsAnAnswerThatCameTooLate()
    {
        // The customer writes between the model's answer and its showing.
        Bench bench({saying(QStringLiteral("It is on its way."))});
        connect(&bench.assistant, &Assistant::grew, &bench.assistant,
                [&bench] { bench.hear(QStringLiteral("Never mind.")); });
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.suggested.size(), 0);
        QVERIFY(bench.failed.at(0).at(1).toString().contains(QStringLiteral("meanwhile")));
    }

    void showsNothingThatTheRulesForbid()
    {
        Bench bench({saying(QStringLiteral("See http://evil.example now."))});
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.suggested.size(), 0);
        QVERIFY(bench.failed.at(0).at(1).toString().contains(QStringLiteral("link")));
    }

    void letsOwnLinksPass()
    {
        Bench bench({saying(QStringLiteral("See https://shop.example/track please."))});
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.suggested.size(), 1);
    }

    void endsInAQuietNote_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addRow("silence") << QByteArray();
        QTest::addRow("429") << ScriptedServer::answer(429, {}, "text/plain", "Retry-After: 3\r\n");
        QTest::addRow("nonsense") << ScriptedServer::answer(200, "<html>");
        QTest::addRow("empty") << saying(QString());
        QTest::addRow("10,000 characters") << saying(QString(10'000, u'a'));
        QTest::addRow("2,000 characters") << saying(QStringLiteral("ab ").repeated(700));
    }

    void endsInAQuietNote()
    {
        QFETCH(QByteArray, answer);
        Bench bench({answer, answer.isEmpty() ? Step::Then::Hang : Step::Then::Keep});
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.suggested.size(), 0);
        QCOMPARE(bench.failed.at(0).at(0).toULongLong(), 7ULL);
        QVERIFY(!bench.failed.at(0).at(1).toString().isEmpty());
    }

    void givesTheKeyToItsOwnOriginOnly()
    {
        Bench bench({saying(QStringLiteral("Hello."))});
        bench.assistant.setKey(QStringLiteral("https://api.example.com:443"), QStringLiteral("secret"));
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.model.requests().first().header("Authorization"), QByteArray());
        bench.assistant.setKey(model::originOf(bench.model.base()), QStringLiteral("secret"));
        bench.ask();
        QTRY_COMPARE(bench.model.requests().size(), 2);
        QCOMPARE(bench.model.requests().last().header("Authorization"), "Bearer secret");
    }

    void continuesWhatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("added");
        QTest::addRow("words") << QStringLiteral("Dear Ann,") << QStringLiteral("your lamp is here.")
                               << QStringLiteral(" your lamp is here.");
        QTest::addRow("behind a blank") << QStringLiteral("Dear Ann, ") << QStringLiteral("your lamp is here.")
                                        << QStringLiteral("your lamp is here.");
        QTest::addRow("all over again") << QStringLiteral("Dear Ann,") << QStringLiteral("Dear Ann, it is here.")
                                        << QStringLiteral(" it is here.");
        QTest::addRow("a full stop") << QStringLiteral("It is here") << QStringLiteral(". Come by.")
                                     << QStringLiteral(". Come by.");
    }

    void continuesWhatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        QFETCH(QString, added);
        Bench bench({saying(said)});
        bench.ask(AssistantTask::Reply, typed);
        QVERIFY(bench.wait());
        QCOMPARE(bench.suggestion().text, added);
    }

    void hasNothingToRewriteWithoutAText()
    {
        Bench bench({saying(QStringLiteral("Hello."))});
        bench.ask(AssistantTask::Shorter, QStringLiteral("  "));
        QVERIFY(bench.wait());
        QCOMPARE(bench.failed.size(), 1);
        QVERIFY(bench.model.requests().isEmpty());
    }

    void knowsWhatStandsInTheFiles()
    {
        Bench bench({saying(QStringLiteral("See https://help.example/lamps please."))});
        const QString folder = knowledgeFolderOf(bench.desk.store());
        QVERIFY(QDir().mkpath(folder));
        const auto write = [&folder](const QString &name, const QByteArray &text) {
            QFile file(QDir(folder).filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(QStringLiteral("lamps.md"), "A lamp arrives within two days.\nAll at https://help.example/lamps\n");
        write(QStringLiteral("bikes.txt"), "Bikes are repaired on Mondays.\n");
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.suggested.size(), 1);
        QVERIFY(bench.sent().contains("within two days"));
        QVERIFY(!bench.sent().contains("Mondays"));
        QVERIFY(QFile::remove(QDir(folder).filePath(QStringLiteral("lamps.md"))));
        bench.ask();
        QTRY_COMPARE(bench.model.requests().size(), 2);
        QVERIFY(!bench.model.requests().last().body.contains("within two days"));
    }

    void cutsFilesIntoSnippets()
    {
        const auto snippets = snippetsOf(QStringLiteral("a.txt"),
                                         QStringLiteral("One.\n\nTwo\nlines.\n \n") + QString(700, u'b')
                                             + QStringLiteral("\n\n") + QString(3000, u'c'));
        QCOMPARE(snippets.size(), 5);
        QCOMPARE(snippets.first().text, QStringLiteral("One. Two lines."));
        QVERIFY(snippetsOf(QStringLiteral("a.txt"), QStringLiteral(" \n\n \n")).isEmpty());
    }

    void stopsWhenNobodyWaits()
    {
        Bench bench({streamHead, Step::Then::Keep});
        bench.ask();
        QTRY_COMPARE(bench.model.requests().size(), 1);
        bench.assistant.drop(7);
        bench.model.setSteps({Step{saying(QStringLiteral("Hello."))}});
        bench.assistant.ask({8, bench.conversation, AssistantTask::Reply, {}, {}});
        QVERIFY(bench.wait());
        QCOMPARE(bench.failed.size(), 0);
        QCOMPARE(bench.suggestion().ticket, 8U);
    }
};

QTEST_GUILESS_MAIN(TestAssistant)
#include "tst_assistant.moc"
