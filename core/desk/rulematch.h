// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/rule.h"

#include <QHash>

namespace patchcord::desk {

/// What rules are asked about.
struct RuleFacts
{
    Channel channel = Channel::Sms;
    SenderId sender;
    QString body; ///< What the customer wrote.
    bool isFirstContact = false;
    qint64 waitedMs = 0; ///< Since when nobody answered; 0 = they wrote just now.
    qint64 now = 0; ///< UTC ms.
    OfficeHours hours;
    QHash<RuleId, qint64> lastFired; ///< In this conversation, UTC ms.
    QStringList labels{}; ///< Of the conversation.
};

/// Whether somebody is there at `now` (UTC ms), by the clock of the office, across changes of it.
[[nodiscard]] bool isOpen(const OfficeHours &hours, qint64 now);
/// Whether it is a holiday there.
[[nodiscard]] bool isHoliday(const OfficeHours &hours, qint64 now);

/// The next nine o'clock there, as UTC ms.
[[nodiscard]] qint64 nextMorning(const OfficeHours &hours, qint64 now);

/// The first rule whose conditions all hold, and whose pause is over; none else. A rule for a wait speaks only once
/// somebody waits, the others only at once.
[[nodiscard]] std::optional<Rule> decide(const QList<Rule> &rules, const RuleFacts &facts);

} // namespace patchcord::desk
