// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/auditpages.h"

#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

class TestAuditPages : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void narrows_data();
    void narrows();
    void goesOnBehindALine();
    void namesWhoAndWhatThereIs();

private:
    /// Twelve lines: two actors by turns, three acts by turns, every fourth about the conversation, one a second.
    void fill(StoreFixture &fixture, ConversationId conversation);
};

void TestAuditPages::fill(StoreFixture &fixture, ConversationId conversation)
{
    const QStringList acts{QStringLiteral("message.send"), QStringLiteral("conversation.close"),
                           QStringLiteral("sender.add")};
    QVERIFY(fixture
                .write([=](Transaction &t) -> Done {
                    for (int n = 0; n < 12; ++n) {
                        AuditEntry entry;
                        entry.at = noon + n * 1000;
                        entry.actor = n % 2 ? QStringLiteral("auto") : QStringLiteral("Ada");
                        entry.action = acts.at(n % 3);
                        entry.detail = {{QStringLiteral("n"), n}};
                        if (n % 4 == 0)
                            entry.conversation = conversation;
                        if (const Done done = appendAudit(t, entry); !done)
                            return done;
                    }
                    return {};
                })
                .has_value());
}

void TestAuditPages::narrows_data()
{
    QTest::addColumn<AuditFilter>("filter");
    QTest::addColumn<QString>("numbers");
    const auto filter = [](const char *actor, const char *action, qint64 conversation, qint64 from, qint64 to) {
        return AuditFilter{QString::fromLatin1(actor), QString::fromLatin1(action), {conversation}, from, to};
    };
    QTest::newRow("nothing") << AuditFilter() << QStringLiteral("11 10 9 8 7 6 5 4 3 2 1 0");
    QTest::newRow("actor") << filter("auto", "", 0, 0, 0) << QStringLiteral("11 9 7 5 3 1");
    QTest::newRow("act") << filter("", "sender.add", 0, 0, 0) << QStringLiteral("11 8 5 2");
    QTest::newRow("conversation") << filter("", "", 1, 0, 0) << QStringLiteral("8 4 0");
    QTest::newRow("time") << filter("", "", 0, noon + 3000, noon + 6000) << QStringLiteral("5 4 3");
    QTest::newRow("all of it") << filter("Ada", "sender.add", 1, noon, noon + 9000) << QStringLiteral("8");
    QTest::newRow("nobody") << filter("Eve", "", 0, 0, 0) << QString();
}

void TestAuditPages::narrows()
{
    QFETCH(AuditFilter, filter);
    QFETCH(QString, numbers);
    StoreFixture fixture;
    fill(fixture, fixture.conversation(QStringLiteral("+4915112345678"), noon, QStringLiteral("Jun Li")));
    const auto lines = fixture.read([filter](const Snapshot &s) { return auditPage(s, filter, 0, 100); }).value();
    QStringList found;
    for (const AuditLine &line : lines) {
        found.append(QString(line.detail).remove(QRegularExpression(QStringLiteral("\\D"))));
        QCOMPARE(line.contact, line.conversation.isValid() ? QStringLiteral("Jun Li") : QString());
    }
    QCOMPARE(found.join(u' '), numbers);
}

void TestAuditPages::goesOnBehindALine()
{
    StoreFixture fixture;
    fill(fixture, fixture.conversation());
    const auto first = fixture.read([](const Snapshot &s) { return auditPage(s, {}, 0, 5); }).value();
    const auto second
        = fixture.read([&first](const Snapshot &s) { return auditPage(s, {}, first.constLast().id, 100); }).value();
    QCOMPARE(first.size(), 5);
    QCOMPARE(second.size(), 7);
    QCOMPARE(second.first().id, first.constLast().id - 1);
}

void TestAuditPages::namesWhoAndWhatThereIs()
{
    StoreFixture fixture;
    fill(fixture, fixture.conversation());
    const AuditChoices choices = fixture.read([](const Snapshot &s) { return auditChoices(s); }).value();
    QCOMPARE(choices.actors, (QStringList{QStringLiteral("Ada"), QStringLiteral("auto")}));
    QCOMPARE(choices.actions.size(), 3);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestAuditPages)
#include "tst_auditpages.moc"
