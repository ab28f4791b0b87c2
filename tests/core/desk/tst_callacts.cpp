// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/desk/callcommands.h"
#include "core/desk/calldesk.h"
#include "core/store/contactdetails.h"
#include "core/store/conversations.h"
#include "core/store/senders.h"
#include "tests/core/desk/callfixture.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketelephone.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestCallActs final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void bringsACallerToTheAgentsPhone();
    void ringsOnWhenThePhoneIsNotAnswered();
    void ringsOnWhenThePhoneCannotBeCalled();
    void findsNobodyToTalkToWhenTheCallerIsGone();
    void givesACallToOneAgentOnly();
    void letsTheAgentsPhoneGoWhenTheCallerGivesUp();
    void sendsACallerToTheVoicemail();
    void sendsACallerToTheVoicemailWhoRangLongEnough();
    void takesNoRingingWhereTheSenderWantsNone();
    void ringsForNobodyWhoIsBlocked();
    void declinesACall();
    void hangsUpOnBothEnds();
    void callsTheAgentFirstAndThenTheCustomer();
    void saysWhyACustomerWasNotReached();
    void callsNobodyWithoutAPhoneOrANumber();
    void changesNothingHoweverOftenTwilioTells();
    void findsCallsAgainAfterARestart();
    void findsARecordingWhoseCallbackWasLost();
    void refusesBeforeThereIsADesk();

private:
    void start();
    void stop();
    twilio::IncomingCall leg(const QString &sid, CallStatus status, int seconds = 0,
                             Direction direction = Direction::Inbound) const;
    MessageId ring();
    [[nodiscard]] Call callNow(MessageId id) { return m_desk->message(id).call.value_or(Call()); }
    [[nodiscard]] CallPhase phase(MessageId id) { return phaseOf(callNow(id)); }
    [[nodiscard]] bool hasEnded(const QString &sid) const;
    [[nodiscard]] QByteArray moved(const QString &sid) const;

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<FakeTelephone> m_twilio;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<CallDriver> m_driver;
    std::unique_ptr<CallDesk> m_calls;
    std::unique_ptr<CallActs> m_acts;
    SenderId m_sender;
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
    const QString m_customer = QStringLiteral("CAcustomer");
    const CallAgent m_dana{QStringLiteral("Dana"), QStringLiteral("+447700900123")};
};

void TestCallActs::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<FakeTelephone>();
    m_sender = m_desk->addSender(m_ours);
    start();
}

void TestCallActs::cleanup()
{
    stop();
    m_twilio.reset();
    m_desk.reset();
}

void TestCallActs::start()
{
    m_client = std::make_unique<twilio::Client>(testCredentials(), m_twilio->url());
    m_driver = std::make_unique<CallDriver>(m_desk->store(), *m_client, QStringLiteral("http://127.0.0.1:3000"),
                                            hurriedCalls());
    m_calls = std::make_unique<CallDesk>(m_desk->store(), *m_driver);
    m_acts = std::make_unique<CallActs>(m_desk->store(), *m_driver);
}

void TestCallActs::stop()
{
    m_acts.reset();
    m_calls.reset();
    m_driver.reset();
    m_client.reset();
}

twilio::IncomingCall TestCallActs::leg(const QString &sid, CallStatus status, int seconds, Direction direction) const
{
    twilio::IncomingCall call;
    call.sid = sid;
    call.accountSid = QStringLiteral("ACtest");
    call.from = {Channel::Sms, m_theirs};
    call.to = {Channel::Sms, m_ours};
    call.direction = direction;
    call.status = status;
    call.durationSeconds = seconds;
    return call;
}

MessageId TestCallActs::ring()
{
    m_twilio->setCall(m_customer, QStringLiteral("in-progress"));
    if (!resultOf(m_calls->incoming(leg(m_customer, CallStatus::Ringing))))
        return {};
    return m_desk->messageBySid(m_customer).value_or(Message()).id;
}

bool TestCallActs::hasEnded(const QString &sid) const
{
    return std::ranges::any_of(m_twilio->requests(), [&sid](const FakeTelephone::Request &each) {
        return each.sid == sid && each.field("Status") == u"completed";
    });
}

/// The document that leg was moved to; empty when it was not.
QByteArray TestCallActs::moved(const QString &sid) const
{
    for (const FakeTelephone::Request &each : m_twilio->requests()) {
        if (each.sid == sid && !each.field("Twiml").isEmpty())
            return each.field("Twiml").toUtf8();
    }
    return {};
}

