// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"

#include <QList>
#include <QString>

namespace patchcord::simulator {

/// One change in the life of an outgoing message.
struct DeliveryStep
{
    QString status;
    int errorCode = 0;
};

/// What becomes of a message after "queued". Recipients ending in one of these digits fail on purpose:
/// 0303 → 30003, 0404 → 30005, 0406 → 30006, 0407 → 30007, 0408 → 30008, 0434 → 30034, 0501 → 30001, each by the
/// telephone; by WhatsApp 0403 → 63003, 0404 → 63024, 0416 → 63016. 0440 stays "sent"; 0450 fails, then is delivered.
[[nodiscard]] QList<DeliveryStep> deliverySteps(const MessageRecord &message, bool isWindowOpen, bool isOptedOut);

/// What Twilio writes beside a delivery's error code.
[[nodiscard]] QString deliveryErrorText(int code);

} // namespace patchcord::simulator
