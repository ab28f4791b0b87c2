// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace patchcord::model {

/// Who sees a model's words first.
enum class Reader {
    Agent, ///< A person looks at them, and sends them or not.
    Customer, ///< They leave by themselves.
};

/// What a model's words are held against.
struct OutputRules
{
    Reader reader = Reader::Agent;
    QString ownWords; ///< All that the desk said, instructs and knows: where links and numbers may come from.
    QString customersWords; ///< All that the customer wrote, for their language.
    QString secretWords; ///< Rules and instructions, which are nobody's business.
    QString seal; ///< The secret word of prompt.h.
    qsizetype mostLength = 1'600;
    bool mustBeTheirLanguage = true; ///< False for a summary.
    bool mayMakePromises = false; ///< True for the rewriting of what an agent wrote.
};

/// The model's text, trimmed, when nothing speaks against it. Refused, with a sentence for the agent: too long, empty,
/// invisible or control characters, markup, links to hosts that the desk never named, words of the rules, another
/// language than the customer's; for customers also telephone numbers, e-mail addresses and sums of money that the desk
/// never named, promises to act, questions for secrets. What a rule cannot decide it does not catch.
[[nodiscard]] Result<QString> checkedOutput(const QString &text, const OutputRules &rules);

} // namespace patchcord::model
