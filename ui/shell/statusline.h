// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::ui {

/// What the status bar says.
struct StatusLine
{
    bool isListening = false;
    QString publicUrl;
    qint64 lastWebhookAt = 0; ///< UTC ms; 0 when none came.
    bool isTwilioReachable = true;
    QString twilioReason; ///< Why not, in words.
    int outbox = 0;
    bool isDemo = false;
    QString agent;
    int roundTripMs = 0; ///< Through the public address, the last time it was tried; 0 = not yet, or it failed.
};

} // namespace patchcord::ui
