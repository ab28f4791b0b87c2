// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/records/rule.h"
#include "core/records/sender.h"

#include <QList>
#include <QString>

namespace patchcord::ui {

/// What a rule would have said to a message that came earlier.
struct TriedAnswer
{
    Message message;
    QString body; ///< Empty when it would only have acted.
};

/// When a rule speaks, in one line: "Out of hours · SMS · says “hours” or “open” · after 10 min".
[[nodiscard]] QString conditionText(const Rule &rule, const QList<Sender> &senders);
/// What it does beside replying, in one line; empty when that is nothing: "label “urgent” · call attention · close".
[[nodiscard]] QString actionText(const Rule &rule);
/// "a, b c ,d" as words.
[[nodiscard]] QStringList wordsFrom(const QString &typed);

} // namespace patchcord::ui
