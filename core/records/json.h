// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QJsonObject>

namespace patchcord {

/// A row as it is exported and fed to others: sid, kind, direction, channel ("voice" for calls), from, to, body, status
/// (of the call for calls), error_code (null when none), created_at (ISO 8601, UTC, milliseconds), conversation and
/// media; duration (seconds) for calls; author and extra when there are any. Addresses are bare.
[[nodiscard]] QJsonObject toJson(const Message &message);

/// "2026-11-22T13:58:11.123Z".
[[nodiscard]] QString toIsoUtc(qint64 at);

} // namespace patchcord
