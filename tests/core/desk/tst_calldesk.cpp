// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/calldesk.h"

#include "tests/core/desk/callfixture.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketelephone.h"

#include <QRegularExpression>
#include <QTimeZone>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestCallDesk final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsACallOnceAndGreets();
    void greetsWithTheSendersOwnWords();
    void putsACallIntoTheTextsConversation();
    void keepsWhatsAppCallsWithWhatsApp();
    void endsTheSameInEveryOrder();
    void keepsACallThatNobodyAnnounced();
    void keepsWithheldCallersByTheirOwnWord();
    void takesTheOtherEndOfAnOutboundCall();

private:
    twilio::IncomingCall call(CallStatus status, int sequence = -1, int duration = 0) const;

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<FakeTelephone> m_twilio;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<CallDriver> m_driver;
    std::unique_ptr<CallDesk> m_calls;
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
};

void TestCallDesk::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<FakeTelephone>();
    m_client = std::make_unique<twilio::Client>(testCredentials(), m_twilio->url());
    m_driver = std::make_unique<CallDriver>(m_desk->store(), *m_client, QStringLiteral("http://127.0.0.1:3000"),
                                            hurriedCalls());
    m_calls = std::make_unique<CallDesk>(m_desk->store(), *m_driver);
}

void TestCallDesk::cleanup()
{
    m_calls.reset();
    m_driver.reset();
    m_client.reset();
    m_twilio.reset();
    m_desk.reset();
}

twilio::IncomingCall TestCallDesk::call(CallStatus status, int sequence, int duration) const
{
    twilio::IncomingCall call;
    call.sid = QStringLiteral("CAtest1");
    call.accountSid = QStringLiteral("ACtest");
    call.from = {Channel::Sms, m_theirs};
    call.to = {Channel::Sms, m_ours};
    call.status = status;
    call.sequence = sequence;
    call.durationSeconds = duration;
    return call;
}

void TestCallDesk::keepsACallOnceAndGreets()
{
    m_desk->addSender(m_ours);
    const auto first = resultOf(m_calls->incoming(call(CallStatus::Ringing)));
    QVERIFY(first);
    QVERIFY2(first->contains("Thank you for calling. We cannot take your call right now."), first->constData());
    QVERIFY(first->contains("en-US"));
    const auto second = resultOf(m_calls->incoming(call(CallStatus::Ringing)));
    QVERIFY(second);
    QCOMPARE(*second, *first);
    const QList<Message> all = m_desk->allMessages();
    QCOMPARE(all.size(), 1);
    QCOMPARE(toString(all.front().kind), toString(MessageKind::Call));
    QCOMPARE(toString(all.front().channel), toString(Channel::Voice));
    QCOMPARE(toString(all.front().direction), toString(Direction::Inbound));
    QVERIFY(all.front().call.has_value());
    QCOMPARE(toString(all.front().call->status), toString(CallStatus::Ringing));
    QVERIFY(all.front().call->startedAt > 0);
}

void TestCallDesk::greetsWithTheSendersOwnWords()
{
    const SenderId id = m_desk->addSender(m_ours, Channel::Sms, {}, QStringLiteral("Guten Tag <alle> & willkommen"));
    QVERIFY(id.isValid());
    const auto greeting = resultOf(m_calls->incoming(call(CallStatus::Ringing)));
    QVERIFY(greeting);
    QVERIFY2(greeting->contains("Guten Tag &lt;alle&gt; &amp; willkommen"), greeting->constData());
    QVERIFY(greeting->contains("language=\"en-US\""));
}

void TestCallDesk::putsACallIntoTheTextsConversation()
{
    const SenderId sender = m_desk->addSender(m_ours);
    const MessageId text = m_desk->addPending(sender, m_theirs, QStringLiteral("Hello"));
    QVERIFY(resultOf(m_calls->incoming(call(CallStatus::Ringing))));
    const auto row = m_desk->messageBySid(QStringLiteral("CAtest1"));
    QVERIFY(row);
    QCOMPARE(row->conversation, m_desk->message(text).conversation);
}

