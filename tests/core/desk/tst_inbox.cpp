// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/inbox.h"

#include "core/base/clock.h"
#include "core/desk/deliveries.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;
using twilio::OptOutKeyword;

class TestInbox final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsAMessageOnce();
    void keepsBodiesToTheLetter_data();
    void keepsBodiesToTheLetter();
    void keepsMediaAndUnknownParameters();
    void makesAnUnknownSenderAndMarksIt();
    void keepsTwoCustomersOfOneSenderApart();
    void keepsSmsAndWhatsAppOfOneNumberApart();
    void joinsTheSecondMessageAndReopensAClosedConversation();
    void givesWithheldSendersNoName();
    void keepsTheOptOutLedger_data();
    void keepsTheOptOutLedger();
    void leavesAYesWithoutAStopAlone();
    void acknowledgesTheFirstWordOnly();
    void acknowledgesByTheRules_data();
    void acknowledgesByTheRules();
    void escapesWhatItQuotes();
    void staysSilentToAContactWhoOptedOut();
    void acknowledgesAgainAfterThePause();
    void settlesAnAcknowledgementByItsCallback();

private:
    Reception receive(const twilio::IncomingMessage &message);

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<Inbox> m_inbox;
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
};

void TestInbox::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_inbox = std::make_unique<Inbox>(m_desk->store(), QStringLiteral("https://desk.example"));
}

void TestInbox::cleanup()
{
    m_inbox.reset();
    m_desk.reset();
}

Reception TestInbox::receive(const twilio::IncomingMessage &message)
{
    const auto reception = resultOf(m_inbox->receive(message));
    if (!reception)
        QTest::qFail(qPrintable(reception.error().message), __FILE__, __LINE__);
    return reception.value_or(Reception{});
}

void TestInbox::keepsAMessageOnce()
{
    const SenderId sender = m_desk->addSender(m_ours);
    const auto message = incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello"));
    const Reception first = receive(message);
    QVERIFY(first.isNew);
    QVERIFY(first.twiml.contains("<Response/>"));
    const Reception second = receive(message);
    QVERIFY(!second.isNew);
    QCOMPARE(second.message, first.message);
    QCOMPARE(second.conversation, first.conversation);
    QVERIFY(second.twiml.contains("<Response/>"));

    const QList<Message> all = m_desk->allMessages();
    QCOMPARE(all.size(), 1);
    QCOMPARE(toString(all.front().status), toString(DeliveryStatus::Received));
    QCOMPARE(toString(all.front().direction), toString(Direction::Inbound));
    QCOMPARE(all.front().from, m_theirs);
    QCOMPARE(all.front().to, m_ours);
    QCOMPARE(all.front().segments, 1);
    QVERIFY(std::abs(all.front().at - utcNow()) < 60'000);
    const Conversation conversation = m_desk->conversation(first.conversation);
    QCOMPARE(conversation.sender, sender);
    QCOMPARE(conversation.unread, 1);
    QCOMPARE(conversation.waitingSince, all.front().at);
}

void TestInbox::keepsBodiesToTheLetter_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("empty") << QString();
    QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧 äöü € 漢字");
    QTest::newRow("plus and ampersand") << QStringLiteral("a+b&c=d%20");
    QTest::newRow("line breaks") << QStringLiteral("one\r\ntwo\nthree\r");
    QTest::newRow("blanks at both ends") << QStringLiteral("  hi \t ");
    QTest::newRow("right to left") << QStringLiteral("שלום \u202Eabc");
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(0) + QStringLiteral("b\u0001");
    QTest::newRow("1600 long") << QString(1600, u'x');
}

void TestInbox::keepsBodiesToTheLetter()
{
    QFETCH(QString, body);
    const Reception reception = receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, body));
    const Message kept = m_desk->message(reception.message);
    QCOMPARE(kept.body, body);
    QCOMPARE(kept.body.size(), body.size());
}

void TestInbox::keepsMediaAndUnknownParameters()
{
    auto message = incoming(QStringLiteral("MMtest1"), m_theirs, m_ours, QString());
    for (const char *type : {"image/jpeg", "text/vcard"}) {
        MediaItem item;
        item.contentType = QString::fromLatin1(type);
        item.url = QStringLiteral("https://api.example/") + item.contentType;
        message.media.append(item);
    }
    message.extra = {{QStringLiteral("NewParameter"), QStringLiteral("new & odd")}};
    const Message kept = m_desk->message(receive(message).message);
    QCOMPARE(toString(kept.kind), toString(MessageKind::Mms));
    QCOMPARE(kept.media.size(), 2);
    QCOMPARE(kept.media.at(0).contentType, QStringLiteral("image/jpeg"));
    QCOMPARE(kept.media.at(1).url, QStringLiteral("https://api.example/text/vcard"));
    QCOMPARE(kept.extra, message.extra);
}

