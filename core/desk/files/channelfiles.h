// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/channel.h"
#include "core/records/message.h"

#include <QList>

namespace patchcord::desk {

/// The most files that one message of the channel carries.
[[nodiscard]] int mostFiles(Channel channel);
/// Bytes that one file of that type may have on the channel; 0 = the channel does not carry it. Figures: Twilio's
/// limits per channel (https://www.twilio.com/docs/messaging/guides/accepted-mime-types and the WhatsApp guide).
[[nodiscard]] qint64 mostBytes(Channel channel, const QString &mime);
/// Bytes of all files of one message together.
[[nodiscard]] qint64 mostBytesTogether(Channel channel);

/// Whether these can go in one message; Invalid says what is wrong, and with which file.
[[nodiscard]] Done checkFiles(const QList<MediaItem> &files, Channel channel, bool hasText);
/// Why a file of that type cannot go on the channel, and what helps.
[[nodiscard]] Error unfitFile(Channel channel, const MediaItem &file);

} // namespace patchcord::desk
