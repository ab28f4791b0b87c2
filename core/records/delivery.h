// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord {

/// Where a message stands. All but the first two are Twilio's own states.
enum class DeliveryStatus {
    Pending, ///< Kept here, not yet accepted by Twilio ("pending").
    Unknown, ///< It may have left: being looked up at Twilio ("unknown").
    Scheduled,
    Accepted,
    Queued,
    Sending,
    Sent,
    Delivered,
    Read,
    Undelivered,
    Failed,
    Canceled,
    Receiving,
    Received,
};

/// Twilio's word for it ("queued", "delivered", …), as exported and stored.
[[nodiscard]] QString toString(DeliveryStatus status);
[[nodiscard]] std::optional<DeliveryStatus> deliveryStatusFromString(QStringView text);

/// How far a status is along the way, for merging callbacks that came out of order (shared order of Twilio's states:
/// scheduled 5, accepted 10, queued 20, sending 30, sent 40, delivered 50, read 60; failures 45, see deriveDelivery).
[[nodiscard]] int rank(DeliveryStatus status);

/// True for failed, undelivered and canceled.
[[nodiscard]] bool isFailure(DeliveryStatus status);

/// True when no further change is expected (delivered may still become read).
[[nodiscard]] bool isFinal(DeliveryStatus status);

} // namespace patchcord
