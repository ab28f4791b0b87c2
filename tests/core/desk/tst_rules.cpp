// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/ruledesk.h"

#include "core/base/clock.h"
#include "core/desk/agentdesk.h"
#include "core/desk/inbox.h"
#include "core/desk/ruleclock.h"
#include "core/store/contactdetails.h"
#include "core/store/conversations.h"
#include "core/store/labels.h"
#include "core/store/messages.h"
#include "core/store/rules.h"
#include "core/twilio/twiml.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestRules final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void answersInTheWebhooksAnswer();
    void neverSpeaksTwiceWithinItsPause();
    void closesWhatIsAnswered();
    void answersWhereTheLabelIs();
    void actsWithoutAReply_data();
    void actsWithoutAReply();
    void actsOnWhoHasWaitedTooLong();
    void leavesTheAcknowledgementAsItIs();
    void neverActsOn_data();
    void neverActsOn();
    void goesBeforeTheAcknowledgement();
    void neverAnswers_data();
    void neverAnswers();
    void endsWhenTwoMachinesAnswerEachOther();
    void speaksToWhoHasWaitedTooLong();
    void triesARuleOutWithoutSending();
    void refusesWhatCannotSpeak();
    void asksInTheOrderThatIsSet();

private:
    [[nodiscard]] Rule rule(const QString &reply) const;
    RuleId keep(const Rule &rule);
    Reception receive(const QString &body, const QString &from = QStringLiteral("+4915112345678"));
    [[nodiscard]] QList<Message> replies();
    /// How often agents were told of that conversation.
    [[nodiscard]] int returns(ConversationId id);

    std::unique_ptr<DeskTest> m_test;
    std::unique_ptr<RuleDesk> m_desk;
    int m_sids = 0;
    const QString m_ours = QStringLiteral("+15005550006");
};

void TestRules::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_test = std::make_unique<DeskTest>();
    m_desk = std::make_unique<RuleDesk>(m_test->store(), QStringLiteral("Ann"));
    m_sids = 0;
}

void TestRules::cleanup()
{
    m_desk.reset();
    m_test.reset();
}

Rule TestRules::rule(const QString &reply) const
{
    Rule rule;
    rule.name = QStringLiteral("Rule");
    rule.reply = reply;
    return rule;
}

RuleId TestRules::keep(const Rule &rule)
{
    return resultOf(m_desk->keep(rule)).value_or(RuleId());
}

Reception TestRules::receive(const QString &body, const QString &from)
{
    Inbox inbox(m_test->store(), QStringLiteral("https://desk.example"));
    return resultOf(inbox.receive(incoming(QStringLiteral("SMtest%1").arg(++m_sids), from, m_ours, body)))
        .value_or(Reception());
}

QList<Message> TestRules::replies()
{
    QList<Message> sent;
    for (const Message &message : m_test->allMessages()) {
        if (message.direction == Direction::Outbound)
            sent.append(message);
    }
    return sent;
}

int TestRules::returns(ConversationId id)
{
    const auto events = resultOf(
        m_test->store().read([](const store::Snapshot &snapshot) { return store::eventsAfter(snapshot, 0, 1000); }));
    int told = 0;
    for (const Event &event : events.value_or(QList<Event>()))
        told += event.kind == EventKind::ConversationReturned && event.conversation == id ? 1 : 0;
    return told;
}

void TestRules::answersInTheWebhooksAnswer()
{
    QVERIFY(keep(rule(QStringLiteral("Dear {name}, you wrote: {body}"))).isValid());
    const Reception reception = receive(QStringLiteral("Hi"));
    QVERIFY2(reception.twiml.contains("Dear , you wrote: Hi"), reception.twiml.constData());
    QCOMPARE(replies().size(), 1);
    const Message reply = replies().first();
    QCOMPARE(reply.author, QStringLiteral("auto"));
    QCOMPARE(toString(reply.origin), toString(Origin::Rule));
    QCOMPARE(m_test->attempts(reply.id).size(), 1);
    QVERIFY(m_test->conversation(reception.conversation).waitingSince > 0);
    QCOMPARE(m_test->audit().front().action, QStringLiteral("rule.answer"));
}

void TestRules::neverSpeaksTwiceWithinItsPause()
{
    Rule once = rule(QStringLiteral("Once"));
    QVERIFY(keep(once).isValid());
    receive(QStringLiteral("One"));
    QVERIFY(receive(QStringLiteral("Two")).twiml.contains("<Response/>"));
    QCOMPARE(replies().size(), 1);
    receive(QStringLiteral("One"), QStringLiteral("+4915112345679"));
    QCOMPARE(replies().size(), 2);
}

