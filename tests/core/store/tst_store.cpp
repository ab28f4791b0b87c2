// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <thread>
#include <vector>

namespace patchcord::store {

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsAMessageAcrossRuns();
    void keepsOneRowPerSidFromManySubmitters();
    void sharesCommits();
    void undoesOnlyTheJobThatFails();
    void keepsTheOutcomeOfAJobThatOnlyRefuses();
    void numbersEventsWithoutGaps();
    void tellsOfEachCommitOnce();
    void refusesAProfileInUseByName();
    void finishesWhatIsQueuedWhenItCloses();
};

void TestStore::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestStore::keepsAMessageAcrossRuns()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const InsertedMessage kept
        = fixture.insert(inbound(conversation, QStringLiteral("Hello"), noon, QStringLiteral("SMtest1")));
    QVERIFY(kept.isNew);
    fixture.reopen();
    QCOMPARE(fixture.message(kept.id).body, QStringLiteral("Hello"));
    QCOMPARE(fixture.conversationNow(conversation).last.id, kept.id);
}

void TestStore::keepsOneRowPerSidFromManySubmitters()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    std::vector<std::thread> submitters;
    std::atomic<int> isNew = 0;
    for (int submitter = 0; submitter < 64; ++submitter) {
        submitters.emplace_back([&] {
            for (int n = 0; n < 5; ++n) {
                const Message message
                    = inbound(conversation, QStringLiteral("x"), noon + n, QStringLiteral("SMtest%1").arg(n));
                isNew += int(fixture.insert(message).isNew);
            }
        });
    }
    for (std::thread &submitter : submitters)
        submitter.join();
    QCOMPARE(isNew.load(), 5);
    const Conversation after = fixture.conversationNow(conversation);
    QCOMPARE(after.messageCount, 5);
    QCOMPARE(after.unread, 5);
}

void TestStore::sharesCommits()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const CommitCounts before = fixture.store().commitCounts();
    QList<QFuture<Result<InsertedMessage>>> pending;
    for (int n = 0; n < 500; ++n)
        pending.append(fixture.store().write([conversation, n](Transaction &transaction) {
            return insertMessage(transaction, inbound(conversation, QStringLiteral("x"), noon + n));
        }));
    for (const auto &future : pending)
        QVERIFY(future.result().has_value());
    const CommitCounts after = fixture.store().commitCounts();
    QCOMPARE(after.jobs - before.jobs, 500);
    QVERIFY2(after.commits - before.commits < 250, qPrintable(QString::number(after.commits - before.commits)));
}

void TestStore::undoesOnlyTheJobThatFails()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    QList<QFuture<Result<InsertedMessage>>> pending;
    for (int n = 0; n < 60; ++n)
        pending.append(fixture.store().write([conversation, n](Transaction &transaction) -> Result<InsertedMessage> {
            const auto kept = insertMessage(
                transaction, inbound(conversation, QString::number(n), noon + n, QStringLiteral("SMtest%1").arg(n)));
            if (n % 7 == 3)
                return failure(ErrorKind::Refused, QStringLiteral("no %1").arg(n));
            return kept;
        }));
    for (int n = 0; n < 60; ++n) {
        const Result<InsertedMessage> outcome = pending.at(n).result();
        QCOMPARE(outcome.has_value(), n % 7 != 3);
        if (!outcome)
            QCOMPARE(outcome.error().message, QStringLiteral("no %1").arg(n));
    }
    const auto rows = fixture.read([conversation](const Snapshot &snapshot) {
        return messagesBefore(snapshot, conversation, MessageKey::end(), 100);
    });
    QCOMPARE(rows->size(), 51);
    for (qsizetype place = 0; place < rows->size(); ++place) {
        QCOMPARE(rows->at(place).ordinal, place + 1);
        QVERIFY(rows->at(place).body.toInt() % 7 != 3);
    }
}

void TestStore::keepsTheOutcomeOfAJobThatOnlyRefuses()
{
    StoreFixture fixture;
    const CommitCounts before = fixture.store().commitCounts();
    const Done refused
        = fixture.write([](Transaction &) -> Done { return failure(ErrorKind::Refused, QStringLiteral("no")); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, QStringLiteral("no"));
    QCOMPARE(fixture.store().commitCounts().jobs, before.jobs + 1);
}

void TestStore::numbersEventsWithoutGaps()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    std::vector<std::thread> submitters;
    for (int submitter = 0; submitter < 8; ++submitter) {
        submitters.emplace_back([&fixture, conversation] {
            for (int n = 0; n < 40; ++n)
                fixture.store()
                    .write([conversation, n](Transaction &transaction) -> Done {
                        const auto kept = insertMessage(transaction, inbound(conversation, QStringLiteral("x"), noon));
                        return n % 3 == 0 || !kept ? Done(failure(ErrorKind::Refused, QStringLiteral("no"))) : Done();
                    })
                    .waitForFinished();
        });
    }
    qint64 seen = 0;
    while (seen < fixture.store().lastEvent() || fixture.store().commitCounts().jobs < 322) {
        const auto events = fixture.read([seen](const Snapshot &snapshot) { return eventsAfter(snapshot, seen, 50); });
        for (const Event &event : *events)
            QCOMPARE(event.number, ++seen);
    }
    for (std::thread &submitter : submitters)
        submitter.join();
    QCOMPARE(seen, fixture.store().lastEvent());
    QCOMPARE(seen, 2 + 8 * 26);
}

void TestStore::tellsOfEachCommitOnce()
{
    StoreFixture fixture;
    QList<qint64> told;
    connect(&fixture.store(), &Store::committed, this, [&told](qint64 lastEvent) { told.append(lastEvent); });
    const ConversationId conversation = fixture.conversation();
    fixture.insert(inbound(conversation, QStringLiteral("one")));
    fixture.insert(inbound(conversation, QStringLiteral("two")));
    // One for the sender, one for the conversation and one for each message.
    QTRY_COMPARE(told, (QList<qint64>{1, 2, 3, 4}));
    QCOMPARE(fixture.store().commitCounts().commits, 4);
    QCOMPARE(fixture.store().lastEvent(), 4);
}

void TestStore::refusesAProfileInUseByName()
{
    StoreFixture fixture;
    const auto second = Store::open(fixture.profile());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY(second.error().message.contains(fixture.profile()));
    QVERIFY(second.error().message.contains(QStringLiteral("tst_store")));
    QVERIFY(second.error().message.contains(QString::number(QCoreApplication::applicationPid())));
    fixture.close();
    QVERIFY(Store::open(fixture.profile()).has_value());
}

void TestStore::finishesWhatIsQueuedWhenItCloses()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    QList<QFuture<Result<InsertedMessage>>> pending;
    for (int n = 0; n < 1500; ++n)
        pending.append(fixture.store().write([conversation, n](Transaction &transaction) {
            return insertMessage(transaction, inbound(conversation, QStringLiteral("x"), noon + n));
        }));
    fixture.close();
    for (const auto &future : pending) {
        QVERIFY(future.isFinished());
        QVERIFY(future.result().has_value());
    }
    fixture.reopen();
    QCOMPARE(fixture.conversationNow(conversation).messageCount, 1500);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestStore)
#include "tst_store.moc"
