// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QDate>
#include <QList>
#include <QTimeZone>

#include <array>

namespace patchcord {

/// Which stretch of time the page of numbers looks at, by the clocks of which zone, and whose traffic.
struct FigureQuery
{
    QDate first; ///< Local day, whole.
    QDate last; ///< Local day, whole.
    QTimeZone zone;
    SenderId sender; ///< None = all of them.

    bool operator==(const FigureQuery &) const = default;

    [[nodiscard]] qint64 from() const { return first.startOfDay(zone).toMSecsSinceEpoch(); } ///< UTC ms.
    [[nodiscard]] qint64 to() const { return last.addDays(1).startOfDay(zone).toMSecsSinceEpoch(); } ///< Not included.
    [[nodiscard]] int days() const { return int(first.daysTo(last)) + 1; }
};

/// Texts that came and went.
struct Traffic
{
    qint64 in = 0;
    qint64 out = 0;

    bool operator==(const Traffic &) const = default;
};

struct DayTraffic
{
    QDate day;
    Traffic traffic;

    bool operator==(const DayTraffic &) const = default;
};

struct SenderTraffic
{
    SenderId sender;
    Traffic traffic;

    bool operator==(const SenderTraffic &) const = default;
};

/// How long things took: half of them no longer than the median, nine of ten no longer than `p90Ms`.
struct Spread
{
    qint64 count = 0;
    qint64 medianMs = 0;
    qint64 p90Ms = 0;

    bool operator==(const Spread &) const = default;
};

/// What became of the texts that we sent.
struct DeliveryFigures
{
    qint64 delivered = 0;
    qint64 underway = 0; ///< Sent, and nothing more is known; or not sent yet.
    qint64 failed = 0; ///< Without those that were taken back before they left.

    bool operator==(const DeliveryFigures &) const = default;
    [[nodiscard]] qint64 total() const { return delivered + underway + failed; }
};

struct FailureFigure
{
    int errorCode = 0; ///< Twilio's; 0 = it gave none.
    qint64 count = 0;

    bool operator==(const FailureFigure &) const = default;
};

struct CallFigures
{
    qint64 taken = 0; ///< Inbound, as all below down to `declined`.
    qint64 missed = 0;
    qint64 voicemails = 0;
    qint64 declined = 0;
    qint64 reached = 0; ///< Outbound, and somebody spoke.
    qint64 notReached = 0;

    bool operator==(const CallFigures &) const = default;
};

/// What the page of numbers shows.
struct Figures
{
    FigureQuery query;
    std::array<Traffic, 24> hours; ///< By the local hour of the day.
    QList<DayTraffic> days; ///< Every day of the stretch, in order.
    QList<SenderTraffic> senders; ///< The busiest first.
    qint64 byPeople = 0; ///< Of those that went out.
    qint64 automatic = 0;
    DeliveryFigures delivery;
    QList<FailureFigure> failures; ///< The most frequent first.
    Spread waiting; ///< Customers who wait at this moment, whatever the stretch.
    Spread answers; ///< Waits that a person ended within the stretch; without those that began with a call.
    Spread pickUps; ///< From the first ring until both were on the line.
    CallFigures calls;
    qint64 optOuts = 0;
    qint64 optIns = 0;

    bool operator==(const Figures &) const = default;
};

} // namespace patchcord
