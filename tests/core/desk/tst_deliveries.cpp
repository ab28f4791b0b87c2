// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/deliveries.h"

#include "core/base/clock.h"
#include "core/desk/attemptledger.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

namespace {

using News = QList<std::pair<DeliveryStatus, int>>;

QList<StatusCallback> callbacksOf(const News &news, const QString &sid, const QString &token)
{
    QList<StatusCallback> callbacks;
    qint64 at = utcNow();
    for (const auto &[status, code] : news)
        callbacks.append({sid, token, status, code, ++at});
    return callbacks;
}

/// Every order of these, one after the other.
template <typename Fn> void inEveryOrder(const QList<StatusCallback> &callbacks, Fn fn)
{
    QList<qsizetype> order;
    for (qsizetype i = 0; i < callbacks.size(); ++i)
        order.append(i);
    do {
        QList<StatusCallback> shuffled;
        for (const qsizetype i : std::as_const(order))
            shuffled.append(callbacks.at(i));
        fn(shuffled);
    } while (std::ranges::next_permutation(order).found);
}

} // namespace

class TestDeliveries final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void addsUpToTheSameInEveryOrder_data();
    void addsUpToTheSameInEveryOrder();
    void keepsTheCodeThatTheAnswerHad();
    void endsTheSameInTheStoreInEveryOrder_data() { addsUpToTheSameInEveryOrder_data(); }
    void endsTheSameInTheStoreInEveryOrder();
    void keepsEarlyCallbacksForTheirMessage();
    void settlesAnAttemptByItsToken();
    void neverUndoesAFasterCallbackByTheAnswer();
    void provesAnAbsentMessageWrong();
    void letsTheNewestAttemptDecide();
    void doesNotUndoARetryByOldNews();
    void believesThatAnOldAttemptArrivedWhileARetryWaits();
    void leavesInboundMessagesAlone();
    void says21610AsAnOptOut();
    void explainsAFailureInWords();

private:
    Done record(const QString &sid, DeliveryStatus status, int code = 0, const QString &token = {});

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<Deliveries> m_deliveries;
    SenderId m_sender;
    MessageId m_message;
    const QString m_theirs = QStringLiteral("+4915112345678");
    const QString m_sid = QStringLiteral("SMtest1");
    const QString m_token = QStringLiteral("token-1");
};

void TestDeliveries::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_deliveries = std::make_unique<Deliveries>(m_desk->store());
    m_sender = m_desk->addSender(QStringLiteral("+15005550006"));
    m_message = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello"));
}

void TestDeliveries::cleanup()
{
    m_deliveries.reset();
    m_desk.reset();
}

Done TestDeliveries::record(const QString &sid, DeliveryStatus status, int code, const QString &token)
{
    return resultOf(m_deliveries->record({sid, token, status, code, utcNow()}));
}

void TestDeliveries::addsUpToTheSameInEveryOrder_data()
{
    QTest::addColumn<QList<std::pair<DeliveryStatus, int>>>("news");
    QTest::addColumn<DeliveryStatus>("status");
    QTest::addColumn<int>("code");
    using enum DeliveryStatus;
    QTest::newRow("read") << News{{Queued, 0}, {Sent, 0}, {Delivered, 0}, {Read, 0}} << Read << 0;
    QTest::newRow("delivered") << News{{Queued, 0}, {Sending, 0}, {Sent, 0}, {Delivered, 0}} << Delivered << 0;
    QTest::newRow("undelivered") << News{{Queued, 0}, {Sent, 0}, {Undelivered, 30003}} << Undelivered << 30003;
    QTest::newRow("failed") << News{{Queued, 0}, {Failed, 30008}} << Failed << 30008;
    QTest::newRow("delivered, with errors")
        << News{{Sent, 0}, {Undelivered, 30003}, {Delivered, 0}} << Delivered << 30003;
    QTest::newRow("two failures") << News{{Undelivered, 30005}, {Failed, 30008}, {Sent, 0}} << Undelivered << 30005;
    QTest::newRow("one failure, two codes")
        << News{{Undelivered, 30005}, {Undelivered, 30003}, {Sent, 0}} << Undelivered << 30003;
    QTest::newRow("canceled") << News{{Scheduled, 0}, {Canceled, 0}} << Canceled << 0;
    QTest::newRow("only sent, for ever") << News{{Queued, 0}, {Sent, 0}} << Sent << 0;
}

void TestDeliveries::addsUpToTheSameInEveryOrder()
{
    QFETCH(News, news);
    QFETCH(DeliveryStatus, status);
    QFETCH(int, code);
    inEveryOrder(callbacksOf(news, m_sid, {}), [&](const QList<StatusCallback> &callbacks) {
        QCOMPARE(deriveDelivery(DeliveryStatus::Queued, 0, callbacks), (Delivery{status, code}));
        QCOMPARE(deriveDelivery(DeliveryStatus::Queued, 0, callbacks + callbacks), (Delivery{status, code}));
    });
}

