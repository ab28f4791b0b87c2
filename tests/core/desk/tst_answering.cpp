// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/desk/answering.h"
#include "core/desk/outbox.h"
#include "core/store/assistant.h"
#include "core/store/assistantduty.h"
#include "core/store/assistantshadow.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketwilio.h"
#include "tests/fakes/scriptedserver.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;
using tests::ScriptedServer;
using tests::Step;

namespace {

QByteArray saying(const QString &text)
{
    const QJsonObject chunk{
        {QStringLiteral("choices"),
         QJsonArray{QJsonObject{{QStringLiteral("delta"), QJsonObject{{QStringLiteral("content"), text}}},
                                {QStringLiteral("finish_reason"), QStringLiteral("stop")}}}}};
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: "
        + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\ndata: [DONE]\n\n";
}

const QString fine = QStringLiteral("Thank you, a colleague will look into it.");
const QString question = QStringLiteral("Where is my lamp?");

/// A desk whose sender is answered for by a model that says what it is told. Nothing is sent to Twilio: what would be
/// waits in the outbox.
struct Bench
{
    DeskTest desk;
    ScriptedServer model{{Step{saying(fine)}}};
    Answering answering;
    QSignalSpy answered{&answering, &Answering::answered};
    QSignalSpy silent{&answering, &Answering::keptSilent};
    AssistantSettings settings;
    SenderId sender;
    int customers = 0;

    Bench()
        : answering(desk.store(), {2000, 400, 400, 5000}, 0)
    {
        settings.isOn = true;
        settings.baseUrl = model.base();
        settings.model = QStringLiteral("m");
        settings.instructions = QStringLiteral("Our page is https://shop.example/track. Never to mention the warehouse "
                                               "fire of last week to anybody.");
        keep(settings);
        sender = desk.addSender(QStringLiteral("+15005550006"));
        write([this](store::Transaction &transaction) {
            return store::setAnsweringForSender(transaction, sender, true);
        });
        answering.start();
        QCoreApplication::processEvents();
    }

