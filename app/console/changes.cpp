// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/changes.h"

#include "core/store/calls.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"

#include <QSet>

namespace patchcord::app {

namespace {

constexpr int eventPage = 500;
constexpr int topicRows = 30; ///< How far back a caller's own words are looked for.

/// The rows of the open conversation that the events name: new ones and changed ones, each once.
Done readRows(const store::Snapshot &snapshot, const QList<Event> &events, ConversationId open, Changes &changes)
{
    QSet<MessageId> added;
    QSet<MessageId> seen;
    for (const Event &event : events) {
        if (event.kind == EventKind::MessageAdded)
            added << event.message;
    }
    for (const Event &event : events) {
        if (event.conversation != open || !event.message.isValid() || seen.contains(event.message))
            continue;
        seen << event.message;
        const auto row = store::messageById(snapshot, event.message);
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            changes.removed << event.message;
        else if (added.contains(event.message))
            changes.added << **row;
        else
            changes.changed << **row;
    }
    return {};
}

Done readConversations(const store::Snapshot &snapshot, const QList<Event> &events, Changes &changes)
{
    QSet<ConversationId> named;
    QSet<ConversationId> grown;
    QSet<ConversationId> returned;
    for (const Event &event : events) {
        if (event.conversation.isValid())
            named << event.conversation;
        if (event.kind == EventKind::MessageAdded)
            grown << event.conversation;
        if (event.kind == EventKind::ConversationReturned)
            returned << event.conversation;
    }
    for (ConversationId id : std::as_const(named)) {
        const auto conversation = store::conversationById(snapshot, id);
        if (!conversation)
            return std::unexpected(conversation.error());
        if (!*conversation) {
            changes.gone << id;
            continue;
        }
        changes.conversations << **conversation;
        if (returned.contains(id) || (grown.contains(id) && (*conversation)->unread > 0))
            changes.heardFrom << id;
    }
    return {};
}

/// The customer's newest words in a conversation, as far as they are among its last rows.
Result<QString> topicOf(const store::Snapshot &snapshot, ConversationId conversation)
{
    const auto rows = store::messagesBefore(snapshot, conversation, MessageKey::end(), topicRows);
    if (!rows)
        return std::unexpected(rows.error());
    for (auto row = rows->crbegin(); row != rows->crend(); ++row) {
        const bool isText = row->kind == MessageKind::Text || row->kind == MessageKind::Mms;
        if (isText && row->direction == Direction::Inbound && !row->body.trimmed().isEmpty())
            return row->body;
    }
    return QString();
}

} // namespace

Done readLiveCalls(const store::Snapshot &snapshot, Changes &changes)
{
    const auto calls = store::liveCalls(snapshot);
    if (!calls)
        return std::unexpected(calls.error());
    for (const Message &call : *calls) {
        const auto conversation = store::conversationById(snapshot, call.conversation);
        if (!conversation)
            return std::unexpected(conversation.error());
        if (*conversation && (*conversation)->isBlocked)
            continue;
        changes.liveCalls << call;
        const auto topic = topicOf(snapshot, call.conversation);
        if (!topic)
            return std::unexpected(topic.error());
        changes.topics.insert(call.conversation, *topic);
    }
    return {};
}

Result<Changes> changesAfter(const store::Snapshot &snapshot, qint64 after, ConversationId open)
{
    const auto events = store::eventsAfter(snapshot, after, eventPage);
    if (!events)
        return std::unexpected(events.error());
    Changes changes;
    changes.upTo = events->isEmpty() ? after : events->last().number;
    changes.hasMore = events->size() == eventPage;
    if (Done done = readConversations(snapshot, *events, changes); !done)
        return std::unexpected(done.error());
    if (Done done = readRows(snapshot, *events, open, changes); !done)
        return std::unexpected(done.error());
    if (std::ranges::any_of(*events, [](const Event &event) { return event.kind == EventKind::SenderChanged; }))
        changes.senders = store::allSenders(snapshot).value_or(QList<Sender>());
    const auto counts = store::queueCounts(snapshot);
    if (!counts)
        return std::unexpected(counts.error());
    changes.counts = *counts;
    if (counts->liveCalls > 0) {
        if (const Done read = readLiveCalls(snapshot, changes); !read)
            return std::unexpected(read.error());
    }
    return changes;
}

} // namespace patchcord::app
