// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringView>

namespace patchcord::twilio {

/// Tolerant reading of Twilio's answers, where numbers come as strings and anything may be null or missing.

/// Text, or a number or truth value written out; empty for null, missing and everything else.
[[nodiscard]] QString jsonText(const QJsonObject &object, QStringView key);

/// A number, or text that holds one; 0 else.
[[nodiscard]] int jsonInt(const QJsonObject &object, QStringView key);

/// True for true, "true" and numbers beside 0.
[[nodiscard]] bool jsonBool(const QJsonObject &object, QStringView key);

/// UTC ms of an RFC 2822 or ISO 8601 date; 0 else.
[[nodiscard]] qint64 jsonTime(const QJsonObject &object, QStringView key);

} // namespace patchcord::twilio
