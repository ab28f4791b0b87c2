// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"
#include "ui/shell/statusline.h"

#include <QTimer>
#include <QWidget>

namespace patchcord::ui {

class StatusItem;

/// The line at the window's foot: a traffic light for all of it, then whether messages come in, by which address,
/// whether Twilio answers, what waits to go out. A click leads to the page that mends it.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatus(const StatusLine &status);
    void setOutbox(int waiting);
    /// Without lines there is no light.
    void setHealth(const Health &health);

signals:
    void healthClicked();
    void addressClicked();
    void accountClicked();
    void demoClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void refreshHealth();
    void refreshReceiving();
    /// The light leads to all the rest, where there is one.
    void openMend(void (StatusStrip::*otherwise)());

    StatusLine m_status;
    Health m_health;
    StatusItem *m_light;
    StatusItem *m_receiving;
    StatusItem *m_address;
    StatusItem *m_twilio;
    StatusItem *m_outbox;
    StatusItem *m_demo;
    StatusItem *m_agent;
    QTimer m_clock;
};

} // namespace patchcord::ui
