// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QObject>
#include <QTimer>

namespace patchcord::desk {

struct ClockPace
{
    int soonMs = 1000; ///< After a change, before it is looked at what is due next.
    int mostMs = 60'000; ///< Between two looks, since the wall clock may be set and the machine may sleep.
};

/// Does what time does to conversations: snoozed ones come back, ones that nobody answered in time go back to the
/// queue, and silent ones close, as their senders say. What fell due while the program was off is done at the start.
/// Lives in the desk's thread.
class ConversationClock final : public QObject
{
    Q_OBJECT

public:
    explicit ConversationClock(store::Store &store, ClockPace pace = {}, QObject *parent = nullptr);

    void start();

private:
    void look();
    void wait(qint64 due);
    void settle();
    void onCommitted();

    store::Store &m_store;
    ClockPace m_pace;
    QTimer m_timer;
    bool m_isLooking = false;
    bool m_isBehind = false; ///< Something changed while it was looked.
};

} // namespace patchcord::desk
