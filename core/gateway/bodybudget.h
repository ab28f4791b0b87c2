// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace patchcord::gateway {

/// How much of unfinished bodies all connections of a port may hold together, so that many large ones cannot add up.
class BodyBudget final
{
public:
    explicit BodyBudget(qint64 most)
        : m_left(most)
    { }

    /// False, and nothing is taken, when it is spent.
    [[nodiscard]] bool take(qint64 bytes)
    {
        if (bytes > m_left)
            return false;
        m_left -= bytes;
        return true;
    }
    void giveBack(qint64 bytes) { m_left += bytes; }

private:
    qint64 m_left;
};

} // namespace patchcord::gateway
