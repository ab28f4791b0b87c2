// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/message.h"
#include "core/records/rule.h"
#include "core/store/store.h"

#include <QFuture>

namespace patchcord::desk {

/// What a rule would have said to a message that came earlier.
struct RuleTrial
{
    Message message;
    QString body; ///< Empty when it would only have acted.
};

/// What agents do with rules and office hours, each act with its audit row. May be called from any thread.
class RuleDesk final
{
public:
    RuleDesk(store::Store &store, QString agent)
        : m_store(store)
        , m_agent(std::move(agent))
    { }

    /// Adds it behind the others when it has no id. Invalid: no name, nothing to say or do, or a label
    /// that is too long.
    QFuture<Result<RuleId>> keep(const Rule &rule);
    /// It is asked before the one that was asked before it.
    QFuture<Done> moveUp(RuleId rule);
    QFuture<Done> remove(RuleId rule);
    QFuture<Done> setOfficeHours(SenderId sender, const OfficeHours &hours);
    /// What this rule alone would have said to the newest messages, the newest first; nothing is sent. A rule for a
    /// wait is asked as if everybody had waited so long.
    QFuture<Result<QList<RuleTrial>>> tryOut(const Rule &rule, int messages);

private:
    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