void TestDeliveries::keepsTheCodeThatTheAnswerHad()
{
    const QList<StatusCallback> none;
    QCOMPARE(deriveDelivery(DeliveryStatus::Failed, 30007, none), (Delivery{DeliveryStatus::Failed, 30007}));
    const auto delivered = callbacksOf({{DeliveryStatus::Delivered, 0}}, m_sid, {});
    QCOMPARE(deriveDelivery(DeliveryStatus::Failed, 30007, delivered), (Delivery{DeliveryStatus::Delivered, 30007}));
}

void TestDeliveries::endsTheSameInTheStoreInEveryOrder()
{
    QFETCH(News, news);
    QFETCH(DeliveryStatus, status);
    QFETCH(int, code);
    int run = 0;
    inEveryOrder(callbacksOf(news, {}, {}), [&](QList<StatusCallback> callbacks) {
        const QString sid = QStringLiteral("SMrun%1").arg(++run);
        const QString token = QStringLiteral("token-run%1").arg(run);
        const MessageId message = m_desk->addPending(m_sender, m_theirs, sid);
        // By turns: the answer first, the answer lost and a token told, and without a token.
        const bool isKnown = run % 2 == 0;
        m_desk->addAttempt(message, token, isKnown ? AttemptState::Accepted : AttemptState::Leaving,
                           isKnown ? sid : QString());
        for (StatusCallback &callback : callbacks) {
            callback.sid = sid;
            callback.token = isKnown ? QString() : token;
        }
        for (const StatusCallback &callback : callbacks + callbacks)
            QVERIFY(resultOf(m_deliveries->record(callback)));
        const Message kept = m_desk->message(message);
        QCOMPARE(toString(kept.status), toString(status));
        QCOMPARE(kept.errorCode, code);
        QCOMPARE(kept.errorText.isEmpty(), code == 0 && !isFailure(status));
        QCOMPARE(kept.sid, sid);
    });
    QVERIFY(run >= 2);
}

void TestDeliveries::keepsEarlyCallbacksForTheirMessage()
{
    QVERIFY(record(m_sid, DeliveryStatus::Sent));
    QVERIFY(record(m_sid, DeliveryStatus::Delivered));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Pending));
    m_desk->addAttempt(m_message, m_token);
    const Attempt attempt = m_desk->attempts(m_message).front();
    const auto accepting = m_desk->store().write([attempt, sid = m_sid](store::Transaction &transaction) {
        return acceptAttempt(transaction, attempt, {sid, 1, DeliveryStatus::Queued, 0}, utcNow());
    });
    QVERIFY(resultOf(accepting));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(m_desk->message(m_message).sid, m_sid);
    QCOMPARE(m_desk->attempts(m_message).front().state, AttemptState::Accepted);
}

void TestDeliveries::settlesAnAttemptByItsToken()
{
    m_desk->addAttempt(m_message, m_token);
    QVERIFY(record(m_sid, DeliveryStatus::Sent, 0, m_token));
    const Attempt attempt = m_desk->attempts(m_message).front();
    QCOMPARE(attempt.state, AttemptState::Accepted);
    QCOMPARE(attempt.sid, m_sid);
    QCOMPARE(m_desk->message(m_message).sid, m_sid);
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Sent));
    QVERIFY(record(QStringLiteral("SMother"), DeliveryStatus::Failed, 30003, QStringLiteral("no such token")));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Sent));
}

void TestDeliveries::neverUndoesAFasterCallbackByTheAnswer()
{
    m_desk->addAttempt(m_message, m_token);
    QVERIFY(record(m_sid, DeliveryStatus::Delivered, 0, m_token));
    const Attempt attempt = m_desk->attempts(m_message).front();
    const auto late = m_desk->store().write([attempt, sid = m_sid](store::Transaction &transaction) -> Done {
        if (const Done accepted = acceptAttempt(transaction, attempt, {sid, 3, DeliveryStatus::Queued, 0}, utcNow());
            !accepted)
            return accepted;
        if (const auto doubted = doubtAttempt(transaction, attempt); !doubted || *doubted)
            return failure(ErrorKind::Conflict, QStringLiteral("doubted what was known"));
        if (const Done refused = refuseAttempt(transaction, attempt, {ErrorKind::Refused, {}, {}, 30007, 0}, utcNow());
            !refused)
            return refused;
        return giveUpAttempt(transaction, attempt, utcNow());
    });
    QVERIFY(resultOf(late));
    const Message kept = m_desk->message(m_message);
    QCOMPARE(toString(kept.status), toString(DeliveryStatus::Delivered));
    QCOMPARE(kept.segments, 3);
    QCOMPARE(kept.errorCode, 0);
}

