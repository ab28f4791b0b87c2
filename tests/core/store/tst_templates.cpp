// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/templates.h"

#include "core/store/ledgers.h"
#include "core/store/quiethours.h"
#include "core/store/senderservices.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

namespace {

ContentTemplate content(const QString &name, ApprovalState approval)
{
    ContentTemplate one;
    one.sid = QStringLiteral("HX") + name;
    one.name = name;
    one.language = QStringLiteral("en");
    one.type = QStringLiteral("twilio/quick-reply");
    one.body = QStringLiteral("Hello {{1}}\nand {{name}}");
    one.buttons = {QStringLiteral("Yes"), QStringLiteral("No")};
    one.samples = {{QStringLiteral("1"), QStringLiteral("“Ann”\n")}};
    one.category = QStringLiteral("UTILITY");
    one.approval = approval;
    one.reason = QStringLiteral("because");
    return one;
}

} // namespace

/// What the store keeps of the rules by which messages leave.
class TestTemplates : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void keepsWhatWasReadLast();
    void keepsTheTemplateAndTheOriginOfAMessage();
    void keepsQuietHoursOfEachSender();
    void marksConversationsOfAPool();
};

void TestTemplates::keepsWhatWasReadLast()
{
    StoreFixture fixture;
    const auto replace = [&fixture](const QList<ContentTemplate> &templates, qint64 at) {
        return fixture.write([=](Transaction &t) { return replaceTemplates(t, templates, at); }).has_value();
    };
    const auto all = [&fixture] { return fixture.read([](const Snapshot &s) { return allTemplates(s); }).value(); };
    const ContentTemplate order = content(QStringLiteral("order"), ApprovalState::Pending);
    QVERIFY(replace({order, content(QStringLiteral("visit"), ApprovalState::Approved)}, noon));
    QCOMPARE(all().size(), 2);
    ContentTemplate kept = all().first();
    QCOMPARE(kept.readAt, noon);
    kept.readAt = 0;
    QVERIFY(kept == order);

    // The same once more is no event, in whatever order it came; an approval is one.
    const qint64 before = fixture.store().lastEvent();
    QVERIFY(replace({content(QStringLiteral("visit"), ApprovalState::Approved), order}, noon + 1));
    QCOMPARE(fixture.store().lastEvent(), before);
    QVERIFY(replace({content(QStringLiteral("order"), ApprovalState::Approved)}, noon - 1));
    QCOMPARE(fixture.store().lastEvent(), before + 1);
    QCOMPARE(all().size(), 1);
    QCOMPARE(toString(all().first().approval), toString(ApprovalState::Approved));
    const auto gone
        = fixture.read([](const Snapshot &s) { return templateBySid(s, QStringLiteral("HXvisit")); }).value();
    QVERIFY(!gone);
}

void TestTemplates::keepsTheTemplateAndTheOriginOfAMessage()
{
    StoreFixture fixture;
    Message row;
    row.conversation = fixture.conversation();
    row.direction = Direction::Outbound;
    row.status = DeliveryStatus::Pending;
    row.at = noon;
    row.origin = Origin::Model;
    row.content = {QStringLiteral("HXtest"), {{QStringLiteral("1"), QStringLiteral("„Ann“ & \"Bo\"")}}};
    const auto kept = fixture.write([row](Transaction &t) { return insertMessage(t, row); });
    QVERIFY(kept);
    const auto read = fixture.read([id = kept->id](const Snapshot &s) { return messageById(s, id); }).value();
    QVERIFY(read);
    QCOMPARE(read->content, row.content);
    QCOMPARE(toString(read->origin), toString(Origin::Model));
    QVERIFY(fixture.write([id = kept->id](Transaction &t) { return setOrigin(t, id, Origin::Agent); }));
    const auto taken = fixture.read([id = kept->id](const Snapshot &s) { return messageById(s, id); }).value();
    QCOMPARE(toString(taken->origin), toString(Origin::Agent));
}

void TestTemplates::keepsQuietHoursOfEachSender()
{
    StoreFixture fixture;
    const SenderId sender = fixture.sender();
    const auto hours = [&] { return fixture.read([=](const Snapshot &s) { return quietHoursOf(s, sender); }).value(); };
    QVERIFY(!hours().isOn);
    const QuietHours night{true, 22 * 60, 6 * 60 + 30, QStringLiteral("Europe/Berlin")};
    QVERIFY(fixture.write([=](Transaction &t) { return setQuietHours(t, sender, night); }));
    QCOMPARE(hours(), night);
    const auto all = fixture.read([](const Snapshot &s) { return allQuietHours(s); }).value();
    QCOMPARE(all.value(sender), night);
}

void TestTemplates::marksConversationsOfAPool()
{
    StoreFixture fixture;
    const Address contact{Channel::Sms, QStringLiteral("+4915112345678")};
    const ConversationId first = fixture.conversation(contact.user);
    const SenderId sender = fixture.sender();
    const SenderId sibling = fixture.sender(QStringLiteral("+15005550007"));
    const auto open = [&] {
        return fixture.write([=](Transaction &t) { return ensureConversation(t, sibling, contact, {}, noon); }).value();
    };
    const auto join = [&](SenderId who, const QString &service) {
        return fixture.write([=](Transaction &t) { return setService(t, who, service); }).has_value();
    };
    const auto say = [&](bool isOut) {
        return fixture
            .write([=](Transaction &t) {
                return appendOptOut(t, {sender, contact, isOut, QStringLiteral("SMtest"), noon});
            })
            .has_value();
    };
    QVERIFY(join(sender, QStringLiteral("MGpool")));
    QVERIFY(say(true));
    const ConversationId second = open();
    QVERIFY(!fixture.conversationNow(second).isOptedOut);
    QVERIFY(join(sibling, QStringLiteral("MGpool"))); // What was said before counts, too.
    QVERIFY(fixture.conversationNow(second).isOptedOut);
    QVERIFY(join(sibling, {}));
    QVERIFY(!fixture.conversationNow(second).isOptedOut);
    QVERIFY(fixture.conversationNow(first).isOptedOut);
    QVERIFY(join(sibling, QStringLiteral("MGpool")));
    QVERIFY(say(false));
    QVERIFY(!fixture.conversationNow(second).isOptedOut);
    QVERIFY(!fixture.conversationNow(first).isOptedOut);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestTemplates)
#include "tst_templates.moc"
