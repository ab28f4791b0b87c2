// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/contactcard.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QThreadPool>

namespace patchcord::ui {

/// Contact cards out of small vCard files, read by a worker when they are first asked for. Never reads on the caller's
/// thread.
class ContactCards final : public QObject
{
    Q_OBJECT

public:
    explicit ContactCards(QObject *parent = nullptr);
    ~ContactCards() override;

    /// Empty while it is on its way, and when the file holds none.
    [[nodiscard]] QList<ContactCard> find(const QString &file);

signals:
    void settled(const QString &file);

private:
    QHash<QString, QList<ContactCard>> m_cards;
    QSet<QString> m_running;
    QThreadPool m_worker;
};

} // namespace patchcord::ui
