// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>
#include <type_traits>
#include <utility>

namespace patchcord::store {

/// The rows that one run of a prepared statement gives, read forwards. Resets the statement when it goes, since an open
/// one pins the write-ahead log; never outlives its connection.
class Rows final
{
public:
    Rows(QSqlQuery &query, QLatin1StringView name)
        : m_query(&query)
        , m_name(name)
    { }
    Rows(Rows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
        , m_name(other.m_name)
    { }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;
    ~Rows();

    [[nodiscard]] bool next() { return m_query->next(); }
    /// Whether `next` ended because the rows did, or because the disk failed.
    [[nodiscard]] Done ended() const;

    /// How many rows the statement wrote.
    [[nodiscard]] int changed() const { return m_query->numRowsAffected(); }

    [[nodiscard]] qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] int small(int column) const { return m_query->value(column).toInt(); }
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }

private:
    QSqlQuery *m_query;
    QLatin1StringView m_name;
};

/// What `read(const Rows &)` makes of every row.
template <typename Read>
auto collect(Result<Rows> rows, Read read) -> Result<QList<std::invoke_result_t<Read &, const Rows &>>>
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<std::invoke_result_t<Read &, const Rows &>> values;
    while (rows->next())
        values.append(read(std::as_const(*rows)));
    if (const Done ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return values;
}

/// What `read(const Rows &)` makes of the first row, when there is one.
template <typename Read>
auto firstOf(Result<Rows> rows, Read read) -> Result<std::optional<std::invoke_result_t<Read &, const Rows &>>>
{
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->next())
        return std::optional(read(std::as_const(*rows)));
    if (const Done ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return std::nullopt;
}

} // namespace patchcord::store
