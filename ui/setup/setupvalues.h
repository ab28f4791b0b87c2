// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace patchcord::ui {

/// A loudspeaker or headset that calls can ring on.
struct RingDevice
{
    QString id; ///< As the system knows it.
    QString name;
};

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
    int undoSeconds = 3; ///< How long a reply is held so that it can be taken back; 0 = not at all.
    QString appearance; ///< "system", "light", "dark".
    QString secretsKeptIn; ///< "the system keychain" or "a file only you can read".
    bool notificationsShowText = true; ///< False: a desktop notification names who, never what.
    QString agentPhone; ///< E.164; where the agent takes calls; empty = not said yet.
    QString ringDevice; ///< The id of the device that calls ring on; empty = the system's own choice.
    QList<RingDevice> ringDevices; ///< Those that are there; shown only.
    int ringVolume = 70; ///< Percent.
    bool isRingMuted = false;
    quint16 listenPort = 3000; ///< Where the tunnel has to lead on this computer; shown only.
};

} // namespace patchcord::ui