    template <typename Work> void write(Work work) { QVERIFY(resultOf(desk.store().write(std::move(work)))); }
    void keep(const AssistantSettings &wanted)
    {
        write([wanted](store::Transaction &transaction) { return store::writeAssistantSettings(transaction, wanted); });
    }
    ConversationId open(const QString &number = {})
    {
        const QString contact
            = number.isEmpty() ? QStringLiteral("+1202555%1").arg(++customers, 4, 10, QLatin1Char('0')) : number;
        const auto id = resultOf(desk.store().write([this, contact](store::Transaction &transaction) {
            return store::ensureConversation(transaction, sender, {Channel::Sms, contact}, {}, utcNow());
        }));
        return id.value_or(ConversationId());
    }
    void hear(ConversationId conversation, const QString &body)
    {
        Message message;
        message.conversation = conversation;
        message.from = desk.conversation(conversation).contactAddress.user;
        message.to = QStringLiteral("+15005550006");
        message.body = body;
        message.at = utcNow();
        write([message](store::Transaction &transaction) -> Done {
            const auto kept = store::insertMessage(transaction, message);
            return kept ? Done{} : std::unexpected(kept.error());
        });
    }
    void saidByAPerson(ConversationId conversation)
    {
        Message message;
        message.conversation = conversation;
        message.direction = Direction::Outbound;
        message.body = QStringLiteral("I am here.");
        message.author = QStringLiteral("Ann");
        message.status = DeliveryStatus::Delivered;
        message.at = utcNow();
        write([message](store::Transaction &transaction) -> Done {
            const auto kept = store::insertMessage(transaction, message);
            return kept ? Done{} : std::unexpected(kept.error());
        });
    }
    [[nodiscard]] QList<Message> answers(ConversationId conversation = {})
    {
        QList<Message> rows = desk.allMessages();
        rows.removeIf([conversation](const Message &row) {
            return row.direction == Direction::Inbound || row.author != modelActor()
                || (conversation.isValid() && row.conversation != conversation);
        });
        return rows;
    }
    [[nodiscard]] AnsweringState state(ConversationId conversation)
    {
        return resultOf(desk.store().read([this, conversation](const store::Snapshot &snapshot) {
                   return store::answeringState(snapshot, conversation, sender);
               }))
            .value_or(AnsweringState());
    }
    /// Whether it is the model's turn, asked without the model.
    [[nodiscard]] AnswerTurn turn(ConversationId conversation, qint64 now = utcNow())
    {
        return resultOf(desk.store().read([conversation, now](const store::Snapshot &snapshot) {
                   return answerTurn(snapshot, conversation, now);
               }))
            .value_or(AnswerTurn());
    }
    [[nodiscard]] QFuture<Done> press(ConversationId conversation)
    {
        return desk.store().write(
            [conversation, act = Act{QStringLiteral("Ann"), utcNow()}](store::Transaction &transaction) {
                return stopModel(transaction, act, conversation);
            });
    }
    [[nodiscard]] bool waitFor(qsizetype outcomes)
    {
        return QTest::qWaitFor([this, outcomes] { return answered.size() + silent.size() >= outcomes; }, 20'000);
    }
};

} // namespace

class TestAnswering final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void answersWhereItIsSwitchedOn()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        bench.hear(conversation, question);
        QVERIFY(bench.waitFor(1));
        QCOMPARE(bench.answers().size(), 1);
        const Message row = bench.answers().first();
        QCOMPARE(row.body, fine);
        QVERIFY(row.origin == Origin::Model);
        QVERIFY(row.status == DeliveryStatus::Pending);
        QStringList actions;
        for (const store::AuditEntry &entry : bench.desk.audit())
            actions.prepend(entry.actor + u' ' + entry.action);
        QCOMPARE(actions, (QStringList{QStringLiteral("model assistant.ask"), QStringLiteral("model message.send")}));
    }

    void isOffUntilSomebodySwitchesItOn()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        bench.write([&bench](store::Transaction &transaction) {
            return store::setAnsweringForSender(transaction, bench.sender, false);
        });
        bench.hear(conversation, question);
        QVERIFY(!bench.turn(conversation).isItsTurn);
        bench.write([conversation](store::Transaction &transaction) {
            return store::setAnswering(transaction, conversation, true);
        });
        QVERIFY(bench.turn(conversation).isItsTurn);
        // One conversation may be left to people, whatever holds for its sender.
        bench.write([&bench](store::Transaction &transaction) {
            return store::setAnsweringForSender(transaction, bench.sender, true);
        });
        bench.write([conversation](store::Transaction &transaction) {
            return store::setAnswering(transaction, conversation, false);
        });
        QVERIFY(!bench.turn(conversation).isItsTurn);
        bench.settings.isOn = false;
        bench.keep(bench.settings);
        QVERIFY(!bench.turn(conversation).isItsTurn);
    }

    void keepsAwayFromWhatIsNoQuestion_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("body");
        const QString person = QStringLiteral("+12025550123");
        for (const char *word : {"STOP", "stop ", "Unsubscribe", "HELP", "START", "  "})
            QTest::addRow("%s", word) << person << QString::fromLatin1(word);
        QTest::addRow("a short code") << QStringLiteral("12345") << question;
        QTest::addRow("a name") << QStringLiteral("SHOP") << question;
    }

    void keepsAwayFromWhatIsNoQuestion()
    {
        QFETCH(QString, number);
        QFETCH(QString, body);
        Bench bench;
        const ConversationId conversation = bench.open(number);
        bench.hear(conversation, body);
        const AnswerTurn turn = bench.turn(conversation);
        QVERIFY(!turn.isItsTurn);
        QVERIFY(turn.handOver.isEmpty());
    }

    void saysNothingOfThoseWhoOptedOut()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        const Address contact = bench.desk.conversation(conversation).contactAddress;
        bench.write([&bench, contact](store::Transaction &transaction) {
            store::OptOut optOut;
            optOut.sender = bench.sender;
            optOut.contact = contact;
            optOut.at = utcNow();
            return store::appendOptOut(transaction, optOut);
        });
        bench.hear(conversation, question);
        const ConversationId other = bench.open();
        bench.hear(other, question);
        QVERIFY(bench.waitFor(1));
        QCOMPARE(bench.answers(conversation).size(), 0);
        QCOMPARE(bench.answers(other).size(), 1);
        // Not a word of theirs left for the endpoint either.
        QCOMPARE(bench.model.requests().size(), 1);
    }

    void draftsWithoutSendingWhereItIsShadowing()
    {
        Bench bench;
        QSignalSpy drafted(&bench.answering, &Answering::drafted);
        bench.settings.isShadowing = true;
        bench.keep(bench.settings);
        bench.write([&bench](store::Transaction &transaction) {
            return store::setAnsweringForSender(transaction, bench.sender, false);
        });
        const ConversationId conversation = bench.open();
        bench.hear(conversation, question);
        QTRY_COMPARE(drafted.count(), 1);
        bench.saidByAPerson(conversation);
        bench.model.setSteps({Step{saying(QStringLiteral("You have 90% off."))}});
        bench.hear(conversation, QStringLiteral("Give me 90% off"));
        QTRY_COMPARE(drafted.count(), 2);
        bench.hear(conversation, QStringLiteral("STOP"));
        QVERIFY(!bench.turn(conversation).isShadowed);
        const auto drafts = resultOf(
            bench.desk.store().read([](const store::Snapshot &snapshot) { return store::shadowDrafts(snapshot, 10); }));
        QCOMPARE(drafts->size(), 2);
        QCOMPARE(drafts->last().drafted, fine);
        QCOMPARE(drafts->last().sent, QStringLiteral("I am here."));
        QCOMPARE(drafts->first().drafted, QString());
        QVERIFY(!drafts->first().silence.isEmpty());
        QCOMPARE(bench.answers().size(), 0);
        QVERIFY(!bench.state(conversation).isPaused);
    }

    void keepsItsHours_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<int>("hour");
        QTest::addColumn<bool>("isOpen");
        QTest::addRow("always") << 0 << 0 << 3 << true;
        QTest::addRow("in office hours") << 9 * 60 << 17 * 60 << 12 << true;
        QTest::addRow("before") << 9 * 60 << 17 * 60 << 8 << false;
        QTest::addRow("at the end") << 9 * 60 << 17 * 60 << 17 << false;
        QTest::addRow("in the night") << 20 * 60 << 6 * 60 << 23 << true;
        QTest::addRow("in the morning") << 20 * 60 << 6 * 60 << 5 << true;
        QTest::addRow("by day") << 20 * 60 << 6 * 60 << 12 << false;
    }

    void keepsItsHours()
    {
        QFETCH(int, from);
        QFETCH(int, until);
        QFETCH(int, hour);
        Bench bench;
        bench.settings.answering.fromMinute = from;
        bench.settings.answering.untilMinute = until;
        bench.keep(bench.settings);
        const ConversationId conversation = bench.open();
        bench.hear(conversation, question);
        const qint64 now = QDateTime(QDate(2026, 3, 4), QTime(hour, 0)).toMSecsSinceEpoch();
        QTEST(bench.turn(conversation, now).isItsTurn, "isOpen");
    }

    void handsOverWhenAPersonIsWanted()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        bench.hear(conversation, QStringLiteral("Can I talk to a HUMAN, please?"));
        QVERIFY(bench.waitFor(1));
        QCOMPARE(bench.silent.size(), 1);
        QVERIFY(bench.model.requests().isEmpty());
        QVERIFY(bench.state(conversation).isPaused);
        QVERIFY(!bench.state(conversation).reason.isEmpty());
        bench.hear(conversation, question);
        QVERIFY(!bench.turn(conversation).isItsTurn);
        bench.write([conversation](store::Transaction &transaction) {
            return store::setAnswering(transaction, conversation, true);
        });
        QVERIFY(bench.turn(conversation).isItsTurn);
    }

    void handsOverWhereAPersonHasBegunAReply()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        bench.write([conversation](store::Transaction &transaction) {
            return store::setDraft(transaction, conversation, QStringLiteral("Dear Ann,"));
        });
        bench.hear(conversation, question);
        QVERIFY(bench.waitFor(1));
        QVERIFY(bench.model.requests().isEmpty());
        QVERIFY(bench.state(conversation).isPaused);
    }

    void handsOverAfterSoManyInARow()
    {
        Bench bench;
        bench.settings.answering.mostInARow = 2;
        bench.keep(bench.settings);
        const ConversationId conversation = bench.open();
        for (int turn = 1; turn <= 4; ++turn) {
            bench.hear(conversation, question);
            if (turn <= 3)
                QVERIFY(bench.waitFor(turn));
        }
        QCOMPARE(bench.answers().size(), 2);
        QVERIFY(bench.state(conversation).isPaused);
        QVERIFY(!bench.turn(conversation).isItsTurn);
        bench.saidByAPerson(conversation);
        bench.write([conversation](store::Transaction &transaction) {
            return store::setAnswering(transaction, conversation, true);
        });
        bench.hear(conversation, question);
        QVERIFY(bench.waitFor(4));
        QCOMPARE(bench.answers().size(), 3);
    }

    void handsOverAfterSoManyInAnHour()
    {
        Bench bench;
        bench.settings.answering.mostInARow = 100;
        bench.settings.answering.mostPerHour = 3;
        bench.keep(bench.settings);
        const ConversationId conversation = bench.open();
        for (int turn = 1; turn <= 4; ++turn) {
            bench.hear(conversation, question);
            QVERIFY(bench.waitFor(turn));
        }
        QCOMPARE(bench.answers().size(), 3);
        QVERIFY(bench.state(conversation).isPaused);
    }

    void sendsNothingWhenTheModelFails_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addRow("silence") << QByteArray();
        QTest::addRow("cut in the middle") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                                                         "data: {\"choices\":[{\"delta\":{\"content\":\"Yes\"}}]}\n\n");
        QTest::addRow("429") << ScriptedServer::answer(429, {}, "text/plain", "Retry-After: 3\r\n");
        QTest::addRow("500") << ScriptedServer::answer(500, {});
        QTest::addRow("nonsense") << ScriptedServer::answer(200, "<html>");
        QTest::addRow("empty") << saying(QString());
        QTest::addRow("10,000 characters") << saying(QString(10'000, u'a'));
        QTest::addRow("another language")
            << saying(QStringLiteral("Bonjour, nous avons reçu votre message et nous sommes là pour vous."));
    }

    void sendsNothingWhenTheModelFails()
    {
        QFETCH(QByteArray, answer);
        Bench bench;
        bench.model.setSteps({Step{answer, answer.isEmpty() ? Step::Then::Hang : Step::Then::Close}});
        const ConversationId conversation = bench.open();
        bench.hear(conversation, QStringLiteral("Where is the lamp that you have for me, please?"));
        QVERIFY(bench.waitFor(1));
        QCOMPARE(bench.silent.size(), 1);
        QCOMPARE(bench.answers().size(), 0);
        QVERIFY(bench.state(conversation).isPaused);
        QVERIFY(!bench.state(conversation).reason.isEmpty());
    }

    void letsNoObeyedInjectionLeave()
    {
        Bench bench;
        QFile file(QStringLiteral(PATCHCORD_TEST_DATA "/injections.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int attempts = 0;
        for (const QJsonValue &attempt : QJsonDocument::fromJson(file.readAll()).array()) {
            QString obeyed = attempt[u"obeyed"].toString();
            // The seal of each request is another, which no list can know; see tst_outputcheck.
            if (attempt[u"name"].toString().startsWith(u"the seal"))
                continue;
            if (obeyed == u"REPEAT lamp")
                obeyed = QStringLiteral("lamp ").repeated(2000);
            bench.model.setSteps({Step{saying(obeyed)}});
            const ConversationId conversation = bench.open();
            bench.hear(conversation, attempt[u"customer"].toString());
            QVERIFY2(bench.waitFor(++attempts), qPrintable(attempt[u"name"].toString()));
            QVERIFY2(bench.answers(conversation).isEmpty(), qPrintable(attempt[u"name"].toString()));
        }
        QVERIFY(attempts >= 30);
        QCOMPARE(bench.answered.size(), 0);
    }

    void answersTheNewestQuestionOnly()
    {
        // The customer writes once more between the model's answer and its sending.
        Bench bench;
        const ConversationId conversation = bench.open();
        bool isFirst = true;
        connect(&bench.answering, &Answering::aboutToSend, &bench.answering, [&] {
            if (std::exchange(isFirst, false))
                bench.hear(conversation, QStringLiteral("Never mind, I found it."));
        });
        bench.hear(conversation, question);
        QVERIFY(bench.waitFor(2));
        QCOMPARE(bench.silent.size(), 1);
        QCOMPARE(bench.answered.size(), 1);
        QCOMPARE(bench.model.requests().size(), 2);
        QCOMPARE(bench.answers().size(), 1);
    }

    void isStoppedByAKeyOneMomentBeforeItSends()
    {
        Bench bench;
        constexpr int rounds = 100;
        connect(&bench.answering, &Answering::aboutToSend, &bench.answering,
                [&bench](ConversationId conversation) { static_cast<void>(bench.press(conversation)); });
        for (int round = 1; round <= rounds; ++round) {
            bench.hear(bench.open(), question);
            QVERIFY(bench.waitFor(round));
        }
        QCOMPARE(bench.silent.size(), rounds);
        QCOMPARE(bench.answers().size(), 0);
    }

    void isStoppedByAKeyInAnotherThreadAHundredTimes()
    {
        // Whichever comes first in the store: as long as nothing has begun to leave, nothing leaves.
        Bench bench;
        constexpr int rounds = 100;
        QSemaphore go;
        ConversationId conversation;
        QList<Result<void>> presses;
        connect(
            &bench.answering, &Answering::aboutToSend, &bench.answering, [&go] { go.release(); }, Qt::DirectConnection);
        for (int round = 1; round <= rounds; ++round) {
            conversation = bench.open();
            const std::unique_ptr<QThread> person(QThread::create([&] {
                go.acquire();
                presses.append(bench.press(conversation).result());
            }));
            person->start();
            bench.hear(conversation, question);
            QVERIFY(bench.waitFor(round));
            QVERIFY(person->wait(20'000));
            QCOMPARE(bench.answers(conversation).size(), 0);
            QVERIFY(bench.state(conversation).isPaused);
        }
        QCOMPARE(presses.size(), rounds);
        QVERIFY(std::ranges::all_of(presses, [](const Result<void> &press) { return press.has_value(); }));
    }

    void leavesNothingBehindThatTheOutboxWouldSend()
    {
        // The outbox is at work, and a person presses a key right before or right after the answer is queued: what
        // Twilio gets is what still stands in the conversation, and nothing that was stopped before.
        Bench bench;
        FakeTwilio twilio;
        Credentials credentials;
        credentials.accountSid = QStringLiteral("ACtest");
        credentials.authToken = QStringLiteral("not a secret");
        twilio::Client client(credentials, twilio.url());
        OutboxPace pace;
        pace.perSenderPerSecond = 1000;
        Outbox outbox(bench.desk.store(), client, {}, pace);
        outbox.start();
        constexpr int rounds = 60;
        QSet<ConversationId> stoppedBefore;
        connect(&bench.answering, &Answering::aboutToSend, &bench.answering, [&](ConversationId conversation) {
            if (conversation.value % 2 == 0)
                return;
            stoppedBefore.insert(conversation);
            static_cast<void>(bench.press(conversation));
        });
        connect(&bench.answering, &Answering::answered, &bench.answering,
                [&bench](ConversationId conversation) { static_cast<void>(bench.press(conversation)); });
        for (int round = 1; round <= rounds; ++round) {
            bench.hear(bench.open(), question);
            QVERIFY(bench.waitFor(round));
        }
        QTRY_VERIFY(outbox.isIdle());
        const QList<Message> left = bench.answers();
        QCOMPARE(twilio.posts(), left.size());
        QVERIFY(!stoppedBefore.isEmpty());
        QVERIFY(std::ranges::none_of(
            left, [&](const Message &row) { return stoppedBefore.contains(row.conversation) || row.sid.isEmpty(); }));
    }

    void takesNothingBackThatIsOnItsWay()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        bench.hear(conversation, question);
        QVERIFY(bench.waitFor(1));
        const MessageId answer = bench.answers().first().id;
        bench.desk.addAttempt(answer, QStringLiteral("token"));
        QVERIFY(resultOf(bench.press(conversation)));
        QCOMPARE(bench.answers().size(), 1);
        QVERIFY(bench.state(conversation).isPaused);
        QCOMPARE(bench.desk.audit().first().actor, QStringLiteral("Ann"));
    }

    void pausesNothingWhereItDoesNotAnswer()
    {
        Bench bench;
        const ConversationId conversation = bench.open();
        bench.write([conversation](store::Transaction &transaction) {
            return store::setAnswering(transaction, conversation, false);
        });
        QVERIFY(resultOf(bench.press(conversation)));
        QVERIFY(!bench.state(conversation).isPaused);
        QVERIFY(bench.desk.audit().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAnswering)
#include "tst_answering.moc"
