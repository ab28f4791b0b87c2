// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/callbook.h"

namespace patchcord::desk {

/// A recording that a caller left.
struct LeftMessage
{
    QString callSid;
    QString recordingSid;
    QString url; ///< Of its sound at Twilio, without an extension.
    int seconds = 0;
};

/// Makes the call's row a voicemail, with its recording to be fetched. A call that is not known, or that has one
/// already, stays as it is; so does one whose caller said nothing.
[[nodiscard]] Result<CallTurn> keepVoicemail(store::Transaction &transaction, const LeftMessage &left);

/// What the caller said, as far as Twilio could write it down.
[[nodiscard]] Done keepTranscript(store::Transaction &transaction, const QString &callSid, const QString &recordingSid,
                                  const QString &text);

} // namespace patchcord::desk
