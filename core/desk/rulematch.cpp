// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/rulematch.h"

#include "core/desk/quiettime.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace patchcord::desk {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr int morning = 9;

QDateTime localTime(const OfficeHours &hours, qint64 now)
{
    return QDateTime::fromMSecsSinceEpoch(now, zoneNamed(hours.zone));
}

bool holdsOneOf(const QString &body, const QStringList &words)
{
    return std::ranges::any_of(words, [&body](const QString &word) {
        const QRegularExpression pattern(
            QStringLiteral(R"((?<![\p{L}\p{N}])%1(?![\p{L}\p{N}]))").arg(QRegularExpression::escape(word.trimmed())),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        return !word.trimmed().isEmpty() && pattern.match(body).hasMatch();
    });
}

bool fitsHours(RuleHours wanted, const RuleFacts &facts)
{
    switch (wanted) {
    case RuleHours::Any:
        return true;
    case RuleHours::Inside:
        return isOpen(facts.hours, facts.now);
    case RuleHours::Outside:
        return !isOpen(facts.hours, facts.now);
    case RuleHours::Holiday:
        return isHoliday(facts.hours, facts.now);
    }
    Q_UNREACHABLE();
}

bool fitsTime(const Rule &rule, const RuleFacts &facts)
{
    const qint64 last = facts.lastFired.value(rule.id, -1);
    if (last >= 0 && facts.now - last < rule.pauseMinutes * minuteMs)
        return false;
    const bool isAtOnce = facts.waitedMs == 0;
    return rule.waitedMinutes == 0 ? isAtOnce : !isAtOnce && facts.waitedMs >= rule.waitedMinutes * minuteMs;
}

bool fits(const Rule &rule, const RuleFacts &facts)
{
    return rule.isOn && (rule.replies() || rule.acts()) && (!rule.sender.isValid() || rule.sender == facts.sender)
        && (!rule.channel || *rule.channel == facts.channel) && (!rule.isForFirstContact || facts.isFirstContact)
        && (rule.label.isEmpty() || facts.labels.contains(rule.label, Qt::CaseInsensitive))
        && (rule.words.isEmpty() || holdsOneOf(facts.body, rule.words)) && fitsTime(rule, facts)
        && fitsHours(rule.hours, facts);
}

} // namespace

bool isHoliday(const OfficeHours &hours, qint64 now)
{
    return hours.holidays.contains(localTime(hours, now).date());
}

bool isOpen(const OfficeHours &hours, qint64 now)
{
    if (isHoliday(hours, now))
        return false;
    const QDateTime local = localTime(hours, now);
    const int minute = local.time().hour() * 60 + local.time().minute();
    return hours.spans.isEmpty() || std::ranges::any_of(hours.spans, [&local, minute](const OpenSpan &span) {
               return span.day == local.date().dayOfWeek() && minute >= span.from && minute < span.until;
           });
}

qint64 nextMorning(const OfficeHours &hours, qint64 now)
{
    const QDateTime local = localTime(hours, now);
    const QDateTime today(local.date(), QTime(morning, 0), local.timeZone());
    const QDateTime next(local.date().addDays(local < today ? 0 : 1), QTime(morning, 0), local.timeZone());
    return next.toMSecsSinceEpoch();
}

std::optional<Rule> decide(const QList<Rule> &rules, const RuleFacts &facts)
{
    const auto found = std::ranges::find_if(rules, [&facts](const Rule &rule) { return fits(rule, facts); });
    return found == rules.end() ? std::nullopt : std::optional(*found);
}

} // namespace patchcord::desk
