// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/scheduledtext.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace patchcord::ui {

/// The end of a thread: what is to be sent later in this conversation, one pending row each, with what can be done with
/// it. Hidden while there is nothing. It does nothing itself.
class LaterStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit LaterStrip(QWidget *parent = nullptr);

    void setRows(const QList<ScheduledRow> &rows);
    [[nodiscard]] const QList<ScheduledRow> &rows() const { return m_rows; }

signals:
    void editWanted(patchcord::ScheduledId reply);
    void sendNowWanted(patchcord::ScheduledId reply);
    void dropWanted(patchcord::ScheduledId reply);
    /// There are more than fit here.
    void listWanted();

private:
    void rebuild();
    QWidget *rowFor(const ScheduledRow &row);

    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    QList<ScheduledRow> m_rows;
    QTimer m_minute; ///< "Today" and "tomorrow" go by.
};

} // namespace patchcord::ui
