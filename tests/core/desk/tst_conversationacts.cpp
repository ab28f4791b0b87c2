// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/conversationacts.h"

#include "core/base/clock.h"
#include "core/desk/contactacts.h"
#include "core/desk/inbox.h"
#include "tests/core/desk/desktest.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

class TestConversationActs final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void closesSeveralAtOnceAndTakesThemBack();
    void takesBackOnlyWhereNothingHappenedSince();
    void snoozesUntilALaterTime();
    void wakesWhatIsSnoozedWhenTheyWrite();
    void labelsWhatHasNoLabel();
    void doesNothingWhenOneIsGone();
    void writesANoteThatNobodyIsSent();
    void blocksWithoutASound();
    void auditsWhatIsDoneToContacts();

private:
    QList<ConversationId> three();
    QStringList actions();

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<ConversationActs> m_acts;
    std::unique_ptr<ContactActs> m_contacts;
    std::unique_ptr<Inbox> m_inbox;
    const QString m_ours = QStringLiteral("+15005550006");
};

void TestConversationActs::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_desk->addSender(m_ours, Channel::Sms, QStringLiteral("Thanks, we answer soon."));
    m_acts = std::make_unique<ConversationActs>(m_desk->store(), QStringLiteral("Ann"));
    m_contacts = std::make_unique<ContactActs>(m_desk->store(), QStringLiteral("Ann"));
    m_inbox = std::make_unique<Inbox>(m_desk->store(), QStringLiteral("https://desk.example"));
}

void TestConversationActs::cleanup()
{
    m_inbox.reset();
    m_contacts.reset();
    m_acts.reset();
    m_desk.reset();
}

/// Three customers who wrote.
QList<ConversationId> TestConversationActs::three()
{
    QList<ConversationId> ids;
    for (int n = 0; n < 3; ++n) {
        const auto kept = resultOf(
            m_inbox->receive(incoming(QStringLiteral("SMtest%1").arg(n), QStringLiteral("+491511234567%1").arg(n),
                                      m_ours, QStringLiteral("Hello?"))));
        if (kept)
            ids.append(kept->conversation);
    }
    return ids;
}

QStringList TestConversationActs::actions()
{
    QStringList actions;
    for (const store::AuditEntry &entry : m_desk->audit()) {
        if (entry.actor == u"Ann")
            actions.prepend(entry.action);
    }
    return actions;
}

void TestConversationActs::closesSeveralAtOnceAndTakesThemBack()
{
    const QList<ConversationId> ids = three();
    QCOMPARE(ids.size(), 3);
    QVERIFY(resultOf(m_acts->close({ids.at(0)})));
    const Conversation former = m_desk->conversation(ids.at(1));
    const auto closed = resultOf(m_acts->close(ids, {QStringLiteral("Delivery"), QStringLiteral("Solved")}));
    QVERIFY(closed);
    QCOMPARE(closed->before.size(), 2); // One was closed already.
    for (const ConversationId id : ids)
        QCOMPARE(m_desk->conversation(id).state, ConversationState::Closed);
    QCOMPARE(resultOf(m_acts->undo(*closed)).value(), 2);
    QCOMPARE(m_desk->conversation(ids.at(0)).state, ConversationState::Closed);
    QVERIFY(m_desk->conversation(ids.at(1)) == former);
    QCOMPARE(actions(),
             (QStringList{QStringLiteral("conversation.close"), QStringLiteral("conversation.close"),
                          QStringLiteral("conversation.close"), QStringLiteral("conversation.undo"),
                          QStringLiteral("conversation.undo")}));
    QCOMPARE(resultOf(m_acts->undo(*closed)).value(), 0);
}

void TestConversationActs::takesBackOnlyWhereNothingHappenedSince()
{
    const QList<ConversationId> ids = three();
    const auto snoozed = resultOf(m_acts->snooze(ids, 0));
    QVERIFY(snoozed);
    QVERIFY(resultOf(m_inbox->receive(incoming(QStringLiteral("SMtest9"), QStringLiteral("+4915112345670"), m_ours,
                                               QStringLiteral("One more thing")))));
    QVERIFY(resultOf(m_acts->close({ids.at(1)})));
    QCOMPARE(resultOf(m_acts->undo(*snoozed)).value(), 1);
    QCOMPARE(m_desk->conversation(ids.at(0)).state, ConversationState::Open);
    QCOMPARE(m_desk->conversation(ids.at(1)).state, ConversationState::Closed);
    QCOMPARE(m_desk->conversation(ids.at(2)).state, ConversationState::Open);
}

void TestConversationActs::snoozesUntilALaterTime()
{
    const ConversationId id = three().first();
    const qint64 until = utcNow() + 3'600'000;
    QVERIFY(resultOf(m_acts->snooze({id}, until)));
    QCOMPARE(m_desk->conversation(id).state, ConversationState::Snoozed);
    QCOMPARE(m_desk->conversation(id).snoozedUntil, until);
    const auto past = resultOf(m_acts->snooze({id}, utcNow() - 1000));
    QVERIFY(!past);
    QCOMPARE(past.error().kind, ErrorKind::Invalid);
    QVERIFY(resultOf(m_acts->reopen({id})));
    QCOMPARE(m_desk->conversation(id).state, ConversationState::Open);
    QCOMPARE(m_desk->conversation(id).snoozedUntil, 0);
    QCOMPARE(actions(), (QStringList{QStringLiteral("conversation.snooze"), QStringLiteral("conversation.reopen")}));
}