void TestCallDesk::keepsWhatsAppCallsWithWhatsApp()
{
    auto whatsApp = call(CallStatus::Ringing);
    whatsApp.from.channel = whatsApp.to.channel = Channel::WhatsApp;
    QVERIFY(resultOf(m_calls->incoming(whatsApp)));
    const Conversation conversation
        = m_desk->conversation(m_desk->messageBySid(whatsApp.sid).value_or(Message()).conversation);
    QCOMPARE(conversation.senderAddress, (Address{Channel::WhatsApp, m_ours}));
    QCOMPARE(conversation.contactAddress, (Address{Channel::WhatsApp, m_theirs}));
}

void TestCallDesk::endsTheSameInEveryOrder()
{
    QList<twilio::IncomingCall> reports{call(CallStatus::Ringing, 0), call(CallStatus::InProgress, 1),
                                        call(CallStatus::Completed, 2, 12)};
    int run = 0;
    QList<int> order{0, 1, 2};
    do {
        const QString sid = QStringLiteral("CArun%1").arg(++run);
        for (const int i : order + order) {
            twilio::IncomingCall report = reports.at(i);
            report.sid = sid;
            QVERIFY(resultOf(m_calls->report(report)));
        }
        const Call kept = m_desk->messageBySid(sid).value_or(Message()).call.value_or(Call());
        QCOMPARE(toString(kept.status), toString(CallStatus::Completed));
        QCOMPARE(kept.durationSeconds, 12);
        QCOMPARE(kept.sequence, 2);
        QVERIFY(kept.answeredAt > 0 && kept.endedAt >= kept.answeredAt && kept.startedAt <= kept.answeredAt);
    } while (std::ranges::next_permutation(order).found);
    QCOMPARE(run, 6);
    QCOMPARE(m_desk->allMessages().size(), 6);
}

void TestCallDesk::keepsACallThatNobodyAnnounced()
{
    auto ended = call(CallStatus::Completed, -1, 7);
    ended.extra = {{QStringLiteral("Timestamp"), QStringLiteral("Fri, 15 Aug 2025 10:20:30 +0000")}};
    QVERIFY(resultOf(m_calls->report(ended)));
    const auto row = m_desk->messageBySid(ended.sid);
    QVERIFY(row);
    QVERIFY(row->call.has_value());
    QCOMPARE(row->call->durationSeconds, 7);
    QCOMPARE(row->call->endedAt,
             QDateTime(QDate(2025, 8, 15), QTime(10, 20, 30), QTimeZone::utc()).toMSecsSinceEpoch());
    QVERIFY(!m_desk->sender({Channel::Sms, m_ours}).isConfirmed);
}

void TestCallDesk::keepsWithheldCallersByTheirOwnWord()
{
    auto withheld = call(CallStatus::Ringing);
    withheld.from.user = QStringLiteral("+266696687");
    QVERIFY(resultOf(m_calls->incoming(withheld)));
    const auto row = m_desk->messageBySid(withheld.sid);
    QVERIFY(row);
    QCOMPARE(row->from, QStringLiteral("+266696687"));
    const Conversation conversation = m_desk->conversation(row->conversation);
    QCOMPARE(conversation.contactAddress.user, QStringLiteral("+266696687"));
    QVERIFY(conversation.contactName.isEmpty());
}

void TestCallDesk::takesTheOtherEndOfAnOutboundCall()
{
    auto outbound = call(CallStatus::Initiated);
    outbound.direction = Direction::Outbound;
    std::swap(outbound.from, outbound.to);
    QVERIFY(resultOf(m_calls->report(outbound)));
    const Message row = m_desk->messageBySid(outbound.sid).value_or(Message());
    QCOMPARE(toString(row.direction), toString(Direction::Outbound));
    QCOMPARE(m_desk->conversation(row.conversation).contactAddress.user, m_theirs);
    QCOMPARE(m_desk->conversation(row.conversation).senderAddress.user, m_ours);
}

QTEST_GUILESS_MAIN(TestCallDesk)
#include "tst_calldesk.moc"
