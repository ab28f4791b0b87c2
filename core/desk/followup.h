// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/deliveries.h"
#include "core/store/store.h"
#include "core/twilio/messages.h"

#include <QObject>
#include <QTimer>

namespace patchcord::desk {

/// Asks Twilio what became of messages whose callbacks may have been lost: at the start, then now and then. What it
/// learns is kept like a callback. Lives in the desk's thread.
class FollowUp final : public QObject
{
    Q_OBJECT

public:
    /// `everyMs` is the time between two rounds; each asks about at most `limit` messages.
    FollowUp(store::Store &store, twilio::Messages messages, Deliveries &deliveries, int everyMs, int limit,
             QObject *parent = nullptr);

    void start();

private:
    void beginRound();
    void askNext();
    void settle(const twilio::MessageResource &resource);

    store::Store &m_store;
    twilio::Messages m_messages;
    Deliveries &m_deliveries;
    QTimer m_timer;
    QStringList m_sids;
    int m_limit;
};

} // namespace patchcord::desk
