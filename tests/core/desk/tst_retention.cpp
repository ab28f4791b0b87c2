// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/retention.h"

#include "core/store/conversations.h"
#include "core/store/erasure.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

namespace patchcord::desk {

using namespace testing;

namespace {

const QDateTime today(QDate(2026, 11, 25), QTime(3, 0));

qint64 monthsAgo(int months)
{
    return today.addMonths(-months).toMSecsSinceEpoch();
}

} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void boundsByWholeMonths_data();
    void boundsByWholeMonths();
    void keepsEverythingUnlessItIsSet();
    void previewsWhatGoes();
    void takesOldRowsAndKeepsTheCounts();
    void takesWholeConversationsAndTheirContacts();
    void keepsAConversationWithADraft();
    void leavesNothingInAnyFile();
    void writesAReceipt();

private:
    ConversationId open(const QString &number);
    void insert(ConversationId id, int monthsOld, const QString &body, int count = 1,
                Direction direction = Direction::Inbound);
    [[nodiscard]] Done run(int months);

    std::unique_ptr<DeskTest> m_desk;
    SenderId m_sender;
};

void TestRetention::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_sender = m_desk->addSender(QStringLiteral("+15005550006"));
}

ConversationId TestRetention::open(const QString &number)
{
    return resultOf(m_desk->store().write([=, this](store::Transaction &t) {
               return store::ensureConversation(t, m_sender, {Channel::Sms, number}, QStringLiteral("Jun"), 1);
           }))
        .value();
}

void TestRetention::insert(ConversationId id, int monthsOld, const QString &body, int count, Direction direction)
{
    QVERIFY(resultOf(m_desk->store().write([=](store::Transaction &t) -> Done {
        for (int n = 0; n < count; ++n) {
            Message message;
            message.conversation = id;
            message.at = monthsAgo(monthsOld) + n;
            message.body = body;
            message.direction = direction;
            message.status = direction == Direction::Inbound ? DeliveryStatus::Received : DeliveryStatus::Delivered;
            if (const auto kept = store::insertMessage(t, message); !kept)
                return std::unexpected(kept.error());
        }
        return {};
    })));
}

Done TestRetention::run(int months)
{
    if (const Done done = resultOf(setRetention(m_desk->store(), QStringLiteral("Ada"), months, 1)); !done)
        return done;
    Retaining retaining(m_desk->store());
    return resultOf(retaining.runNow(today));
}

void TestRetention::boundsByWholeMonths_data()
{
    QTest::addColumn<QDate>("now");
    QTest::addColumn<int>("months");
    QTest::addColumn<QDate>("bound");
    QTest::newRow("a month") << QDate(2026, 11, 25) << 1 << QDate(2026, 10, 25);
    QTest::newRow("over the year") << QDate(2026, 1, 10) << 3 << QDate(2025, 10, 10);
    QTest::newRow("a short month") << QDate(2026, 3, 31) << 1 << QDate(2026, 2, 28);
}

void TestRetention::boundsByWholeMonths()
{
    QFETCH(QDate, now);
    QFETCH(int, months);
    QFETCH(QDate, bound);
    const QTime time(3, 0);
    QCOMPARE(retentionBound(months, QDateTime(now, time)), QDateTime(bound, time).toMSecsSinceEpoch());
}

void TestRetention::keepsEverythingUnlessItIsSet()
{
    insert(open(QStringLiteral("+4915112345678")), 100, QStringLiteral("old"));
    QVERIFY(run(0).has_value());
    QCOMPARE(m_desk->allMessages().size(), 1);
    const auto preview = resultOf(previewRetention(m_desk->store(), -1, today)).value();
    QCOMPARE(preview.months, 0);
    QCOMPARE(preview.tally.messages, 0);
}

void TestRetention::previewsWhatGoes()
{
    insert(open(QStringLiteral("+4915112345678")), 7, QStringLiteral("old"), 3);
    insert(open(QStringLiteral("+4915112345679")), 5, QStringLiteral("young"), 2);
    const auto six = resultOf(previewRetention(m_desk->store(), 6, today)).value();
    QCOMPARE(six.tally.messages, 3);
    QCOMPARE(six.tally.conversations, 1);
    QCOMPARE(resultOf(previewRetention(m_desk->store(), 4, today)).value().tally.messages, 5);
    QCOMPARE(m_desk->allMessages().size(), 5);
}

