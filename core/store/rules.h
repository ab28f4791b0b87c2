// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/records/rule.h"
#include "core/store/transaction.h"

#include <QHash>
#include <QList>

namespace patchcord::store {

/// In the order in which they are asked.
[[nodiscard]] Result<QList<Rule>> rules(const Snapshot &snapshot);
/// Each writes, and appends RulesChanged.
[[nodiscard]] Result<RuleId> insertRule(Transaction &transaction, const Rule &rule);
[[nodiscard]] Done updateRule(Transaction &transaction, const Rule &rule);
/// It is asked before the one that was asked before it.
[[nodiscard]] Done moveRuleUp(Transaction &transaction, RuleId id);
[[nodiscard]] Done removeRule(Transaction &transaction, RuleId id);

/// It spoke in that conversation.
[[nodiscard]] Done noteFiring(Transaction &transaction, RuleId rule, ConversationId conversation, qint64 at);
/// UTC ms when each rule spoke last in that conversation.
[[nodiscard]] Result<QHash<RuleId, qint64>> firingsOf(const Snapshot &snapshot, ConversationId conversation);

/// Always open when nobody said anything else.
[[nodiscard]] Result<OfficeHours> officeHoursOf(const Snapshot &snapshot, SenderId sender);
/// Appends RulesChanged.
[[nodiscard]] Done setOfficeHours(Transaction &transaction, SenderId sender, const OfficeHours &hours);

/// The newest messages of customers over all conversations, newest first.
[[nodiscard]] Result<QList<Message>> newestInbound(const Snapshot &snapshot, int limit);

} // namespace patchcord::store
