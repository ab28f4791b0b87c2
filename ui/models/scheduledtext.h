// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/scheduled.h"

#include <QString>

// The words for replies that are to be sent later.
namespace patchcord::ui {

/// A reply that is to be sent later, with the conversation it belongs to.
struct ScheduledRow
{
    ScheduledReply reply;
    Conversation conversation;

    bool operator==(const ScheduledRow &) const = default;
};

/// When it is due, as long as that is to come; after that, when it was: "Tomorrow 09:00", "Wed 18:00", "24 Dec, 09:00".
[[nodiscard]] QString dueText(qint64 dueAt, qint64 now);
/// What it waits for: "Leaves Thu 09:00", "Ann wrote before this was due (09:00).", "This fell due at 09:00 while
/// Patchcord could not send it.", "It may not leave: …".
[[nodiscard]] QString waitText(const ScheduledRow &row, qint64 now);
/// Its words in one line, or how many files it is: "Photo", "2 files".
[[nodiscard]] QString bodyLine(const ScheduledReply &reply);
/// The row in one sentence for a screen reader.
[[nodiscard]] QString spokenRow(const ScheduledRow &row, qint64 now);

} // namespace patchcord::ui
