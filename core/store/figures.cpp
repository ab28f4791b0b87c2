// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/figures.h"

#include "core/records/delivery.h"
#include "core/records/message.h"
#include "core/store/connection.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 quarterMs = 900'000;
const QDate firstDay(1970, 1, 1);

/// A stretch in which local time has one offset to UTC.
struct Piece
{
    qint64 from = 0; ///< UTC ms.
    qint64 to = 0;
    qint64 utcOffset = 0; ///< ms.
};

qint64 offsetAt(const QTimeZone &zone, qint64 at)
{
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()))) * 1000;
}

/// Cut at the quarters of an hour: no clock is changed anywhere else.
QList<Piece> piecesOf(const FigureQuery &query)
{
    QList<Piece> pieces;
    qint64 from = query.from();
    for (qint64 at = from; at < query.to();) {
        // Offsets are looked at once a day, and closer where they differ.
        const qint64 offset = offsetAt(query.zone, from);
        qint64 next = std::min(at + 96 * quarterMs, query.to());
        if (next == query.to() || offsetAt(query.zone, next) != offset) {
            next = at;
            while (next < query.to() && offsetAt(query.zone, next) == offset)
                next += quarterMs;
            next = std::min(next, query.to());
            pieces.append({from, next, offset});
            from = next;
        }
        at = next;
    }
    return pieces;
}

void add(Traffic &traffic, const QString &direction, qint64 amount)
{
    (direction == "inbound"_L1 ? traffic.in : traffic.out) += amount;
}

Done readHours(Connection &connection, Figures &figures)
{
    const FigureQuery &query = figures.query;
    figures.days.reserve(query.days());
    for (int day = 0; day < query.days(); ++day)
        figures.days.append({query.first.addDays(day), {}});
    for (const Piece &piece : piecesOf(query)) {
        Result<Rows> rows = connection.run("traffic_by_hour"_L1,
                                           {piece.utcOffset, piece.from / quarterMs, piece.to / quarterMs,
                                            !query.sender.isValid(), query.sender.value});
        if (!rows)
            return std::unexpected(rows.error());
        while (rows->next()) {
            const qint64 hour = rows->number(0);
            const qint64 day = query.first.daysTo(firstDay.addDays(hour / 24));
            add(figures.hours.at(std::size_t(hour % 24)), rows->text(1), rows->number(2));
            if (day >= 0 && day < figures.days.size())
                add(figures.days[day].traffic, rows->text(1), rows->number(2));
        }
        if (const Done ended = rows->ended(); !ended)
            return ended;
    }
    return {};
}

/// One line of traffic_totals.sql.
struct Total
{
    SenderId sender;
    QString direction;
    bool isAutomatic = false;
    DeliveryStatus status = DeliveryStatus::Received;
    int errorCode = 0;
    qint64 amount = 0;
};

Total totalFrom(const Rows &row)
{
    return {{row.number(0)}, row.text(1),
            row.flag(2),     deliveryStatusFromString(row.text(3)).value_or(DeliveryStatus::Unknown),
            row.small(4),    row.number(5)};
}

void addDelivery(Figures &figures, QHash<int, qint64> &failures, const Total &total)
{
    (total.isAutomatic ? figures.automatic : figures.byPeople) += total.amount;
    if (total.status == DeliveryStatus::Canceled)
        return;
    if (isFailure(total.status)) {
        figures.delivery.failed += total.amount;
        failures[total.errorCode] += total.amount;
    } else if (total.status == DeliveryStatus::Delivered || total.status == DeliveryStatus::Read) {
        figures.delivery.delivered += total.amount;
    } else {
        figures.delivery.underway += total.amount;
    }
}

