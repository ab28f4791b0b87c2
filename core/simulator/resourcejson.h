// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"

#include <QJsonObject>
#include <QJsonValue>

namespace patchcord::simulator {

/// RFC 2822 in UTC, as the core API writes times; null for 0.
[[nodiscard]] QJsonValue apiDate(qint64 at);
/// "/2010-04-01/Accounts/AC…".
[[nodiscard]] QString accountPath(const QString &accountSid);

/// Each resource with the fields and types of Twilio's own: counts and prices are text, codes are numbers.
[[nodiscard]] QJsonObject messageJson(const MessageRecord &message, const QString &accountSid);
[[nodiscard]] QJsonObject mediaJson(const MediaRecord &media, const QString &accountSid);
[[nodiscard]] QJsonObject numberJson(const NumberRecord &number, const QString &accountSid);
[[nodiscard]] QJsonObject callJson(const CallRecord &call, const QString &accountSid, const QString &numberSid);

} // namespace patchcord::simulator
