// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Reads the source of a tree and says where it breaks the order of the rooms: who may include whom, which parts of Qt
/// and of the system a room may know, where SQL may stand. Judges text, not code: it follows no macros.
class RoomOrder final
{
public:
    explicit RoomOrder(QString root);

    /// "path: what is wrong", one per fault; empty when all is in order.
    [[nodiscard]] QStringList faults() const;

private:
    [[nodiscard]] QStringList sourcesBelow(const QString &folder) const;
    [[nodiscard]] QString textOf(const QString &path) const;
    [[nodiscard]] QStringList licenceFaults(const QString &path) const;
    [[nodiscard]] QStringList includeFaults(const QString &path) const;
    [[nodiscard]] QStringList sqlFaults(const QString &path) const;

    const QString m_root;
};
