// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/typedtime.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <QTimeZone>

namespace patchcord::ui {

namespace {

constexpr int morning = 9;
constexpr int evening = 18;
constexpr int fewestHoursLater = 2;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TypedTime)
};

/// What the words say, part by part.
struct Said
{
    std::optional<QDate> day;
    std::optional<QTime> time;
    bool isWeekday = false;
};

/// "15:00", "15.30", "3pm", "9 am", "15"; a number alone is an hour.
std::optional<QTime> timeFrom(const QString &word)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(\d{1,2})(?:[:.h](\d{2}))?\s?(am|pm)?$)"));
    const QRegularExpressionMatch match = pattern.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    const QString half = match.captured(3);
    if (!half.isEmpty() && (hour < 1 || hour > 12))
        return std::nullopt;
    if (!half.isEmpty())
        hour = hour % 12 + (half == u"pm" ? 12 : 0);
    const QTime time(hour, match.captured(2).toInt());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

/// In the locale's words and in English, from three letters on; 0 = none.
int weekdayFrom(const QString &word)
{
    if (word.size() < 2)
        return 0;
    for (const QLocale &locale : {QLocale(), QLocale::c()}) {
        for (int day = 1; day <= 7; ++day) {
            const QString shortName = locale.dayName(day, QLocale::ShortFormat).toLower().remove(u'.');
            const QString longName = locale.dayName(day, QLocale::LongFormat).toLower();
            if (word == shortName || (word.size() >= 3 && longName.startsWith(word)))
                return day;
        }
    }
    return 0;
}

/// "2026-12-24", "24.12.", "24.12.2026"; without a year the next such day.
std::optional<QDate> dateFrom(const QString &word, QDate today)
{
    if (const QDate iso = QDate::fromString(word, Qt::ISODate); iso.isValid())
        return iso;
    static const QRegularExpression pattern(QStringLiteral(R"(^(\d{1,2})\.(\d{1,2})\.(\d{4})?$)"));
    const QRegularExpressionMatch match = pattern.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(3).isEmpty() ? today.year() : match.captured(3).toInt();
    QDate date(year, match.captured(2).toInt(), match.captured(1).toInt());
    if (match.captured(3).isEmpty() && date.isValid() && date < today)
        date = date.addYears(1);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool isWord(const QString &word, const char *english, const QString &translated)
{
    return word == QLatin1String(english) || word == translated.toLower();
}

bool takeDay(Said &said, const QString &word, QDate today)
{
    if (said.day)
        return false;
    if (isWord(word, "today", Words::tr("today")))
        said.day = today;
    else if (isWord(word, "tomorrow", Words::tr("tomorrow")))
        said.day = today.addDays(1);
    else if (const int weekday = weekdayFrom(word)) {
        said.day = today.addDays((weekday - today.dayOfWeek() + 7) % 7);
        said.isWeekday = true;
    } else
        said.day = dateFrom(word, today);
    return said.day.has_value();
}

/// "in 2 hours", "30 min", "3d", "1 week".
std::optional<QDateTime> spanFrom(const QString &text, const QDateTime &now)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(?:in )?(\d{1,4}) ?(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)$)"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 count = match.captured(1).toLongLong();
    switch (match.captured(2).at(0).unicode()) {
    case u'm':
        return now.addSecs(count * 60);
    case u'h':
        return now.addSecs(count * 3600);
    case u'd':
        return now.addDays(count);
    default:
        return now.addDays(count * 7);
    }
}

} // namespace

std::optional<QDateTime> timeFromText(const QString &text, const QDateTime &now)
{
    const QString plain = text.simplified().toLower();
    if (plain.isEmpty())
        return std::nullopt;
    if (const auto span = spanFrom(plain, now))
        return *span > now ? span : std::nullopt;
    Said said;
    // "3 pm" is one time.
    static const QRegularExpression apart(QStringLiteral(R"((\d) (am|pm)\b)"));
    for (const QString &word : QString(plain).replace(apart, QStringLiteral("\\1\\2")).split(u' ')) {
        if (isWord(word, "at", Words::tr("at")) || takeDay(said, word, now.date()))
            continue;
        const auto time = timeFrom(word);
        if (!time || said.time)
            return std::nullopt;
        said.time = time;
    }
    const bool isDayless = !said.day;
    QDateTime meant(said.day.value_or(now.date()), said.time.value_or(QTime(morning, 0)), now.timeZone());
    if (meant <= now && isDayless)
        meant = meant.addDays(1);
    else if (meant <= now && said.isWeekday)
        meant = meant.addDays(7);
    return meant > now ? std::optional(meant) : std::nullopt;
}

QString comingTime(const QDateTime &time, const QDateTime &now)
{
    const QLocale locale;
    const QString clock = locale.toString(time.time(), QLocale::ShortFormat);
    const qint64 days = now.date().daysTo(time.date());
    if (days == 0)
        return clock;
    if (days > 0 && days < 7)
        return Words::tr("%1 %2").arg(locale.dayName(time.date().dayOfWeek(), QLocale::ShortFormat), clock);
    const QString date = time.date().year() == now.date().year() ? locale.toString(time.date(), Words::tr("d MMM"))
                                                                 : locale.toString(time.date(), QLocale::ShortFormat);
    return Words::tr("%1, %2").arg(date, clock);
}

QList<TimeChoice> laterTimes(const QDateTime &now)
{
    QList<TimeChoice> times;
    const QDateTime tonight(now.date(), QTime(evening, 0), now.timeZone());
    const QDateTime soon = now.addSecs(fewestHoursLater * 3600);
    const QTime fullHour(soon.time().hour(), 0);
    const QDateTime later = soon < tonight ? tonight : QDateTime(soon.date(), fullHour, now.timeZone()).addSecs(3600);
    if (later.date() == now.date())
        times.append({Words::tr("Later today"), later});
    const QDate today = now.date();
    times.append({Words::tr("Tomorrow"), QDateTime(today.addDays(1), QTime(morning, 0), now.timeZone())});
    const QDate monday = today.addDays(8 - today.dayOfWeek());
    times.append({Words::tr("Next week"), QDateTime(monday, QTime(morning, 0), now.timeZone())});
    return times;
}

} // namespace patchcord::ui
