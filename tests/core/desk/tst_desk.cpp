// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/desk.h"

#include "core/desk/agentdesk.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketwilio.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestDesk final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void answersAMessageAndFollowsItsDelivery();
    void saysThatCredentialsAreMissing();
    void givesTwilioNoCallbackItCouldNotReach_data();
    void givesTwilioNoCallbackItCouldNotReach();

private:
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
};

void TestDesk::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestDesk::answersAMessageAndFollowsItsDelivery()
{
    DeskTest test;
    FakeTwilio twilio;
    DeskSettings settings;
    settings.credentials.accountSid = QStringLiteral("ACtest");
    settings.credentials.authToken = QStringLiteral("not a secret");
    settings.apiBase = twilio.url();
    Desk desk(test.store(), settings);
    desk.setPublicUrl(QStringLiteral("http://127.0.0.1:3000"));
    desk.start();
    const auto reception
        = resultOf(desk.inbox().receive(incoming(QStringLiteral("SMtest1"), m_theirs, m_ours, QStringLiteral("Hi"))));
    QVERIFY(reception);
    const Conversation conversation = test.conversation(reception->conversation);
    AgentDesk agent(test.store(), QStringLiteral("Ann"));
    const auto sent = resultOf(
        agent.send({conversation.sender, conversation.contactAddress, QStringLiteral("Hello, how can I help?"), {}}));
    QVERIFY(sent);
    QTRY_COMPARE(twilio.posts(), 1);
    QTRY_VERIFY(desk.outbox().isIdle());
    const QString callback = twilio::fieldText(twilio.forms().front(), "StatusCallback");
    QVERIFY2(callback.startsWith(QStringLiteral("http://127.0.0.1:3000/api/webhooks/status?m=")), qPrintable(callback));
    StatusCallback news;
    news.sid = test.message(*sent).sid;
    news.token = callback.section(u'=', -1);
    news.status = DeliveryStatus::Delivered;
    QVERIFY(resultOf(desk.deliveries().record(news)));
    QCOMPARE(toString(test.message(*sent).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(test.conversation(reception->conversation).waitingSince, 0);

    twilio::IncomingCall call;
    call.sid = QStringLiteral("CAtest1");
    call.from = {Channel::Sms, m_theirs};
    call.to = {Channel::Sms, m_ours};
    QVERIFY(resultOf(desk.calls().incoming(call)));
    QCOMPARE(test.messageBySid(call.sid).value_or(Message()).conversation, reception->conversation);
}

void TestDesk::saysThatCredentialsAreMissing()
{
    DeskTest test;
    Desk desk(test.store(), DeskSettings{});
    QSignalSpy reachability(&desk.outbox(), &Outbox::reachabilityChanged);
    desk.start();
    QCOMPARE(reachability.count(), 1);
    QCOMPARE(reachability.front().at(0).toBool(), false);
    QVERIFY(!reachability.front().at(1).toString().isEmpty());
    QVERIFY(desk.outbox().isIdle());
}

void TestDesk::givesTwilioNoCallbackItCouldNotReach_data()
{
    QTest::addColumn<QString>("apiBase");
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<bool>("isUsed");
    const QString twilio;
    const QString simulator = QStringLiteral("http://127.0.0.1:9");
    QTest::newRow("Twilio, public") << twilio << QStringLiteral("https://desk.example") << true;
    QTest::newRow("Twilio, loopback") << twilio << QStringLiteral("http://127.0.0.1:3000") << false;
    QTest::newRow("Twilio, localhost") << twilio << QStringLiteral("http://localhost:3000") << false;
    QTest::newRow("Twilio, IPv6 loopback") << twilio << QStringLiteral("http://[::1]:3000") << false;
    QTest::newRow("simulator, loopback") << simulator << QStringLiteral("http://127.0.0.1:3000") << true;
    QTest::newRow("simulator, public") << simulator << QStringLiteral("https://desk.example") << true;
    QTest::newRow("nothing") << simulator << QString() << true;
}

void TestDesk::givesTwilioNoCallbackItCouldNotReach()
{
    QFETCH(QString, apiBase);
    QFETCH(QString, publicUrl);
    QFETCH(bool, isUsed);
    QCOMPARE(reachableBase(apiBase, publicUrl), isUsed ? publicUrl : QString());
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
