// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/assistantduty.h"
#include "core/store/assistantshadow.h"
#include "core/store/erasure.h"
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

class TestAssistantShadow : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void showsEachDraftBesideWhatAPersonSentNext();
    void keepsTheNewestOnly();
    void forgetsAConversation();

private:
    static void keep(StoreFixture &fixture, ConversationId conversation, MessageId question, const QString &drafted)
    {
        ShadowDraft draft;
        draft.at = noon;
        draft.conversation = conversation;
        draft.drafted = drafted;
        QVERIFY(fixture.write([=](Transaction &transaction) { return keepShadowDraft(transaction, draft, question); }));
    }
    static QList<ShadowDraft> drafts(StoreFixture &fixture)
    {
        return fixture.read([](const Snapshot &snapshot) { return shadowDrafts(snapshot, 2'000); }).value();
    }
};

void TestAssistantShadow::showsEachDraftBesideWhatAPersonSentNext()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId first = fixture.insert(inbound(conversation, QStringLiteral("Where is it?"))).id;
    keep(fixture, conversation, first, QStringLiteral("On its way."));
    QCOMPARE(drafts(fixture).first().asked, QStringLiteral("Where is it?"));
    QCOMPARE(drafts(fixture).first().sent, QString());
    Message byModel = outbound(conversation, QStringLiteral("Hm."), noon + 1, QStringLiteral("model"));
    byModel.origin = Origin::Model;
    fixture.insert(byModel);
    fixture.insert(outbound(conversation, QStringLiteral("Thanks."), noon + 2, QStringLiteral("auto")));
    fixture.insert(outbound(conversation, QStringLiteral("It left today."), noon + 3));
    fixture.insert(outbound(conversation, QStringLiteral("More."), noon + 4));
    const ShadowDraft draft = drafts(fixture).first();
    QCOMPARE(draft.drafted, QStringLiteral("On its way."));
    QCOMPARE(draft.sent, QStringLiteral("It left today."));
    QCOMPARE(draft.author, QStringLiteral("Ada"));
}

void TestAssistantShadow::keepsTheNewestOnly()
{
    StoreFixture fixture;
    const ConversationId conversation = fixture.conversation();
    const MessageId question = fixture.insert(inbound(conversation, QStringLiteral("?"))).id;
    QVERIFY(fixture.write([=](Transaction &transaction) -> Done {
        for (int i = 1; i <= mostShadowDrafts + 5; ++i) {
            ShadowDraft draft;
            draft.conversation = conversation;
            draft.drafted = QString::number(i);
            if (const Done kept = keepShadowDraft(transaction, draft, question); !kept)
                return kept;
        }
        return {};
    }));
    QCOMPARE(drafts(fixture).size(), mostShadowDrafts);
    QCOMPARE(drafts(fixture).first().drafted, QString::number(mostShadowDrafts + 5));
    QCOMPARE(drafts(fixture).last().drafted, QStringLiteral("6"));
}

void TestAssistantShadow::forgetsAConversation()
{
    StoreFixture fixture;
    const ConversationId gone = fixture.conversation();
    const ConversationId other = fixture.conversation(QStringLiteral("+4915112345679"));
    for (ConversationId conversation : {gone, other}) {
        keep(fixture, conversation, fixture.insert(inbound(conversation, QStringLiteral("?"))).id,
             QStringLiteral("words"));
        QVERIFY(fixture.write([=](Transaction &transaction) -> Done {
            if (const Done on = setAnswering(transaction, conversation, true); !on)
                return on;
            if (const Done paused = pauseAnswering(transaction, conversation, QStringLiteral("why"), noon); !paused)
                return paused;
            return appendAudit(transaction,
                               {noon,
                                QStringLiteral("Ada"),
                                QStringLiteral("assistant.ask"),
                                conversation,
                                {},
                                {{QStringLiteral("sent"), QStringLiteral("words")}}});
        }));
    }
    QVERIFY(fixture.write([=](Transaction &transaction) -> Done {
        const auto rows = eraseRows(transaction, gone, std::numeric_limits<qint64>::max(), 10, false);
        return rows ? eraseConversation(transaction, gone) : std::unexpected(rows.error());
    }));
    QCOMPARE(drafts(fixture).size(), 1);
    QCOMPARE(drafts(fixture).first().conversation, other);
    const SenderId sender = fixture.sender();
    const auto state = [&](ConversationId conversation) {
        return fixture.read([=](const Snapshot &snapshot) { return answeringState(snapshot, conversation, sender); })
            .value();
    };
    QCOMPARE(state(gone), AnsweringState());
    QVERIFY(state(other).isOn && state(other).isPaused);
    const auto entries = fixture.read([](const Snapshot &snapshot) { return auditEntries(snapshot, 10); }).value();
    QCOMPARE(entries.size(), 2);
    for (const AuditEntry &entry : entries)
        QCOMPARE(entry.detail.isEmpty(), entry.conversation != other);
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestAssistantShadow)
#include "tst_assistantshadow.moc"
