// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/outbox.h"

#include "core/base/clock.h"
#include "core/desk/agentdesk.h"
#include "core/desk/deliveries.h"
#include "core/desk/inbox.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketwilio.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;
using Step = FakeTwilio::Step;

class TestOutbox final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sendsWhatIsPendingAndWhatComesLater();
    void sendsEveryKindOfMessage();
    void leavesOutACallbackThatTwilioWouldRefuse();
    void postsOnceWhateverBecomesOfTheAnswer_data();
    void postsOnceWhateverBecomesOfTheAnswer();
    void saysWhyTwilioRefused();
    void marksARefusedRecipientAsOptedOut();
    void sendsNothingToWhoOptedOutMeanwhile();
    void waitsWhenTwilioIsTooBusy_data();
    void waitsWhenTwilioIsTooBusy();
    void waitsOutAnOutage();
    void saysThatTheCredentialsAreWrong();
    void doesNotStartWithoutCredentials();
    void concludesNothingWhileTheListingFails();
    void believesACallbackThatOvertakesTheAnswer();
    void believesACallbackWhoseAnswerWasLost();
    void keepsIdenticalTextsApart();
    void looksUpWhatAFormerRunLeftOpen();
    void givesOldestAttemptsTheOldestMessages();
    void looksUpAnAcknowledgementWithoutACallback();
    void sendsARetryAsANewAttempt();
    void keepsTheOrderWithinAConversation();
    void pacesEachSender();
    void sendsEverythingOfManyConversations();

private:
    void start();
    void stop();
    [[nodiscard]] bool becomesIdle();

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<FakeTwilio> m_twilio;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<Outbox> m_outbox;
    OutboxPace m_pace;
    QString m_publicUrl;
    SenderId m_sender;
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
};

void TestOutbox::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<FakeTwilio>();
    m_pace = {1000, 8, 20, 200, {40, 120, 300}};
    m_publicUrl = QStringLiteral("https://desk.example");
    m_sender = m_desk->addSender(m_ours);
}

void TestOutbox::cleanup()
{
    stop();
    m_twilio.reset();
    m_desk.reset();
}

void TestOutbox::start()
{
    Credentials credentials;
    credentials.accountSid = QStringLiteral("ACtest");
    credentials.authToken = QStringLiteral("not a secret");
    m_client = std::make_unique<twilio::Client>(credentials, m_twilio->url());
    m_client->setTransferTimeout(400);
    m_outbox = std::make_unique<Outbox>(m_desk->store(), *m_client, m_publicUrl, m_pace);
    m_outbox->start();
}

void TestOutbox::stop()
{
    m_outbox.reset();
    m_client.reset();
}

bool TestOutbox::becomesIdle()
{
    return QTest::qWaitFor([this] { return m_outbox->isIdle(); }, patienceMs);
}

void TestOutbox::sendsWhatIsPendingAndWhatComesLater()
{
    const MessageId first = m_desk->addPending(m_sender, m_theirs, QStringLiteral("One + two & three"));
    start();
    QSignalSpy idle(m_outbox.get(), &Outbox::idle);
    QVERIFY(!m_outbox->isIdle());
    QVERIFY(becomesIdle());
    QCOMPARE(idle.count(), 1);
    Message message = m_desk->message(first);
    QCOMPARE(toString(message.status), toString(DeliveryStatus::Queued));
    QCOMPARE(message.sid, m_twilio->kept().front().value(QStringLiteral("sid")).toString());
    QCOMPARE(message.segments, 1);
    const QList<Attempt> attempts = m_desk->attempts(first);
    QCOMPARE(attempts.size(), 1);
    QVERIFY(attempts.front().state == AttemptState::Accepted);
    QCOMPARE(attempts.front().sid, message.sid);
    QVERIFY(attempts.front().resolvedAt > 0);

    const twilio::FormFields form = m_twilio->forms().front();
    QCOMPARE(twilio::fieldText(form, "From"), m_ours);
    QCOMPARE(twilio::fieldText(form, "To"), m_theirs);
    QCOMPARE(twilio::fieldText(form, "Body"), QStringLiteral("One + two & three"));
    QCOMPARE(twilio::fieldText(form, "StatusCallback"),
             QStringLiteral("https://desk.example/api/webhooks/status?m=") + attempts.front().token);

    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    const auto later = resultOf(agent.send({m_sender, {Channel::Sms, m_theirs}, QStringLiteral("Later"), {}}));
    QVERIFY(later);
    QTRY_COMPARE(m_twilio->posts(), 2);
    QVERIFY(becomesIdle());
    QCOMPARE(toString(m_desk->message(*later).status), toString(DeliveryStatus::Queued));
}

