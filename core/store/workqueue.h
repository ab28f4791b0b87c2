// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace patchcord::store {

/// Hands work from any thread to one that waits for it without an event loop, in order. Once closed it gives out what
/// is left and takes no more.
template <typename Work> class WorkQueue final
{
public:
    /// Gives the work back when the queue is closed.
    [[nodiscard]] std::optional<Work> push(Work work)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isClosed)
                return work;
            m_work.push_back(std::move(work));
        }
        m_filled.notify_one();
        return std::nullopt;
    }

    /// Everything that waits, at most `limit`; waits for the first. Empty when `patience` ran out, or when the queue is
    /// closed and nothing is left.
    [[nodiscard]] std::vector<Work> take(std::size_t limit, std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait_for(lock, patience, [this] { return m_isClosed || !m_work.empty(); });
        const auto count = std::ptrdiff_t(std::min(limit, m_work.size()));
        std::vector<Work> taken(std::make_move_iterator(m_work.begin()),
                                std::make_move_iterator(m_work.begin() + count));
        m_work.erase(m_work.begin(), m_work.begin() + count);
        return taken;
    }

    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isClosed = true;
        }
        m_filled.notify_all();
    }

    /// True once the queue is closed and nothing is left in it.
    [[nodiscard]] bool isDone() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isClosed && m_work.empty();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<Work> m_work;
    bool m_isClosed = false;
};

} // namespace patchcord::store
