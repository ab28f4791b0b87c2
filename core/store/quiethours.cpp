// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/quiethours.h"

#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

Result<QuietHours> quietHoursOf(const Snapshot &snapshot, SenderId sender)
{
    const auto kept = firstOf(snapshot.connection().run("quiet_hours_of"_L1, {sender.value}), [](const Rows &row) {
        return QuietHours{row.flag(0), row.small(1), row.small(2), row.text(3)};
    });
    if (!kept)
        return std::unexpected(kept.error());
    return kept->value_or(QuietHours());
}

Done setQuietHours(Transaction &transaction, SenderId sender, const QuietHours &hours)
{
    if (const Done done = transaction.connection().execute(
            "quiet_hours_set"_L1, {sender.value, int(hours.isOn), hours.from, hours.until, hours.zone});
        !done)
        return done;
    Event event;
    event.kind = EventKind::SenderChanged;
    event.sender = sender;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace patchcord::store
