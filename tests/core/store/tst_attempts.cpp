// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attempts.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

class TestAttempts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsAnAttemptByTokenAndSid();
    void resolvesAnAttemptOnce();
    void listsOpenAttemptsOldestFirst();
    void offersPendingMessagesWithoutAnOpenAttempt();
    void keepsEachStatusCallbackOnceInOrder();
    void refusesATokenTwice();
};

namespace {

Attempt attemptOf(MessageId message, const QString &token, qint64 at = noon)
{
    Attempt attempt;
    attempt.message = message;
    attempt.token = token;
    attempt.at = at;
    return attempt;
}

AttemptId keep(StoreFixture &fixture, const Attempt &attempt)
{
    return fixture.write([attempt](Transaction &t) { return insertAttempt(t, attempt); }).value();
}

bool resolve(StoreFixture &fixture, AttemptId id, AttemptState state, const QString &sid = {}, int code = 0)
{
    return fixture.write([=](Transaction &t) { return resolveAttempt(t, id, state, sid, code, noon + 5); }).has_value();
}

} // namespace

void TestAttempts::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestAttempts::findsAnAttemptByTokenAndSid()
{
    StoreFixture fixture;
    const MessageId message = fixture.insert(outbound(fixture.conversation(), QStringLiteral("x"))).id;
    Attempt attempt = attemptOf(message, QStringLiteral("t1"));
    attempt.id = keep(fixture, attempt);
    QCOMPARE(fixture.read([](const Snapshot &s) { return attemptByToken(s, QStringLiteral("t1")); })->value(), attempt);
    QVERIFY(!fixture.read([](const Snapshot &s) { return attemptBySid(s, QString()); })->has_value());
    QVERIFY(resolve(fixture, attempt.id, AttemptState::Accepted, QStringLiteral("SMtest1")));
    const auto bySid = fixture.read([](const Snapshot &s) { return attemptBySid(s, QStringLiteral("SMtest1")); });
    QCOMPARE(bySid->value().id, attempt.id);
    QCOMPARE(bySid->value().state, AttemptState::Accepted);
    QCOMPARE(bySid->value().resolvedAt, noon + 5);
    QVERIFY(!fixture.read([](const Snapshot &s) { return attemptByToken(s, QStringLiteral("t9")); })->has_value());
}

void TestAttempts::resolvesAnAttemptOnce()
{
    StoreFixture fixture;
    const MessageId message = fixture.insert(outbound(fixture.conversation(), QStringLiteral("x"))).id;
    const AttemptId id = keep(fixture, attemptOf(message, QStringLiteral("t1")));
    const auto now = [&] { return fixture.read([=](const Snapshot &s) { return attemptsOf(s, message); })->first(); };
    QVERIFY(resolve(fixture, id, AttemptState::Unknown));
    QCOMPARE(now().state, AttemptState::Unknown);
    QCOMPARE(now().resolvedAt, 0);
    QVERIFY(resolve(fixture, id, AttemptState::Accepted, QStringLiteral("SMtest1")));
    QVERIFY(resolve(fixture, id, AttemptState::Absent));
    QVERIFY(resolve(fixture, id, AttemptState::Refused, QString(), 21211));
    QCOMPARE(now().state, AttemptState::Accepted);
    QCOMPARE(now().sid, QStringLiteral("SMtest1"));
    QCOMPARE(now().errorCode, 0);
    QVERIFY(!resolve(fixture, {4711}, AttemptState::Absent));
}

void TestAttempts::listsOpenAttemptsOldestFirst()
{
    StoreFixture fixture;
    const MessageId message = fixture.insert(outbound(fixture.conversation(), QStringLiteral("x"))).id;
    const AttemptId later = keep(fixture, attemptOf(message, QStringLiteral("t1"), noon + 2));
    const AttemptId earlier = keep(fixture, attemptOf(message, QStringLiteral("t2"), noon + 1));
    const AttemptId closed = keep(fixture, attemptOf(message, QStringLiteral("t3"), noon));
    QVERIFY(resolve(fixture, later, AttemptState::Unknown));
    QVERIFY(resolve(fixture, closed, AttemptState::NotSent));
    const auto open = fixture.read([](const Snapshot &s) { return openAttempts(s); });
    QCOMPARE(open->size(), 2);
    QCOMPARE(open->at(0).id, earlier);
    QCOMPARE(open->at(1).id, later);
    QCOMPARE(fixture.read([=](const Snapshot &s) { return attemptsOf(s, message); })->size(), 3);
}

void TestAttempts::offersPendingMessagesWithoutAnOpenAttempt()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId second = fixture.insert(outbound(conversation, QStringLiteral("b"), noon + 1)).id;
    const MessageId first = fixture.insert(outbound(conversation, QStringLiteral("a"), noon)).id;
    fixture.insert(inbound(conversation, QStringLiteral("c"), noon));
    const auto pending = [&](int limit) {
        QList<MessageId> ids;
        const auto rows = fixture.read([=](const Snapshot &s) { return pendingMessages(s, noon, limit); });
        for (const Message &row : *rows)
            ids.append(row.id);
        return ids;
    };
    QCOMPARE(pending(10), (QList<MessageId>{first, second}));
    QCOMPARE(pending(1), (QList<MessageId>{first}));
    const AttemptId leaving = keep(fixture, attemptOf(first, QStringLiteral("t1")));
    QCOMPARE(pending(10), (QList<MessageId>{second}));
    QVERIFY(resolve(fixture, leaving, AttemptState::NotSent));
    QCOMPARE(pending(10), (QList<MessageId>{first, second}));
    QVERIFY(fixture.write([=](Transaction &t) { return setDelivery(t, first, DeliveryStatus::Queued, 0, QString()); })
                .has_value());
    QCOMPARE(pending(10), (QList<MessageId>{second}));
}

void TestAttempts::keepsEachStatusCallbackOnceInOrder()
{
    StoreFixture fixture;
    const QString sid = QStringLiteral("SMtest1");
    const auto kept = [&](DeliveryStatus status, int code, qint64 at) {
        return fixture
            .write(
                [=](Transaction &t) { return insertStatusCallback(t, {sid, QStringLiteral("t"), status, code, at}); })
            .value();
    };
    QVERIFY(kept(DeliveryStatus::Delivered, 0, noon));
    QVERIFY(kept(DeliveryStatus::Sent, 0, noon + 1));
    QVERIFY(!kept(DeliveryStatus::Delivered, 0, noon + 2));
    QVERIFY(kept(DeliveryStatus::Delivered, 63049, noon + 3));
    const auto callbacks = fixture.read([=](const Snapshot &s) { return statusCallbacksOf(s, sid); });
    QCOMPARE(callbacks->size(), 3);
    QCOMPARE(toString(callbacks->at(0).status), toString(DeliveryStatus::Delivered));
    QCOMPARE(toString(callbacks->at(1).status), toString(DeliveryStatus::Sent));
    QCOMPARE(callbacks->at(2), (StatusCallback{sid, QStringLiteral("t"), DeliveryStatus::Delivered, 63049, noon + 3}));
}

void TestAttempts::refusesATokenTwice()
{
    StoreFixture fixture;
    const MessageId message = fixture.insert(outbound(fixture.conversation(), QStringLiteral("x"))).id;
    keep(fixture, attemptOf(message, QStringLiteral("t1")));
    const auto twice
        = fixture.write([=](Transaction &t) { return insertAttempt(t, attemptOf(message, QStringLiteral("t1"))); });
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    QVERIFY(!twice.error().detail.contains(QStringLiteral("t1")));
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestAttempts)
#include "tst_attempts.moc"