void TestOutbox::sendsEveryKindOfMessage()
{
    const SenderId whatsApp = m_desk->addSender(m_ours, Channel::WhatsApp);
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    const QString url = QStringLiteral("https://desk.example/m/abc");
    QVERIFY(resultOf(agent.send({whatsApp, {Channel::WhatsApp, m_theirs}, QStringLiteral("Hola"), {}})));
    start();
    QVERIFY(becomesIdle());
    QVERIFY(resultOf(agent.send({m_sender, {Channel::Sms, m_theirs}, QString(), {url, url + u'd'}})));
    QTRY_COMPARE(m_twilio->posts(), 2);
    QVERIFY(becomesIdle());
    QCOMPARE(twilio::fieldText(m_twilio->forms().at(0), "From"), QString(QStringLiteral("whatsapp:") + m_ours));
    QCOMPARE(twilio::fieldText(m_twilio->forms().at(0), "To"), QString(QStringLiteral("whatsapp:") + m_theirs));
    QStringList media;
    for (const auto &[name, value] : m_twilio->forms().at(1)) {
        if (name == "MediaUrl")
            media.append(QString::fromUtf8(value));
    }
    QCOMPARE(media, (QStringList{url, url + u'd'}));
}

void TestOutbox::leavesOutACallbackThatTwilioWouldRefuse()
{
    m_publicUrl = QStringLiteral("https://my_desk.example");
    m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 1);
    QVERIFY(twilio::fieldText(m_twilio->forms().front(), "StatusCallback").isEmpty());
}

void TestOutbox::postsOnceWhateverBecomesOfTheAnswer_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("closed after the request, taken") << int(Step::KeepAndClose) << true;
    QTest::newRow("half an answer") << int(Step::KeepAndAnswerHalf) << true;
    QTest::newRow("no answer at all") << int(Step::KeepAndHang) << true;
    QTest::newRow("500 with HTML, taken") << int(Step::KeepAndFail500) << true;
    QTest::newRow("closed after the request, not taken") << int(Step::LoseAndClose) << false;
    QTest::newRow("500 with HTML, not taken") << int(Step::LoseAndFail500) << false;
}

void TestOutbox::postsOnceWhateverBecomesOfTheAnswer()
{
    QFETCH(int, step);
    QFETCH(bool, isTaken);
    m_pace.lookUpAfterMs = {500, 600, 700}; // Late enough for the state in between to be seen.
    m_twilio->play({Step(step)});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(toString(m_desk->message(id).status), toString(DeliveryStatus::Unknown), patienceMs);
    QVERIFY(!m_outbox->isIdle());
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 1);
    const Message message = m_desk->message(id);
    const QList<Attempt> attempts = m_desk->attempts(id);
    QCOMPARE(attempts.size(), 1);
    QCOMPARE(toString(message.status), toString(isTaken ? DeliveryStatus::Queued : DeliveryStatus::Failed));
    QVERIFY(attempts.front().state == (isTaken ? AttemptState::Accepted : AttemptState::Absent));
    QCOMPARE(message.sid.isEmpty(), !isTaken);
    QCOMPARE(message.errorText.contains(QStringLiteral("Twilio has no record of it")), !isTaken);
    QCOMPARE(m_twilio->listings() >= 3, !isTaken);
}

void TestOutbox::saysWhyTwilioRefused()
{
    m_twilio->play({Step::Refuse21211});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QVERIFY(becomesIdle());
    const Message message = m_desk->message(id);
    QCOMPARE(toString(message.status), toString(DeliveryStatus::Failed));
    QCOMPARE(message.errorCode, 21211);
    QVERIFY2(message.errorText.contains(QStringLiteral("number")), qPrintable(message.errorText));
    QVERIFY(m_desk->attempts(id).front().state == AttemptState::Refused);
    QCOMPARE(m_twilio->posts(), 1);
    QCOMPARE(m_twilio->listings(), 0);
}

void TestOutbox::marksARefusedRecipientAsOptedOut()
{
    m_twilio->play({Step::Refuse21610});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_desk->message(id).errorCode, 21610);
    QVERIFY(m_desk->isOptedOut(m_sender, {Channel::Sms, m_theirs}));
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    const auto refused = resultOf(agent.send({m_sender, {Channel::Sms, m_theirs}, QStringLiteral("Still there?"), {}}));
    QVERIFY(!refused);
    QVERIFY(refused.error().kind == ErrorKind::Refused);
    QVERIFY(!resultOf(agent.retry(id)));
    QCOMPARE(m_twilio->posts(), 1);
}

