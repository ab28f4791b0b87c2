// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session.h"

#include <QPointer>

namespace patchcord::app {

/// Shows the desk's health in the window, and carries out what the page behind the traffic light asks for.
class HealthLink final : public QObject
{
    Q_OBJECT

public:
    HealthLink(Session &session, ui::MainWindow &window, QObject *parent = nullptr);

private:
    void attach();
    void act(const QFuture<Done> &act, const QString &success);
    void restore();
    void showFormer();
    void showRefused();
    void replay(qint64 id);

    Session &m_session;
    ui::MainWindow &m_window;
    QPointer<ui::HealthDialog> m_dialog;
};

} // namespace patchcord::app
