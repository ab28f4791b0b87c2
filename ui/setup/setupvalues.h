// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::ui {

/// What the settings page shows and returns. Secrets are only ever handed inwards.
struct SetupValues
{
    QString accountSid;
    QString authToken;
    QString apiKey;
    QString apiSecret;
    QString publicUrl;
    bool hasAuthToken = false; ///< One is kept; the field stays empty.
    bool hasApiSecret = false;
    bool enterSends = true;
    QString appearance; ///< "system", "light", "dark".
    QString secretsKeptIn; ///< "the system keychain" or "a file only you can read".
    bool notificationsShowText = true; ///< False: a desktop notification names who, never what.
    quint16 listenPort = 3000; ///< Where the tunnel has to lead on this computer; shown only.
};

} // namespace patchcord::ui
