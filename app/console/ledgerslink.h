// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session.h"

namespace patchcord::app {

/// Answers what the window asks of the ledgers: figures for the page of numbers. Lives in the screen's thread and never
/// waits there.
class LedgersLink final : public QObject
{
    Q_OBJECT

public:
    LedgersLink(Session &session, ui::MainWindow &window, QObject *parent = nullptr);

private:
    void attachNumbers();

    Session &m_session;
    ui::MainWindow &m_window;
};

} // namespace patchcord::app
