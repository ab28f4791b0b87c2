// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/ruledesk.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/acknowledgement.h"
#include "core/desk/act.h"
#include "core/desk/rulematch.h"
#include "core/store/conversations.h"
#include "core/store/labels.h"
#include "core/store/rules.h"
#include "core/twilio/webhooks.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::RuleDesk)
};

Done check(const Rule &rule)
{
    if (rule.name.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("Give the rule a name."));
    if (!rule.replies() && !rule.acts())
        return failure(ErrorKind::Invalid, Words::tr("The rule neither replies nor does anything."));
    if (rule.addsLabel.simplified().size() > store::longestLabel)
        return failure(ErrorKind::Invalid, Words::tr("A label has at most %1 letters.").arg(store::longestLabel));
    return {};
}

Done note(Transaction &transaction, const Act &act, const QString &action, RuleId rule)
{
    return audit(transaction, act, action, {}, {}, {{QStringLiteral("rule"), rule.value}});
}

Result<RuleId> write(Transaction &transaction, const Act &act, const Rule &rule)
{
    RuleId id = rule.id;
    if (id.isValid()) {
        if (const Done updated = store::updateRule(transaction, rule); !updated)
            return std::unexpected(updated.error());
    } else {
        const auto inserted = store::insertRule(transaction, rule);
        if (!inserted)
            return inserted;
        id = *inserted;
    }
    const Done noted = note(transaction, act, QStringLiteral("rule.keep"), id);
    return noted ? Result<RuleId>(id) : std::unexpected(noted.error());
}

/// One run over old messages, oldest first, as if the rule had been there.
class Trial final
{
public:
    Trial(const Snapshot &snapshot, const Rule &rule)
        : m_snapshot(snapshot)
        , m_rule(rule)
    {
        m_rule.isOn = true;
    }

    [[nodiscard]] Done take(const Message &message)
    {
        if (twilio::keywordOf(message.body) != twilio::OptOutKeyword::None
            || isAutomatic({message.channel, message.from}))
            return {};
        const auto conversation = store::conversationById(m_snapshot, message.conversation);
        if (!conversation)
            return std::unexpected(conversation.error());
        if (!*conversation || (*conversation)->isBlocked || (m_rule.replies() && (*conversation)->isOptedOut))
            return {};
        const auto hours = store::officeHoursOf(m_snapshot, (*conversation)->sender);
        if (!hours)
            return std::unexpected(hours.error());
        const qint64 waitedMs = m_rule.waitedMinutes * 60'000LL;
        RuleFacts facts{message.channel,
                        (*conversation)->sender,
                        message.body,
                        message.ordinal == 1,
                        waitedMs,
                        message.at + waitedMs,
                        *hours,
                        m_fired.value(message.conversation),
                        (*conversation)->labels};
        if (!decide({m_rule}, facts))
            return {};
        m_fired[message.conversation].insert(m_rule.id, facts.now);
        m_trials.prepend({message, fillAcknowledgement(m_rule.reply, message.body, (*conversation)->contactName)});
        return {};
    }
    [[nodiscard]] const QList<RuleTrial> &trials() const { return m_trials; }

private:
    const Snapshot &m_snapshot;
    Rule m_rule;
    QHash<ConversationId, QHash<RuleId, qint64>> m_fired;
    QList<RuleTrial> m_trials;
};

Result<QList<RuleTrial>> tryOn(const Snapshot &snapshot, const Rule &rule, int limit)
{
    auto messages = store::newestInbound(snapshot, limit);
    if (!messages)
        return std::unexpected(messages.error());
    std::ranges::reverse(*messages);
    Trial trial(snapshot, rule);
    for (const Message &message : std::as_const(*messages)) {
        if (const Done taken = trial.take(message); !taken)
            return std::unexpected(taken.error());
    }
    return trial.trials();
}

} // namespace

QFuture<Result<RuleId>> RuleDesk::keep(const Rule &rule)
{
    if (const Done checked = check(rule); !checked)
        return readyFuture(Result<RuleId>(std::unexpected(checked.error())));
    return m_store.write(
        [rule, act = Act{m_agent, utcNow()}](Transaction &transaction) { return write(transaction, act, rule); });
}

QFuture<Done> RuleDesk::moveUp(RuleId rule)
{
    return m_store.write([rule, act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
        if (const Done moved = store::moveRuleUp(transaction, rule); !moved)
            return moved;
        return note(transaction, act, QStringLiteral("rule.move"), rule);
    });
}

QFuture<Done> RuleDesk::remove(RuleId rule)
{
    return m_store.write([rule, act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
        if (const Done removed = store::removeRule(transaction, rule); !removed)
            return removed;
        return note(transaction, act, QStringLiteral("rule.remove"), rule);
    });
}

QFuture<Done> RuleDesk::setOfficeHours(SenderId sender, const OfficeHours &hours)
{
    return m_store.write([sender, hours, act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
        if (const Done set = store::setOfficeHours(transaction, sender, hours); !set)
            return set;
        return audit(transaction, act, QStringLiteral("sender.hours"), {}, {},
                     {{QStringLiteral("sender"), sender.value}});
    });
}

QFuture<Result<QList<RuleTrial>>> RuleDesk::tryOut(const Rule &rule, int messages)
{
    return m_store.read([rule, messages](const Snapshot &snapshot) { return tryOn(snapshot, rule, messages); });
}

} // namespace patchcord::desk
