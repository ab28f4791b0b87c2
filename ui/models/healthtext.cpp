// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/healthtext.h"

#include "ui/models/conversationtext.h"

#include <QCoreApplication>

namespace patchcord::ui {

namespace {

constexpr qint64 minuteMs = 60 * 1000;
constexpr qint64 hourMs = 60 * minuteMs;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HealthText)
};

} // namespace

QString overallText(const Health &health)
{
    const int count = health.toMend();
    if (count == 1)
        return Words::tr("1 thing to mend");
    if (count > 1)
        return Words::tr("%n things to mend", nullptr, count);
    return health.overall() == HealthState::Unknown ? Words::tr("Checking…") : Words::tr("All is well");
}

QString stateWord(HealthState state)
{
    switch (state) {
    case HealthState::Unknown:
        return Words::tr("not checked yet");
    case HealthState::Well:
        return Words::tr("well");
    case HealthState::Attention:
        return Words::tr("needs attention");
    case HealthState::Broken:
        return Words::tr("broken");
    }
    Q_UNREACHABLE();
}

QString agoText(qint64 at, qint64 now)
{
    if (at <= 0)
        return {};
    const qint64 age = std::max<qint64>(0, now - at);
    if (age < minuteMs)
        return Words::tr("%1 s ago").arg(age / 1000);
    return age < hourMs ? Words::tr("%1 ago").arg(roughSpan(age)) : shortTime(at, now);
}

QString mendText(const HealthLine &line)
{
    if (line.state < HealthState::Attention)
        return {};
    if (line.name == u"quarantine")
        return Words::tr("Look");
    if (!line.mend.isEmpty())
        return line.mend;
    if (line.name == u"account" || line.name == u"auth-token")
        return Words::tr("Enter the credentials…");
    return line.name == u"public-address" ? Words::tr("Set the address…") : QString();
}

QString sideText(const HealthLine &line, qint64 now)
{
    if (line.state >= HealthState::Attention && line.since > 0)
        return Words::tr("since %1").arg(shortTime(line.since, now));
    return agoText(line.checkedAt, now);
}

} // namespace patchcord::ui
