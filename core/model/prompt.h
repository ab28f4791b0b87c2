// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::model {

/// One message of the conversation, as the model is to know it.
struct Line
{
    bool isCustomers = false;
    QString text;
};

/// All that goes into a request.
struct PromptSource
{
    AssistantTask task = AssistantTask::Reply;
    AssistantSettings settings;
    QList<Line> lines; ///< Oldest first; the last ones count when there are too many.
    QStringList knowledge; ///< Snippets, best first.
    QString typed; ///< By the agent, in the reply field.
    QStringList earlier; ///< Suggestions that were not wanted.
    QString seal; ///< A word that nobody can guess: whoever says it tells of the rules.
};

inline constexpr qsizetype mostLines = 40;
inline constexpr qsizetype mostLinesOfASummary = 400;
inline constexpr qsizetype mostConversationLength = 8'000; ///< Characters, of a summary four times as many.
inline constexpr qsizetype mostKnowledgeLength = 6'000;
inline constexpr qsizetype mostInstructionsLength = 8'000;

/// The rules that every model is given, before anybody's instructions.
[[nodiscard]] QString rulesFor(AssistantTask task);

/// The request's body: rules, instructions and knowledge as the system's words; the conversation, masked, as one JSON
/// document that the rules call data. Nothing that a customer wrote stands outside of that document.
[[nodiscard]] QByteArray requestBody(const PromptSource &source);

} // namespace patchcord::model