void TestOutbox::sendsNothingToWhoOptedOutMeanwhile()
{
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    Inbox inbox(m_desk->store(), {});
    QVERIFY(resultOf(inbox.receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("STOP")))));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 0);
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Failed));
    QCOMPARE(m_desk->message(id).errorCode, 21610);
    QVERIFY(m_desk->attempts(id).isEmpty());
}

void TestOutbox::waitsWhenTwilioIsTooBusy_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("atLeastMs");
    QTest::newRow("without a time") << int(Step::TooFast) << 5;
    QTest::newRow("with a time") << int(Step::TooFastRetryAfter) << 990;
}

void TestOutbox::waitsWhenTwilioIsTooBusy()
{
    QFETCH(int, step);
    QFETCH(int, atLeastMs);
    m_twilio->play({Step(step)});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 2);
    QVERIFY2(m_twilio->postTimes().at(1) - m_twilio->postTimes().at(0) >= atLeastMs,
             qPrintable(QString::number(m_twilio->postTimes().at(1) - m_twilio->postTimes().at(0))));
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Queued));
    const QList<Attempt> attempts = m_desk->attempts(id);
    QCOMPARE(attempts.size(), 2);
    QVERIFY(attempts.at(0).state == AttemptState::NotSent);
    QVERIFY(attempts.at(1).state == AttemptState::Accepted);
    QVERIFY(attempts.at(0).token != attempts.at(1).token);
}

void TestOutbox::waitsOutAnOutage()
{
    m_twilio->goAway();
    QList<MessageId> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(m_desk->addPending(m_sender, QStringLiteral("+491511234567%1").arg(i), QStringLiteral("Hello")));
    start();
    QSignalSpy reachability(m_outbox.get(), &Outbox::reachabilityChanged);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->attempts(ids.front()).size() >= 3, patienceMs);
    QCOMPARE(reachability.count(), 1);
    QCOMPARE(reachability.front().at(0).toBool(), false);
    QVERIFY(!reachability.front().at(1).toString().isEmpty());
    for (const MessageId id : std::as_const(ids))
        QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Pending));
    QVERIFY(!m_outbox->isIdle());

    m_twilio->comeBack();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 5);
    QCOMPARE(reachability.count(), 2);
    QCOMPARE(reachability.back().at(0).toBool(), true);
    for (const MessageId id : std::as_const(ids))
        QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Queued));
}

void TestOutbox::saysThatTheCredentialsAreWrong()
{
    m_twilio->play({Step::Unauthorised});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QSignalSpy reachability(m_outbox.get(), &Outbox::reachabilityChanged);
    QTRY_COMPARE(reachability.count(), 1);
    QCOMPARE(reachability.front().at(0).toBool(), false);
    QVERIFY(reachability.front().at(1).toString().contains(QStringLiteral("credentials")));
    QTRY_VERIFY(m_desk->attempts(id).front().state == AttemptState::NotSent);
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 2);
    QVERIFY(m_twilio->postTimes().at(1) - m_twilio->postTimes().at(0) >= m_pace.longestBackOffMs - 5);
    QCOMPARE(reachability.back().at(0).toBool(), true);
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Queued));
}

void TestOutbox::doesNotStartWithoutCredentials()
{
    m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    twilio::Client client(Credentials{}, m_twilio->url());
    Outbox outbox(m_desk->store(), client, m_publicUrl, m_pace);
    QSignalSpy reachability(&outbox, &Outbox::reachabilityChanged);
    outbox.start();
    QCOMPARE(reachability.count(), 1);
    QCOMPARE(reachability.front().at(0).toBool(), false);
    QVERIFY(reachability.front().at(1).toString().contains(QStringLiteral("settings")));
    m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello again"));
    QCoreApplication::processEvents();
    QCOMPARE(m_twilio->posts(), 0);
    QCOMPARE(toString(m_desk->allMessages().front().status), toString(DeliveryStatus::Pending));
}

void TestOutbox::concludesNothingWhileTheListingFails()
{
    m_twilio->play({Step::KeepAndClose});
    m_twilio->failListings(true);
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QTRY_VERIFY_WITH_TIMEOUT(m_twilio->listings() >= 6, patienceMs);
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Unknown));
    m_twilio->failListings(false);
    QVERIFY(becomesIdle());
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Queued));
    QCOMPARE(m_twilio->posts(), 1);
}

