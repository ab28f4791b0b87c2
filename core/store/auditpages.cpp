// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/auditpages.h"

#include "core/store/connection.h"

#include <limits>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noBound = std::numeric_limits<qint64>::max();

AuditLine lineFrom(const Rows &row)
{
    return {row.number(0), row.number(1), row.text(2), row.text(3), {row.number(4)}, row.text(5), row.text(6)};
}

} // namespace

Result<QList<AuditLine>> auditPage(const Snapshot &snapshot, const AuditFilter &filter, qint64 before, int limit)
{
    return collect(
        snapshot.connection().run("audit_page"_L1,
                                  {before > 0 ? before : noBound, filter.from, filter.to > 0 ? filter.to : noBound,
                                   filter.actor.isEmpty(), filter.actor, filter.action.isEmpty(), filter.action,
                                   !filter.conversation.isValid(), filter.conversation.value, limit}),
        lineFrom);
}

Result<AuditChoices> auditChoices(const Snapshot &snapshot)
{
    const auto text = [](const Rows &row) { return row.text(0); };
    const auto actors = collect(snapshot.connection().run("audit_actors"_L1), text);
    if (!actors)
        return std::unexpected(actors.error());
    const auto actions = collect(snapshot.connection().run("audit_actions"_L1), text);
    if (!actions)
        return std::unexpected(actions.error());
    return AuditChoices{QStringList(*actors), QStringList(*actions)};
}

} // namespace patchcord::store