void TestInbox::makesAnUnknownSenderAndMarksIt()
{
    const Reception first = receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello")));
    QVERIFY(first.isNew);
    const Sender sender = m_desk->sender({Channel::Sms, m_ours});
    QVERIFY(!sender.isConfirmed);
    const Reception second = receive(incoming(QStringLiteral("SMtest2"), m_theirs, m_ours, QStringLiteral("Again")));
    QCOMPARE(second.conversation, first.conversation);
    QCOMPARE(m_desk->conversation(second.conversation).sender, sender.id);
}

void TestInbox::keepsTwoCustomersOfOneSenderApart()
{
    const Reception one = receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello")));
    const Reception two = receive(
        incoming(QStringLiteral("SMtest2"), QStringLiteral("+4915187654321"), m_ours, QStringLiteral("Hello")));
    QVERIFY(one.conversation != two.conversation);
    QVERIFY(m_desk->conversation(one.conversation).contact != m_desk->conversation(two.conversation).contact);
}

void TestInbox::keepsSmsAndWhatsAppOfOneNumberApart()
{
    auto message = incoming(QStringLiteral("SMtest2"), m_theirs, m_ours, QStringLiteral("Hola"), Channel::WhatsApp);
    message.profileName = QStringLiteral("Carla");
    const Reception sms = receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello")));
    const Reception whatsApp = receive(message);
    QVERIFY(sms.conversation != whatsApp.conversation);
    const Conversation conversation = m_desk->conversation(whatsApp.conversation);
    QCOMPARE(conversation.contactName, QStringLiteral("Carla"));
    QCOMPARE(toString(conversation.senderAddress.channel), toString(Channel::WhatsApp));
    QCOMPARE(conversation.contactAddress, (Address{Channel::WhatsApp, m_theirs}));
    QCOMPARE(toString(m_desk->message(whatsApp.message).channel), toString(Channel::WhatsApp));
}

void TestInbox::joinsTheSecondMessageAndReopensAClosedConversation()
{
    const Reception first = receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello")));
    const auto closing = m_desk->store().write([id = first.conversation](store::Transaction &transaction) {
        return store::setState(transaction, id, ConversationState::Closed, utcNow());
    });
    QVERIFY(resultOf(closing));
    QCOMPARE(m_desk->conversation(first.conversation).state, ConversationState::Closed);
    const Reception second = receive(incoming(QStringLiteral("SMtest2"), m_theirs, m_ours, QStringLiteral("Again")));
    QCOMPARE(second.conversation, first.conversation);
    const Conversation conversation = m_desk->conversation(second.conversation);
    QCOMPARE(conversation.state, ConversationState::Open);
    QCOMPARE(conversation.session, 2);
    QCOMPARE(conversation.messageCount, 2);
}

void TestInbox::givesWithheldSendersNoName()
{
    auto message = incoming(QStringLiteral("SMtest1"), QStringLiteral("anonymous"), m_ours, QStringLiteral("stop"));
    message.profileName = QStringLiteral("Mallory");
    const Reception reception = receive(message);
    const Conversation conversation = m_desk->conversation(reception.conversation);
    QVERIFY(conversation.contactName.isEmpty());
    QCOMPARE(conversation.contactAddress.user, QStringLiteral("anonymous"));
    QVERIFY(!conversation.isOptedOut);
}