Done readTotals(Connection &connection, Figures &figures)
{
    const FigureQuery &query = figures.query;
    const auto totals = collect(
        connection.run("traffic_totals"_L1,
                       {query.from() / quarterMs, query.to() / quarterMs, !query.sender.isValid(), query.sender.value}),
        totalFrom);
    if (!totals)
        return std::unexpected(totals.error());
    QHash<qint64, Traffic> senders;
    QHash<int, qint64> failures;
    for (const Total &total : *totals) {
        add(senders[total.sender.value], total.direction, total.amount);
        if (total.direction != "inbound"_L1)
            addDelivery(figures, failures, total);
    }
    for (auto sender = senders.cbegin(); sender != senders.cend(); ++sender)
        figures.senders.append({{sender.key()}, *sender});
    std::ranges::sort(figures.senders, std::greater(), [](const SenderTraffic &sender) {
        return std::pair(sender.traffic.in + sender.traffic.out, -sender.sender.value);
    });
    for (auto failure = failures.cbegin(); failure != failures.cend(); ++failure)
        figures.failures.append({failure.key(), *failure});
    std::ranges::sort(figures.failures, std::greater(),
                      [](const FailureFigure &failure) { return std::pair(failure.count, -failure.errorCode); });
    return {};
}

Done readAnswers(Connection &connection, Figures &figures)
{
    const FigureQuery &query = figures.query;
    const auto found = collect(
        connection.run("answers_spread"_L1, {query.from(), query.to(), !query.sender.isValid(), query.sender.value}),
        [](const Rows &row) { return std::pair(row.number(0), row.number(1)); });
    if (!found)
        return std::unexpected(found.error());
    if (!found->isEmpty())
        figures.answers = {found->first().first, found->first().second, found->last().second};
    return {};
}

/// Of values in ascending order.
Result<Spread> spreadOf(Result<Rows> rows)
{
    const auto values = collect(std::move(rows), [](const Rows &row) { return row.number(0); });
    if (!values)
        return std::unexpected(values.error());
    if (values->isEmpty())
        return Spread();
    return Spread{values->size(), values->at((values->size() + 1) / 2 - 1),
                  values->at((values->size() * 9 + 9) / 10 - 1)};
}

Done readWaits(Connection &connection, Figures &figures, qint64 now)
{
    const FigureQuery &query = figures.query;
    const Result<Spread> waiting
        = spreadOf(connection.run("waits_now"_L1, {now, !query.sender.isValid(), query.sender.value}));
    if (!waiting)
        return std::unexpected(waiting.error());
    const Result<Spread> pickUps = spreadOf(connection.run(
        "calls_taken_after"_L1, {query.from(), query.to(), !query.sender.isValid(), query.sender.value}));
    if (!pickUps)
        return std::unexpected(pickUps.error());
    figures.waiting = *waiting;
    figures.pickUps = *pickUps;
    return {};
}

void addCalls(CallFigures &calls, bool isInbound, const QString &outcome, qint64 count)
{
    if (outcome == toString(CallOutcome::Voicemail))
        calls.voicemails += count;
    else if (outcome == toString(CallOutcome::Talked))
        (isInbound ? calls.taken : calls.reached) += count;
    else if (outcome == toString(CallOutcome::Declined))
        calls.declined += count;
    else
        (isInbound ? calls.missed : calls.notReached) += count;
}

Done readCalls(Connection &connection, Figures &figures)
{
    const FigureQuery &query = figures.query;
    Result<Rows> rows
        = connection.run("calls_counted"_L1, {query.from(), query.to(), !query.sender.isValid(), query.sender.value});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        addCalls(figures.calls, rows->text(0) == "inbound"_L1, rows->text(1), rows->number(2));
    return rows->ended();
}

Done readOptOuts(Connection &connection, Figures &figures)
{
    const FigureQuery &query = figures.query;
    Result<Rows> rows = connection.run("opt_outs_counted"_L1,
                                       {query.from(), query.to(), !query.sender.isValid(), query.sender.value});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        (rows->flag(0) ? figures.optOuts : figures.optIns) = rows->number(1);
    return rows->ended();
}

} // namespace

Result<Figures> figures(const Snapshot &snapshot, const FigureQuery &query, qint64 now)
{
    Figures figures;
    figures.query = query;
    Connection &connection = snapshot.connection();
    for (const auto read : {readHours, readTotals, readAnswers, readCalls, readOptOuts}) {
        if (const Done done = read(connection, figures); !done)
            return std::unexpected(done.error());
    }
    if (const Done done = readWaits(connection, figures, now); !done)
        return std::unexpected(done.error());
    return figures;
}

} // namespace patchcord::store