void TestCallActs::bringsACallerToTheAgentsPhone()
{
    const MessageId id = ring();
    QVERIFY(phase(id) == CallPhase::Ringing);
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    QTRY_COMPARE(callNow(id).agentSid, QStringLiteral("CAmade1"));
    QVERIFY(phase(id) == CallPhase::Connecting);
    const auto made = m_twilio->lastCall();
    QCOMPARE(made.field("To"), m_dana.phone);
    QCOMPARE(made.field("From"), m_ours);
    const QString room = callNow(id).room;
    QVERIFY(!room.isEmpty());
    QCOMPARE(made.field("Url"), QStringLiteral("http://127.0.0.1:3000/api/webhooks/voice/agent?room=") + room);
    QVERIFY(moved(m_customer).isEmpty());

    const auto hears = resultOf(m_calls->agentAnswered(room, leg(QStringLiteral("CAmade1"), CallStatus::InProgress)));
    QVERIFY(hears && hears->contains("<Conference") && hears->contains(room.toUtf8()));
    QTRY_VERIFY(moved(m_customer).contains(room.toUtf8()));
    QVERIFY(phase(id) == CallPhase::Talking);
    const Conversation conversation = m_desk->conversation(m_desk->message(id).conversation);
    QCOMPARE(conversation.unread, 0);
    QCOMPARE(conversation.waitingSince, 0);

    QVERIFY(resultOf(m_calls->reportAgent(room, leg(QStringLiteral("CAmade1"), CallStatus::Completed, 192))));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 205))));
    const Message row = m_desk->message(id);
    QVERIFY(outcomeOf(row) == CallOutcome::Talked);
    QCOMPARE(talkSeconds(row), 192);
    QCOMPARE(row.call->handledBy, m_dana.name);
    QCOMPARE(m_desk->audit().first().action, QStringLiteral("call.take"));
    QCOMPARE(m_desk->audit().first().actor, m_dana.name);
    QCOMPARE(m_desk->allMessages().size(), 1);
}

void TestCallActs::ringsOnWhenThePhoneIsNotAnswered()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    const QString room = callNow(id).room;
    QVERIFY(resultOf(m_calls->reportAgent(room, leg(QStringLiteral("CAmade1"), CallStatus::NoAnswer))));
    QVERIFY(phase(id) == CallPhase::Ringing);
    // A second try is about another leg in another room; what is still told of the first is about nothing.
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    QVERIFY(callNow(id).room != room);
    QVERIFY(resultOf(m_calls->reportAgent(room, leg(QStringLiteral("CAmade1"), CallStatus::NoAnswer))));
    QVERIFY(phase(id) == CallPhase::Connecting);
    QTRY_COMPARE(callNow(id).agentSid, QStringLiteral("CAmade2"));
}

void TestCallActs::ringsOnWhenThePhoneCannotBeCalled()
{
    const MessageId id = ring();
    m_twilio->refuse(400, 21211);
    const Done refused = resultOf(m_acts->ringPhone(id, m_dana));
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.isEmpty());
    QTRY_VERIFY(phase(id) == CallPhase::Ringing);
    QVERIFY(callNow(id).handledBy.isEmpty());
}

void TestCallActs::findsNobodyToTalkToWhenTheCallerIsGone()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    QTRY_COMPARE(callNow(id).agentSid, QStringLiteral("CAmade1"));
    m_twilio->setCall(m_customer, QStringLiteral("completed"), 9);
    m_twilio->refuse(400, 21220);
    QVERIFY(resultOf(m_calls->agentAnswered(callNow(id).room, leg(QStringLiteral("CAmade1"), CallStatus::InProgress))));
    QTRY_VERIFY(phase(id) == CallPhase::Over);
    QTRY_VERIFY(hasEnded(QStringLiteral("CAmade1")));
    QVERIFY(outcomeOf(m_desk->message(id)) == CallOutcome::Missed);
    QVERIFY(m_desk->conversation(m_desk->message(id).conversation).waitingSince > 0);
}

void TestCallActs::givesACallToOneAgentOnly()
{
    const MessageId id = ring();
    const auto first = m_acts->ringPhone(id, m_dana);
    const auto second = m_acts->ringPhone(id, {QStringLiteral("Priya"), QStringLiteral("+447700900124")});
    QVERIFY(resultOf(first));
    const Done late = resultOf(second);
    QVERIFY(!late);
    QVERIFY(late.error().kind == ErrorKind::Conflict);
    QVERIFY(late.error().message.contains(m_dana.name));
    QCOMPARE(m_twilio->count("To", QStringLiteral("+447700900124")), 0);
}

