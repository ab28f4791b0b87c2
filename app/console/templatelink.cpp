// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/templatelink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/preflight.h"
#include "core/desk/quietacts.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/quiethours.h"
#include "core/store/templates.h"
#include "ui/shell/windowtemplates.h"

#include <algorithm>
#include <utility>

namespace patchcord::app {

namespace {

constexpr int eventPage = 500;

/// What happened behind an event, as far as templates go.
struct Glance
{
    qint64 upTo = 0;
    bool hasMore = false;
    bool hasChanged = false;
    bool hasSenderChanged = false;
};

Result<Glance> glanceAfter(const store::Snapshot &snapshot, qint64 after)
{
    const auto events = store::eventsAfter(snapshot, after, eventPage);
    if (!events)
        return std::unexpected(events.error());
    const auto isOfTemplates = [](const Event &event) { return event.kind == EventKind::TemplatesChanged; };
    const auto isOfSenders = [](const Event &event) { return event.kind == EventKind::SenderChanged; };
    return Glance{events->isEmpty() ? after : events->last().number, events->size() == eventPage,
                  std::ranges::any_of(*events, isOfTemplates), std::ranges::any_of(*events, isOfSenders)};
}

Result<desk::Draft> draftIn(const store::Snapshot &snapshot, ConversationId id)
{
    const auto conversation = store::conversationById(snapshot, id);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return failure(ErrorKind::NotFound, TemplateLink::tr("This conversation is gone."));
    desk::Draft draft;
    draft.sender = (*conversation)->sender;
    draft.to = (*conversation)->contactAddress;
    return draft;
}

Result<Verdict> verdictOn(const store::Snapshot &snapshot, ConversationId id, const QString &body)
{
    auto draft = draftIn(snapshot, id);
    if (!draft)
        return std::unexpected(draft.error());
    draft->body = body;
    return desk::preflight(snapshot, *draft, Origin::Agent, utcNow());
}

} // namespace

TemplateLink::TemplateLink(store::Store &store, ui::MainWindow &window, const QString &agent, ReadAgain readAgain,
                           QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_agentName(agent)
    , m_agent(store, agent)
    , m_readAgain(std::move(readAgain))
    , m_seen(store.lastEvent())
{
    ui::WindowTemplates *templates = m_window.templates();
    connect(templates, &ui::WindowTemplates::refreshRequested, this, &TemplateLink::readAgain);
    connect(templates, &ui::WindowTemplates::verdictWanted, this, &TemplateLink::answer);
    connect(templates, &ui::WindowTemplates::sendRequested, this, &TemplateLink::send);
    connect(&m_store, &store::Store::committed, this, &TemplateLink::follow, Qt::QueuedConnection);
    connect(templates, &ui::WindowTemplates::quietHoursEdited, this, &TemplateLink::keepQuietHours);
    showTemplates();
    showQuietHours();
}

void TemplateLink::showTemplates()
{
    const auto read = m_store.read([](const store::Snapshot &snapshot) { return store::allTemplates(snapshot); });
    whenDone(read, this, [this](const Result<QList<ContentTemplate>> &templates) {
        if (templates)
            m_window.templates()->setTemplates(*templates);
    });
}

void TemplateLink::showQuietHours()
{
    const auto read = m_store.read([](const store::Snapshot &snapshot) { return store::allQuietHours(snapshot); });
    whenDone(read, this, [this](const Result<QHash<SenderId, QuietHours>> &hours) {
        if (hours)
            m_window.templates()->setQuietHours(*hours);
    });
}

void TemplateLink::keepQuietHours(SenderId sender, const QuietHours &hours)
{
    const auto kept
        = m_store.write([sender, hours, act = desk::Act{m_agentName, utcNow()}](store::Transaction &transaction) {
              return desk::setQuietHours(transaction, act, sender, hours);
          });
    whenDone(kept, this, [this](const Done &done) {
        if (!done)
            m_window.showRefusal({}, done.error().message, {});
    });
}

void TemplateLink::follow()
{
    if (std::exchange(m_isReading, true)) {
        m_isBehind = true;
        return;
    }
    m_isBehind = false;
    const auto read
        = m_store.read([after = m_seen](const store::Snapshot &snapshot) { return glanceAfter(snapshot, after); });
    whenDone(read, this, [this](const Result<Glance> &glance) {
        m_isReading = false;
        if (!glance)
            return;
        m_seen = glance->upTo;
        if (glance->hasChanged)
            showTemplates();
        if (glance->hasSenderChanged)
            showQuietHours();
        if (m_isBehind || glance->hasMore)
            follow();
    });
}

void TemplateLink::readAgain()
{
    whenDone(m_readAgain(), this, [this](const Done &done) {
        m_window.templates()->setReadOutcome(done ? QString() : done.error().message);
    });
}

void TemplateLink::answer(ConversationId conversation, const QString &body)
{
    const auto asked = m_store.read(
        [conversation, body](const store::Snapshot &snapshot) { return verdictOn(snapshot, conversation, body); });
    // What could not be found out stops nobody here: the desk asks again when it sends.
    whenDone(asked, this, [this, conversation, body](const Result<Verdict> &verdict) {
        m_window.templates()->setVerdict(conversation, body, verdict.value_or(Verdict()));
    });
}

void TemplateLink::send(ConversationId conversation, const TemplateUse &use)
{
    const auto read
        = m_store.read([conversation](const store::Snapshot &snapshot) { return draftIn(snapshot, conversation); });
    whenDone(read, this, [this, conversation, use](const Result<desk::Draft> &found) {
        if (!found)
            return m_window.templates()->setSendOutcome(conversation, found.error().message);
        desk::Draft draft = *found;
        draft.content = use;
        whenDone(m_agent.send(draft), this, [this, conversation](const Result<MessageId> &sent) {
            m_window.templates()->setSendOutcome(conversation, sent ? QString() : sent.error().message);
        });
    });
}

} // namespace patchcord::app