void TestDeliveries::provesAnAbsentMessageWrong()
{
    m_desk->addAttempt(m_message, m_token);
    const Attempt attempt = m_desk->attempts(m_message).front();
    QVERIFY(resultOf(m_desk->store().write(
        [attempt](store::Transaction &transaction) { return giveUpAttempt(transaction, attempt, utcNow()); })));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Failed));
    QVERIFY(m_desk->message(m_message).errorText.contains(QStringLiteral("no record")));
    QVERIFY(record(m_sid, DeliveryStatus::Sent, 0, m_token));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Sent));
    QVERIFY(m_desk->message(m_message).errorText.isEmpty());
    QVERIFY(record(m_sid, DeliveryStatus::Delivered, 0, m_token));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(m_desk->message(m_message).sid, m_sid);
}

void TestDeliveries::letsTheNewestAttemptDecide()
{
    m_desk->addAttempt(m_message, m_token, AttemptState::Accepted, m_sid);
    QVERIFY(record(m_sid, DeliveryStatus::Undelivered, 30003));
    m_desk->addAttempt(m_message, QStringLiteral("token-2"));
    QVERIFY(record(QStringLiteral("SMtest2"), DeliveryStatus::Sent, 0, QStringLiteral("token-2")));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Sent));
    QCOMPARE(m_desk->message(m_message).errorCode, 0);
    QVERIFY(record(m_sid, DeliveryStatus::Failed, 30008));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Sent));
    QCOMPARE(m_desk->message(m_message).sid, QStringLiteral("SMtest2"));
    QCOMPARE(m_desk->message(m_message).errorCode, 0);
}

void TestDeliveries::doesNotUndoARetryByOldNews()
{
    m_desk->addAttempt(m_message, m_token, AttemptState::Accepted, m_sid);
    QVERIFY(record(m_sid, DeliveryStatus::Undelivered, 30003));
    const auto retrying = m_desk->store().write([id = m_message](store::Transaction &transaction) {
        return store::setDelivery(transaction, id, DeliveryStatus::Pending, 0, {});
    });
    QVERIFY(resultOf(retrying));
    QVERIFY(record(m_sid, DeliveryStatus::Sent));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Pending));
    QCOMPARE(m_desk->message(m_message).errorCode, 30003);
}

void TestDeliveries::believesThatAnOldAttemptArrivedWhileARetryWaits()
{
    m_desk->addAttempt(m_message, m_token, AttemptState::Accepted, m_sid);
    QVERIFY(record(m_sid, DeliveryStatus::Undelivered, 30003));
    const auto retrying = m_desk->store().write([id = m_message](store::Transaction &transaction) {
        return store::setDelivery(transaction, id, DeliveryStatus::Pending, 0, {});
    });
    QVERIFY(resultOf(retrying));
    QVERIFY(record(m_sid, DeliveryStatus::Delivered));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(m_desk->message(m_message).errorCode, 30003);
}

void TestDeliveries::leavesInboundMessagesAlone()
{
    const auto kept = m_desk->store().write([message = m_desk->message(m_message)](store::Transaction &transaction) {
        Message inbound = message;
        inbound.direction = Direction::Inbound;
        inbound.status = DeliveryStatus::Received;
        inbound.sid = QStringLiteral("SMinbound");
        return store::insertMessage(transaction, inbound);
    });
    const auto inserted = resultOf(kept);
    QVERIFY(inserted);
    QVERIFY(record(QStringLiteral("SMinbound"), DeliveryStatus::Failed, 30003));
    QCOMPARE(toString(m_desk->message(inserted->id).status), toString(DeliveryStatus::Received));
}

void TestDeliveries::says21610AsAnOptOut()
{
    m_desk->addAttempt(m_message, m_token, AttemptState::Accepted, m_sid);
    QVERIFY(!m_desk->isOptedOut(m_sender, {Channel::Sms, m_theirs}));
    QVERIFY(record(m_sid, DeliveryStatus::Failed, 21610));
    QVERIFY(m_desk->isOptedOut(m_sender, {Channel::Sms, m_theirs}));
    QCOMPARE(toString(m_desk->message(m_message).status), toString(DeliveryStatus::Failed));
    QVERIFY(!m_desk->isOptedOut(m_sender, {Channel::Sms, QStringLiteral("+4915187654321")}));
}

void TestDeliveries::explainsAFailureInWords()
{
    m_desk->addAttempt(m_message, m_token, AttemptState::Accepted, m_sid);
    QVERIFY(record(m_sid, DeliveryStatus::Undelivered, 30003));
    const QString text = m_desk->message(m_message).errorText;
    QVERIFY(!text.isEmpty());
    QVERIFY2(!text.contains(QStringLiteral("30003")), qPrintable(text));
    const MessageId other = m_desk->addPending(m_sender, m_theirs, QStringLiteral("Hello?"));
    m_desk->addAttempt(other, QStringLiteral("token-2"), AttemptState::Accepted, QStringLiteral("SMtest2"));
    QVERIFY(record(QStringLiteral("SMtest2"), DeliveryStatus::Failed));
    QVERIFY(!m_desk->message(other).errorText.isEmpty());
}

QTEST_GUILESS_MAIN(TestDeliveries)
#include "tst_deliveries.moc"
