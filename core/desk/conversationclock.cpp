// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/conversationclock.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/acknowledgement.h"
#include "core/desk/act.h"
#include "core/store/states.h"

#include <algorithm>

namespace patchcord::desk {

using namespace Qt::StringLiterals;

namespace {

using store::Transaction;
using Ids = Result<QList<ConversationId>>;

constexpr int batch = 100;

/// Tells each of them the event, with its row of the audit.
Result<int> tell(Transaction &transaction, const Act &act, const Ids &conversations, ConversationEvent event,
                 const QString &action, const QJsonObject &detail)
{
    if (!conversations)
        return std::unexpected(conversations.error());
    for (const ConversationId id : *conversations) {
        if (const auto step = store::applyEvent(transaction, id, event, act.at); !step)
            return std::unexpected(step.error());
        if (const Done noted = audit(transaction, act, action, id, {}, detail); !noted)
            return std::unexpected(noted.error());
    }
    return int(conversations->size());
}

/// How many conversations it changed.
Result<int> settleDue(Transaction &transaction, const Act &act)
{
    const auto woken = tell(transaction, act, store::dueConversations(transaction, act.at, batch),
                            ConversationEvent::TimeCame, u"conversation.wake"_s, {});
    if (!woken)
        return woken;
    const auto returned = tell(transaction, act, store::overdueConversations(transaction, act.at, batch),
                               ConversationEvent::AnswerOverdue, u"conversation.return"_s, {});
    if (!returned)
        return returned;
    const auto closed = tell(transaction, act, store::silentConversations(transaction, act.at, batch),
                             ConversationEvent::FellSilent, u"conversation.close"_s, {{u"why"_s, u"silence"_s}});
    if (!closed)
        return closed;
    return *woken + *returned + *closed;
}

} // namespace

ConversationClock::ConversationClock(store::Store &store, ClockPace pace, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_pace(pace)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ConversationClock::look);
}

void ConversationClock::start()
{
    connect(&m_store, &store::Store::committed, this, &ConversationClock::onCommitted, Qt::QueuedConnection);
    look();
}

/// Many changes come together: they are looked at once.
void ConversationClock::onCommitted()
{
    if (m_isLooking)
        m_isBehind = true;
    else if (!m_timer.isActive() || m_timer.remainingTime() > m_pace.soonMs)
        m_timer.start(m_pace.soonMs);
}

void ConversationClock::look()
{
    m_isLooking = true;
    m_isBehind = false;
    const auto due = m_store.read([](const store::Snapshot &snapshot) { return store::nextDue(snapshot); });
    whenDone(due, this, [this](const Result<qint64> &next) {
        if (next && *next > 0 && *next <= utcNow())
            return settle();
        wait(next.value_or(0));
    });
}

void ConversationClock::settle()
{
    const auto settled = m_store.write(
        [act = Act{automaticAuthor(), utcNow()}](Transaction &transaction) { return settleDue(transaction, act); });
    whenDone(settled, this, [this](const Result<int> &changed) {
        // What could not be done now is tried again, but not in haste.
        if (changed.value_or(0) > 0)
            look();
        else
            wait(0);
    });
}

void ConversationClock::wait(qint64 due)
{
    m_isLooking = false;
    qint64 ms = due > 0 ? std::clamp<qint64>(due - utcNow(), 0, m_pace.mostMs) : m_pace.mostMs;
    if (m_isBehind)
        ms = std::min<qint64>(ms, m_pace.soonMs);
    m_timer.start(int(ms));
}

} // namespace patchcord::desk
