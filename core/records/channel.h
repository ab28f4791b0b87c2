// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord {

/// The way a message or call travels. A conversation runs on one of them; calls belong to the Sms conversation of the
/// same two numbers, since both are the telephone.
enum class Channel { Sms, WhatsApp, Voice, Messenger, Rcs };

enum class Direction { Inbound, Outbound };

/// "sms", "whatsapp", "voice", "messenger", "rcs": as exported and stored.
[[nodiscard]] QString toString(Channel channel);
[[nodiscard]] std::optional<Channel> channelFromString(QStringView text);

/// "inbound" or "outbound".
[[nodiscard]] QString toString(Direction direction);
[[nodiscard]] std::optional<Direction> directionFromString(QStringView text);

} // namespace patchcord
