// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/assistantbrief.h"

#include "core/model/prompt.h"
#include "core/store/assistant.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"

#include <QCoreApplication>
#include <QUrl>

namespace patchcord::desk {

namespace {

using store::Snapshot;
using store::Transaction;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Assistant)
};

constexpr int rowsOfAReply = 80;
constexpr int rowsOfASummary = 600;
constexpr int snippets = 8;
constexpr qsizetype linesThatAsk = 3; ///< Of the customer, the last ones; knowledge is looked up by them.
constexpr qsizetype longestSummary = 2'000;

bool isRewriting(AssistantTask task)
{
    return task == AssistantTask::Shorter || task == AssistantTask::Friendlier
        || task == AssistantTask::CustomersLanguage;
}

/// What was said aloud: no notes, and nothing of ours that did not arrive.
QList<model::Line> linesOf(const QList<Message> &rows)
{
    QList<model::Line> lines;
    for (const Message &row : rows) {
        const bool isOurs = row.direction == Direction::Outbound;
        if (row.kind == MessageKind::Note || row.body.trimmed().isEmpty() || (isOurs && isFailure(row.status)))
            continue;
        lines.append({!isOurs, row.body});
    }
    return lines;
}

QString wordsOf(const QList<model::Line> &lines, bool isCustomers)
{
    QStringList words;
    for (const model::Line &line : lines) {
        if (line.isCustomers == isCustomers)
            words.append(line.text);
    }
    return words.join(u'\n');
}

QString question(const QList<model::Line> &lines)
{
    QStringList words;
    for (auto line = lines.crbegin(); line != lines.crend() && words.size() < linesThatAsk; ++line) {
        if (line->isCustomers)
            words.prepend(line->text);
    }
    return words.join(u'\n');
}

Done checkWish(const AssistantWish &wish, const AssistantSettings &settings, const QList<model::Line> &lines)
{
    if (!settings.isOn)
        return failure(ErrorKind::Refused, Words::tr("The assistant is switched off. Switch it on in the settings."));
    if (isRewriting(wish.task) && wish.typed.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("There is no text to rewrite yet."));
    if (lines.isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("Nothing was said yet that the assistant could go by."));
    return {};
}

model::OutputRules rulesFor(const model::PromptSource &source, model::Reader reader)
{
    model::OutputRules rules;
    rules.reader = reader;
    rules.ownWords = QStringList{wordsOf(source.lines, false), source.settings.instructions,
                                 source.knowledge.join(u'\n'), source.typed}
                         .join(u'\n');
    const bool isSummary = source.task == AssistantTask::Summary;
    rules.customersWords = question(source.lines);
    rules.secretWords = model::rulesFor(source.task) + u'\n' + source.settings.instructions;
    rules.seal = source.seal;
    rules.mustBeTheirLanguage = source.task == AssistantTask::CustomersLanguage
        || (source.task == AssistantTask::Reply && source.typed.isEmpty());
    rules.mayMakePromises = isRewriting(source.task);
    if (isSummary)
        rules.mostLength = longestSummary;
    return rules;
}

} // namespace

Result<AssistantBrief> briefAssistant(Transaction &transaction, const Act &act, const AssistantWish &wish,
                                      const QString &seal, model::Reader reader)
{
    model::PromptSource source;
    const auto settings = store::assistantSettings(transaction);
    if (!settings)
        return std::unexpected(settings.error());
    const int rows = wish.task == AssistantTask::Summary ? rowsOfASummary : rowsOfAReply;
    const auto page = store::messagesBefore(transaction, wish.conversation, MessageKey::end(), rows);
    if (!page)
        return std::unexpected(page.error());
    source.lines = linesOf(*page);
    if (const Done checked = checkWish(wish, *settings, source.lines); !checked)
        return std::unexpected(checked.error());
    const auto knowledge = store::knowledgeAbout(transaction, question(source.lines), snippets);
    if (!knowledge)
        return std::unexpected(knowledge.error());
    source.task = wish.task;
    source.settings = *settings;
    source.knowledge = *knowledge;
    source.typed = wish.typed;
    source.earlier = wish.earlier;
    source.seal = seal;

    AssistantBrief brief;
    brief.body = model::requestBody(source);
    brief.endpoint = {settings->baseUrl, settings->model};
    brief.rules = rulesFor(source, reader);
    brief.base = page->constLast().id;
    if (source.lines.constLast().isCustomers)
        brief.customersLastWords = source.lines.constLast().text;
    const QJsonObject detail{{QStringLiteral("task"), toString(wish.task)},
                             {QStringLiteral("host"), model::originOf(settings->baseUrl)},
                             {QStringLiteral("sent"), QString::fromUtf8(brief.body)}};
    if (const Done noted
        = audit(transaction, act, QStringLiteral("assistant.ask"), wish.conversation, brief.base, detail);
        !noted)
        return std::unexpected(noted.error());
    return brief;
}

Done isStillNewest(const Snapshot &snapshot, ConversationId conversation, MessageId base)
{
    const auto newest = store::messagesBefore(snapshot, conversation, MessageKey::end(), 1);
    if (!newest)
        return std::unexpected(newest.error());
    if (newest->isEmpty() || newest->constLast().id != base)
        return failure(ErrorKind::Conflict,
                       Words::tr("Something was written meanwhile, so the assistant's text was dropped."),
                       QStringLiteral("not the newest row any more"));
    return {};
}

} // namespace patchcord::desk