void TestRetention::takesOldRowsAndKeepsTheCounts()
{
    const ConversationId id = open(QStringLiteral("+4915112345678"));
    insert(id, 9, QStringLiteral("old"), 1'205);
    insert(id, 8, QStringLiteral("old answer"), 1, Direction::Outbound);
    insert(id, 2, QStringLiteral("young"), 3);
    QVERIFY(run(6).has_value());
    const Conversation left = m_desk->conversation(id);
    QCOMPARE(left.messageCount, 3);
    QCOMPARE(left.unread, 3);
    QCOMPARE(left.waitingSince, monthsAgo(2));
    QCOMPARE(left.last.body, QStringLiteral("young"));
    const QList<Message> rows = m_desk->allMessages();
    for (int n = 0; n < 3; ++n)
        QCOMPARE(rows.at(n).ordinal, n + 1);
    insert(id, 1, QStringLiteral("next"));
    QCOMPARE(m_desk->allMessages().last().ordinal, 4);
}

void TestRetention::takesWholeConversationsAndTheirContacts()
{
    const ConversationId old = open(QStringLiteral("+4915112345678"));
    insert(old, 9, QStringLiteral("old"));
    const ConversationId young = open(QStringLiteral("+4915112345679"));
    insert(young, 1, QStringLiteral("young"));
    const ContactId contact = m_desk->conversation(old).contact;
    QVERIFY(run(6).has_value());
    const auto gone
        = resultOf(m_desk->store().read([old](const store::Snapshot &s) { return store::conversationById(s, old); }));
    QVERIFY(gone.has_value() && !gone->has_value());
    const auto tally = resultOf(
        m_desk->store().read([contact](const store::Snapshot &s) { return store::erasureTally(s, contact); }));
    QCOMPARE(tally.error().kind, ErrorKind::NotFound);
    QCOMPARE(m_desk->conversation(young).messageCount, 1);
}

void TestRetention::keepsAConversationWithADraft()
{
    const ConversationId id = open(QStringLiteral("+4915112345678"));
    insert(id, 9, QStringLiteral("old"));
    QVERIFY(resultOf(m_desk->store().write(
        [id](store::Transaction &t) { return store::setDraft(t, id, QStringLiteral("about to write")); })));
    QVERIFY(run(6).has_value());
    QCOMPARE(m_desk->conversation(id).messageCount, 0);
    QCOMPARE(m_desk->conversation(id).draft, QStringLiteral("about to write"));
}

void TestRetention::leavesNothingInAnyFile()
{
    const ConversationId id = open(QStringLiteral("+4915112345678"));
    insert(id, 9, QStringLiteral("marzipan potatoes"), 40);
    insert(id, 1, QStringLiteral("plain bread"));
    QVERIFY(run(6).has_value());
    for (const char *name : {"/patchcord.db", "/patchcord.db-wal"}) {
        QFile file(m_desk->store().profile() + QLatin1String(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("marzipan"));
    }
}

void TestRetention::writesAReceipt()
{
    insert(open(QStringLiteral("+4915112345678")), 9, QStringLiteral("old"), 2);
    QVERIFY(run(6).has_value());
    const store::AuditEntry receipt = m_desk->audit().first();
    QCOMPARE(receipt.action, QStringLiteral("retention.run"));
    QCOMPARE(receipt.actor, QStringLiteral("system"));
    QCOMPARE(receipt.detail.value(u"messages").toInt(), 2);
    QCOMPARE(receipt.detail.value(u"conversations").toInt(), 1);
    QCOMPARE(m_desk->audit().at(1).action, QStringLiteral("retention.change"));
}

} // namespace patchcord::desk

QTEST_GUILESS_MAIN(patchcord::desk::TestRetention)
#include "tst_retention.moc"
