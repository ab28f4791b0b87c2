// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QList>

namespace patchcord::ui {

class PickList;

/// Asks until when conversations are put off: the usual times, until they reply, or a time that is typed.
class SnoozeDialog final : public QDialog
{
    Q_OBJECT

public:
    /// For so many conversations, at that time.
    SnoozeDialog(int conversations, const QDateTime &now, QWidget *parent);

signals:
    /// UTC ms; 0 = until they reply.
    void chosen(qint64 until);

private:
    void offer(const QString &typed);

    QDateTime m_now;
    PickList *m_pick;
    QList<qint64> m_times; ///< Of the choices.
};

} // namespace patchcord::ui
