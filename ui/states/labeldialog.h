// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace patchcord::ui {

class PickList;

/// Puts a label on conversations or takes it off: one in use, or a new one that is typed.
class LabelDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `known` are all labels in use; `carried` those that every one of the conversations carries.
    LabelDialog(int conversations, QStringList known, QStringList carried, QWidget *parent);

signals:
    void labelAdded(const QString &label);
    void labelRemoved(const QString &label);

private:
    void offer(const QString &typed);
    void take(int choice);

    QStringList m_known;
    QStringList m_carried;
    QStringList m_offered;
    PickList *m_pick;
};

} // namespace patchcord::ui
