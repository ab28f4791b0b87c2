// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/scheduledtext.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListWidget;
class QPushButton;

namespace patchcord::ui {

/// Everything that is to be sent later, what needs an agent's word first. It does nothing itself.
class ScheduledDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ScheduledDialog(QWidget *parent = nullptr);

    void setRows(const QList<ScheduledRow> &rows);

signals:
    void openWanted(patchcord::ConversationId conversation);
    void editWanted(patchcord::ScheduledId reply);
    void sendNowWanted(patchcord::ScheduledId reply);
    void dropWanted(patchcord::ScheduledId reply);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void refresh();
    [[nodiscard]] const ScheduledRow *current() const;

    QList<ScheduledRow> m_rows;
    QLabel *m_lead;
    QListWidget *m_list;
    QPushButton *m_open;
    QPushButton *m_edit;
    QPushButton *m_send;
    QPushButton *m_drop;
};

} // namespace patchcord::ui
