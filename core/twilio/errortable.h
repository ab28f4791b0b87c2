// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::twilio {

enum class Fault { Ours, Recipient, Carrier, Twilio, Content, Account, Unknown };

/// What a Twilio error code means to an agent.
struct ErrorMeaning
{
    int code = 0;
    Fault fault = Fault::Unknown;
    QString meaning; ///< One plain sentence without the number: "The recipient opted out (STOP)."
    QString advice; ///< What helps, as one sentence; empty when nothing does.
    bool canRetry = false; ///< Whether sending the same again may help.
};

/// Known codes give their meaning; an unknown one gives `fallback` (Twilio's own text, cleaned) with a pointer to
/// https://www.twilio.com/docs/errors.
[[nodiscard]] ErrorMeaning meaningOf(int code, const QString &fallback = {});

} // namespace patchcord::twilio
