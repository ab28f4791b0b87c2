// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace patchcord::twilio {

/// What a request was for: it decides what a lost answer means.
enum class Purpose {
    Read, ///< Changes nothing and may be repeated.
    Remove, ///< May be repeated: what is gone stays gone.
    Create, ///< Must not be repeated blindly.
};

/// An HTTP answer as it came.
struct RawAnswer
{
    int status = 0;
    QByteArray body;
    QByteArray retryAfter; ///< The header; seconds or a date.
    bool isWhole = true; ///< False when the connection broke before its announced end.
};

/// What it says: the object of a 2xx, else an Error with Twilio's code and plain words. Takes JSON errors of both
/// kinds, HTML and nothing at all.
[[nodiscard]] Result<QJsonObject> understood(Purpose purpose, const RawAnswer &answer);

/// The answer never came, or only a part of it. `hasLeft` tells whether the request may have reached Twilio.
[[nodiscard]] Error lostAnswer(Purpose purpose, bool hasLeft, const QString &detail);

} // namespace patchcord::twilio
