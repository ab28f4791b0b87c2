// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace patchcord::ui {

/// The time that somebody means who types "fri 15:00", "tomorrow", "3pm", "in 2 hours", "2026-12-24 9:00" or "24.12."
/// at `now`: the next one that fits. None when it cannot be read, or is over.
[[nodiscard]] std::optional<QDateTime> timeFromText(const QString &text, const QDateTime &now);

/// "Friday 15:00" within the next days, else with the date: for a time to come.
[[nodiscard]] QString comingTime(const QDateTime &time, const QDateTime &now);

/// A time to put something off to, with a name.
struct TimeChoice
{
    QString title; ///< "Tomorrow".
    QDateTime time;

    bool operator==(const TimeChoice &) const = default;
};

/// Later today (while the day lasts), tomorrow, next week.
[[nodiscard]] QList<TimeChoice> laterTimes(const QDateTime &now);

} // namespace patchcord::ui
