// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace patchcord::desk {

/// How long to wait before the next try: doubles from failure to failure up to a bound, with jitter so that many desks
/// do not come back at the same moment. Never waits by itself.
class BackOff final
{
public:
    BackOff(qint64 firstMs, qint64 longestMs)
        : m_firstMs(firstMs)
        , m_longestMs(longestMs)
    { }

    /// Milliseconds to wait after one more failure; at least `retryAfterMs`, when the other side named a time.
    [[nodiscard]] qint64 afterFailure(qint64 retryAfterMs = 0);
    void reset() { m_failures = 0; }
    [[nodiscard]] bool isActive() const { return m_failures > 0; }

private:
    qint64 m_firstMs;
    qint64 m_longestMs;
    int m_failures = 0;
};

} // namespace patchcord::desk
