// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/agentdesk.h"

#include "core/base/clock.h"
#include "core/desk/conversationacts.h"
#include "core/desk/inbox.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestAgentDesk final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void commitsAMessageAsPending();
    void keepsFilesWithAMessage();
    void takesTheDraftsPlaceAndOpensTheConversation();
    void refusesAnUnknownSender();
    void refusesAnotherChannel();
    void refusesWhoOptedOutUntilTheyStart();
    void saysWhatIsWrongBeforeAnythingIsWritten();
    void retriesOnlyWhatHasFailed_data();
    void retriesOnlyWhatHasFailed();
    void keepsTheReasonVisibleWhileARetryWaits();
    void discardsOnlyWhatNeverReachedTwilio();
    void opensOneConversationForTwo();
    void marksReadAndRemembersDrafts();
    void renamesAContact();
    void addsAndChangesSenders();

private:
    Draft draft(const QString &body) const;
    Done setStatus(MessageId message, DeliveryStatus status, int code = 0);
    QStringList actions();

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<AgentDesk> m_agent;
    SenderId m_sender;
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
};

void TestAgentDesk::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_agent = std::make_unique<AgentDesk>(m_desk->store(), QStringLiteral("Ann"));
    m_sender = m_desk->addSender(m_ours);
}

void TestAgentDesk::cleanup()
{
    m_agent.reset();
    m_desk.reset();
}

Draft TestAgentDesk::draft(const QString &body) const
{
    return {m_sender, {Channel::Sms, m_theirs}, body, {}};
}

Done TestAgentDesk::setStatus(MessageId message, DeliveryStatus status, int code)
{
    return resultOf(m_desk->store().write([message, status, code](store::Transaction &transaction) {
        return store::setDelivery(transaction, message, status, code,
                                  code == 0 ? QString() : QStringLiteral("It failed."));
    }));
}

QStringList TestAgentDesk::actions()
{
    QStringList actions;
    for (const store::AuditEntry &entry : m_desk->audit()) {
        if (entry.actor == u"Ann")
            actions.prepend(entry.action);
    }
    return actions;
}

void TestAgentDesk::commitsAMessageAsPending()
{
    const auto sent = resultOf(m_agent->send(draft(QStringLiteral(" Hello\n"))));
    QVERIFY(sent);
    const Message kept = m_desk->message(*sent);
    QCOMPARE(toString(kept.status), toString(DeliveryStatus::Pending));
    QCOMPARE(toString(kept.direction), toString(Direction::Outbound));
    QCOMPARE(kept.body, QStringLiteral(" Hello\n"));
    QCOMPARE(kept.author, QStringLiteral("Ann"));
    QCOMPARE(kept.from, m_ours);
    QCOMPARE(kept.to, m_theirs);
    QCOMPARE(toString(kept.kind), toString(MessageKind::Text));
    QCOMPARE(actions(), QStringList{QStringLiteral("message.send")});
    QCOMPARE(m_desk->audit().front().message, *sent);
    const auto second = resultOf(m_agent->send(draft(QStringLiteral("Again"))));
    QVERIFY(second);
    QCOMPARE(m_desk->message(*second).conversation, kept.conversation);
}

void TestAgentDesk::keepsFilesWithAMessage()
{
    Draft picture = draft(QString());
    picture.mediaUrls
        = QStringList{QStringLiteral("https://desk.example/m/a"), QStringLiteral("https://desk.example/m/b")};
    const auto sent = resultOf(m_agent->send(picture));
    QVERIFY(sent);
    const Message kept = m_desk->message(*sent);
    QCOMPARE(toString(kept.kind), toString(MessageKind::Mms));
    QCOMPARE(kept.media.size(), 2);
    QCOMPARE(kept.media.at(1).url, picture.mediaUrls.at(1));
}

void TestAgentDesk::takesTheDraftsPlaceAndOpensTheConversation()
{
    const auto conversation = resultOf(m_agent->openConversation(m_sender, {Channel::Sms, m_theirs}));
    QVERIFY(conversation);
    QVERIFY(resultOf(m_agent->saveDraft(*conversation, QStringLiteral("Hel"))));
    QCOMPARE(m_desk->conversation(*conversation).draft, QStringLiteral("Hel"));
    QVERIFY(resultOf(ConversationActs(m_desk->store(), QStringLiteral("Ann")).close({*conversation})));
    QVERIFY(resultOf(m_agent->send(draft(QStringLiteral("Hello")))));
    const Conversation after = m_desk->conversation(*conversation);
    QCOMPARE(after.draft, QString());
    QCOMPARE(after.state, ConversationState::Open);
    QCOMPARE(after.messageCount, 1);
}

