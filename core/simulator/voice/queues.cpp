// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/queues.h"

#include "core/simulator/account.h"

namespace patchcord::simulator {

QString Queues::sidOf(const QString &name)
{
    QString &sid = m_sids[name];
    if (sid.isEmpty())
        sid = m_account.newSid(QLatin1StringView("QU"));
    return sid;
}

void Queues::join(const QString &name, Leg &leg)
{
    m_waiting[name].append(&leg);
    emit joined(name);
}

void Queues::leave(const QString &name, const Leg &leg)
{
    m_waiting[name].removeIf([&leg](const Leg *one) { return one == &leg; });
}

qsizetype Queues::positionOf(const QString &name, const Leg &leg) const
{
    const QList<Leg *> waiting = m_waiting.value(name);
    for (qsizetype row = 0; row < waiting.size(); ++row) {
        if (waiting.at(row) == &leg)
            return row + 1;
    }
    return 0;
}

Leg *Queues::first(const QString &name) const
{
    const QList<Leg *> waiting = m_waiting.value(name);
    return waiting.isEmpty() ? nullptr : waiting.first();
}

} // namespace patchcord::simulator
