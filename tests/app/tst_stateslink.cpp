// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/changes.h"
#include "app/console/stateslink.h"
#include "core/base/clock.h"
#include "core/store/contactdetails.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "tests/ui/quiet.h"
#include "ui/shell/windowstates.h"

#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::app;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// What an agent does with states in the window, on its way to the store and back.
class TestStatesLink final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void closesManyAndTakesThemBackAsOne();
    void saysWhatCouldNotBeTakenBack();
    void showsNewLabels();
    void bringsDetailsAndKeepsNotes();
    void mergesAndTakesThatBack();
    void tellsOfWhatCameBackButOfNobodyBlocked();

private:
    ConversationId add(const QString &number);
    Conversation now(ConversationId id);
    template <typename Work> void write(Work work) { QVERIFY(m_store->write(std::move(work)).result()); }
    [[nodiscard]] QString undoText() const
    {
        const auto *bar = m_window->findChild<QWidget *>(QStringLiteral("undoBar"));
        return bar->isHidden() ? QString() : bar->accessibleName();
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<StatesLink> m_link;
};

void TestStatesLink::init()
{
    fixtures::failOnWarnings();
    m_profile = std::make_unique<QTemporaryDir>();
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_store = std::move(*store);
    m_window = std::make_unique<ui::MainWindow>();
    m_link = std::make_unique<StatesLink>(*m_store, *m_window, QStringLiteral("Ann"));
}

void TestStatesLink::cleanup()
{
    m_link.reset();
    m_window.reset();
    m_store.reset();
    m_profile.reset();
}

/// One who wrote.
ConversationId TestStatesLink::add(const QString &number)
{
    return m_store
        ->write([number](store::Transaction &transaction) -> Result<ConversationId> {
            Sender sender;
            sender.address = {Channel::Sms, QStringLiteral("+15005550006")};
            const auto known = store::senderByAddress(transaction, sender.address);
            const auto ours
                = known && *known ? Result<SenderId>((**known).id) : store::insertSender(transaction, sender);
            if (!ours)
                return std::unexpected(ours.error());
            const auto id = store::ensureConversation(transaction, *ours, {Channel::Sms, number}, {}, utcNow() - 1000);
            if (!id)
                return id;
            Message row;
            row.conversation = *id;
            row.body = QStringLiteral("Hello?");
            row.at = utcNow() - 1000;
            const auto kept = store::insertMessage(transaction, row);
            return kept ? id : std::unexpected(kept.error());
        })
        .result()
        .value_or(ConversationId());
}

Conversation TestStatesLink::now(ConversationId id)
{
    const auto found
        = m_store->read([id](const store::Snapshot &snapshot) { return store::conversationById(snapshot, id); })
              .result();
    return found ? found->value_or(Conversation()) : Conversation();
}

void TestStatesLink::closesManyAndTakesThemBackAsOne()
{
    QList<ConversationId> ids;
    for (int n = 0; n < 12; ++n)
        ids.append(add(QStringLiteral("+491511234500%1").arg(n, 2, 10, QLatin1Char('0'))));
    emit m_window->states()->closeRequested(ids, QStringLiteral("Delivery"), {});
    QTRY_COMPARE_WITH_TIMEOUT(undoText(), QStringLiteral("Closed 12 conversations."), patienceMs);
    for (const ConversationId id : ids)
        QVERIFY(now(id).state == ConversationState::Closed);
    emit m_window->states()->undoRequested();
    QTRY_VERIFY_WITH_TIMEOUT(now(ids.last()).state == ConversationState::Open, patienceMs);
    for (const ConversationId id : ids)
        QCOMPARE(now(id).unread, 1);
    QCOMPARE(undoText(), QString());
    // There is nothing more to take back.
    const qint64 event = m_store->lastEvent();
    emit m_window->states()->undoRequested();
    QCOMPARE(m_store->lastEvent(), event);
}

void TestStatesLink::saysWhatCouldNotBeTakenBack()
{
    const ConversationId id = add(QStringLiteral("+4915112345001"));
    emit m_window->states()->snoozeRequested({id}, 0);
    QTRY_COMPARE_WITH_TIMEOUT(undoText(), QStringLiteral("Snoozed the conversation until they reply."), patienceMs);
    QCOMPARE(add(QStringLiteral("+4915112345001")), id); // They wrote again.
    emit m_window->states()->undoRequested();
    const auto box = [this] { return m_window->findChild<QWidget *>(QStringLiteral("refusalBox")); };
    QTRY_VERIFY_WITH_TIMEOUT(box() != nullptr, patienceMs);
    QVERIFY(now(id).state == ConversationState::Open);
}

