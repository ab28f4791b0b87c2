// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace patchcord::desk {

qint64 BackOff::afterFailure(qint64 retryAfterMs)
{
    const int doublings = std::min(m_failures, 30);
    ++m_failures;
    const qint64 delay = std::clamp<qint64>(m_firstMs << doublings, 1, std::max<qint64>(1, m_longestMs));
    const double jitter = QRandomGenerator::global()->generateDouble();
    if (retryAfterMs > 0)
        return retryAfterMs + qint64(double(delay) * 0.1 * jitter);
    return delay / 2 + qint64(double(delay) / 2 * jitter);
}

} // namespace patchcord::desk
