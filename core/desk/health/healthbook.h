// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"

namespace patchcord::desk {

/// Keeps the newest line of each name, in a fixed order, and knows since when each is in its state.
class HealthBook final
{
public:
    /// `at` is when it was looked at, UTC ms.
    void put(HealthLine line, qint64 at);
    void drop(const QString &name);
    /// Drops the senders' lines that are not in `lines` and puts those.
    void putSenders(const QList<HealthLine> &lines, qint64 at);

    [[nodiscard]] const Health &health() const { return m_health; }
    [[nodiscard]] HealthLine line(const QString &name) const;

private:
    Health m_health;
};

} // namespace patchcord::desk
