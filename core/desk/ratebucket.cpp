// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/ratebucket.h"

#include <algorithm>
#include <cmath>

namespace patchcord::desk {

RateBucket::RateBucket(double perSecond)
    : m_perSecond(std::max(perSecond, 0.001))
    , m_capacity(std::max(m_perSecond, 1.0))
    , m_leaves(m_capacity)
{ }

bool RateBucket::take(qint64 nowMs)
{
    m_leaves = leavesAt(nowMs);
    m_at = nowMs;
    // A hair below one is one: the fractions of many small waits do not add up exactly.
    if (m_leaves < 0.9999)
        return false;
    m_leaves -= 1.0;
    return true;
}

qint64 RateBucket::waitMs(qint64 nowMs) const
{
    const double missing = 1.0 - leavesAt(nowMs);
    return missing <= 0.0001 ? 0 : qint64(std::ceil(missing / m_perSecond * 1000.0));
}

double RateBucket::leavesAt(qint64 nowMs) const
{
    if (m_at < 0)
        return m_leaves;
    return std::min(m_capacity, m_leaves + double(nowMs - m_at) / 1000.0 * m_perSecond);
}

} // namespace patchcord::desk
