// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/twiliodeletions.h"

#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

Result<std::optional<TwilioDeletion>> nextTwilioDeletion(const Snapshot &snapshot, qint64 now)
{
    return firstOf(snapshot.connection().run("twilio_deletion_next"_L1, {now}), [](const Rows &row) {
        return TwilioDeletion{row.number(0), row.text(1), row.text(2), row.small(3)};
    });
}

Result<qint64> countTwilioDeletions(const Snapshot &snapshot)
{
    const auto count
        = firstOf(snapshot.connection().run("twilio_deletions_left"_L1), [](const Rows &row) { return row.number(0); });
    if (!count)
        return std::unexpected(count.error());
    return count->value_or(0);
}

Done forgetTwilioDeletion(Transaction &transaction, qint64 id)
{
    return transaction.connection().execute("twilio_deletion_done"_L1, {id});
}

Done putOffTwilioDeletion(Transaction &transaction, qint64 id, qint64 dueAt)
{
    return transaction.connection().execute("twilio_deletion_later"_L1, {dueAt, id});
}

} // namespace patchcord::store
