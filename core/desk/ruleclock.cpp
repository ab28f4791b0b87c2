// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/ruleclock.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/acknowledgement.h"
#include "core/desk/queuemessage.h"
#include "core/desk/ruleanswer.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/rules.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Transaction;

constexpr int lookEveryMs = 20'000;
constexpr int mostAtOnce = 200;
constexpr int rowsLookedAt = 30;

/// What the customer said last.
Result<std::optional<Message>> lastWord(const store::Snapshot &snapshot, ConversationId conversation)
{
    const auto rows = store::messagesBefore(snapshot, conversation, MessageKey::end(), rowsLookedAt);
    if (!rows)
        return std::unexpected(rows.error());
    for (auto row = rows->crbegin(); row != rows->crend(); ++row) {
        const bool isText = row->kind == MessageKind::Text || row->kind == MessageKind::Mms;
        if (row->direction == Direction::Inbound && isText)
            return std::optional(*row);
    }
    return std::nullopt;
}

Done answer(Transaction &transaction, const Conversation &conversation, qint64 now)
{
    const auto word = lastWord(transaction, conversation.id);
    if (!word)
        return std::unexpected(word.error());
    const qint64 waitedMs = now - conversation.waitingSince;
    if (!*word || waitedMs <= 0)
        return {};
    const auto spoken = answerByRule(transaction, **word, waitedMs, now);
    if (!spoken)
        return std::unexpected(spoken.error());
    if (!*spoken)
        return {};
    if (!(*spoken)->rule.replies())
        return noteAnswer(transaction, **spoken, conversation.id, now);
    Draft draft;
    draft.sender = conversation.sender;
    draft.to = conversation.contactAddress;
    draft.body = (*spoken)->body;
    const auto queued = queueMessage(transaction, {automaticAuthor(), now}, draft, Origin::Rule);
    // What one customer may not hear must not keep the others waiting.
    if (!queued && (queued.error().kind == ErrorKind::Refused || queued.error().kind == ErrorKind::Invalid))
        return {};
    if (!queued)
        return std::unexpected(queued.error());
    return noteAnswer(transaction, **spoken, conversation.id, now);
}

} // namespace

Done answerThoseWhoWait(Transaction &transaction, qint64 now)
{
    const auto rules = store::rules(transaction);
    if (!rules)
        return std::unexpected(rules.error());
    if (std::ranges::none_of(*rules, [](const Rule &rule) { return rule.isOn && rule.waitedMinutes > 0; }))
        return {};
    ConversationFilter filter;
    filter.queue = ConversationFilter::Queue::Waiting;
    const auto waiting = store::conversationPage(transaction, filter, std::nullopt, mostAtOnce);
    if (!waiting)
        return std::unexpected(waiting.error());
    for (const Conversation &conversation : *waiting) {
        if (const Done answered = answer(transaction, conversation, now); !answered)
            return answered;
    }
    return {};
}

RuleClock::RuleClock(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &RuleClock::look);
}

void RuleClock::start()
{
    m_timer.start();
}

void RuleClock::look()
{
    const auto looked
        = m_store.write([now = utcNow()](Transaction &transaction) { return answerThoseWhoWait(transaction, now); });
    whenDone(looked, this, [this](const Done &) { m_timer.start(); });
}

} // namespace patchcord::desk