void TestRules::closesWhatIsAnswered()
{
    Rule last = rule(QStringLiteral("Bye"));
    last.ending = RuleEnding::Closed;
    QVERIFY(keep(last).isValid());
    const Reception reception = receive(QStringLiteral("Thanks"));
    QVERIFY(m_test->conversation(reception.conversation).state == ConversationState::Closed);
    QCOMPARE(m_test->audit().front().action, QStringLiteral("conversation.close"));
    QCOMPARE(m_test->audit().front().actor, QStringLiteral("auto"));
    receive(QStringLiteral("One more thing"));
    QCOMPARE(m_test->conversation(reception.conversation).session, 2);
}

void TestRules::answersWhereTheLabelIs()
{
    Rule special = rule(QStringLiteral("At once"));
    special.label = QStringLiteral("vip");
    QVERIFY(keep(special).isValid());
    const Reception first = receive(QStringLiteral("Hello"));
    QVERIFY(first.twiml.contains("<Response/>"));
    QVERIFY(resultOf(m_test->store().write([id = first.conversation](store::Transaction &transaction) {
        return store::addLabel(transaction, id, QStringLiteral("VIP"));
    })));
    QVERIFY(receive(QStringLiteral("Hello?")).twiml.contains("At once"));
}

void TestRules::actsWithoutAReply_data()
{
    QTest::addColumn<Rule>("acting");
    QTest::addColumn<ConversationState>("state");
    QTest::addColumn<QString>("action");
    const auto row = [this](const char *name, ConversationState state, const char *action, const auto &change) {
        Rule acting = rule({});
        change(acting);
        QTest::newRow(name) << acting << state << QString::fromLatin1(action);
    };
    row("labels", ConversationState::Open, "conversation.label",
        [](Rule &r) { r.addsLabel = QStringLiteral("urgent"); });
    row("tells", ConversationState::Open, "conversation.notify", [](Rule &r) { r.notifies = true; });
    row("snoozes until the morning", ConversationState::Snoozed, "conversation.snooze",
        [](Rule &r) { r.ending = RuleEnding::Morning; });
    row("snoozes until they reply", ConversationState::Snoozed, "conversation.snooze",
        [](Rule &r) { r.ending = RuleEnding::Reply; });
    row("closes", ConversationState::Closed, "conversation.close", [](Rule &r) { r.ending = RuleEnding::Closed; });
}

void TestRules::actsWithoutAReply()
{
    QFETCH(Rule, acting);
    QFETCH(ConversationState, state);
    QFETCH(QString, action);
    QVERIFY(keep(acting).isValid());
    const Reception reception = receive(QStringLiteral("Hi"));
    QVERIFY(reception.twiml.contains("<Response/>"));
    QVERIFY(replies().isEmpty());
    const Conversation conversation = m_test->conversation(reception.conversation);
    QVERIFY(conversation.state == state);
    QCOMPARE(conversation.labels.join(u','), acting.addsLabel);
    const bool isTimed = acting.ending == RuleEnding::Morning;
    QCOMPARE(conversation.snoozedUntil > utcNow(), isTimed);
    QCOMPARE(m_test->audit().at(0).action, action);
    QCOMPARE(m_test->audit().at(0).actor, QStringLiteral("auto"));
    QCOMPARE(m_test->audit().at(1).action, QStringLiteral("rule.act"));
    QCOMPARE(returns(reception.conversation), acting.notifies ? 1 : 0);
    const auto audited = m_test->audit().size();
    receive(QStringLiteral("Hi again"));
    QCOMPARE(m_test->audit().size(), audited);
}

/// Also while the last words were quick: nothing is said, so nothing can go on for ever.
void TestRules::actsOnWhoHasWaitedTooLong()
{
    Rule patient = rule({});
    patient.waitedMinutes = 10;
    patient.addsLabel = QStringLiteral("urgent");
    patient.notifies = true;
    QVERIFY(keep(patient).isValid());
    const Reception reception = receive(QStringLiteral("Hello?"));
    const qint64 since = m_test->conversation(reception.conversation).waitingSince;
    for (const int minutes : {9, 10, 11}) {
        QVERIFY(resultOf(m_test->store().write([now = since + minutes * 60'000](store::Transaction &transaction) {
            return answerThoseWhoWait(transaction, now);
        })));
        QCOMPARE(returns(reception.conversation), minutes < 10 ? 0 : 1);
    }
    const Conversation conversation = m_test->conversation(reception.conversation);
    QCOMPARE(conversation.labels, QStringList{QStringLiteral("urgent")});
    QCOMPARE(conversation.waitingSince, since);
    QVERIFY(replies().isEmpty());
}

