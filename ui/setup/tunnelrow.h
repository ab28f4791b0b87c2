// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "ui/style/findingrow.h"

namespace patchcord::ui {

/// What one tunnel program said: its address with *Use this*, or how it is started with *Copy*.
class TunnelRow final : public QWidget
{
    Q_OBJECT

public:
    TunnelRow(const QString &program, quint16 port, QWidget *parent);

    void setTunnel(const TunnelFound &tunnel);
    [[nodiscard]] const TunnelFound &tunnel() const { return m_tunnel; }
    [[nodiscard]] QPushButton *useButton() const { return m_use; }

signals:
    void chosen(const QString &publicUrl);

private:
    quint16 m_port;
    TunnelFound m_tunnel;
    FindingRow *m_row;
    QPushButton *m_use;
    QPushButton *m_copy;
};

} // namespace patchcord::ui
