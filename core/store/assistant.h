// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"
#include "core/store/transaction.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::store {

/// The assistant's settings; off when nobody has set it up.
[[nodiscard]] Result<AssistantSettings> assistantSettings(const Snapshot &snapshot);
[[nodiscard]] Done writeAssistantSettings(Transaction &transaction, const AssistantSettings &settings);

/// A few sentences of what the desk knows, and the file that they are from.
struct Snippet
{
    QString file;
    QString text;

    bool operator==(const Snippet &) const = default;
};

/// Puts these in place of all that were there.
[[nodiscard]] Done replaceKnowledge(Transaction &transaction, const QList<Snippet> &snippets);
/// The snippets that share the most telling words with the text, best first.
[[nodiscard]] Result<QStringList> knowledgeAbout(const Snapshot &snapshot, const QString &text, int limit);

} // namespace patchcord::store
