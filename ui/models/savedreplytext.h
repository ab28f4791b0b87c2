// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/savedreply.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

// Saved replies on their way into a text: which one is meant, and what has to be filled in.
namespace patchcord::ui {

/// What the variables stand for; an empty one is asked for.
struct ReplyValues
{
    QString name;
    QString number;
    QString agent;
    QString sender;
};

/// A variable in a text that nobody filled in yet, with its braces.
struct TextGap
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const TextGap &) const = default;
};

/// How well a reply fits what was typed behind the slash: 0 = not at all; its name counts more than its text.
[[nodiscard]] int fitOf(const SavedReply &reply, const QString &typed);
/// Those that fit, the best first, among equals the most used.
[[nodiscard]] QList<SavedReply> fittingReplies(const QList<SavedReply> &replies, const QString &typed);

/// Where the slash is that the cursor stands behind, and that asks for a reply: at the beginning of a word, with
/// nothing but that word between. None in "and/or" or a web address.
[[nodiscard]] std::optional<qsizetype> slashBefore(const QString &text, qsizetype cursor);

/// The text with all that is known filled in.
[[nodiscard]] QString filledReply(const QString &text, const ReplyValues &values);
/// Every variable that these replies have, without braces.
[[nodiscard]] QSet<QString> variablesOf(const QList<SavedReply> &replies);
/// Where one of these variables stands in a text.
[[nodiscard]] QList<TextGap> gapsIn(const QString &text, const QSet<QString> &variables);

} // namespace patchcord::ui
