// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/openspans.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <optional>

namespace patchcord {

namespace {

constexpr int minutesOfDay = 24 * 60;
constexpr std::array days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// 1 = Monday; 0 when it is none.
int dayFrom(const QString &word)
{
    for (size_t day = 0; day < days.size(); ++day) {
        if (word.startsWith(QLatin1String(days.at(day))))
            return int(day) + 1;
    }
    return 0;
}

std::optional<int> minuteFrom(const QString &hour, const QString &minute)
{
    const int minutes = hour.toInt() * 60 + minute.toInt();
    return minutes <= minutesOfDay && minute.toInt() < 60 ? std::optional(minutes) : std::nullopt;
}

QString clockText(int minutes)
{
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

std::unexpected<Error> unreadable(const QString &part)
{
    return failure(ErrorKind::Invalid,
                   QCoreApplication::translate(
                       "OpenSpans", "“%1” is no time. Write it like this: mon-fri 9:00-17:00, sat 10:00-14:00")
                       .arg(part));
}

Result<QList<OpenSpan>> spansIn(const QString &part)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^([a-z]+)(?:-([a-z]+))? (\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$)"));
    const QRegularExpressionMatch match = pattern.match(part);
    const int first = dayFrom(match.captured(1));
    const int last = match.captured(2).isEmpty() ? first : dayFrom(match.captured(2));
    const auto from = minuteFrom(match.captured(3), match.captured(4));
    const auto until = minuteFrom(match.captured(5), match.captured(6));
    if (!match.hasMatch() || first == 0 || last < first || !from || !until || *until <= *from)
        return unreadable(part);
    QList<OpenSpan> spans;
    for (int day = first; day <= last; ++day)
        spans.append({day, *from, *until});
    return spans;
}

} // namespace

Result<QList<OpenSpan>> spansFromText(const QString &text)
{
    QList<OpenSpan> spans;
    for (const QString &part : text.toLower().split(u',', Qt::SkipEmptyParts)) {
        const auto found = spansIn(QString(part).replace(QChar(0x2013), u'-').simplified());
        if (!found)
            return found;
        spans += *found;
    }
    return spans;
}

QString spansText(const QList<OpenSpan> &spans)
{
    QStringList parts;
    for (qsizetype at = 0; at < spans.size();) {
        qsizetype end = at + 1;
        while (end < spans.size() && spans.at(end).day == spans.at(end - 1).day + 1
               && spans.at(end).from == spans.at(at).from && spans.at(end).until == spans.at(at).until)
            ++end;
        QString name = QLatin1String(days.at(size_t(spans.at(at).day - 1)));
        if (end - at > 1)
            name += u'-' + QLatin1String(days.at(size_t(spans.at(end - 1).day - 1)));
        parts.append(QStringLiteral("%1 %2-%3").arg(name, clockText(spans.at(at).from), clockText(spans.at(at).until)));
        at = end;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace patchcord
