// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/quiettime.h"

#include "core/desk/areacodes.h"
#include "core/twilio/addresses.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace patchcord::desk {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr int minutesOfDay = 24 * 60;

int minuteOfDay(const QTimeZone &zone, qint64 at)
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(at, zone).time();
    return time.hour() * 60 + time.minute();
}

bool isQuiet(const QuietHours &hours, int minute)
{
    if (hours.from <= hours.until)
        return minute >= hours.from && minute < hours.until;
    return minute >= hours.from || minute < hours.until;
}

/// The end of the quiet hours that `now` lies in, in one zone; `now` itself when it lies in none.
qint64 endOfQuiet(const QuietHours &hours, const QTimeZone &zone, qint64 now)
{
    const int minute = minuteOfDay(zone, now);
    if (!isQuiet(hours, minute))
        return now;
    const int left = (hours.until - minute + minutesOfDay) % minutesOfDay;
    // Clocks may change on the way and skip or repeat the very minute, by an hour at most nearly everywhere: so the
    // last stretch is walked.
    static constexpr int walked = 3 * 60;
    qint64 at = now - now % minuteMs + std::max(1, left - walked) * minuteMs;
    while (isQuiet(hours, minuteOfDay(zone, at)))
        at += minuteMs;
    return at;
}

/// Zones that have the same clock now and within a day are asked once.
QList<QTimeZone> different(const QList<QTimeZone> &zones, qint64 now)
{
    QList<QTimeZone> kept;
    for (const QTimeZone &zone : zones) {
        const auto isSame = [&zone, now](const QTimeZone &other) {
            const QDateTime today = QDateTime::fromMSecsSinceEpoch(now, QTimeZone::utc());
            return other.offsetFromUtc(today) == zone.offsetFromUtc(today)
                && other.offsetFromUtc(today.addDays(1)) == zone.offsetFromUtc(today.addDays(1));
        };
        if (zone.isValid() && std::ranges::none_of(kept, isSame))
            kept.append(zone);
    }
    return kept;
}

} // namespace

QList<QTimeZone> zonesOf(const Address &recipient)
{
    const QString region = twilio::regionOf(recipient);
    if (region.isEmpty())
        return {};
    const QByteArrayList areas = zonesOfAreaCode(recipient.user);
    QList<QTimeZone> zones;
    const QList<QByteArray> ids
        = areas.isEmpty() ? QTimeZone::availableTimeZoneIds(QLocale::codeToTerritory(region)) : areas;
    for (const QByteArray &id : ids)
        zones.append(QTimeZone(id));
    return zones;
}

QTimeZone zoneNamed(const QString &name)
{
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

qint64 quietUntil(const QuietHours &hours, const QList<QTimeZone> &zones, qint64 now)
{
    if (!hours.isOn || hours.from == hours.until)
        return 0;
    const QList<QTimeZone> asked = different(zones, now);
    qint64 at = now;
    // Each round that changes anything moves on by at least a minute; zones that never are free together end it.
    static constexpr int mostRounds = 64;
    for (int round = 0; round < mostRounds; ++round) {
        const qint64 before = at;
        for (const QTimeZone &zone : asked)
            at = endOfQuiet(hours, zone, at);
        if (at == before)
            return at == now ? 0 : at;
    }
    return 0;
}

} // namespace patchcord::desk
