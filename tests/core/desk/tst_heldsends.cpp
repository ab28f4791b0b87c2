// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/heldsends.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/attemptledger.h"
#include "core/desk/outbox.h"
#include "core/store/attempts.h"
#include "core/store/conversations.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketwilio.h"

#include <QRegularExpression>
#include <QSet>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestHeldSends final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsAMessageAndLetsItLeaveLater();
    void sendsAtOnceWithoutAHold();
    void givesTheWordsBackAsADraft_data();
    void givesTheWordsBackAsADraft();
    void takesBackOnlyWhatHasNotLeft();
    void letsNothingOvertakeWhatIsHeld();
    void refusesWhatThePreflightRefuses();
    void sendsAfterARestart();
    void withdrawsOrSendsNeverBoth();

private:
    [[nodiscard]] Draft draft(const QString &body, const QString &to = QStringLiteral("+4915112345678")) const;
    [[nodiscard]] QList<MessageId> pendingAt(qint64 now);
    void startOutbox();

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<HeldSends> m_held;
    std::unique_ptr<FakeTwilio> m_twilio;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<Outbox> m_outbox;
    SenderId m_sender;
};

void TestHeldSends::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<FakeTwilio>();
    m_held = std::make_unique<HeldSends>(m_desk->store(), QStringLiteral("Ann"));
    m_sender = m_desk->addSender(QStringLiteral("+15005550006"));
}

void TestHeldSends::cleanup()
{
    m_outbox.reset();
    m_client.reset();
    m_held.reset();
    m_twilio.reset();
    m_desk.reset();
}

Draft TestHeldSends::draft(const QString &body, const QString &to) const
{
    return {m_sender, {Channel::Sms, to}, body, {}};
}

QList<MessageId> TestHeldSends::pendingAt(qint64 now)
{
    const auto rows = resultOf(m_desk->store().read(
        [now](const store::Snapshot &snapshot) { return store::pendingMessages(snapshot, now, 10); }));
    QList<MessageId> ids;
    for (const Message &row : rows.value_or(QList<Message>()))
        ids.append(row.id);
    return ids;
}