void TestInbox::keepsTheOptOutLedger_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<OptOutKeyword>("type");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("after");
    using enum OptOutKeyword;
    const auto row
        = [](const char *name, const char *body, OptOutKeyword type, Channel channel, bool before, bool after) {
              QTest::newRow(name) << QString::fromLatin1(body) << type << channel << before << after;
          };
    for (const char *word :
         {"STOP", "stop", " Stop\n", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
        row(word, word, None, Channel::Sms, false, true);
    row("STOP by WhatsApp", "stop", None, Channel::WhatsApp, false, true);
    row("a sentence with stop", "please stop", None, Channel::Sms, false, false);
    row("their own word by OptOutType", "ARRET", Stop, Channel::Sms, false, true);
    row("START lifts", "START", None, Channel::Sms, true, false);
    row("UNSTOP lifts", "unstop", None, Channel::Sms, true, false);
    row("Yes lifts", "Yes", None, Channel::Sms, true, false);
    row("START by OptOutType lifts", "OUI", Start, Channel::Sms, true, false);
    row("OptOutType wins over the word", "STOP", Start, Channel::Sms, true, false);
    row("HELP changes nothing", "HELP", None, Channel::Sms, false, false);
    row("HELP lifts nothing", "HELP", None, Channel::Sms, true, true);
    row("a text lifts nothing", "Hello again", None, Channel::Sms, true, true);
}

void TestInbox::keepsTheOptOutLedger()
{
    QFETCH(QString, body);
    QFETCH(OptOutKeyword, type);
    QFETCH(Channel, channel);
    QFETCH(bool, before);
    QFETCH(bool, after);
    const SenderId sender = m_desk->addSender(m_ours, channel);
    const Address contact{channel, m_theirs};
    if (before)
        receive(incoming(QStringLiteral("SMtest0"), m_theirs, m_ours, QStringLiteral("STOP"), channel));
    QCOMPARE(m_desk->isOptedOut(sender, contact), before);
    auto message = incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, body, channel);
    message.optOut = type;
    const Reception reception = receive(message);
    QCOMPARE(m_desk->isOptedOut(sender, contact), after);
    QCOMPARE(m_desk->conversation(reception.conversation).isOptedOut, after);
    QVERIFY(!m_desk->isOptedOut(sender, {channel, QStringLiteral("+4915187654321")}));
}

void TestInbox::leavesAYesWithoutAStopAlone()
{
    m_desk->addSender(m_ours);
    receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Yes")));
    const auto events = resultOf(
        m_desk->store().read([](const store::Snapshot &snapshot) { return store::eventsAfter(snapshot, 0, 100); }));
    QVERIFY(events);
    QVERIFY(!events->isEmpty());
    QVERIFY(std::ranges::none_of(*events, [](const Event &event) { return event.kind == EventKind::OptOutChanged; }));
}

void TestInbox::acknowledgesTheFirstWordOnly()
{
    m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("Thanks, {name}. You wrote: {body}"));
    auto message = incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello"));
    message.profileName = QStringLiteral("Carla");
    const Reception first = receive(message);
    QVERIFY2(first.twiml.contains("Thanks, Carla. You wrote: Hello"), first.twiml.constData());
    QVERIFY2(first.twiml.contains("https://desk.example/api/webhooks/status?m="), first.twiml.constData());

    QList<Message> all = m_desk->allMessages();
    QCOMPARE(all.size(), 2);
    const Message reply = all.at(1);
    QCOMPARE(toString(reply.direction), toString(Direction::Outbound));
    QCOMPARE(reply.author, QStringLiteral("auto"));
    QCOMPARE(reply.from, m_ours);
    QCOMPARE(reply.to, m_theirs);
    QCOMPARE(reply.body, QStringLiteral("Thanks, Carla. You wrote: Hello"));
    const QList<Attempt> attempts = m_desk->attempts(reply.id);
    QCOMPARE(attempts.size(), 1);
    QCOMPARE(attempts.front().state, AttemptState::Leaving);
    QVERIFY(first.twiml.contains(attempts.front().token.toLatin1()));
    QCOMPARE(m_desk->audit().size(), 1);
    QCOMPARE(m_desk->audit().front().actor, QStringLiteral("auto"));
    QVERIFY(m_desk->conversation(first.conversation).waitingSince > 0);

    QVERIFY(receive(message).twiml.contains("<Response/>"));
    const Reception second = receive(incoming(QStringLiteral("SMtest2"), m_theirs, m_ours, QStringLiteral("Anybody?")));
    QVERIFY(second.twiml.contains("<Response/>"));
    QCOMPARE(m_desk->allMessages().size(), 3);
}