void TestConversationActs::wakesWhatIsSnoozedWhenTheyWrite()
{
    const ConversationId id = three().first();
    QVERIFY(resultOf(m_acts->snooze({id}, 0)));
    QVERIFY(resultOf(m_inbox->receive(
        incoming(QStringLiteral("SMtest9"), QStringLiteral("+4915112345670"), m_ours, QStringLiteral("Hello again")))));
    QCOMPARE(m_desk->conversation(id).state, ConversationState::Open);
    QCOMPARE(m_desk->conversation(id).session, 1);
}

void TestConversationActs::labelsWhatHasNoLabel()
{
    const QList<ConversationId> ids = three();
    QVERIFY(resultOf(m_acts->label({ids.at(0)}, QStringLiteral("Refund"))));
    const auto labelled = resultOf(m_acts->label(ids, QStringLiteral("refund")));
    QVERIFY(labelled);
    QCOMPARE(labelled->before.size(), 2);
    QCOMPARE(m_desk->conversation(ids.at(2)).labels, QStringList{QStringLiteral("Refund")});
    QCOMPARE(resultOf(m_acts->undo(*labelled)).value(), 2);
    QCOMPARE(m_desk->conversation(ids.at(0)).labels, QStringList{QStringLiteral("Refund")});
    QVERIFY(m_desk->conversation(ids.at(2)).labels.isEmpty());
    QVERIFY(resultOf(m_acts->unlabel(ids, QStringLiteral("Refund"))));
    QVERIFY(m_desk->conversation(ids.at(0)).labels.isEmpty());
}

void TestConversationActs::doesNothingWhenOneIsGone()
{
    const QList<ConversationId> ids = three();
    QVERIFY(!resultOf(m_acts->close({ids.at(0), {4711}})));
    QCOMPARE(m_desk->conversation(ids.at(0)).state, ConversationState::Open);
    QVERIFY(actions().isEmpty());
}

void TestConversationActs::writesANoteThatNobodyIsSent()
{
    const ConversationId id = three().first();
    const qint64 waiting = m_desk->conversation(id).waitingSince;
    const auto note = resultOf(m_acts->writeNote(id, QStringLiteral(" Ask the warehouse. \n")));
    QVERIFY(note);
    const Message kept = m_desk->message(*note);
    QCOMPARE(toString(kept.kind), toString(MessageKind::Note));
    QCOMPARE(kept.body, QStringLiteral("Ask the warehouse."));
    QCOMPARE(kept.author, QStringLiteral("Ann"));
    QVERIFY(isFinal(kept.status));
    QVERIFY(m_desk->attempts(*note).isEmpty());
    QCOMPARE(m_desk->conversation(id).waitingSince, waiting);
    QVERIFY(resultOf(m_acts->close({id})));
    QVERIFY(resultOf(m_acts->writeNote(id, QStringLiteral("They were happy."))));
    QCOMPARE(m_desk->conversation(id).state, ConversationState::Closed);
    const auto empty = resultOf(m_acts->writeNote(id, QStringLiteral(" \n ")));
    QVERIFY(!empty);
    QCOMPARE(empty.error().kind, ErrorKind::Invalid);
}

void TestConversationActs::blocksWithoutASound()
{
    const ConversationId id = three().first();
    QVERIFY(resultOf(m_contacts->setBlocked(m_desk->conversation(id).contact, true)));
    const qsizetype before = m_desk->allMessages().size();
    const auto kept = resultOf(m_inbox->receive(
        incoming(QStringLiteral("SMtest9"), QStringLiteral("+4915112345670"), m_ours, QStringLiteral("Buy this!"))));
    QVERIFY(kept);
    QVERIFY(!kept->twiml.contains("Message"));
    QCOMPARE(m_desk->allMessages().size(), before + 1);
    const Conversation now = m_desk->conversation(id);
    QCOMPARE(now.state, ConversationState::Closed);
    QCOMPARE(now.unread, 0);
    QCOMPARE(now.waitingSince, 0);
    QCOMPARE(now.session, 1);
}

void TestConversationActs::auditsWhatIsDoneToContacts()
{
    const QList<ConversationId> ids = three();
    const ContactId one = m_desk->conversation(ids.at(0)).contact;
    const ContactId two = m_desk->conversation(ids.at(1)).contact;
    QVERIFY(resultOf(m_contacts->setNotes(one, QStringLiteral("Speaks Polish"))));
    QVERIFY(resultOf(m_contacts->setBlocked(one, true)));
    QVERIFY(resultOf(m_contacts->setBlocked(one, false)));
    QVERIFY(resultOf(m_contacts->merge(one, two)));
    QVERIFY(resultOf(m_contacts->part(one)));
    QVERIFY(!resultOf(m_contacts->part(one)));
    QCOMPARE(actions(),
             (QStringList{QStringLiteral("contact.notes"), QStringLiteral("contact.block"),
                          QStringLiteral("contact.unblock"), QStringLiteral("contact.merge"),
                          QStringLiteral("contact.part")}));
    for (const store::AuditEntry &entry : m_desk->audit())
        QVERIFY(!QJsonDocument(entry.detail).toJson().contains("Polish"));
}

QTEST_GUILESS_MAIN(TestConversationActs)
#include "tst_conversationacts.moc"
