// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

namespace patchcord::bench {

/// How much there is in a made-up profile.
struct ProfileSize
{
    int messages = 1'000'000;
    int conversations = 5'000; ///< The first of them is the long one.
    int inLongest = 150'000; ///< Messages of the long one; at most half of all.
};

/// What was made, or was there already.
struct MadeProfile
{
    ConversationId longest;
    qint64 inLongest = 0;
    double seconds = 0; ///< 0 when the profile was there already.
};

/// Fills a profile through the store's own functions with made-up conversations, the same ones each time: several
/// months of two senders, most of them closed, a few waiting. Leaves a profile alone that has conversations.
[[nodiscard]] Result<MadeProfile> makeProfile(const QString &folder, const ProfileSize &size);

} // namespace patchcord::bench