void TestRules::leavesTheAcknowledgementAsItIs()
{
    m_test->addSender(m_ours, Channel::Sms, QStringLiteral("Acknowledged"));
    Rule sorting = rule({});
    sorting.addsLabel = QStringLiteral("new");
    QVERIFY(keep(sorting).isValid());
    const Reception reception = receive(QStringLiteral("Hello"));
    QVERIFY(reception.twiml.contains("Acknowledged"));
    QCOMPARE(m_test->conversation(reception.conversation).labels, QStringList{QStringLiteral("new")});
}

void TestRules::neverActsOn_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("isBlocked");
    QTest::newRow("STOP") << QStringLiteral("STOP") << false;
    QTest::newRow("HELP") << QStringLiteral("help") << false;
    QTest::newRow("somebody blocked") << QStringLiteral("Hello") << true;
}

void TestRules::neverActsOn()
{
    QFETCH(QString, body);
    QFETCH(bool, isBlocked);
    const Reception first = receive(QStringLiteral("Hello"));
    if (isBlocked) {
        const ContactId contact = m_test->conversation(first.conversation).contact;
        QVERIFY(resultOf(m_test->store().write([contact](store::Transaction &transaction) {
            return store::setBlocked(transaction, contact, true, utcNow());
        })));
    }
    Rule eager = rule({});
    eager.addsLabel = QStringLiteral("urgent");
    eager.notifies = true;
    eager.ending = RuleEnding::Morning;
    QVERIFY(keep(eager).isValid());
    const Conversation before = m_test->conversation(first.conversation);
    receive(body);
    const Conversation after = m_test->conversation(first.conversation);
    QVERIFY(after.state == before.state);
    QVERIFY(after.labels.isEmpty());
    QCOMPARE(returns(first.conversation), 0);
    QCOMPARE(m_test->audit().front().action, QStringLiteral("rule.keep"));
}

void TestRules::goesBeforeTheAcknowledgement()
{
    m_test->addSender(m_ours, Channel::Sms, QStringLiteral("Acknowledged"));
    Rule word = rule(QStringLiteral("From nine to five"));
    word.words = {QStringLiteral("hours")};
    QVERIFY(keep(word).isValid());
    QVERIFY(receive(QStringLiteral("Your hours?")).twiml.contains("From nine to five"));
    QVERIFY(receive(QStringLiteral("Hello"), QStringLiteral("+4915112345679")).twiml.contains("Acknowledged"));
    QCOMPARE(replies().size(), 2);
}

void TestRules::neverAnswers_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("body");
    for (const char *word : {"STOP", " stop ", "Unsubscribe", "HELP", "info", "START", "unstop"})
        QTest::newRow(word) << QStringLiteral("+4915112345678") << QString::fromLatin1(word);
    QTest::newRow("a short code") << QStringLiteral("22395") << QStringLiteral("Your code is 1234");
    QTest::newRow("a name") << QStringLiteral("Bank") << QStringLiteral("Hello");
}

void TestRules::neverAnswers()
{
    QFETCH(QString, from);
    QFETCH(QString, body);
    QVERIFY(keep(rule(QStringLiteral("Hello"))).isValid());
    QVERIFY(receive(body, from).twiml.contains("<Response/>"));
    QVERIFY(replies().isEmpty());
    if (body.trimmed().compare(u"stop", Qt::CaseInsensitive) == 0) {
        receive(QStringLiteral("Hello?"), from);
        QVERIFY(replies().isEmpty());
    }
}

/// Each console is a customer of the other, with rules for whatever the other says and no pause at all.
void TestRules::endsWhenTwoMachinesAnswerEachOther()
{
    DeskTest other;
    RuleDesk otherDesk(other.store(), QStringLiteral("Bo"));
    const QString theirs = QStringLiteral("+14155550134");
    Rule eager = rule(QStringLiteral("Thank you for your message"));
    eager.pauseMinutes = 0;
    QVERIFY(keep(eager).isValid());
    QVERIFY(resultOf(otherDesk.keep(eager)));
    Inbox here(m_test->store(), QString());
    Inbox there(other.store(), QString());
    int messages = 0;
    QString said = QStringLiteral("Hello");
    for (bool isHere = true; !said.isEmpty() && messages < 20; isHere = !isHere) {
        const QString sid = QStringLiteral("SMloop%1").arg(++messages);
        const auto received = isHere ? resultOf(here.receive(incoming(sid, theirs, m_ours, said)))
                                     : resultOf(there.receive(incoming(sid, m_ours, theirs, said)));
        QVERIFY(received);
        said = received->twiml.contains("<Message") ? eager.reply : QString();
    }
    QVERIFY2(messages <= 3, qPrintable(QString::number(messages)));
}

