// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/survey.h"

#include "core/desk/acknowledgement.h"
#include "core/store/attempts.h"
#include "core/store/holds.h"
#include "core/store/messages.h"

namespace patchcord::desk {

namespace {

constexpr int scanLimit = 2000;

} // namespace

Result<Survey> takeSurvey(const store::Snapshot &snapshot, const QSet<AttemptId> &known, qint64 now)
{
    const auto pending = store::pendingMessages(snapshot, now, scanLimit);
    if (!pending)
        return std::unexpected(pending.error());
    const auto open = store::openAttempts(snapshot);
    if (!open)
        return std::unexpected(open.error());
    const auto nextRelease = store::nextHoldAfter(snapshot, now);
    if (!nextRelease)
        return std::unexpected(nextRelease.error());
    Survey survey{*pending, *open, {}, *nextRelease};
    for (const Attempt &attempt : *open) {
        if (known.contains(attempt.id))
            continue;
        const auto message = store::messageById(snapshot, attempt.message);
        if (!message)
            return std::unexpected(message.error());
        if (*message && (*message)->author == automaticAuthor())
            survey.automatic.insert(attempt.message);
    }
    return survey;
}

} // namespace patchcord::desk