void TestInbox::acknowledgesByTheRules_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("body");
    QTest::addColumn<OptOutKeyword>("type");
    QTest::addColumn<bool>("expected");
    using enum OptOutKeyword;
    const auto row = [](const char *name, const char *from, const char *body, OptOutKeyword type, bool expected) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(body) << type << expected;
    };
    row("a customer", "+4915112345678", "Hello", None, true);
    row("an empty text", "+4915112345678", "", None, true);
    row("STOP", "+4915112345678", "STOP", None, false);
    row("HELP", "+4915112345678", "help", None, false);
    row("INFO", "+4915112345678", "Info", None, false);
    row("START", "+4915112345678", "Start", None, false);
    row("STOP by OptOutType", "+4915112345678", "ARRET", Stop, false);
    row("HELP by OptOutType", "+4915112345678", "AIDE", Help, false);
    row("a short code", "22395", "Your code is 1234", None, false);
    row("an alphanumeric sender", "Acme", "Your parcel", None, false);
    row("withheld", "anonymous", "Hello", None, false);
}

void TestInbox::acknowledgesByTheRules()
{
    QFETCH(QString, from);
    QFETCH(QString, body);
    QFETCH(OptOutKeyword, type);
    QFETCH(bool, expected);
    m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("Thanks."));
    auto message = incoming(QStringLiteral("SMtest1"), from, m_ours, body);
    message.optOut = type;
    QCOMPARE(receive(message).twiml.contains("Thanks."), expected);
    QCOMPARE(m_desk->allMessages().size(), expected ? 2 : 1);
}

void TestInbox::escapesWhatItQuotes()
{
    m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("{body}"));
    const Reception reception = receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours,
                                                 QStringLiteral("</Message><Dial>+1</Dial>&\"'") + QChar(0)));
    QVERIFY2(!reception.twiml.contains("<Dial>"), reception.twiml.constData());
    QVERIFY(reception.twiml.contains("&lt;Dial&gt;"));
    QVERIFY(!reception.twiml.contains('\0'));
}

void TestInbox::staysSilentToAContactWhoOptedOut()
{
    m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("Thanks."));
    QVERIFY(receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("STOP")))
                .twiml.contains("<Response/>"));
    QVERIFY(receive(incoming(QStringLiteral("SMtest2"), m_theirs, m_ours, QStringLiteral("Hello")))
                .twiml.contains("<Response/>"));
    QVERIFY(receive(incoming(QStringLiteral("SMtest3"), m_theirs, m_ours, QStringLiteral("START")))
                .twiml.contains("<Response/>"));
    QVERIFY(receive(incoming(QStringLiteral("SMtest4"), m_theirs, m_ours, QStringLiteral("Hello")))
                .twiml.contains("Thanks."));
}

void TestInbox::acknowledgesAgainAfterThePause()
{
    const SenderId sender = m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("Thanks."));
    const auto earlier
        = m_desk->store().write([sender, ours = m_ours, theirs = m_theirs](store::Transaction &transaction) -> Done {
              const qint64 at = utcNow() - 12LL * 60 * 60 * 1000 - 1000;
              const auto conversation = store::ensureConversation(transaction, sender, {Channel::Sms, theirs}, {}, at);
              if (!conversation)
                  return std::unexpected(conversation.error());
              Message reply;
              reply.conversation = *conversation;
              reply.direction = Direction::Outbound;
              reply.from = ours;
              reply.to = theirs;
              reply.body = QStringLiteral("Thanks.");
              reply.author = QStringLiteral("auto");
              reply.status = DeliveryStatus::Delivered;
              reply.at = at;
              const auto kept = store::insertMessage(transaction, reply);
              return kept ? Done{} : std::unexpected(kept.error());
          });
    QVERIFY(resultOf(earlier));
    for (int i = 0; i < 60; ++i) {
        const Reception reception
            = receive(incoming(QStringLiteral("SMtest%1").arg(i), m_theirs, m_ours, QStringLiteral("Hello")));
        QCOMPARE(reception.twiml.contains("Thanks."), i == 0);
    }
}

void TestInbox::settlesAnAcknowledgementByItsCallback()
{
    m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("Thanks."));
    receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hello")));
    const Message reply = m_desk->allMessages().at(1);
    const QString token = m_desk->attempts(reply.id).front().token;
    Deliveries deliveries(m_desk->store());
    QVERIFY(resultOf(deliveries.record({QStringLiteral("SMtest9"), token, DeliveryStatus::Delivered, 0, utcNow()})));
    QCOMPARE(m_desk->message(reply.id).sid, QStringLiteral("SMtest9"));
    QCOMPARE(toString(m_desk->message(reply.id).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(m_desk->attempts(reply.id).front().state, AttemptState::Accepted);
}

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
