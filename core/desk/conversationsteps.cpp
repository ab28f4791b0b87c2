// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/conversationsteps.h"

#include "core/store/conversations.h"
#include "core/store/labels.h"
#include "core/store/messages.h"
#include "core/store/states.h"

#include <QCoreApplication>

namespace patchcord::desk {

using namespace Qt::StringLiterals;

namespace {

using store::Standing;
using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::ConversationActs)
};

/// Runs `step` and writes the audit row when the conversation stands otherwise after it.
template <typename Step>
Done audited(Transaction &transaction, const Act &act, ConversationId id, const QString &action,
             const QJsonObject &detail, const Step &step)
{
    const Result<Standing> before = store::standingOf(transaction, id);
    if (!before)
        return std::unexpected(before.error());
    if (const Done done = step(); !done)
        return done;
    const Result<Standing> after = store::standingOf(transaction, id);
    if (!after)
        return std::unexpected(after.error());
    return *after == *before ? Done() : audit(transaction, act, action, id, {}, detail);
}

Done happened(Transaction &transaction, const Act &act, ConversationId id, ConversationEvent event,
              const store::EventDetail &detail = {})
{
    const auto step = store::applyEvent(transaction, id, event, act.at, detail);
    return step ? Done() : std::unexpected(step.error());
}

} // namespace

Done closeConversation(Transaction &transaction, const Act &act, ConversationId id, const Closing &closing)
{
    const QString topic = closing.topic.simplified();
    const QString outcome = closing.outcome.simplified();
    QJsonObject detail;
    if (!topic.isEmpty())
        detail.insert(u"topic"_s, topic);
    if (!outcome.isEmpty())
        detail.insert(u"outcome"_s, outcome);
    return audited(transaction, act, id, u"conversation.close"_s, detail,
                   [&] { return happened(transaction, act, id, ConversationEvent::Closed, {0, topic, outcome}); });
}

Done reopenConversation(Transaction &transaction, const Act &act, ConversationId id)
{
    return audited(transaction, act, id, u"conversation.reopen"_s, {},
                   [&] { return happened(transaction, act, id, ConversationEvent::Reopened); });
}

Done snoozeConversation(Transaction &transaction, const Act &act, ConversationId id, qint64 until)
{
    if (until != 0 && until <= act.at)
        return failure(ErrorKind::Invalid, Words::tr("That time is over already. Choose a later one."));
    QJsonObject detail;
    if (until != 0)
        detail.insert(u"until"_s, until);
    return audited(transaction, act, id, u"conversation.snooze"_s, detail,
                   [&] { return happened(transaction, act, id, ConversationEvent::Snoozed, {until}); });
}

Done askAttention(Transaction &transaction, const Act &act, ConversationId id)
{
    const auto step = store::applyEvent(transaction, id, ConversationEvent::AttentionAsked, act.at);
    if (!step)
        return std::unexpected(step.error());
    return step->notifies ? audit(transaction, act, u"conversation.notify"_s, id) : Done();
}

Done labelConversation(Transaction &transaction, const Act &act, ConversationId id, const QString &label)
{
    return audited(transaction, act, id, u"conversation.label"_s, {{u"label"_s, label.simplified()}},
                   [&] { return store::addLabel(transaction, id, label); });
}

Done unlabelConversation(Transaction &transaction, const Act &act, ConversationId id, const QString &label)
{
    return audited(transaction, act, id, u"conversation.unlabel"_s, {{u"label"_s, label.simplified()}},
                   [&] { return store::removeLabel(transaction, id, label); });
}

Result<MessageId> writeNote(Transaction &transaction, const Act &act, ConversationId id, const QString &text)
{
    if (text.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("A note needs some text."));
    const auto conversation = store::conversationById(transaction, id);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return failure(ErrorKind::NotFound, Words::tr("This conversation is not there any more."));
    Message row;
    row.conversation = id;
    row.kind = MessageKind::Note;
    row.direction = Direction::Outbound;
    row.channel = (*conversation)->contactAddress.channel;
    row.body = text.trimmed();
    row.status = DeliveryStatus::Received; // Nothing of it is to be delivered.
    row.at = act.at;
    row.author = act.actor;
    const auto kept = store::insertMessage(transaction, row);
    if (!kept)
        return std::unexpected(kept.error());
    if (const Done noted = audit(transaction, act, u"conversation.note"_s, id, kept->id); !noted)
        return std::unexpected(noted.error());
    return kept->id;
}

} // namespace patchcord::desk
