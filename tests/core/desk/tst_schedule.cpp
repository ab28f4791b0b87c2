// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/scheduledesk.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/agentdesk.h"
#include "core/desk/duereplies.h"
#include "core/desk/inbox.h"
#include "core/desk/scheduler.h"
#include "core/store/conversations.h"
#include "core/store/scheduled.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>
#include <QSet>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestSchedule final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsAReplyWithItsFilesUntilItIsDue();
    void refusesWhatCannotBeSentThen_data();
    void refusesWhatCannotBeSentThen();
    void sendsWhenItIsDue();
    void asksWhenTheCustomerWritesFirst();
    void asksAboutWhatFellDueWhileNobodyWasThere();
    void asksAboutWhatIsTooLate();
    void asksThePreflightAgainWhenItIsDue();
    void changesAndSendsNow();
    void dropsOrSendsNeverBoth();

private:
    [[nodiscard]] QList<ScheduledReply> all();
    [[nodiscard]] Result<ScheduledId> add(const QString &body, qint64 inMs);
    void makeDue(ScheduledId id, qint64 dueAt);
    void receive(const QString &sid, const QString &body);
    [[nodiscard]] QStringList sentBodies();
    [[nodiscard]] int countOf(int QueueCounts::*member);

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<ScheduleDesk> m_schedule;
    ConversationId m_conversation;
    const QString m_ours = QStringLiteral("+15005550006");
    const QString m_theirs = QStringLiteral("+4915112345678");
};

void TestSchedule::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_schedule = std::make_unique<ScheduleDesk>(m_desk->store(), QStringLiteral("Ann"));
    const SenderId sender = m_desk->addSender(m_ours);
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    m_conversation = resultOf(agent.openConversation(sender, {Channel::Sms, m_theirs})).value();
}

void TestSchedule::cleanup()
{
    m_schedule.reset();
    m_desk.reset();
}

QList<ScheduledReply> TestSchedule::all()
{
    return resultOf(
               m_desk->store().read([](const store::Snapshot &snapshot) { return store::allScheduled(snapshot, 200); }))
        .value_or(QList<ScheduledReply>());
}

Result<ScheduledId> TestSchedule::add(const QString &body, qint64 inMs)
{
    return resultOf(m_schedule->add(m_conversation, body, {}, utcNow() + inMs));
}

void TestSchedule::makeDue(ScheduledId id, qint64 dueAt)
{
    QVERIFY(resultOf(m_desk->store().write([id, dueAt](store::Transaction &transaction) -> Done {
        auto reply = store::scheduledById(transaction, id);
        (*reply)->dueAt = dueAt;
        return store::updateScheduled(transaction, **reply);
    })));
}

void TestSchedule::receive(const QString &sid, const QString &body)
{
    Inbox inbox(m_desk->store(), QString());
    QVERIFY(resultOf(inbox.receive(incoming(sid, m_theirs, m_ours, body))));
}

QStringList TestSchedule::sentBodies()
{
    QStringList bodies;
    for (const Message &message : m_desk->allMessages()) {
        if (message.direction == Direction::Outbound)
            bodies.append(message.body);
    }
    return bodies;
}

int TestSchedule::countOf(int QueueCounts::*member)
{
    const auto counts
        = resultOf(m_desk->store().read([](const store::Snapshot &snapshot) { return store::queueCounts(snapshot); }));
    return (counts.value_or(QueueCounts())).*member;
}

