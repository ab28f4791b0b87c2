// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/act.h"

#include <QString>

// What is done to a conversation, each as a part of a unit of work and with its row of the audit: for agents, for rules
// and for the desk's own clock. What changes nothing leaves no trace. NotFound when the conversation is not there.
namespace patchcord::desk {

/// What a conversation was about and how it ended; both may be empty.
struct Closing
{
    QString topic{};
    QString outcome{};
};

/// A closed conversation takes the words, when there are any.
[[nodiscard]] Done closeConversation(store::Transaction &transaction, const Act &act, ConversationId id,
                                     const Closing &closing = {});
/// Closed ones begin their next session, snoozed ones come back before their time.
[[nodiscard]] Done reopenConversation(store::Transaction &transaction, const Act &act, ConversationId id);
/// Until `until` (UTC ms), or until they reply when it is 0. Invalid: that time is over.
[[nodiscard]] Done snoozeConversation(store::Transaction &transaction, const Act &act, ConversationId id, qint64 until);
/// Agents are told of it, and what was not answered is unread again; snoozed ones come back. Not the blocked ones, nor
/// the closed ones.
[[nodiscard]] Done askAttention(store::Transaction &transaction, const Act &act, ConversationId id);
[[nodiscard]] Done labelConversation(store::Transaction &transaction, const Act &act, ConversationId id,
                                     const QString &label);
[[nodiscard]] Done unlabelConversation(store::Transaction &transaction, const Act &act, ConversationId id,
                                       const QString &label);
/// A row that the customer never sees. Invalid: nothing but blanks.
[[nodiscard]] Result<MessageId> writeNote(store::Transaction &transaction, const Act &act, ConversationId id,
                                          const QString &text);

} // namespace patchcord::desk
