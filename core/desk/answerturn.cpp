// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/answerturn.h"

#include "core/desk/acknowledgement.h"
#include "core/desk/preflight.h"
#include "core/store/assistant.h"
#include "core/store/assistantduty.h"
#include "core/store/attempts.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/twilio/webhooks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Answering)
};

constexpr int rowsLookedAt = 100;
constexpr qint64 hourMs = 60LL * 60 * 1000;

bool isModels(const Message &row)
{
    return row.direction == Direction::Outbound && row.origin == Origin::Model;
}

bool isText(const Message &row)
{
    return row.kind == MessageKind::Text || row.kind == MessageKind::Mms;
}

bool asksForAPerson(const QString &text, const QStringList &handOverWords)
{
    for (const QString &word : handOverWords) {
        const QRegularExpression whole(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(word.trimmed())),
                                       QRegularExpression::CaseInsensitiveOption
                                           | QRegularExpression::UseUnicodePropertiesOption);
        if (!word.trimmed().isEmpty() && whole.match(text).hasMatch())
            return true;
    }
    return false;
}

/// Answers of the model since a person of ours last said anything.
int answersInARow(const QList<Message> &rows)
{
    int answers = 0;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (row->direction == Direction::Outbound && isText(*row) && isByHand(row->origin))
            break;
        answers += isModels(*row) ? 1 : 0;
    }
    return answers;
}

auto answersSince(const QList<Message> &rows, qint64 at)
{
    return std::ranges::count_if(rows, [at](const Message &row) { return isModels(row) && row.at > at; });
}

QString handOverReason(const AnsweringRules &rules, const Conversation &conversation, const QList<Message> &rows,
                       qint64 now)
{
    if (!conversation.draft.trimmed().isEmpty())
        return Words::tr("a person has begun a reply");
    if (asksForAPerson(rows.constLast().body, rules.handOverWords))
        return Words::tr("the customer may want a person");
    if (answersInARow(rows) >= rules.mostInARow)
        return Words::tr("it has answered often enough in a row");
    if (answersSince(rows, now - hourMs) >= rules.mostPerHour)
        return Words::tr("it has answered often enough within the hour");
    return {};
}

/// Whether the newest row is a question that anybody may answer by machine.
bool isQuestion(const Message &row)
{
    return row.direction == Direction::Inbound && isText(row) && !row.body.trimmed().isEmpty()
        && twilio::keywordOf(row.body) == twilio::OptOutKeyword::None && !isAutomatic({row.channel, row.from});
}

bool isWithinHours(const AnsweringRules &rules, qint64 now)
{
    const QTime local = QDateTime::fromMSecsSinceEpoch(now).time();
    return rules.isOpenAt(local.hour() * 60 + local.minute());
}

} // namespace

QString modelActor()
{
    return QStringLiteral("model");
}

Result<AnswerTurn> answerTurn(const Snapshot &snapshot, ConversationId id, qint64 now)
{
    AnswerTurn turn;
    const auto settings = store::assistantSettings(snapshot);
    if (!settings)
        return std::unexpected(settings.error());
    const auto conversation = store::conversationById(snapshot, id);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!settings->isOn || !*conversation)
        return turn;
    turn.conversation = **conversation;
    const auto state = store::answeringState(snapshot, id, turn.conversation.sender);
    if (!state)
        return std::unexpected(state.error());
    const auto rows = store::messagesBefore(snapshot, id, MessageKey::end(), rowsLookedAt);
    if (!rows)
        return std::unexpected(rows.error());
    const bool isAnswering = state->isAnswering() && isWithinHours(settings->answering, now);
    if ((!isAnswering && !settings->isShadowing) || rows->isEmpty() || !isQuestion(rows->constLast()))
        return turn;
    turn.question = rows->constLast().id;
    // Not a word leaves for the endpoint of those whom nothing may be sent to.
    const Draft any{turn.conversation.sender, turn.conversation.contactAddress, QStringLiteral("…"), {}};
    const auto verdict = preflight(snapshot, any, Origin::Model, now);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (!verdict->isAllowed())
        return turn;
    turn.isShadowed = !isAnswering;
    if (turn.isShadowed)
        return turn;
    turn.handOver = handOverReason(settings->answering, turn.conversation, *rows, now);
    turn.isItsTurn = turn.handOver.isEmpty();
    return turn;
}

namespace {

/// Of the model, and nobody has begun to send it.
Result<bool> canBeTakenBack(const Snapshot &snapshot, const Message &row)
{
    if (!isModels(row) || row.status != DeliveryStatus::Pending)
        return false;
    const auto attempts = store::attemptsOf(snapshot, row.id);
    if (!attempts)
        return std::unexpected(attempts.error());
    return attempts->isEmpty();
}

Done takeBack(Transaction &transaction, const Act &act, ConversationId conversation)
{
    const auto rows = store::messagesBefore(transaction, conversation, MessageKey::end(), rowsLookedAt);
    if (!rows)
        return std::unexpected(rows.error());
    for (const Message &row : *rows) {
        const auto isOurs = canBeTakenBack(transaction, row);
        if (!isOurs)
            return std::unexpected(isOurs.error());
        if (!*isOurs)
            continue;
        if (const Done gone = store::discardMessage(transaction, row.id); !gone)
            return gone;
        if (const Done noted = audit(transaction, act, QStringLiteral("message.discard"), conversation); !noted)
            return noted;
    }
    return {};
}

} // namespace

Done pauseModel(Transaction &transaction, const Act &act, ConversationId id, const QString &reason)
{
    const auto conversation = store::conversationById(transaction, id);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (!*conversation)
        return {};
    const auto state = store::answeringState(transaction, id, (*conversation)->sender);
    if (!state)
        return std::unexpected(state.error());
    if (!state->isAnswering())
        return {};
    if (const Done paused = store::pauseAnswering(transaction, id, reason, act.at); !paused)
        return paused;
    return audit(transaction, act, QStringLiteral("assistant.pause"), id, {}, {{QStringLiteral("reason"), reason}});
}

Done stopModel(Transaction &transaction, const Act &act, ConversationId conversation)
{
    const Done paused = pauseModel(transaction, act, conversation, Words::tr("a person is typing"));
    return paused ? takeBack(transaction, act, conversation) : paused;
}

} // namespace patchcord::desk
