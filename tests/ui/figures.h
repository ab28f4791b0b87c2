// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/figures.h"
#include "tests/ui/fixtures.h"

namespace patchcord::fixtures {

inline QList<Sender> twoSenders()
{
    return {sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100")),
            sender(2, QStringLiteral("Orders"), Channel::WhatsApp, QStringLiteral("+447700900999"))};
}

/// A made-up stretch of days of a desk with two senders.
inline Figures figures(const FigureQuery &query)
{
    Figures figures;
    figures.query = query;
    for (std::size_t hour = 0; hour < figures.hours.size(); ++hour) {
        const qint64 awake = hour < 7 || hour > 21 ? 1 : qint64(40 - 3 * std::abs(int(hour) - 11));
        figures.hours.at(hour) = {awake * query.days(), awake * query.days() * 4 / 5};
    }
    for (int day = 0; day < query.days(); ++day) {
        const bool isWeekend = query.first.addDays(day).dayOfWeek() > 5;
        figures.days.append({query.first.addDays(day), {isWeekend ? 62 : 310 + day * 7 % 60, isWeekend ? 31 : 260}});
    }
    figures.senders = {{{1}, {1520, 1180}}, {{2}, {420, 390}}};
    figures.byPeople = 1390;
    figures.automatic = 180;
    figures.delivery = {1490, 41, 39};
    figures.failures = {{30003, 18}, {30007, 12}, {21610, 6}, {0, 3}};
    figures.waiting = {7, 190'000, 1'260'000};
    figures.answers = {1212, 154'000, 2'940'000};
    figures.pickUps = {88, 6'000, 15'000};
    figures.calls = {88, 21, 9, 4, 31, 12};
    figures.optOuts = 5;
    figures.optIns = 1;
    return figures;
}

} // namespace patchcord::fixtures
