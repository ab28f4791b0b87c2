// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/ruleanswer.h"

#include "core/desk/acknowledgement.h"
#include "core/desk/act.h"
#include "core/desk/conversationsteps.h"
#include "core/desk/preflight.h"
#include "core/desk/rulematch.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/rules.h"
#include "core/twilio/twiml.h"
#include "core/twilio/webhooks.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Snapshot;

constexpr int rowsLookedAt = 30;

/// Whether the last rows are machines talking to each other, or a machine that would talk on for ever.
Result<bool> wouldGoOnForEver(const Snapshot &snapshot, ConversationId conversation, qint64 now)
{
    const auto rows = store::messagesBefore(snapshot, conversation, MessageKey::end(), rowsLookedAt);
    if (!rows)
        return std::unexpected(rows.error());
    int inARow = 0;
    for (auto row = rows->crbegin(); row != rows->crend(); ++row) {
        if (row->direction == Direction::Inbound || row->kind == MessageKind::Call)
            continue;
        if (isByHand(row->origin) && row->author != automaticAuthor())
            break;
        ++inARow;
        if (now - row->at < automaticGapMs || inARow >= mostAutomaticInARow)
            return true;
    }
    return false;
}

Result<bool> mayLeave(const Snapshot &snapshot, const Conversation &conversation, const QString &body, qint64 now)
{
    Draft draft;
    draft.sender = conversation.sender;
    draft.to = conversation.contactAddress;
    draft.body = body;
    const auto verdict = preflight(snapshot, draft, Origin::Rule, now);
    if (!verdict)
        return std::unexpected(verdict.error());
    return verdict->isAllowed();
}

Result<RuleFacts> factsOf(const Snapshot &snapshot, const Conversation &conversation, const Message &message,
                          qint64 waitedMs, qint64 now)
{
    const auto hours = store::officeHoursOf(snapshot, conversation.sender);
    if (!hours)
        return std::unexpected(hours.error());
    const auto firings = store::firingsOf(snapshot, conversation.id);
    if (!firings)
        return std::unexpected(firings.error());
    RuleFacts facts;
    facts.channel = message.channel;
    facts.sender = conversation.sender;
    facts.body = message.body;
    facts.isFirstContact = message.ordinal == 1;
    facts.waitedMs = waitedMs;
    facts.now = now;
    facts.hours = *hours;
    facts.lastFired = *firings;
    facts.labels = conversation.labels;
    return facts;
}

Done end(store::Transaction &transaction, const Act &act, const RuleAnswer &answer, ConversationId conversation)
{
    switch (answer.rule.ending) {
    case RuleEnding::None:
        return {};
    case RuleEnding::Morning:
        return snoozeConversation(transaction, act, conversation, answer.morning);
    case RuleEnding::Reply:
        return snoozeConversation(transaction, act, conversation, 0);
    case RuleEnding::Closed:
        return closeConversation(transaction, act, conversation);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::optional<RuleAnswer>> answerByRule(const Snapshot &snapshot, const Message &message, qint64 waitedMs,
                                               qint64 now)
{
    const auto rules = store::rules(snapshot);
    if (!rules)
        return std::unexpected(rules.error());
    if (rules->isEmpty() || twilio::keywordOf(message.body) != twilio::OptOutKeyword::None
        || message.extra.contains(QStringLiteral("OptOutType")) || isAutomatic({message.channel, message.from}))
        return std::nullopt;
    const auto conversation = store::conversationById(snapshot, message.conversation);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation || (*conversation)->isBlocked)
        return std::nullopt;
    const auto facts = factsOf(snapshot, **conversation, message, waitedMs, now);
    if (!facts)
        return std::unexpected(facts.error());
    const auto rule = decide(*rules, *facts);
    if (!rule)
        return std::nullopt;
    const qint64 morning = nextMorning(facts->hours, now);
    if (!rule->replies())
        return RuleAnswer{*rule, {}, morning};
    const QString body
        = twilio::withoutIllegalXml(fillAcknowledgement(rule->reply, message.body, (*conversation)->contactName));
    const auto isEndless = wouldGoOnForEver(snapshot, message.conversation, now);
    if (!isEndless)
        return std::unexpected(isEndless.error());
    const auto isAllowed = *isEndless ? Result<bool>(false) : mayLeave(snapshot, **conversation, body, now);
    if (!isAllowed)
        return std::unexpected(isAllowed.error());
    return *isAllowed ? std::optional(RuleAnswer{*rule, body, morning}) : std::nullopt;
}

Done noteAnswer(store::Transaction &transaction, const RuleAnswer &answer, ConversationId conversation, qint64 now)
{
    if (const Done noted = store::noteFiring(transaction, answer.rule.id, conversation, now); !noted)
        return noted;
    const Act act{automaticAuthor(), now};
    const Rule &rule = answer.rule;
    const QString action = rule.replies() ? QStringLiteral("rule.answer") : QStringLiteral("rule.act");
    if (const Done told = audit(transaction, act, action, conversation, {}, {{QStringLiteral("rule"), rule.id.value}});
        !told)
        return told;
    const Done labelled
        = rule.addsLabel.isEmpty() ? Done() : labelConversation(transaction, act, conversation, rule.addsLabel);
    if (!labelled)
        return labelled;
    if (const Done asked = rule.notifies ? askAttention(transaction, act, conversation) : Done(); !asked)
        return asked;
    return end(transaction, act, answer, conversation);
}

} // namespace patchcord::desk
