// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"

#include <QString>

namespace patchcord {

inline constexpr int defaultRingSeconds = 20;
inline constexpr int mostRingSeconds = 300;
inline constexpr int mostCloseHours = 24 * 365;
inline constexpr int mostReturnMinutes = 60 * 24 * 30;

/// One of our numbers on one channel: `Sms` senders carry texts and calls, `WhatsApp` senders WhatsApp.
struct Sender
{
    SenderId id;
    Address address; ///< Channel is Sms or WhatsApp (or Messenger, Rcs); never Voice.
    QString name; ///< What agents call it; empty until somebody named it.
    bool isConfirmed = true; ///< False for one that was made because a webhook named it.
    QString acknowledgement; ///< Automatic reply to a first word; empty = off. "{body}" and "{name}" are filled in.
    QString greeting; ///< What a caller hears; empty = the built-in sentence.
    QString greetingLanguage; ///< BCP 47; empty = en-US.
    QString greetingVoice; ///< Twilio's name of a voice ("Polly.Amy-Neural"); empty = its own for the language.
    QString greetingUrl; ///< An audio file that is played in place of the greeting; empty = the greeting is said.
    QString holdMusic; ///< An audio file for callers who wait; empty = they hear it ring.
    int ringSeconds
        = defaultRingSeconds; ///< How long a call rings before the voicemail takes it; 0 = it takes it at once.
    int closeAfterHours = 0; ///< Without a word, while nobody waits for an answer; 0 = never.
    int returnAfterMinutes = 0; ///< Of waiting, before a conversation goes back to the queue; 0 = never.

    bool operator==(const Sender &) const = default;
};

} // namespace patchcord