void TestCallActs::letsTheAgentsPhoneGoWhenTheCallerGivesUp()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    QTRY_COMPARE(callNow(id).agentSid, QStringLiteral("CAmade1"));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 9))));
    QTRY_VERIFY(hasEnded(QStringLiteral("CAmade1")));
    const Message row = m_desk->message(id);
    QVERIFY(outcomeOf(row) == CallOutcome::Missed);
    QCOMPARE(talkSeconds(row), 0);
    QVERIFY(m_desk->conversation(row.conversation).waitingSince > 0);
}

void TestCallActs::sendsACallerToTheVoicemail()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->sendToVoicemail(id, m_dana)));
    QTRY_VERIFY(moved(m_customer).contains("<Record"));
    QVERIFY(phase(id) == CallPhase::LeavingMessage);
    twilio::RecordingCallback recording{QStringLiteral("REtest1"), m_customer,
                                        QStringLiteral("https://api.example/Recordings/REtest1"), 21, false};
    QVERIFY(resultOf(m_calls->recorded(recording)));
    QVERIFY(m_desk->message(id).kind == MessageKind::Call);
    recording.isComplete = true;
    QVERIFY(resultOf(m_calls->recorded(recording)));
    QVERIFY(resultOf(m_calls->recorded(recording)));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 40))));
    const Message row = m_desk->message(id);
    QVERIFY(row.kind == MessageKind::Voicemail);
    QCOMPARE(row.media.size(), 1);
    QCOMPARE(row.media.first().contentType, QStringLiteral("audio/x-wav"));
    QCOMPARE(row.media.first().url, QStringLiteral("https://api.example/Recordings/REtest1.wav"));
    QVERIFY(row.media.first().state == MediaState::Waiting);
    QCOMPARE(row.call->recordingSeconds, 21);
    const Conversation conversation = m_desk->conversation(row.conversation);
    QCOMPARE(conversation.unread, 1);
    QVERIFY(conversation.waitingSince > 0);
}

void TestCallActs::sendsACallerToTheVoicemailWhoRangLongEnough()
{
    Sender sender = m_desk->sender({Channel::Sms, m_ours});
    sender.ringSeconds = 1;
    sender.greeting = QStringLiteral("Guten Tag");
    sender.greetingLanguage = QStringLiteral("de-DE");
    sender.greetingVoice = QStringLiteral("Polly.Vicki");
    QVERIFY(
        resultOf(m_desk->store().write([sender](store::Transaction &t) { return store::updateSender(t, sender); })));
    const MessageId id = ring();
    QVERIFY(phase(id) == CallPhase::Ringing);
    QTRY_VERIFY(moved(m_customer).contains("<Record"));
    QVERIFY2(moved(m_customer).contains("<Say language=\"de-DE\" voice=\"Polly.Vicki\">Guten Tag</Say>"),
             moved(m_customer).constData());
    QVERIFY(!moved(m_customer).contains("transcribe"));
    QVERIFY(utcNow() - callNow(id).startedAt >= 1000);
    // Nothing was said: it is a missed call, whatever the caller heard.
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 9))));
    QVERIFY(outcomeOf(m_desk->message(id)) == CallOutcome::Missed);
}

void TestCallActs::takesNoRingingWhereTheSenderWantsNone()
{
    Sender sender = m_desk->sender({Channel::Sms, m_ours});
    sender.ringSeconds = 0;
    sender.greetingUrl = QStringLiteral("https://a.example/hello.mp3");
    QVERIFY(
        resultOf(m_desk->store().write([sender](store::Transaction &t) { return store::updateSender(t, sender); })));
    const auto hears = resultOf(m_calls->incoming(leg(m_customer, CallStatus::Ringing)));
    QVERIFY(hears && !hears->contains("<Enqueue") && hears->contains("<Play>https://a.example/hello.mp3</Play>"));
    QVERIFY(phase(m_desk->messageBySid(m_customer).value_or(Message()).id) == CallPhase::LeavingMessage);
    QVERIFY(m_twilio->requests().isEmpty());
}

