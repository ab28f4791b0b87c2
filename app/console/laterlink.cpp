// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/laterlink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/scheduled.h"
#include "ui/shell/windowlater.h"

namespace patchcord::app {

namespace {

constexpr int mostShown = 500;

Result<QList<ui::ScheduledRow>> readRows(const store::Snapshot &snapshot)
{
    const auto replies = store::allScheduled(snapshot, mostShown);
    if (!replies)
        return std::unexpected(replies.error());
    QList<ui::ScheduledRow> rows;
    for (const ScheduledReply &reply : *replies) {
        const auto conversation = store::conversationById(snapshot, reply.conversation);
        if (!conversation)
            return std::unexpected(conversation.error());
        if (*conversation)
            rows.append({reply, **conversation});
    }
    return rows;
}

} // namespace

LaterLink::LaterLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_held(store, agent)
    , m_schedule(store, agent)
{
    ui::WindowLater *later = window.later();
    connect(later, &ui::WindowLater::withdrawRequested, this, &LaterLink::withdraw);
    connect(later, &ui::WindowLater::changeRequested, this,
            [this](ScheduledId reply, const QString &body, qint64 dueAt) {
                orRefuse(m_schedule.change(reply, body, dueAt));
            });
    connect(later, &ui::WindowLater::sendNowRequested, this,
            [this](ScheduledId reply) { orRefuse(m_schedule.sendNow(reply)); });
    connect(later, &ui::WindowLater::dropRequested, this,
            [this](ScheduledId reply) { orRefuse(m_schedule.drop(reply)); });
    connect(&store, &store::Store::committed, this, &LaterLink::refresh, Qt::QueuedConnection);
}

QFuture<Result<MessageId>> LaterLink::send(ConversationId conversation, const desk::Draft &draft)
{
    const int holdMs = m_window.later()->holdMs();
    const auto sending = m_held.send(draft, holdMs);
    whenDone(sending, this, [this, conversation, until = utcNow() + holdMs](const Result<MessageId> &sent) {
        if (sent && until > utcNow())
            m_window.later()->setHeld(conversation, *sent, until);
    });
    return sending;
}

QFuture<Result<ScheduledId>> LaterLink::sendLater(ConversationId conversation, const desk::Draft &draft, qint64 dueAt)
{
    return m_schedule.add(conversation, draft.body, draft.files, dueAt);
}

void LaterLink::withdraw(ConversationId conversation, MessageId message)
{
    whenDone(m_held.withdraw(message), this, [this, conversation, message](const Result<Message> &withdrawn) {
        if (withdrawn)
            return m_window.later()->bringBack(withdrawn->conversation, message, withdrawn->body);
        m_window.later()->giveUp(message);
        m_window.showRefusal(conversation, withdrawn.error().message, {});
    });
}

void LaterLink::refresh()
{
    if (std::exchange(m_isReading, true)) {
        m_isBehind = true;
        return;
    }
    m_isBehind = false;
    whenDone(m_store.read([](const store::Snapshot &snapshot) { return readRows(snapshot); }), this,
             [this](const Result<QList<ui::ScheduledRow>> &rows) {
                 m_isReading = false;
                 if (rows)
                     m_window.later()->setScheduled(*rows);
                 if (m_isBehind)
                     refresh();
             });
}

template <typename T> void LaterLink::orRefuse(const QFuture<Result<T>> &act)
{
    whenDone(act, this, [this](const Result<T> &outcome) {
        if (!outcome)
            m_window.showRefusal({}, outcome.error().message, {});
    });
}

} // namespace patchcord::app
