// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conversationorder.h"

namespace patchcord::ui {

namespace {

QString digitsOf(const QString &text)
{
    QString digits;
    for (QChar c : text) {
        if (c.isDigit())
            digits.append(c);
    }
    return digits;
}

bool isInQueue(ConversationFilter::Queue queue, const Conversation &conversation, bool isListed)
{
    using Queue = ConversationFilter::Queue;
    switch (queue) {
    case Queue::Waiting:
        return conversation.waitingSince > 0 && conversation.state != ConversationState::Snoozed;
    case Queue::Open:
        return conversation.state == ConversationState::Open;
    case Queue::Snoozed:
        return conversation.state == ConversationState::Snoozed;
    case Queue::Closed:
        return conversation.state == ConversationState::Closed;
    case Queue::Calls:
        return isListed || (conversation.last.call.has_value() && conversation.last.id.isValid());
    case Queue::Unconfirmed:
        return isListed;
    }
    return false;
}

/// The waiting queue has an order of its own; so have calls, in which nobody waits, and what a search found.
bool isByWait(const ConversationFilter &filter)
{
    using Queue = ConversationFilter::Queue;
    return filter.order == ConversationFilter::Order::Waiting && filter.search.isEmpty()
        && (!filter.label.isEmpty() || filter.queue == Queue::Open || filter.queue == Queue::Snoozed);
}

} // namespace

bool standsAbove(const ConversationFilter &filter, const Conversation &left, const Conversation &right)
{
    if (isByWait(filter) && left.waitingSince != right.waitingSince) {
        if (left.waitingSince == 0 || right.waitingSince == 0)
            return right.waitingSince == 0;
        return left.waitingSince < right.waitingSince;
    }
    if (filter.search.isEmpty() && filter.label.isEmpty() && filter.queue == ConversationFilter::Queue::Waiting) {
        if (left.waitingSince != right.waitingSince)
            return left.waitingSince < right.waitingSince;
        return left.id < right.id;
    }
    if (left.lastAt != right.lastAt)
        return left.lastAt > right.lastAt;
    return left.id > right.id;
}

bool isFound(const QString &search, const Conversation &conversation)
{
    if (conversation.contactName.contains(search, Qt::CaseInsensitive)
        || conversation.contactAddress.user.contains(search, Qt::CaseInsensitive))
        return true;
    const QString digits = digitsOf(search);
    return !digits.isEmpty() && digitsOf(conversation.contactAddress.user).contains(digits);
}

bool takes(const ConversationFilter &filter, const Conversation &conversation, bool isListed)
{
    if (filter.sender.isValid() && conversation.sender != filter.sender)
        return false;
    if (!filter.search.isEmpty())
        return isListed || isFound(filter.search, conversation);
    if (!filter.label.isEmpty())
        return conversation.labels.contains(filter.label);
    return isInQueue(filter.queue, conversation, isListed);
}

} // namespace patchcord::ui
