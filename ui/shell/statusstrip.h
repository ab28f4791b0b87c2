// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/statusline.h"

#include <QTimer>
#include <QWidget>

namespace patchcord::ui {

class StatusItem;

/// The line at the window's foot: whether messages come in, by which address, whether Twilio answers, what waits to go
/// out. A click leads to the settings that mend it.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatus(const StatusLine &status);
    void setOutbox(int waiting);

signals:
    void addressClicked();
    void accountClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void refreshReceiving();

    StatusLine m_status;
    StatusItem *m_receiving;
    StatusItem *m_address;
    StatusItem *m_twilio;
    StatusItem *m_outbox;
    StatusItem *m_demo;
    StatusItem *m_agent;
    QTimer m_clock;
};

} // namespace patchcord::ui