void TestOutbox::believesACallbackThatOvertakesTheAnswer()
{
    Deliveries deliveries(m_desk->store());
    QList<QFuture<Done>> recorded;
    m_twilio->beforeAnswer([&](const twilio::FormFields &form, const QString &sid) {
        const QString token = twilio::fieldText(form, "StatusCallback").section(u'=', -1);
        // One that carries our token, one that does not.
        recorded.append(deliveries.record({sid, {}, DeliveryStatus::Sent, 0, utcNow()}));
        recorded.append(deliveries.record({sid, token, DeliveryStatus::Delivered, 0, utcNow()}));
    });
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(recorded.size(), 2);
    QVERIFY(resultOf(recorded.at(0)) && resultOf(recorded.at(1)));
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(m_desk->message(id).segments, 1);
    QCOMPARE(m_twilio->posts(), 1);
    QCOMPARE(m_desk->attempts(id).size(), 1);
}

void TestOutbox::believesACallbackWhoseAnswerWasLost()
{
    m_pace.lookUpAfterMs = {10'000};
    Deliveries deliveries(m_desk->store());
    QString token;
    m_twilio->beforeAnswer([&](const twilio::FormFields &form, const QString &) {
        token = twilio::fieldText(form, "StatusCallback").section(u'=', -1);
    });
    m_twilio->play({Step::KeepAndClose});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QTRY_COMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Unknown));
    const QString sid = m_twilio->kept().front().value(QStringLiteral("sid")).toString();
    QVERIFY(resultOf(deliveries.record({sid, token, DeliveryStatus::Sent, 0, utcNow()})));
    QVERIFY(QTest::qWaitFor([this] { return m_outbox->isIdle(); }, 5000));
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Sent));
    QCOMPARE(m_desk->message(id).sid, sid);
    QCOMPARE(m_twilio->listings(), 0);
    QCOMPARE(m_twilio->posts(), 1);
}

void TestOutbox::keepsIdenticalTextsApart()
{
    m_twilio->play({Step::KeepAndClose, Step::LoseAndClose, Step::KeepAndHang});
    QList<MessageId> ids;
    for (int i = 0; i < 4; ++i)
        ids.append(m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello?")));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 4);
    QSet<QString> sids;
    int failures = 0;
    for (const MessageId id : std::as_const(ids)) {
        const Message message = m_desk->message(id);
        QCOMPARE(m_desk->attempts(id).size(), 1);
        if (isFailure(message.status))
            ++failures;
        else
            sids.insert(message.sid);
    }
    QCOMPARE(failures, 1);
    QCOMPARE(sids.size(), 3);
    QCOMPARE(m_twilio->kept().size(), 3);
}

void TestOutbox::looksUpWhatAFormerRunLeftOpen()
{
    const MessageId taken = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Was taken"));
    const MessageId lost = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Was not taken"));
    const MessageId doubted = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Was being looked up"));
    const MessageId waiting = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Waits"));
    const qint64 earlier = utcNow() - 3LL * 60 * 60 * 1000;
    m_desk->addAttempt(taken, QStringLiteral("token-1"), AttemptState::Leaving, {}, earlier);
    m_desk->addAttempt(lost, QStringLiteral("token-2"), AttemptState::Leaving, {}, earlier);
    m_desk->addAttempt(doubted, QStringLiteral("token-3"), AttemptState::Unknown, {}, earlier);
    const QString sid = m_twilio->keep(m_ours, m_theirs, QStringLiteral("Was taken"), earlier + 1000);
    m_twilio->keep(m_ours, m_theirs, QStringLiteral("Was being looked up"), earlier + 2000);
    m_twilio->keep(m_ours, m_theirs, QStringLiteral("Was not taken"), earlier - 60LL * 60 * 1000);
    m_desk->reopen();
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 1);
    QCOMPARE(m_desk->message(taken).sid, sid);
    QCOMPARE(toString(m_desk->message(taken).status), toString(DeliveryStatus::Queued));
    QCOMPARE(toString(m_desk->message(lost).status), toString(DeliveryStatus::Failed));
    QVERIFY(m_desk->attempts(lost).front().state == AttemptState::Absent);
    QCOMPARE(toString(m_desk->message(doubted).status), toString(DeliveryStatus::Queued));
    QCOMPARE(toString(m_desk->message(waiting).status), toString(DeliveryStatus::Queued));
}

void TestOutbox::givesOldestAttemptsTheOldestMessages()
{
    const qint64 earlier = utcNow() - 60'000;
    QList<MessageId> ids;
    QStringList sids;
    for (int i = 0; i < 3; ++i) {
        ids.append(m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello?")));
        m_desk->addAttempt(ids.back(), QStringLiteral("token-%1").arg(i), AttemptState::Leaving, {},
                           earlier + i * 1000);
        if (i < 2)
            sids.append(m_twilio->keep(m_ours, m_theirs, QStringLiteral("Hello?"), earlier + i * 1000 + 500));
    }
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 0);
    QCOMPARE(m_desk->message(ids.at(0)).sid, sids.at(0));
    QCOMPARE(m_desk->message(ids.at(1)).sid, sids.at(1));
    QCOMPARE(toString(m_desk->message(ids.at(2)).status), toString(DeliveryStatus::Failed));
}