void TestSchedule::keepsAReplyWithItsFilesUntilItIsDue()
{
    QVERIFY(resultOf(m_desk->store().write([this](store::Transaction &transaction) {
        return store::setDraft(transaction, m_conversation, QStringLiteral("Tomorrow"));
    })));
    MediaItem file;
    file.contentType = QStringLiteral("image/png");
    file.file = QStringLiteral("abc.png");
    file.name = QStringLiteral("Plan.png");
    file.state = MediaState::Here;
    file.size = 1234;
    file.width = 40;
    file.waveform = QByteArray::fromHex("00ff");
    const qint64 dueAt = utcNow() + 3'600'000;
    const auto added = resultOf(m_schedule->add(m_conversation, QStringLiteral("Tomorrow"), {file}, dueAt));
    QVERIFY(added);
    const QList<ScheduledReply> kept = all();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().body, QStringLiteral("Tomorrow"));
    QCOMPARE(kept.first().files, QList<MediaItem>{file});
    QCOMPARE(kept.first().dueAt, dueAt);
    QCOMPARE(kept.first().author, QStringLiteral("Ann"));
    QVERIFY(!kept.first().asks());
    QVERIFY(m_desk->conversation(m_conversation).draft.isEmpty());
    QVERIFY(m_desk->allMessages().isEmpty());
    QCOMPARE(countOf(&QueueCounts::scheduled), 1);
    QCOMPARE(m_desk->audit().front().action, QStringLiteral("schedule.add"));
}

void TestSchedule::refusesWhatCannotBeSentThen_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("inMs");
    QTest::addColumn<bool>("isOptedOut");
    QTest::newRow("a time that is over") << QStringLiteral("Hello") << -1000 << false;
    QTest::newRow("nothing") << QStringLiteral("  ") << 60'000 << false;
    QTest::newRow("too long") << QString(1601, u'x') << 60'000 << false;
    QTest::newRow("opted out") << QStringLiteral("Hello") << 60'000 << true;
}

void TestSchedule::refusesWhatCannotBeSentThen()
{
    QFETCH(QString, body);
    QFETCH(int, inMs);
    QFETCH(bool, isOptedOut);
    if (isOptedOut)
        receive(QStringLiteral("SMstop"), QStringLiteral("STOP"));
    const auto added = add(body, inMs);
    QVERIFY(!added);
    QVERIFY(!added.error().message.isEmpty());
    QVERIFY(all().isEmpty());
}

void TestSchedule::sendsWhenItIsDue()
{
    Scheduler scheduler(m_desk->store());
    scheduler.start();
    QVERIFY(add(QStringLiteral("Later"), 250));
    QVERIFY(add(QStringLiteral("Much later"), 3'600'000));
    QVERIFY(sentBodies().isEmpty());
    QTRY_COMPARE(sentBodies(), QStringList{QStringLiteral("Later")});
    QTRY_COMPARE(all().size(), 1);
    const Message sent = m_desk->allMessages().last();
    QCOMPARE(sent.author, QStringLiteral("Ann"));
    QCOMPARE(toString(sent.status), toString(DeliveryStatus::Pending));
    QCOMPARE(all().first().body, QStringLiteral("Much later"));
}

void TestSchedule::asksWhenTheCustomerWritesFirst()
{
    Scheduler scheduler(m_desk->store());
    scheduler.start();
    const auto id = add(QStringLiteral("Are you still there?"), 400);
    QVERIFY(id);
    receive(QStringLiteral("SMtest1"), QStringLiteral("I am"));
    QCOMPARE(toString(all().first().state), toString(ScheduledState::Answered));
    QCOMPARE(countOf(&QueueCounts::scheduledAsking), 1);
    QTRY_VERIFY(utcNow() > all().first().dueAt + 100);
    QVERIFY(sentBodies().isEmpty());
    QVERIFY(resultOf(m_schedule->sendNow(*id)));
    QCOMPARE(sentBodies(), QStringList{QStringLiteral("Are you still there?")});
    QVERIFY(all().isEmpty());
}

void TestSchedule::asksAboutWhatFellDueWhileNobodyWasThere()
{
    QVERIFY(add(QStringLiteral("Missed"), 50));
    QTRY_VERIFY(utcNow() > all().first().dueAt);
    m_schedule.reset();
    m_desk->reopen();
    Scheduler scheduler(m_desk->store());
    scheduler.start();
    QTRY_COMPARE(toString(all().first().state), toString(ScheduledState::Missed));
    QVERIFY(sentBodies().isEmpty());
    QCOMPARE(m_desk->audit().front().action, QStringLiteral("schedule.ask"));
}

