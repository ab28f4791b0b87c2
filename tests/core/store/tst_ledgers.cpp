// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

class TestLedgers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void followsTheLastWordOnOptOut();
    void marksAConversationThatComesAfterTheOptOut();
    void boundsTheQuarantine();
    void listsTheAuditNewestFirst();
    void keepsSenders();
};

void TestLedgers::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestLedgers::followsTheLastWordOnOptOut()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const SenderId sender = fixture.sender();
    const Address contact{Channel::Sms, QStringLiteral("+4915112345678")};
    const auto say = [&](bool isOut) {
        return fixture
            .write([=](Transaction &t) {
                return appendOptOut(t, {sender, contact, isOut, QStringLiteral("SMtest"), noon});
            })
            .has_value();
    };
    const auto isOut = [&](const Address &who) {
        return fixture.read([=](const Snapshot &s) { return isOptedOut(s, sender, who); }).value();
    };
    QVERIFY(!isOut(contact));
    QVERIFY(say(true));
    QVERIFY(isOut(contact));
    QVERIFY(!isOut({Channel::WhatsApp, contact.user}));
    QVERIFY(!isOut({Channel::Sms, QStringLiteral("+15550001111")}));
    QVERIFY(fixture.conversationNow(conversation).isOptedOut);
    QVERIFY(say(false));
    QVERIFY(!isOut(contact));
    QVERIFY(!fixture.conversationNow(conversation).isOptedOut);
    const qint64 last = fixture.store().lastEvent();
    const auto events = fixture.read([last](const Snapshot &s) { return eventsAfter(s, last - 1, 10); });
    QCOMPARE(toString(events->first().kind), toString(EventKind::OptOutChanged));
    QCOMPARE(events->first().conversation, conversation);
    QCOMPARE(events->first().sender, sender);
}

void TestLedgers::marksAConversationThatComesAfterTheOptOut()
{
    StoreFixture fixture;
    const SenderId sender = fixture.sender();
    const Address contact{Channel::Sms, QStringLiteral("+4915112345678")};
    QVERIFY(
        fixture
            .write([=](Transaction &t) { return appendOptOut(t, {sender, contact, true, QStringLiteral("e"), noon}); })
            .has_value());
    QVERIFY(fixture.conversationNow(fixture.conversation(contact.user)).isOptedOut);
}

void TestLedgers::boundsTheQuarantine()
{
    StoreFixture fixture;
    const QByteArray large(maxQuarantineBody + 5000, 'x');
    QVERIFY(fixture
                .write([&](Transaction &t) -> Done {
                    for (int n = 0; n < maxQuarantineRows + 50; ++n) {
                        const QuarantineEntry entry{
                            0,     noon + n, QStringLiteral("/api/webhooks/sms?%1").arg(n), QStringLiteral("forged"),
                            large, QString()};
                        if (const Done done = quarantine(t, entry); !done)
                            return done;
                    }
                    return {};
                })
                .has_value());
    const auto rows = fixture.read([](const Snapshot &s) { return quarantined(s, 5000); });
    QCOMPARE(rows->size(), maxQuarantineRows);
    QCOMPARE(rows->first().at, noon + maxQuarantineRows + 49);
    QCOMPARE(rows->last().at, noon + 50);
    QCOMPARE(rows->first().body.size(), maxQuarantineBody);
    QCOMPARE(rows->first().route, QStringLiteral("/api/webhooks/sms?%1").arg(maxQuarantineRows + 49));
    const QByteArray binary("a\0b\xff", 4);
    QVERIFY(fixture
                .write([=](Transaction &t) {
                    return quarantine(t, {0, noon, QString(), QString(), binary, QStringLiteral("r1")});
                })
                .has_value());
    const auto newest = fixture.read([](const Snapshot &s) { return quarantined(s, 1); });
    QCOMPARE(newest->size(), 1);
    QCOMPARE(newest->first().body, binary);
    QCOMPARE(newest->first().requestId, QStringLiteral("r1"));
}

void TestLedgers::listsTheAuditNewestFirst()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    for (const QString &action : {QStringLiteral("message.send"), QStringLiteral("conversation.close")})
        QVERIFY(fixture
                    .write([=](Transaction &t) {
                        return appendAudit(
                            t, {noon, QStringLiteral("Ada"), action, conversation, {}, {{QStringLiteral("parts"), 2}}});
                    })
                    .has_value());
    const auto entries = fixture.read([](const Snapshot &s) { return auditEntries(s, 10); });
    QCOMPARE(entries->size(), 2);
    QCOMPARE(entries->at(0).action, QStringLiteral("conversation.close"));
    QCOMPARE(entries->at(1).action, QStringLiteral("message.send"));
    QCOMPARE(entries->at(0).conversation, conversation);
    QVERIFY(!entries->at(0).message.isValid());
    QCOMPARE(entries->at(0).detail, (QJsonObject{{QStringLiteral("parts"), 2}}));
    QCOMPARE(fixture.read([](const Snapshot &s) { return auditEntries(s, 1); })->size(), 1);
}

void TestLedgers::keepsSenders()
{
    StoreFixture fixture;
    Sender sender;
    sender.address = {Channel::WhatsApp, QStringLiteral("+15005550006")};
    sender.name = QStringLiteral("orders");
    sender.acknowledgement = QStringLiteral("Thanks {name}");
    sender.greeting = QStringLiteral("Hello");
    sender.greetingLanguage = QStringLiteral("de-DE");
    sender.isConfirmed = false;
    sender.id = fixture.write([sender](Transaction &t) { return insertSender(t, sender); }).value();
    const Address address = sender.address;
    QCOMPARE(fixture.read([=](const Snapshot &s) { return senderByAddress(s, address); })->value(), sender);
    const auto twice = fixture.write([sender](Transaction &t) { return insertSender(t, sender); });
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);

    const SenderId confirmed = fixture.sender(QStringLiteral("+15005550009"));
    const auto all = fixture.read([](const Snapshot &s) { return allSenders(s); });
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->at(0).id, confirmed);
    QCOMPARE(all->at(1).id, sender.id);

    const qint64 before = fixture.store().lastEvent();
    sender.name = QStringLiteral("Orders");
    for (int round = 0; round < 2; ++round)
        QVERIFY(fixture.write([sender](Transaction &t) { return updateSender(t, sender); }).has_value());
    QCOMPARE(fixture.store().lastEvent(), before + 1);
    QCOMPARE(fixture.read([=](const Snapshot &s) { return senderById(s, sender.id); })->value(), sender);
    sender.id = {4711};
    QCOMPARE(fixture.write([sender](Transaction &t) { return updateSender(t, sender); }).error().kind,
             ErrorKind::NotFound);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestLedgers)
#include "tst_ledgers.moc"
