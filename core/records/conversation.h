// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"
#include "core/records/message.h"

#include <QString>
#include <QStringList>

namespace patchcord {

enum class ConversationState { Open, Snoozed, Closed };

/// A person (or machine) on the other end, with the name agents know.
struct Contact
{
    ContactId id;
    QString name; ///< Given by an agent, else the channel's profile name; may be empty.

    bool operator==(const Contact &) const = default;
};

/// All that one contact address and one sender said to each other on one channel, as the list shows it.
struct Conversation
{
    ConversationId id;
    SenderId sender;
    ContactId contact;
    Address contactAddress;
    Address senderAddress;
    QString senderName;
    QString contactName;
    ConversationState state = ConversationState::Open;
    int session = 1; ///< Counts the open-to-close stretches, from 1.
    qint64 openedAt = 0; ///< UTC ms when this session began.
    qint64 lastAt = 0; ///< UTC ms of the newest row; orders the list.
    qint64 lastInboundAt = 0; ///< UTC ms of the newest inbound message (not call); 0 when none. WhatsApp's window.
    qint64 waitingSince = 0; ///< UTC ms of the first inbound row nobody answered; 0 when nobody waits.
    int unread = 0;
    qint64 messageCount = 0;
    qint64 readUpTo = 0; ///< Ordinal of the last row that was seen.
    QString draft;
    bool isOptedOut = false;
    bool isBlocked = false; ///< Of the contact: what they say is kept, and nobody is told.
    qint64 snoozedUntil = 0; ///< UTC ms when a snoozed one comes back by itself; 0 = once they reply.
    QStringList labels{}; ///< In the order of the alphabet.
    Message last; ///< The newest row, without media and extra; id 0 when the conversation is empty.

    bool operator==(const Conversation &) const = default;
};

/// Which conversations a list shows.
struct ConversationFilter
{
    enum class Queue { Waiting, Open, Snoozed, Closed, Calls, Unconfirmed };
    enum class Order {
        Newest, ///< The newest row first; the waiting queue has its longest waiting first.
        Waiting, ///< Who waits stands above who does not, the longest waiting first; then the newest.
    };

    Queue queue = Queue::Open;
    SenderId sender; ///< None = every sender.
    QString search; ///< Part of a name or digits of a number; empty = no search. Looks in every queue.
    QString label{}; ///< Conversations that carry it, in every queue; empty = no matter.
    Order order = Order::Newest; ///< Of the open, snoozed and labelled ones.

    bool operator==(const ConversationFilter &) const = default;
};

/// How many conversations each queue holds.
struct QueueCounts
{
    int waiting = 0;
    int open = 0;
    int snoozed = 0;
    int closed = 0;
    int liveCalls = 0;
    int unread = 0; ///< Conversations with unread rows.
    int outbox = 0; ///< Messages that have not reached Twilio yet.
    int scheduled = 0; ///< Replies that are to be sent later.
    int scheduledAsking = 0; ///< Of those, the ones that wait for an agent's word.

    bool operator==(const QueueCounts &) const = default;
};

} // namespace patchcord
