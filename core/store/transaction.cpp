// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transaction.h"

#include "core/base/clock.h"
#include "core/store/bound.h"
#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

Result<qint64> Transaction::append(const Event &event)
{
    const qint64 number = m_before + 1;
    const Done done = connection().execute("event_insert"_L1,
                                           {number, event.at > 0 ? event.at : utcNow(), toString(event.kind),
                                            bound(event.conversation), bound(event.message), bound(event.sender)});
    if (!done)
        return std::unexpected(done.error());
    m_before = number;
    m_lastEvent = number;
    return number;
}

} // namespace patchcord::store
