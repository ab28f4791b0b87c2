// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/health/healthbook.h"

#include <QStringList>

#include <algorithm>

namespace patchcord::desk {

namespace {

bool isOfSender(const QString &name)
{
    return name.startsWith(u"sender");
}

/// From Twilio's side to ours, then the senders.
qsizetype placeOf(const QString &name)
{
    static const QStringList order{
        QStringLiteral("account"),    QStringLiteral("auth-token"),     QStringLiteral("balance"),
        QStringLiteral("clock"),      QStringLiteral("public-address"), QStringLiteral("tunnel"),
        QStringLiteral("byte-exact"), QStringLiteral("webhook"),        QStringLiteral("quarantine")};
    const qsizetype place = order.indexOf(name);
    return place < 0 ? order.size() : place;
}

} // namespace

void HealthBook::put(HealthLine line, qint64 at)
{
    line.checkedAt = at;
    line.since = at;
    const auto known = std::ranges::find(m_health.lines, line.name, &HealthLine::name);
    if (known != m_health.lines.end()) {
        if (known->state == line.state)
            line.since = known->since;
        *known = line;
        return;
    }
    const auto behind = std::ranges::find_if(
        m_health.lines, [&line](const HealthLine &other) { return placeOf(other.name) > placeOf(line.name); });
    m_health.lines.insert(behind, line);
}

void HealthBook::drop(const QString &name)
{
    m_health.lines.removeIf([&name](const HealthLine &line) { return line.name == name; });
}

void HealthBook::putSenders(const QList<HealthLine> &lines, qint64 at)
{
    m_health.lines.removeIf([&lines](const HealthLine &line) {
        return isOfSender(line.name) && std::ranges::find(lines, line.name, &HealthLine::name) == lines.cend();
    });
    for (const HealthLine &line : lines)
        put(line, at);
}

HealthLine HealthBook::line(const QString &name) const
{
    const auto known = std::ranges::find(m_health.lines, name, &HealthLine::name);
    return known == m_health.lines.cend() ? HealthLine() : *known;
}

} // namespace patchcord::desk