void TestStatesLink::showsNewLabels()
{
    const ConversationId id = add(QStringLiteral("+4915112345001"));
    emit m_window->states()->labelRequested({id}, QStringLiteral("Refund"));
    const auto *queues = m_window->findChild<QAbstractItemView *>(QStringLiteral("queues"));
    const auto last = [queues] { return queues->model()->index(queues->model()->rowCount() - 1, 0); };
    QTRY_COMPARE_WITH_TIMEOUT(last().data().toString(), QStringLiteral("Refund"), patienceMs);
    QCOMPARE(undoText(), QStringLiteral("Labelled the conversation “Refund”."));
}

void TestStatesLink::bringsDetailsAndKeepsNotes()
{
    const ConversationId id = add(QStringLiteral("+4915112345001"));
    m_window->upsertConversation(now(id));
    m_window->selectConversation(id);
    const auto *sessions = m_window->findChild<QAbstractItemView *>(QStringLiteral("sessions"));
    QTRY_COMPARE_WITH_TIMEOUT(sessions->model()->rowCount(), 1, patienceMs);
    const ContactId contact = now(id).contact;
    emit m_window->states()->contactNotesEdited(contact, QStringLiteral("Speaks Polish"));
    const auto notes = [this, id] {
        return m_store->read([id](const store::Snapshot &snapshot) { return store::contactDetails(snapshot, id); })
            .result()
            .value_or(ContactDetails())
            .notes;
    };
    QTRY_COMPARE_WITH_TIMEOUT(notes(), QStringLiteral("Speaks Polish"), patienceMs);
    emit m_window->states()->noteWritten(id, QStringLiteral("Ask the warehouse"));
    QTRY_COMPARE_WITH_TIMEOUT(now(id).messageCount, 2, patienceMs);
    QVERIFY(now(id).waitingSince > 0);
}

void TestStatesLink::mergesAndTakesThatBack()
{
    const ConversationId one = add(QStringLiteral("+4915112345001"));
    const ConversationId two = add(QStringLiteral("+4915112345002"));
    const ContactId other = now(two).contact;
    m_window->upsertConversation(now(one));
    m_window->selectConversation(one);
    emit m_window->states()->mergeRequested(now(one).contact, other);
    QTRY_COMPARE_WITH_TIMEOUT(undoText(), QStringLiteral("Merged two contacts."), patienceMs);
    QCOMPARE(now(two).contact, now(one).contact);
    // Whoever looks at it sees both numbers, and the way back.
    m_window->upsertConversation(now(one));
    const auto part = [this] { return m_window->findChild<QWidget *>(QStringLiteral("partContacts")); };
    QTRY_VERIFY_WITH_TIMEOUT(part() != nullptr, patienceMs);
    emit m_window->states()->undoRequested();
    QTRY_COMPARE_WITH_TIMEOUT(now(two).contact, other, patienceMs);
}

void TestStatesLink::tellsOfWhatCameBackButOfNobodyBlocked()
{
    const ConversationId woken = add(QStringLiteral("+4915112345001"));
    const ConversationId blocked = add(QStringLiteral("+4915112345002"));
    write([=, contact = now(blocked).contact](store::Transaction &transaction) -> Done {
        const auto snoozed = store::applyEvent(transaction, woken, ConversationEvent::Snoozed, 1000, {2000});
        return snoozed ? store::setBlocked(transaction, contact, true, 1000) : std::unexpected(snoozed.error());
    });
    const qint64 before = m_store->lastEvent();
    write([woken](store::Transaction &transaction) -> Done {
        const auto step = store::applyEvent(transaction, woken, ConversationEvent::TimeCame, 2000);
        return step ? Done() : std::unexpected(step.error());
    });
    add(QStringLiteral("+4915112345002"));
    const auto changes
        = m_store->read([before](const store::Snapshot &snapshot) { return changesAfter(snapshot, before, {}); })
              .result();
    QVERIFY(changes);
    QCOMPARE(changes->conversations.size(), 2);
    QCOMPARE(changes->heardFrom, QList<ConversationId>{woken});
}

QTEST_MAIN(TestStatesLink)
#include "tst_stateslink.moc"
