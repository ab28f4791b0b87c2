// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QList>

namespace patchcord::desk {

/// Something that is to be done at Twilio because a call changed.
struct CallStep
{
    enum class Kind {
        CallCustomer, ///< The agent's phone was answered: call the customer of an outbound call.
        Connect, ///< The agent's phone was answered: bring the waiting caller into the conference.
        ToVoicemail, ///< Nobody takes it.
        End, ///< Hang that leg up.
        Look, ///< Ask how that leg stands.
        LookForRecording, ///< The caller was at the voicemail: is there a message?
    };

    Kind kind = Kind::Look;
    MessageId call;
    QString sid; ///< The leg; empty for CallCustomer.

    bool operator==(const CallStep &) const = default;
};

/// What follows from a change. A change is written once, so its steps are given once, however often Twilio tells of it.
[[nodiscard]] QList<CallStep> stepsBetween(const Message &before, const Message &after);

} // namespace patchcord::desk
