// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/screenlink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/preflight.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/twilio/addresses.h"

namespace patchcord::app {

namespace {

constexpr int firstListRows = 50;
constexpr int followAgainMs = 1000;

Result<QList<Message>> readPage(const store::Snapshot &snapshot, const ui::PageRequest &request)
{
    using Kind = ui::PageRequest::Kind;
    switch (request.kind) {
    case Kind::Newest:
        return store::messagesBefore(snapshot, request.conversation, MessageKey::end(), request.limit);
    case Kind::Before:
        return store::messagesBefore(snapshot, request.conversation, request.key, request.limit);
    case Kind::After:
        return store::messagesAfter(snapshot, request.conversation, request.key, request.limit);
    case Kind::FromOrdinal:
        return store::messagesFromOrdinal(snapshot, request.conversation, request.ordinal, request.limit);
    }
    Q_UNREACHABLE();
}

} // namespace

ScreenLink::ScreenLink(store::Store &store, ui::MainWindow &window, desk::CallCommands &calls, const QString &agent,
                       QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_calls(calls)
    , m_agentName(agent)
    , m_agent(store, agent)
    , m_later(store, window, agent)
    , m_files(store, window, m_agent, m_later)
    , m_states(store, window, agent)
    , m_replies(store, window, agent)
    , m_rules(store, window, agent)
{
    connectReading();
    connectActs();
    connectCalls();
}

void ScreenLink::connectReading()
{
    connect(&m_window, &ui::MainWindow::conversationsWanted, this, &ScreenLink::serveConversations);
    connect(&m_window, &ui::MainWindow::conversationSelected, this, &ScreenLink::select);
    connect(m_window.timeline(), &ui::TimelineView::pageWanted, this, &ScreenLink::servePage);
    connect(&m_store, &store::Store::committed, this, &ScreenLink::follow, Qt::QueuedConnection);
}

void ScreenLink::connectActs()
{
    ui::MainWindow *window = &m_window;
    connect(window, &ui::MainWindow::sendRequested, this, &ScreenLink::send);
    connect(window, &ui::MainWindow::newConversationRequested, this, &ScreenLink::openNew);
    connect(window, &ui::MainWindow::draftChanged, this,
            [this](ConversationId id, const QString &text) { orRefuse(m_agent.saveDraft(id, text), id); });
    connect(window, &ui::MainWindow::contactRenamed, this,
            [this](ContactId contact, const QString &name) { orRefuse(m_agent.renameContact(contact, name)); });
    connect(window, &ui::MainWindow::senderEdited, this,
            [this](const Sender &sender) { orRefuse(m_agent.updateSender(sender)); });
    connect(window, &ui::MainWindow::senderAdded, this,
            [this](const Sender &sender) { orRefuse(m_agent.addSender(sender)); });

    ui::TimelineView *timeline = m_window.timeline();
    connect(timeline, &ui::TimelineView::retryRequested, this,
            [this](MessageId message) { orRefuse(m_agent.retry(message), m_open); });
    connect(timeline, &ui::TimelineView::discardRequested, this,
            [this](MessageId message) { orRefuse(m_agent.discard(message), m_open); });
    connect(timeline, &ui::TimelineView::seen, this,
            [this](ConversationId id, qint64 ordinal) { orRefuse(m_agent.markRead(id, ordinal), id); });
}

void ScreenLink::connectCalls()
{
    ui::MainWindow *window = &m_window;
    connect(window, &ui::MainWindow::ringPhoneRequested, this,
            [this](MessageId call, const QString &phone) { orRefuse(m_calls.ringPhone(call, {m_agentName, phone})); });
    connect(window, &ui::MainWindow::voicemailRequested, this,
            [this](MessageId call) { orRefuse(m_calls.sendToVoicemail(call, {m_agentName, {}})); });
    connect(window, &ui::MainWindow::declineRequested, this,
            [this](MessageId call) { orRefuse(m_calls.decline(call, {m_agentName, {}})); });
    connect(window, &ui::MainWindow::hangUpRequested, this,
            [this](MessageId call) { orRefuse(m_calls.hangUp(call, {m_agentName, {}})); });
    connect(window, &ui::MainWindow::callRequested, this,
            [this](SenderId sender, const Address &customer, const QString &phone) {
                whenDone(m_calls.call(sender, customer, {m_agentName, phone}), this,
                         [this](const Result<ConversationId> &id) {
                             if (id)
                                 m_window.selectConversation(*id);
                             else
                                 m_window.showRefusal({}, id.error().message, {});
                         });
            });
}

void ScreenLink::start()
{
    m_shown = m_store.lastEvent();
    const auto first = m_store.read([](const store::Snapshot &snapshot) -> Result<Changes> {
        Changes changes;
        changes.senders = store::allSenders(snapshot).value_or(QList<Sender>());
        changes.counts = store::queueCounts(snapshot).value_or(QueueCounts());
        if (const Done read = readLiveCalls(snapshot, changes); !read)
            return std::unexpected(read.error());
        return changes;
    });
    whenDone(first, this, [this](const Result<Changes> &changes) {
        if (!changes)
            return;
        m_window.setSenders(changes->senders);
        m_window.setCounts(changes->counts);
        m_window.setLiveCalls(changes->liveCalls, changes->topics);
        m_counts = changes->counts;
        emit countsChanged();
    });
    serveConversations(m_window.filter(), {}, true, firstListRows);
    m_later.refresh();
    m_replies.refresh();
    m_rules.refresh();
}

void ScreenLink::follow()
{
    if (std::exchange(m_isReading, true)) {
        m_isBehind = true;
        return;
    }
    m_isBehind = false;
    const auto changes = m_store.read([after = m_shown, open = m_open](const store::Snapshot &snapshot) {
        return changesAfter(snapshot, after, open);
    });
    whenDone(changes, this, [this, open = m_open](const Result<Changes> &read) {
        m_isReading = false;
        // Rows were read for the conversation that was open then; when another is open now, they are read again.
        const bool isCurrent = read && open == m_open;
        if (isCurrent) {
            apply(*read);
            m_shown = read->upTo;
            emit caughtUp(m_shown);
        }
        if (m_isBehind || !isCurrent || read->hasMore)
            QTimer::singleShot(read ? 0 : followAgainMs, this, &ScreenLink::follow);
    });
}

void ScreenLink::apply(const Changes &changes)
{
    for (const Conversation &conversation : changes.conversations)
        m_window.upsertConversation(conversation);
    for (const ConversationId conversation : changes.gone)
        m_window.removeConversation(conversation);
    if (m_isListEmpty && !changes.conversations.isEmpty()) {
        m_isListEmpty = false;
        m_window.selectConversation(changes.conversations.first().id);
    }
    ui::TimelineView *timeline = m_window.timeline();
    for (MessageId message : changes.removed)
        timeline->removeMessage(message);
    for (const Message &message : changes.added)
        timeline->addMessage(message);
    for (const Message &message : changes.changed)
        timeline->changeMessage(message);
    if (!changes.senders.isEmpty())
        m_window.setSenders(changes.senders);
    m_window.setLiveCalls(changes.liveCalls, changes.topics);
    if (m_counts != changes.counts) {
        m_counts = changes.counts;
        m_window.setCounts(m_counts);
        emit countsChanged();
    }
    notifyAbout(changes);
}

void ScreenLink::notifyAbout(const Changes &changes)
{
    for (const Conversation &conversation : changes.conversations) {
        if (changes.heardFrom.contains(conversation.id))
            emit heard(conversation);
        const bool isLookedAt = m_window.isActiveWindow() && conversation.id == m_open;
        if (!isLookedAt && changes.heardFrom.contains(conversation.id))
            m_window.notify(conversation);
    }
}

void ScreenLink::serveConversations(const ConversationFilter &filter, const Conversation &after, bool isFirstPage,
                                    int limit)
{
    const std::optional<Conversation> start = isFirstPage ? std::nullopt : std::optional(after);
    const auto page = m_store.read([filter, start, limit](const store::Snapshot &snapshot) {
        return store::conversationPage(snapshot, filter, start, limit);
    });
    whenDone(page, this, [this, filter, isFirstPage, limit](const Result<QList<Conversation>> &rows) {
        if (!rows || filter != m_window.filter())
            return;
        m_window.setConversations(filter, *rows, isFirstPage, rows->size() == limit);
        if (std::exchange(m_isFirstListShown, true) || m_open.isValid())
            return;
        m_isListEmpty = rows->isEmpty();
        if (!m_isListEmpty)
            m_window.selectConversation(rows->first().id);
    });
}

void ScreenLink::servePage(const ui::PageRequest &request)
{
    const auto page = m_store.read([request](const store::Snapshot &snapshot) { return readPage(snapshot, request); });
    whenDone(page, this, [this, request](const Result<QList<Message>> &rows) {
        if (rows)
            m_window.timeline()->setPage(request, *rows);
    });
}

void ScreenLink::select(ConversationId id)
{
    m_open = id;
    const auto read
        = m_store.read([id](const store::Snapshot &snapshot) { return store::conversationById(snapshot, id); });
    whenDone(read, this, [this, id](const Result<std::optional<Conversation>> &conversation) {
        if (conversation && *conversation && m_open == id)
            m_window.upsertConversation(**conversation);
    });
}

void ScreenLink::send(ConversationId id, const QString &body)
{
    const auto read
        = m_store.read([id](const store::Snapshot &snapshot) { return store::conversationById(snapshot, id); });
    whenDone(read, this, [this, id, body](const Result<std::optional<Conversation>> &found) {
        if (!found)
            return m_window.showRefusal(id, found.error().message, body);
        if (!*found)
            return m_window.showRefusal(id, tr("This conversation is gone."), body);
        const Conversation &conversation = **found;
        orRefuse(m_later.send(id, {conversation.sender, conversation.contactAddress, body, {}}), id, body);
    });
}

void ScreenLink::openNew(SenderId sender, const QString &typed, const QString &firstMessage)
{
    const auto read
        = m_store.read([sender](const store::Snapshot &snapshot) { return store::senderById(snapshot, sender); });
    whenDone(read, this, [this, typed, firstMessage](const Result<std::optional<Sender>> &found) {
        if (!found || !*found)
            return m_window.showRefusal({}, tr("Choose which of your numbers writes first."), firstMessage);
        const Sender ours = **found;
        const Result<Address> contact
            = twilio::addressFromInput(typed, ours.address.channel, twilio::regionOf(ours.address));
        if (!contact)
            return m_window.showRefusal({}, contact.error().message, firstMessage);
        const auto opened = m_agent.openConversation(ours.id, *contact);
        whenDone(opened, this, [this, ours, firstMessage, contact = *contact](const Result<ConversationId> &id) {
            if (!id)
                return m_window.showRefusal({}, id.error().message, firstMessage);
            m_window.selectConversation(*id);
            if (!firstMessage.isEmpty())
                sendFirst(*id, {ours.id, contact, firstMessage, {}});
        });
    });
}

/// Where only a template is sure to arrive, the text waits beside their picker.
void ScreenLink::sendFirst(ConversationId id, const desk::Draft &draft)
{
    const auto asked = m_store.read(
        [draft](const store::Snapshot &snapshot) { return desk::preflight(snapshot, draft, Origin::Agent, utcNow()); });
    whenDone(asked, this, [this, id, draft](const Result<Verdict> &verdict) {
        if (verdict && verdict->isAllowed() && verdict->remedy == Remedy::Template)
            return m_window.showRefusal(id, {}, draft.body);
        orRefuse(m_later.send(id, draft), id, draft.body);
    });
}

template <typename T>
void ScreenLink::orRefuse(const QFuture<Result<T>> &act, ConversationId id, const QString &unsentText)
{
    whenDone(act, this, [this, id, unsentText](const Result<T> &outcome) {
        if (!outcome)
            m_window.showRefusal(id, outcome.error().message, unsentText);
    });
}

} // namespace patchcord::app