void TestCallActs::ringsForNobodyWhoIsBlocked()
{
    const auto known = resultOf(m_desk->store().write([this](store::Transaction &t) -> Result<ConversationId> {
        const auto id = store::ensureConversation(t, m_sender, {Channel::Sms, m_theirs}, {}, utcNow());
        const auto conversation = id ? store::conversationById(t, *id) : std::unexpected(id.error());
        if (!conversation)
            return std::unexpected(conversation.error());
        const Done blocked = store::setBlocked(t, (*conversation)->contact, true, utcNow());
        return blocked ? id : std::unexpected(blocked.error());
    }));
    QVERIFY(known);
    const auto hears = resultOf(m_calls->incoming(leg(m_customer, CallStatus::Ringing)));
    QVERIFY(hears && !hears->contains("<Enqueue") && hears->contains("<Record"));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 9))));
    const Conversation conversation = m_desk->conversation(*known);
    QCOMPARE(conversation.messageCount, 1);
    QCOMPARE(conversation.unread, 0);
    QCOMPARE(conversation.waitingSince, 0);
    QVERIFY(conversation.state == ConversationState::Closed);
}

void TestCallActs::declinesACall()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->decline(id, m_dana)));
    QTRY_VERIFY(hasEnded(m_customer));
    // Also where the number tells nobody of its calls' ends.
    QTRY_VERIFY(phase(id) == CallPhase::Over);
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 3))));
    const Message row = m_desk->message(id);
    QVERIFY(outcomeOf(row) == CallOutcome::Declined);
    QCOMPARE(m_desk->conversation(row.conversation).unread, 0);
    QVERIFY(!resultOf(m_acts->decline(id, m_dana)));
}

void TestCallActs::hangsUpOnBothEnds()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    QVERIFY(resultOf(m_calls->agentAnswered(callNow(id).room, leg(QStringLiteral("CAmade1"), CallStatus::InProgress))));
    QVERIFY(resultOf(m_acts->hangUp(id, m_dana)));
    QTRY_VERIFY(hasEnded(m_customer) && hasEnded(QStringLiteral("CAmade1")));
}

void TestCallActs::callsTheAgentFirstAndThenTheCustomer()
{
    const auto conversation = resultOf(m_acts->call(m_sender, {Channel::Sms, m_theirs}, m_dana));
    QVERIFY(conversation);
    QCOMPARE(m_twilio->lastCall().field("To"), m_dana.phone);
    const MessageId id = m_desk->allMessages().first().id;
    QVERIFY(phase(id) == CallPhase::Connecting);
    const QString room = callNow(id).room;
    const auto answered = leg(QStringLiteral("CAmade1"), CallStatus::InProgress, 0, Direction::Outbound);
    QVERIFY(resultOf(m_calls->agentAnswered(room, answered)));
    QVERIFY(resultOf(m_calls->agentAnswered(room, answered)));
    QVERIFY(resultOf(m_calls->reportAgent(room, answered)));
    QTRY_COMPARE(callNow(id).sid, QStringLiteral("CAmade2"));
    QCOMPARE(m_twilio->count("To", m_theirs), 1);
    QCOMPARE(m_twilio->lastCall().field("From"), m_ours);
    QVERIFY(m_twilio->lastCall().field("Twiml").contains(room));
    QVERIFY(phase(id) == CallPhase::Ringing);
    const auto customer = [this](CallStatus status, int seconds = 0) {
        return leg(QStringLiteral("CAmade2"), status, seconds, Direction::Outbound);
    };
    QVERIFY(resultOf(m_calls->reportCustomer(room, customer(CallStatus::InProgress))));
    QVERIFY(phase(id) == CallPhase::Talking);
    QVERIFY(resultOf(m_calls->reportCustomer(room, customer(CallStatus::Completed, 65))));
    QTRY_VERIFY(hasEnded(QStringLiteral("CAmade1")));
    const Message row = m_desk->message(id);
    QVERIFY(outcomeOf(row) == CallOutcome::Talked);
    QCOMPARE(talkSeconds(row), 65);
    QCOMPARE(row.sid, QStringLiteral("CAmade2"));
    QCOMPARE(row.conversation, *conversation);
    QCOMPARE(m_desk->allMessages().size(), 1);
}

void TestCallActs::saysWhyACustomerWasNotReached()
{
    QVERIFY(resultOf(m_acts->call(m_sender, {Channel::Sms, m_theirs}, m_dana)));
    const MessageId id = m_desk->allMessages().first().id;
    m_twilio->refuse(400, 21215);
    QVERIFY(resultOf(m_calls->agentAnswered(
        callNow(id).room, leg(QStringLiteral("CAmade1"), CallStatus::InProgress, 0, Direction::Outbound))));
    QTRY_VERIFY(callNow(id).status == CallStatus::Failed);
    QTRY_VERIFY(hasEnded(QStringLiteral("CAmade1")));
    QCOMPARE(m_desk->message(id).errorCode, 21215);
    QVERIFY(!m_desk->message(id).errorText.isEmpty());
}