void TestOutbox::looksUpAnAcknowledgementWithoutACallback()
{
    const QString number = QStringLiteral("+15005550009");
    m_desk->addSender(number, Channel::Sms, QStringLiteral("Thanks."));
    start();
    QVERIFY(becomesIdle());
    Inbox inbox(m_desk->store(), m_publicUrl);
    QVERIFY(resultOf(inbox.receive(incoming(QStringLiteral("SMtest1"), m_theirs, number, QStringLiteral("Hello")))));
    const QString sid
        = m_twilio->keep(number, m_theirs, QStringLiteral("Thanks."), utcNow(), QStringLiteral("outbound-reply"));
    const MessageId reply = m_desk->allMessages().at(1).id;
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->message(reply).sid, sid, patienceMs);
    QVERIFY(becomesIdle());
    QCOMPARE(toString(m_desk->message(reply).status), toString(DeliveryStatus::Queued));
    QCOMPARE(m_twilio->posts(), 0);
}

void TestOutbox::sendsARetryAsANewAttempt()
{
    m_twilio->play({Step::Refuse21211, Step::Refuse21211});
    const MessageId id = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
    start();
    QVERIFY(becomesIdle());
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(agent.retry(id)));
    QTRY_COMPARE(m_twilio->posts(), 2);
    QVERIFY(becomesIdle());
    QCOMPARE(toString(m_desk->message(id).status), toString(DeliveryStatus::Failed));
    QCOMPARE(m_desk->message(id).errorCode, 21211);
    QVERIFY(resultOf(agent.retry(id)));
    QTRY_COMPARE(m_twilio->posts(), 3);
    QVERIFY(becomesIdle());
    const Message message = m_desk->message(id);
    QCOMPARE(toString(message.status), toString(DeliveryStatus::Queued));
    QCOMPARE(message.errorCode, 0);
    QVERIFY(message.errorText.isEmpty());
    const QList<Attempt> attempts = m_desk->attempts(id);
    QCOMPARE(attempts.size(), 3);
    QCOMPARE(message.sid, attempts.back().sid);
}

void TestOutbox::keepsTheOrderWithinAConversation()
{
    QStringList bodies;
    for (int i = 0; i < 12; ++i) {
        bodies.append(QStringLiteral("Text %1").arg(i));
        m_desk->addPending(m_sender, m_theirs, bodies.back());
    }
    start();
    QVERIFY(becomesIdle());
    QStringList sent;
    for (const twilio::FormFields &form : m_twilio->forms())
        sent.append(twilio::fieldText(form, "Body"));
    QCOMPARE(sent, bodies);
}

void TestOutbox::pacesEachSender()
{
    m_pace.perSenderPerSecond = 4;
    const SenderId other = m_desk->addSender(QStringLiteral("+15005550001"));
    for (int i = 0; i < 8; ++i)
        m_desk->addPending(m_sender, QStringLiteral("+491511234567%1").arg(i), QStringLiteral("Hello"));
    m_desk->addPending(other, m_theirs, QStringLiteral("From another number"));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 9);
    const QList<qint64> times = m_twilio->postTimes();
    const qint64 duration = times.back() - times.front();
    QVERIFY2(duration >= 900 && duration < 5000, qPrintable(QString::number(duration)));
    const auto fromOther = std::ranges::find_if(m_twilio->forms(), [](const twilio::FormFields &form) {
        return twilio::fieldText(form, "Body") == u"From another number";
    });
    QVERIFY(fromOther - m_twilio->forms().begin() < 5);
}

void TestOutbox::sendsEverythingOfManyConversations()
{
    QList<MessageId> ids;
    for (int i = 0; i < 120; ++i)
        ids.append(m_desk->addPending(m_sender, QStringLiteral("+4915112345%1").arg(i % 30, 3, 10, QLatin1Char('0')),
                                      QStringLiteral("Text %1").arg(i)));
    start();
    QVERIFY(becomesIdle());
    QCOMPARE(m_twilio->posts(), 120);
    QSet<QString> sids;
    for (const MessageId id : std::as_const(ids))
        sids.insert(m_desk->message(id).sid);
    QCOMPARE(sids.size(), 120);
    QVERIFY(!sids.contains(QString()));
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
