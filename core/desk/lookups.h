// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/outbox.h"
#include "core/records/attempt.h"
#include "core/store/store.h"
#include "core/twilio/messages.h"

#include <QObject>

#include <memory>

namespace patchcord::desk {

/// Finds out what became of attempts whose answer was lost, by listing Twilio's messages. It concludes that an attempt
/// is absent only from a listing that succeeded after the last delay, and never sends anything.
class LookUps final : public QObject
{
    Q_OBJECT

public:
    LookUps(store::Store &store, twilio::Client &client, const OutboxPace &pace, QObject *parent = nullptr);
    ~LookUps() override;

    /// Looks after these delays (from now, ascending, at least one).
    void track(const Attempt &attempt, const QList<qint64> &delaysMs);
    [[nodiscard]] bool isTracking(AttemptId attempt) const;
    [[nodiscard]] QList<AttemptId> tracked() const;
    /// Asks the store at once whether a callback settled it.
    void verify(AttemptId attempt);
    [[nodiscard]] bool isEmpty() const;

signals:
    /// Its outcome is known; it is not tracked any more.
    void settled(AttemptId attempt);
    void answered();
    void failed(const Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::desk
