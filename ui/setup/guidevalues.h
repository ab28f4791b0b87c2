// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"

namespace patchcord::ui {

/// What the guide keeps of itself when it is left. No secrets: those are handed on as soon as they are accepted.
struct GuideDraft
{
    int step = 0; ///< Of SetupGuide::Step.
    QString accountSid;
    QString apiKey;
    QString publicUrl;
    QList<AccountSender> chosen; ///< With the names that were typed.

    bool operator==(const GuideDraft &) const = default;
};

/// What became of changing webhooks at Twilio, or of putting them back.
struct WebhookOutcome
{
    QList<AccountSender> senders; ///< As they are now; empty when that could not be read.
    QString finding; ///< One sentence: "3 values were set.", or what was refused and why.
    bool isWell = false;
    bool canRestore = false; ///< Former values are kept.

    bool operator==(const WebhookOutcome &) const = default;
};

} // namespace patchcord::ui