void TestSchedule::asksAboutWhatIsTooLate()
{
    const auto id = add(QStringLiteral("Slept"), 3'600'000);
    QVERIFY(id);
    Scheduler scheduler(m_desk->store());
    scheduler.start();
    QVERIFY(add(QStringLiteral("Now"), 200));
    QTRY_COMPARE(sentBodies(), QStringList{QStringLiteral("Now")});
    makeDue(*id, utcNow() - mostLateMs - 1000);
    QTRY_COMPARE(toString(all().first().state), toString(ScheduledState::Missed));
    QCOMPARE(sentBodies(), QStringList{QStringLiteral("Now")});
}

void TestSchedule::asksThePreflightAgainWhenItIsDue()
{
    const auto id = add(QStringLiteral("Hello"), 3'600'000);
    QVERIFY(id);
    const SenderId sender = m_desk->conversation(m_conversation).sender;
    QVERIFY(resultOf(m_desk->store().write([this, sender](store::Transaction &transaction) {
        return store::appendOptOut(transaction,
                                   {sender, {Channel::Sms, m_theirs}, true, QStringLiteral("e"), utcNow()});
    })));
    Scheduler scheduler(m_desk->store());
    scheduler.start();
    makeDue(*id, utcNow());
    QTRY_COMPARE(toString(all().first().state), toString(ScheduledState::Refused));
    QVERIFY(!all().first().reason.isEmpty());
    QVERIFY(sentBodies().isEmpty());
    QVERIFY(!resultOf(m_schedule->sendNow(*id)));
    QCOMPARE(all().size(), 1);
}

void TestSchedule::changesAndSendsNow()
{
    const auto id = add(QStringLiteral("First"), 3'600'000);
    QVERIFY(id);
    receive(QStringLiteral("SMtest1"), QStringLiteral("Wait"));
    const qint64 dueAt = utcNow() + 7'200'000;
    QVERIFY(resultOf(m_schedule->change(*id, QStringLiteral("Second"), dueAt)));
    QCOMPARE(toString(all().first().state), toString(ScheduledState::Waiting));
    QCOMPARE(all().first().body, QStringLiteral("Second"));
    QCOMPARE(all().first().dueAt, dueAt);
    QVERIFY(!resultOf(m_schedule->change(*id, QStringLiteral("Third"), utcNow() - 1)));
    QVERIFY(resultOf(m_schedule->sendNow(*id)));
    QCOMPARE(sentBodies(), QStringList{QStringLiteral("Second")});
    QCOMPARE(resultOf(m_schedule->drop(*id)).error().kind, ErrorKind::NotFound);
    QCOMPARE(resultOf(m_schedule->sendNow(*id)).error().kind, ErrorKind::NotFound);
}

void TestSchedule::dropsOrSendsNeverBoth()
{
    static constexpr int count = 100;
    Scheduler scheduler(m_desk->store());
    scheduler.start();
    QSet<QString> dropped;
    int answered = 0;
    for (int n = 0; n < count; ++n) {
        const qint64 dueAt = utcNow() + 12;
        const auto id = resultOf(m_schedule->add(m_conversation, QString::number(n), {}, dueAt));
        QVERIFY(id);
        // In the last moment, by a little more or less.
        QTRY_VERIFY(utcNow() >= dueAt - n % 3);
        whenDone(m_schedule->drop(*id), this, [&dropped, &answered, n](const Result<ScheduledReply> &reply) {
            ++answered;
            if (reply)
                dropped << QString::number(n);
        });
        QTRY_COMPARE(answered, n + 1);
    }
    QTRY_VERIFY(all().isEmpty());
    const QStringList bodies = sentBodies();
    const QSet<QString> sent(bodies.begin(), bodies.end());
    QCOMPARE(sent.size(), bodies.size());
    QVERIFY(!sent.intersects(dropped));
    QCOMPARE(sent.size() + dropped.size(), count);
    qInfo("%d were sent, %d dropped", int(sent.size()), int(dropped.size()));
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
