// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>

namespace patchcord::store {

class TestDurability : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsWhatWasAcknowledgedBeforeAKill();
    void saysThatTheDiskIsFullAndGoesOn();
};

namespace {

void limitPages(StoreFixture &fixture, qint64 pages)
{
    const Done done = fixture.write([pages](Transaction &transaction) {
        return transaction.connection().runOnce(
            {{QByteArrayLiteral("limit"), QStringLiteral("PRAGMA max_page_count = %1").arg(pages)}});
    });
    QVERIFY(done.has_value());
}

} // namespace

void TestDurability::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestDurability::keepsWhatWasAcknowledgedBeforeAKill()
{
    const QTemporaryDir folder;
    QSet<QString> acknowledged;
    for (int round = 0; round < 10; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(STORE_WRITER), {folder.path(), QString::number(round)});
        QVERIFY(writer.waitForStarted());
        QByteArray output;
        while (output.count('\n') < 150 + 40 * round) {
            QVERIFY2(writer.waitForReadyRead(20'000), writer.readAllStandardError().constData());
            output += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        output += writer.readAllStandardOutput();
        for (const QByteArray &line : output.left(output.lastIndexOf('\n')).split('\n'))
            acknowledged.insert(QString::fromLatin1(line));
    }
    const auto store = Store::open(folder.path());
    QVERIFY(store.has_value());
    QSet<QString> kept;
    for (MessageKey key;;) {
        const auto page = (*store)
                              ->read([key](const Snapshot &snapshot) { return allMessagesAfter(snapshot, key, 1000); })
                              .result();
        QVERIFY(page.has_value());
        if (page->isEmpty())
            break;
        for (const Message &message : *page) {
            QCOMPARE(message.body, QStringLiteral("body of ") + message.sid);
            QVERIFY(!kept.contains(message.sid));
            kept.insert(message.sid);
        }
        key = page->last().key();
    }
    QVERIFY(acknowledged.size() > 2000);
    QVERIFY(kept.contains(acknowledged));
    const auto conversation = (*store)->read([](const Snapshot &s) { return conversationById(s, {1}); }).result();
    QCOMPARE(conversation->value().messageCount, kept.size());
    QCOMPARE((*store)->lastEvent(), kept.size() + 2);
}

void TestDurability::saysThatTheDiskIsFullAndGoesOn()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    fixture.insert(inbound(conversation, QStringLiteral("before")));
    limitPages(fixture, 1);
    const QString large = QStringLiteral("x").repeated(200'000);
    const auto refused = fixture.write(
        [&](Transaction &transaction) { return insertMessage(transaction, inbound(conversation, large, noon + 1)); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(refused.error().message.startsWith(QStringLiteral("The disk is full")));
    QCOMPARE(fixture.conversationNow(conversation).messageCount, 1);

    limitPages(fixture, 1'000'000);
    fixture.insert(inbound(conversation, large, noon + 2));
    QCOMPARE(fixture.conversationNow(conversation).messageCount, 2);
    const auto events = fixture.read([](const Snapshot &s) { return eventsAfter(s, 0, 100); });
    QCOMPARE(events->last().number, events->size());
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestDurability)
#include "tst_durability.moc"