void TestCallActs::callsNobodyWithoutAPhoneOrANumber()
{
    QVERIFY(!resultOf(m_acts->call(m_sender, {Channel::Sms, m_theirs}, {QStringLiteral("Dana"), {}})));
    QVERIFY(!resultOf(m_acts->call(m_sender, {Channel::Sms, QStringLiteral("anonymous")}, m_dana)));
    QVERIFY(!resultOf(m_acts->call(m_sender, {Channel::Sms, QStringLiteral("12345")}, m_dana)));
    QVERIFY(m_twilio->requests().isEmpty());
    QVERIFY(m_desk->allMessages().isEmpty());
}

void TestCallActs::changesNothingHoweverOftenTwilioTells()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    const QString room = callNow(id).room;
    QVERIFY(resultOf(m_calls->agentAnswered(room, leg(QStringLiteral("CAmade1"), CallStatus::InProgress))));
    for (const CallStatus status : {CallStatus::Completed, CallStatus::InProgress, CallStatus::Ringing,
                                    CallStatus::Initiated, CallStatus::Completed, CallStatus::InProgress})
        QVERIFY(resultOf(m_calls->reportAgent(
            room, leg(QStringLiteral("CAmade1"), status, status == CallStatus::Completed ? 12 : 0))));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 20))));
    QVERIFY(resultOf(m_calls->incoming(leg(m_customer, CallStatus::Ringing))));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 20))));
    const Message row = m_desk->message(id);
    QVERIFY(outcomeOf(row) == CallOutcome::Talked);
    QCOMPARE(talkSeconds(row), 12);
    QCOMPARE(m_desk->allMessages().size(), 1);
    int joined = 0;
    for (const auto &each : m_twilio->requests())
        joined += each.field("Twiml").contains(QStringLiteral("<Conference")) ? 1 : 0;
    QCOMPARE(joined, 1);
}

void TestCallActs::findsCallsAgainAfterARestart()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->ringPhone(id, m_dana)));
    QTRY_COMPARE(callNow(id).agentSid, QStringLiteral("CAmade1"));
    twilio::IncomingCall other = leg(QStringLiteral("CAgone"), CallStatus::Ringing);
    QVERIFY(resultOf(m_calls->incoming(other)));
    const MessageId gone = m_desk->messageBySid(QStringLiteral("CAgone")).value_or(Message()).id;
    stop();
    m_desk->reopen();
    // Meanwhile the agent answered the one, and Twilio has forgotten the other.
    m_twilio->setCall(QStringLiteral("CAmade1"), QStringLiteral("in-progress"));
    start();
    m_driver->findLiveCalls();
    QTRY_VERIFY(phase(id) == CallPhase::Talking);
    QTRY_VERIFY(moved(m_customer).contains("<Conference"));
    QTRY_VERIFY(phase(gone) == CallPhase::Over);
    QVERIFY(outcomeOf(m_desk->message(gone)) == CallOutcome::Missed);
}

void TestCallActs::findsARecordingWhoseCallbackWasLost()
{
    const MessageId id = ring();
    QVERIFY(resultOf(m_acts->sendToVoicemail(id, m_dana)));
    m_twilio->setRecording({{QStringLiteral("sid"), QStringLiteral("REtest1")},
                            {QStringLiteral("call_sid"), m_customer},
                            {QStringLiteral("status"), QStringLiteral("completed")},
                            {QStringLiteral("duration"), QStringLiteral("8")},
                            {QStringLiteral("media_url"), QStringLiteral("https://api.example/Recordings/REtest1")}});
    m_twilio->setTranscription(QStringLiteral("Please call me."));
    QVERIFY(resultOf(m_calls->report(leg(m_customer, CallStatus::Completed, 30))));
    QTRY_VERIFY(m_desk->message(id).kind == MessageKind::Voicemail);
    QTRY_COMPARE(m_desk->message(id).body, QStringLiteral("Please call me."));
    QCOMPARE(m_desk->message(id).media.size(), 1);
}

void TestCallActs::refusesBeforeThereIsADesk()
{
    const MessageId id = ring();
    CallCommands commands;
    QVERIFY(!resultOf(commands.decline(id, m_dana)));
    commands.setActs(m_acts.get());
    QVERIFY(resultOf(commands.decline(id, m_dana)));
    QVERIFY(callNow(id).handling == CallHandling::Declined);
}

QTEST_GUILESS_MAIN(TestCallActs)
#include "tst_callacts.moc"