void TestAgentDesk::refusesAnUnknownSender()
{
    Draft lost = draft(QStringLiteral("Hello"));
    lost.sender = {4711};
    const auto sent = resultOf(m_agent->send(lost));
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::NotFound);
    QVERIFY(m_desk->allMessages().isEmpty());
}

void TestAgentDesk::refusesAnotherChannel()
{
    Draft mixed = draft(QStringLiteral("Hello"));
    mixed.to.channel = Channel::WhatsApp;
    const auto sent = resultOf(m_agent->send(mixed));
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::Invalid);
    QVERIFY2(sent.error().message.contains(QStringLiteral("WhatsApp")), qPrintable(sent.error().message));
    QVERIFY(m_desk->allMessages().isEmpty());
}

void TestAgentDesk::refusesWhoOptedOutUntilTheyStart()
{
    Inbox inbox(m_desk->store(), {});
    QVERIFY(resultOf(inbox.receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Stop")))));
    const auto refused = resultOf(m_agent->send(draft(QStringLiteral("But…"))));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("opted out with STOP on ")),
             qPrintable(refused.error().message));
    QVERIFY(refused.error().message.contains(QStringLiteral("only their START lifts it")));
    QCOMPARE(m_desk->allMessages().size(), 1);
    QVERIFY(resultOf(inbox.receive(incoming(QStringLiteral("SMtest2"), m_theirs, m_ours, QStringLiteral("START")))));
    QVERIFY(resultOf(m_agent->send(draft(QStringLiteral("Welcome back")))));
}

void TestAgentDesk::saysWhatIsWrongBeforeAnythingIsWritten()
{
    for (const QString &body : {QString(), QString(1603, u'a')}) {
        const auto sent = resultOf(m_agent->send(draft(body)));
        QVERIFY(!sent);
        QCOMPARE(sent.error().kind, ErrorKind::Invalid);
    }
    QVERIFY(m_desk->allMessages().isEmpty());
    QVERIFY(actions().isEmpty());
}

void TestAgentDesk::retriesOnlyWhatHasFailed_data()
{
    QTest::addColumn<DeliveryStatus>("status");
    QTest::addColumn<bool>("isRetried");
    using enum DeliveryStatus;
    for (const DeliveryStatus status : {Failed, Undelivered, Canceled})
        QTest::newRow(qPrintable(toString(status))) << status << true;
    for (const DeliveryStatus status : {Pending, Unknown, Queued, Sending, Sent, Delivered, Read})
        QTest::newRow(qPrintable(toString(status))) << status << false;
}

void TestAgentDesk::retriesOnlyWhatHasFailed()
{
    QFETCH(DeliveryStatus, status);
    QFETCH(bool, isRetried);
    const MessageId message = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    QVERIFY(setStatus(message, status));
    const Done retried = resultOf(m_agent->retry(message));
    QCOMPARE(retried.has_value(), isRetried);
    if (!retried) {
        QCOMPARE(retried.error().kind, ErrorKind::Conflict);
        QVERIFY(!retried.error().message.isEmpty());
    }
    QCOMPARE(toString(m_desk->message(message).status), toString(isRetried ? DeliveryStatus::Pending : status));
    QCOMPARE(actions().contains(QStringLiteral("message.retry")), isRetried);
}

void TestAgentDesk::keepsTheReasonVisibleWhileARetryWaits()
{
    const MessageId message = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    QVERIFY(setStatus(message, DeliveryStatus::Undelivered, 30003));
    QVERIFY(resultOf(m_agent->retry(message)));
    const Message waiting = m_desk->message(message);
    QCOMPARE(toString(waiting.status), toString(DeliveryStatus::Pending));
    QCOMPARE(waiting.errorCode, 30003);
    QCOMPARE(waiting.errorText, QStringLiteral("It failed."));
}