void TestHeldSends::startOutbox()
{
    Credentials credentials;
    credentials.accountSid = QStringLiteral("ACtest");
    credentials.authToken = QStringLiteral("not a secret");
    m_client = std::make_unique<twilio::Client>(credentials, m_twilio->url());
    m_outbox = std::make_unique<Outbox>(m_desk->store(), *m_client, QString(),
                                        OutboxPace{100'000, 8, 20, 200, {40, 120, 300}});
    m_outbox->start();
}

void TestHeldSends::keepsAMessageAndLetsItLeaveLater()
{
    const qint64 before = utcNow();
    const auto sent = resultOf(m_held->send(draft(QStringLiteral("Hello")), 60'000));
    QVERIFY(sent);
    const Message message = m_desk->message(*sent);
    QCOMPARE(toString(message.status), toString(DeliveryStatus::Pending));
    QVERIFY(message.heldUntil >= before + 60'000);
    QCOMPARE(message.heldUntil, message.at + 60'000);
    QVERIFY(pendingAt(message.heldUntil - 1).isEmpty());
    QCOMPARE(pendingAt(message.heldUntil), QList<MessageId>{*sent});
    const auto early = resultOf(m_desk->store().write([message](store::Transaction &transaction) {
        return beginAttempt(transaction, message.id, QStringLiteral("early"), message.heldUntil - 1);
    }));
    QVERIFY(early);
    QCOMPARE(early->verdict, Departure::Verdict::NotDue);
    const auto due = resultOf(m_desk->store().write([message](store::Transaction &transaction) {
        return beginAttempt(transaction, message.id, QStringLiteral("due"), message.heldUntil);
    }));
    QVERIFY(due);
    QCOMPARE(due->verdict, Departure::Verdict::Leaves);
}

void TestHeldSends::sendsAtOnceWithoutAHold()
{
    const auto sent = resultOf(m_held->send(draft(QStringLiteral("Hello")), 0));
    QVERIFY(sent);
    QCOMPARE(m_desk->message(*sent).heldUntil, 0);
    QCOMPARE(pendingAt(utcNow()), QList<MessageId>{*sent});
    const auto withdrawn = resultOf(m_held->withdraw(*sent));
    QVERIFY(!withdrawn);
    QCOMPARE(withdrawn.error().kind, ErrorKind::Conflict);
}

void TestHeldSends::givesTheWordsBackAsADraft_data()
{
    QTest::addColumn<QString>("writtenSince");
    QTest::addColumn<QString>("draft");
    QTest::newRow("nothing since") << QString() << QStringLiteral("Hello");
    QTest::newRow("more since") << QStringLiteral("And more") << QStringLiteral("Hello\nAnd more");
}

void TestHeldSends::givesTheWordsBackAsADraft()
{
    QFETCH(QString, writtenSince);
    QFETCH(QString, draft);
    const auto sent = resultOf(m_held->send(this->draft(QStringLiteral("Hello")), 60'000));
    QVERIFY(sent);
    const ConversationId conversation = m_desk->message(*sent).conversation;
    QVERIFY(resultOf(m_desk->store().write([conversation, writtenSince](store::Transaction &transaction) {
        return store::setDraft(transaction, conversation, writtenSince);
    })));
    const auto withdrawn = resultOf(m_held->withdraw(*sent));
    QVERIFY(withdrawn);
    QCOMPARE(withdrawn->body, QStringLiteral("Hello"));
    QVERIFY(m_desk->allMessages().isEmpty());
    QCOMPARE(m_desk->conversation(conversation).draft, draft);
    QCOMPARE(m_desk->audit().front().action, QStringLiteral("message.withdraw"));
    QCOMPARE(resultOf(m_held->withdraw(*sent)).error().kind, ErrorKind::NotFound);
}

void TestHeldSends::takesBackOnlyWhatHasNotLeft()
{
    const auto sent = resultOf(m_held->send(draft(QStringLiteral("Hello")), 1));
    QVERIFY(sent);
    startOutbox();
    QTRY_COMPARE(m_twilio->posts(), 1);
    const auto withdrawn = resultOf(m_held->withdraw(*sent));
    QVERIFY(!withdrawn);
    QCOMPARE(withdrawn.error().kind, ErrorKind::Conflict);
    QVERIFY(!withdrawn.error().message.isEmpty());
    QCOMPARE(m_desk->message(*sent).body, QStringLiteral("Hello"));
}

void TestHeldSends::letsNothingOvertakeWhatIsHeld()
{
    const auto first = resultOf(m_held->send(draft(QStringLiteral("One")), 400));
    const auto second = resultOf(m_held->send(draft(QStringLiteral("Two")), 0));
    QVERIFY(first && second);
    QCOMPARE(m_desk->message(*second).heldUntil, m_desk->message(*first).heldUntil);
    startOutbox();
    QTRY_COMPARE(m_twilio->posts(), 2);
    QCOMPARE(twilio::fieldText(m_twilio->forms().at(0), "Body"), QStringLiteral("One"));
    QCOMPARE(twilio::fieldText(m_twilio->forms().at(1), "Body"), QStringLiteral("Two"));
}

void TestHeldSends::refusesWhatThePreflightRefuses()
{
    const auto sent = resultOf(m_held->send(draft(QStringLiteral("   ")), 3000));
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::Invalid);
    QVERIFY(m_desk->allMessages().isEmpty());
}

void TestHeldSends::sendsAfterARestart()
{
    const auto sent = resultOf(m_held->send(draft(QStringLiteral("Hello")), 300));
    QVERIFY(sent);
    m_held.reset();
    m_desk->reopen();
    startOutbox();
    QVERIFY(!m_outbox->isIdle());
    QTRY_COMPARE(m_twilio->posts(), 1);
    QTRY_VERIFY(m_outbox->isIdle());
    QCOMPARE(m_desk->allMessages().size(), 1);
    QCOMPARE(toString(m_desk->message(*sent).status), toString(DeliveryStatus::Queued));
}

void TestHeldSends::withdrawsOrSendsNeverBoth()
{
    static constexpr int count = 100;
    startOutbox();
    QSet<QString> withdrawn;
    int answered = 0;
    QList<MessageId> ids;
    for (int n = 0; n < count; ++n) {
        // All become due within the same moment in which they are taken back.
        const QString to = QStringLiteral("+4915112345%1").arg(n, 3, 10, QLatin1Char('0'));
        const auto sent = resultOf(m_held->send(draft(QString::number(n), to), 10 + n % 20));
        QVERIFY(sent);
        QTRY_VERIFY(utcNow() >= m_desk->message(*sent).at + 8);
        whenDone(m_held->withdraw(*sent), this, [&withdrawn, &answered, n](const Result<Message> &message) {
            ++answered;
            if (message)
                withdrawn << QString::number(n);
        });
        if (n % 2 == 0)
            QTRY_COMPARE(answered, n + 1);
    }
    QTRY_COMPARE(answered, count);
    QTRY_COMPARE(m_twilio->posts(), count - int(withdrawn.size()));
    QTRY_VERIFY(m_outbox->isIdle());
    QSet<QString> left;
    for (const twilio::FormFields &form : m_twilio->forms())
        left << twilio::fieldText(form, "Body");
    QVERIFY(!left.intersects(withdrawn));
    QCOMPARE(left.size() + withdrawn.size(), count);
    QCOMPARE(m_desk->allMessages().size(), left.size());
    qInfo("%d left, %d were taken back", int(left.size()), int(withdrawn.size()));
}

QTEST_GUILESS_MAIN(TestHeldSends)
#include "tst_heldsends.moc"