void TestRules::speaksToWhoHasWaitedTooLong()
{
    Rule patient = rule(QStringLiteral("We have not forgotten you"));
    patient.waitedMinutes = 10;
    QVERIFY(keep(patient).isValid());
    const Reception reception = receive(QStringLiteral("Hello?"));
    QVERIFY(replies().isEmpty());
    const qint64 since = m_test->conversation(reception.conversation).waitingSince;
    const auto answerAt = [this](qint64 now) {
        return resultOf(m_test->store().write(
            [now](store::Transaction &transaction) { return answerThoseWhoWait(transaction, now); }));
    };
    QVERIFY(answerAt(since + 10 * 60'000 - 1));
    QVERIFY(replies().isEmpty());
    QVERIFY(answerAt(since + 10 * 60'000));
    QCOMPARE(replies().size(), 1);
    QCOMPARE(replies().first().author, QStringLiteral("auto"));
    QCOMPARE(toString(replies().first().status), toString(DeliveryStatus::Pending));
    QVERIFY(m_test->conversation(reception.conversation).waitingSince > 0);
    QVERIFY(answerAt(since + 60 * 60'000));
    QCOMPARE(replies().size(), 1);
}

void TestRules::triesARuleOutWithoutSending()
{
    receive(QStringLiteral("What are your hours?"));
    receive(QStringLiteral("And your hours tomorrow?"));
    receive(QStringLiteral("Hello"), QStringLiteral("+4915112345679"));
    receive(QStringLiteral("hours"), QStringLiteral("+4915112345670"));
    receive(QStringLiteral("STOP"), QStringLiteral("+4915112345671"));
    Rule word = rule(QStringLiteral("Nine to five. {body}"));
    word.words = {QStringLiteral("hours")};
    word.isOn = false;
    const auto trials = resultOf(m_desk->tryOut(word, 1000));
    QVERIFY(trials);
    QCOMPARE(trials->size(), 2);
    QCOMPARE(trials->at(0).message.body, QStringLiteral("hours"));
    QCOMPARE(trials->at(1).body, QStringLiteral("Nine to five. What are your hours?"));
    QVERIFY(replies().isEmpty());
    word.waitedMinutes = 30;
    QCOMPARE(resultOf(m_desk->tryOut(word, 1000)).value_or(QList<RuleTrial>()).size(), 2);
    QCOMPARE(resultOf(m_desk->tryOut(word, 1)).value_or(QList<RuleTrial>()).size(), 0);
}

void TestRules::refusesWhatCannotSpeak()
{
    QCOMPARE(resultOf(m_desk->keep(rule({}))).error().kind, ErrorKind::Invalid);
    Rule nameless = rule(QStringLiteral("Hello"));
    nameless.name.clear();
    QCOMPARE(resultOf(m_desk->keep(nameless)).error().kind, ErrorKind::Invalid);
    const RuleId id = keep(rule(QStringLiteral("Hello")));
    QVERIFY(resultOf(m_desk->remove(id)));
    QVERIFY(receive(QStringLiteral("Hi")).twiml.contains("<Response/>"));
    Rule wordy = rule({});
    wordy.addsLabel = QString(41, u'x');
    QCOMPARE(resultOf(m_desk->keep(wordy)).error().kind, ErrorKind::Invalid);
}

void TestRules::asksInTheOrderThatIsSet()
{
    keep(rule(QStringLiteral("First")));
    const RuleId second = keep(rule(QStringLiteral("Second")));
    const RuleId third = keep(rule(QStringLiteral("Third")));
    QVERIFY(resultOf(m_desk->moveUp(third)));
    QVERIFY(resultOf(m_desk->moveUp(third)));
    QVERIFY(resultOf(m_desk->moveUp(third)));
    QVERIFY(resultOf(m_desk->moveUp(second)));
    const auto kept
        = resultOf(m_test->store().read([](const store::Snapshot &snapshot) { return store::rules(snapshot); }));
    QStringList replies;
    for (const Rule &one : kept.value_or(QList<Rule>()))
        replies.append(one.reply);
    QCOMPARE(replies, (QStringList{QStringLiteral("Third"), QStringLiteral("Second"), QStringLiteral("First")}));
    QVERIFY(receive(QStringLiteral("Hi")).twiml.contains("Third"));
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
