// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/event.h"

namespace patchcord::store {

class Connection;

/// A consistent view to read from. Only exists within Store::read or Store::write.
class Snapshot
{
public:
    explicit Snapshot(Connection &connection)
        : m_connection(connection)
    { }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

    /// The prepared statements; for the store's own functions.
    [[nodiscard]] Connection &connection() const { return m_connection; }

private:
    Connection &m_connection;
};

/// A view that may also be changed. Each change appends to the event sequence.
class Transaction final : public Snapshot
{
public:
    /// `before` is the number of the last event so far.
    Transaction(Connection &connection, qint64 before)
        : Snapshot(connection)
        , m_before(before)
    { }

    /// Appends to the event sequence and gives the event its number.
    [[nodiscard]] Result<qint64> append(const Event &event);
    /// Number of the last event appended here; 0 when none was.
    [[nodiscard]] qint64 lastEvent() const { return m_lastEvent; }

private:
    qint64 m_before;
    qint64 m_lastEvent = 0;
};

} // namespace patchcord::store
