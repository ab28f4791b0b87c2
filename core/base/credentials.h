// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord {

/// What Twilio knows us by. The auth token also signs webhooks, so it is needed even beside an API key.
struct Credentials
{
    QString accountSid;
    QString authToken;
    QString formerAuthToken; ///< Honoured for webhooks while a rotation lasts; empty else.
    qint64 formerUntil = 0; ///< UTC ms when the former token stops being honoured.
    QString apiKey;
    QString apiSecret;
    QString edge; ///< "dublin"; empty = Twilio's default.
    QString region; ///< "ie1"; empty = us1.

    [[nodiscard]] bool canSend() const
    {
        return !accountSid.isEmpty() && (!authToken.isEmpty() || (!apiKey.isEmpty() && !apiSecret.isEmpty()));
    }
    [[nodiscard]] bool canReceive() const { return !accountSid.isEmpty() && !authToken.isEmpty(); }
    bool operator==(const Credentials &) const = default;
};

} // namespace patchcord