void TestAgentDesk::discardsOnlyWhatNeverReachedTwilio()
{
    const MessageId refused = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    const Done early = resultOf(m_agent->discard(refused));
    QVERIFY(!early);
    QCOMPARE(early.error().kind, ErrorKind::Conflict);
    m_desk->addAttempt(refused, QStringLiteral("token-1"), AttemptState::Refused);
    QVERIFY(setStatus(refused, DeliveryStatus::Failed, 21211));
    const Done discarded = resultOf(m_agent->discard(refused));
    QVERIFY2(discarded, discarded ? "" : qPrintable(discarded.error().message));
    QVERIFY(m_desk->allMessages().isEmpty());

    const MessageId undelivered = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    m_desk->addAttempt(undelivered, QStringLiteral("token-2"), AttemptState::Accepted, QStringLiteral("SMtest1"));
    QVERIFY(setStatus(undelivered, DeliveryStatus::Undelivered, 30003));
    const Done kept = resultOf(m_agent->discard(undelivered));
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, ErrorKind::Refused);
    QCOMPARE(m_desk->allMessages().size(), 1);
}

void TestAgentDesk::opensOneConversationForTwo()
{
    const Address contact{Channel::Sms, m_theirs};
    const auto first = resultOf(m_agent->openConversation(m_sender, contact));
    const auto second = resultOf(m_agent->openConversation(m_sender, contact));
    QVERIFY(first && second);
    QCOMPARE(*first, *second);
    QCOMPARE(actions(), QStringList{QStringLiteral("conversation.open")});
    QVERIFY(!resultOf(m_agent->openConversation(m_sender, {Channel::Sms, QStringLiteral("anonymous")})));
    QVERIFY(!resultOf(m_agent->openConversation(m_sender, {Channel::WhatsApp, m_theirs})));
}

void TestAgentDesk::marksReadAndRemembersDrafts()
{
    Inbox inbox(m_desk->store(), {});
    const auto reception
        = resultOf(inbox.receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hi"))));
    QVERIFY(reception);
    const ConversationId id = reception->conversation;
    QCOMPARE(m_desk->conversation(id).unread, 1);
    QVERIFY(resultOf(m_agent->markRead(id, 1)));
    QCOMPARE(m_desk->conversation(id).unread, 0);
    const qint64 event = m_desk->store().lastEvent();
    QVERIFY(resultOf(m_agent->markRead(id, 1)));
    QVERIFY(resultOf(m_agent->saveDraft(id, QString())));
    QCOMPARE(m_desk->store().lastEvent(), event);
    QVERIFY(resultOf(m_agent->saveDraft(id, QStringLiteral("On my way"))));
    QCOMPARE(m_desk->conversation(id).draft, QStringLiteral("On my way"));
    QCOMPARE(actions(), QStringList{QStringLiteral("conversation.read")});
    QVERIFY(!resultOf(m_agent->markRead({4711}, 1)));
}

void TestAgentDesk::renamesAContact()
{
    const auto id = resultOf(m_agent->openConversation(m_sender, {Channel::Sms, m_theirs}));
    QVERIFY(id);
    QVERIFY(resultOf(m_agent->renameContact(m_desk->conversation(*id).contact, QStringLiteral("  Carla Berg "))));
    QCOMPARE(m_desk->conversation(*id).contactName, QStringLiteral("Carla Berg"));
    QVERIFY(!QJsonDocument(m_desk->audit().front().detail).toJson().contains("Carla"));
}

void TestAgentDesk::addsAndChangesSenders()
{
    Sender sender;
    sender.address = {Channel::WhatsApp, m_ours};
    sender.name = QStringLiteral("Support");
    const auto id = resultOf(m_agent->addSender(sender));
    QVERIFY(id);
    const auto again = resultOf(m_agent->addSender(sender));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);

    sender.id = *id;
    sender.acknowledgement = QStringLiteral("Thanks.");
    QVERIFY(resultOf(m_agent->updateSender(sender)));
    QCOMPARE(m_desk->sender(sender.address).acknowledgement, QStringLiteral("Thanks."));

    Inbox inbox(m_desk->store(), {});
    const QString stray = QStringLiteral("+15005550001");
    QVERIFY(resultOf(inbox.receive(incoming(QStringLiteral("SMtest1"), m_theirs, stray, QStringLiteral("Hi")))));
    Sender named;
    named.address = {Channel::Sms, stray};
    named.name = QStringLiteral("Sales");
    const SenderId unconfirmed = m_desk->sender(named.address).id;
    const auto confirmed = resultOf(m_agent->addSender(named));
    QVERIFY(confirmed);
    QCOMPARE(*confirmed, unconfirmed);
    QVERIFY(m_desk->sender(named.address).isConfirmed);
}

QTEST_GUILESS_MAIN(TestAgentDesk)
#include "tst_agentdesk.moc"
