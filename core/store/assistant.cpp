// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/assistant.h"

#include "core/store/connection.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWords = 32;
constexpr qsizetype shortestWord = 3;

/// An FTS5 query for any of the text's words; each is quoted, so that none is taken for an operator.
QString queryFor(const QString &text)
{
    static const QRegularExpression gap(u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList quoted;
    for (const QString &word : text.toLower().split(gap, Qt::SkipEmptyParts)) {
        const QString term = u'"' + word + u'"';
        if (word.size() >= shortestWord && !quoted.contains(term))
            quoted.append(term);
    }
    // The newest words are the last ones, and tell the most.
    return quoted.sliced(std::max<qsizetype>(0, quoted.size() - mostWords)).join(u" OR "_s);
}

} // namespace

Result<AssistantSettings> assistantSettings(const Snapshot &snapshot)
{
    const auto document
        = firstOf(snapshot.connection().run("assistant_document"_L1), [](const Rows &row) { return row.text(0); });
    if (!document)
        return std::unexpected(document.error());
    return assistantFromJson(QJsonDocument::fromJson(document->value_or(QString()).toUtf8()).object());
}

Done writeAssistantSettings(Transaction &transaction, const AssistantSettings &settings)
{
    return transaction.connection().execute(
        "assistant_write"_L1, {QString::fromUtf8(QJsonDocument(toJson(settings)).toJson(QJsonDocument::Compact))});
}

Done replaceKnowledge(Transaction &transaction, const QList<Snippet> &snippets)
{
    if (const Done cleared = transaction.connection().execute("knowledge_clear"_L1); !cleared)
        return cleared;
    for (const Snippet &snippet : snippets) {
        if (const Done kept = transaction.connection().execute("knowledge_insert"_L1, {snippet.file, snippet.text});
            !kept)
            return kept;
    }
    return {};
}

Result<QStringList> knowledgeAbout(const Snapshot &snapshot, const QString &text, int limit)
{
    const QString query = queryFor(text);
    if (query.isEmpty())
        return QStringList();
    return collect(snapshot.connection().run("knowledge_found"_L1, {query, limit}),
                   [](const Rows &row) { return row.text(0); });
}

} // namespace patchcord::store
