// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"

#include <QObject>
#include <QTimer>

namespace patchcord::desk {

/// Sends what was to be sent later, when it is due. What fell due while it was not there it never sends: that waits for
/// an agent's word. Follows the store's event sequence. Lives in the desk's thread.
class Scheduler final : public QObject
{
    Q_OBJECT

public:
    explicit Scheduler(store::Store &store, QObject *parent = nullptr);

    void start();

private:
    void look();
    void onLooked(const Result<qint64> &next);
    void sendDue();

    store::Store &m_store;
    QTimer m_timer;
    bool m_isStarted = false;
    bool m_isLooking = false;
    bool m_isLookWanted = false;
};

} // namespace patchcord::desk
