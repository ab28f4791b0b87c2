// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/attempt.h"
#include "core/store/store.h"

#include <QFuture>
#include <QList>

namespace patchcord::desk {

/// Where a message stands, derived from all that is known of it.
struct Delivery
{
    DeliveryStatus status = DeliveryStatus::Queued;
    int errorCode = 0;

    bool operator==(const Delivery &) const = default;
};

/// The state that callbacks add up to, whatever their order: the furthest by rank, with the code of any failure kept
/// ("delivered, with errors").
[[nodiscard]] Delivery deriveDelivery(DeliveryStatus accepted, int acceptedError,
                                      const QList<StatusCallback> &callbacks);

/// Brings a message's state up to date with its callbacks, within a unit of work of the caller's. Does nothing while no
/// attempt is known by that SID.
[[nodiscard]] Done applyCallbacks(store::Transaction &transaction, const QString &sid);

/// Keeps status callbacks and brings their messages up to date. A callback that is early waits for its message.
class Deliveries final
{
public:
    explicit Deliveries(store::Store &store)
        : m_store(store)
    { }

    /// Finishes after the commit. An unknown SID with a known token resolves that attempt.
    QFuture<Done> record(const StatusCallback &callback);

private:
    store::Store &m_store;
};

} // namespace patchcord::desk
