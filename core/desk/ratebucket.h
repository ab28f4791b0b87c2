// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace patchcord::desk {

/// Holds one sender to its rate: a second's worth may leave at once, the rest evenly. Knows no clock of its own.
class RateBucket final
{
public:
    explicit RateBucket(double perSecond);

    /// Takes one leave; false when none is left. `nowMs` is any clock that never goes back.
    [[nodiscard]] bool take(qint64 nowMs);
    /// Milliseconds until the next leave; 0 when there is one.
    [[nodiscard]] qint64 waitMs(qint64 nowMs) const;

private:
    [[nodiscard]] double leavesAt(qint64 nowMs) const;

    double m_perSecond;
    double m_capacity;
    double m_leaves;
    qint64 m_at = -1;
};

} // namespace patchcord::desk
