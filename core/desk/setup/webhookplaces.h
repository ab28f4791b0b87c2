// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "core/twilio/account.h"
#include "core/twilio/channelsenders.h"
#include "core/twilio/services.h"

#include <QHash>
#include <QString>

namespace patchcord::desk {

/// The values of a place by their field's name.
using PlaceValues = QHash<QString, QString>;

[[nodiscard]] PlaceValues valuesOf(const twilio::IncomingNumber &number);
[[nodiscard]] PlaceValues valuesOf(const twilio::MessagingService &service);
[[nodiscard]] PlaceValues valuesOf(const twilio::ChannelSender &sender);

/// What the values of a phone number should be for the desk at `publicUrl`. With `isOverridden` its messages go where
/// its service says, so only those of its calls count.
[[nodiscard]] WebhookPlace placeOf(const twilio::IncomingNumber &number, const QString &publicUrl, bool isOverridden);
/// The same of a service that decides for its senders.
[[nodiscard]] WebhookPlace placeOf(const twilio::MessagingService &service, const QString &publicUrl);
/// The same of a WhatsApp sender that no service decides for.
[[nodiscard]] WebhookPlace placeOf(const twilio::ChannelSender &sender, const QString &publicUrl);

/// Whether two addresses lead to the same: Twilio does not send what stands behind '#', it only goes by it.
[[nodiscard]] bool isSameValue(const QString &left, const QString &right);

} // namespace patchcord::desk
