// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"

#include <QObject>
#include <QTimer>

namespace patchcord::desk {

/// Lets the rules speak that wait until a customer has waited too long. Lives in the desk's thread.
class RuleClock final : public QObject
{
    Q_OBJECT

public:
    explicit RuleClock(store::Store &store, QObject *parent = nullptr);

    void start();

private:
    void look();

    store::Store &m_store;
    QTimer m_timer;
};

/// Answers those who have waited too long at `now` (UTC ms), as a part of the caller's unit of work.
[[nodiscard]] Done answerThoseWhoWait(store::Transaction &transaction, qint64 now);

} // namespace patchcord::desk
