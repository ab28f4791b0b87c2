// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/leg.h"

#include <QHash>
#include <QObject>

namespace patchcord::simulator {

/// The queues of the account by name, and who waits in them, longest first.
class Queues final : public QObject
{
    Q_OBJECT

public:
    explicit Queues(Account &account, QObject *parent = nullptr)
        : QObject(parent)
        , m_account(account)
    { }

    void join(const QString &name, Leg &leg);
    void leave(const QString &name, const Leg &leg);
    [[nodiscard]] QString sidOf(const QString &name);
    [[nodiscard]] qsizetype size(const QString &name) const { return m_waiting.value(name).size(); }
    /// From 1; 0 = does not wait there.
    [[nodiscard]] qsizetype positionOf(const QString &name, const Leg &leg) const;
    /// Who waits longest; null when nobody does.
    [[nodiscard]] Leg *first(const QString &name) const;
    /// That leg is being put through to another: its queue's verb learns of it by `taken`.
    void take(Leg &leg) { emit taken(&leg); }
    void release(Leg &leg) { emit released(&leg); }

signals:
    void joined(const QString &name);
    void taken(patchcord::simulator::Leg *leg);
    /// The other side of a taken leg is gone.
    void released(patchcord::simulator::Leg *leg);

private:
    Account &m_account;
    QHash<QString, QString> m_sids;
    QHash<QString, QList<Leg *>> m_waiting;
};

} // namespace patchcord::simulator
