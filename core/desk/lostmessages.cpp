// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/lostmessages.h"

#include "core/desk/acknowledgement.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

constexpr qint64 clockSkewMs = 5LL * 60 * 1000;
/// A request may lie in the network and in Twilio's hands for minutes before its message exists.
constexpr qint64 latestMs = 10LL * 60 * 1000;

bool isSameBody(const QString &ours, const QString &theirs)
{
    // Trial accounts get this in front of every text
    // (https://www.twilio.com/docs/usage/tutorials/how-to-use-your-free-trial-account).
    static const QString trialPrefix = QStringLiteral("Sent from your Twilio trial account - ");
    const QString wanted = ours.trimmed();
    const QString told = theirs.trimmed();
    return told == wanted || told == (trialPrefix + wanted).trimmed();
}

bool isSameDirection(const Message &message, const QString &direction)
{
    if (direction == u"outbound-reply")
        return message.author == automaticAuthor();
    return direction.startsWith(u"outbound");
}

} // namespace

bool isTraceOf(const LostMessage &lost, const twilio::MessageResource &found)
{
    const Message &message = lost.message;
    const bool isSameEnds
        = found.from == Address{message.channel, message.from} && found.to == Address{message.channel, message.to};
    const bool isInTime = found.createdAt == 0
        || (found.createdAt >= lost.attempt.at - clockSkewMs && found.createdAt <= lost.attempt.at + latestMs);
    return !found.sid.isEmpty() && isSameEnds && isInTime && isSameDirection(message, found.direction)
        && found.mediaCount == int(message.media.size()) && isSameBody(message.body, found.body);
}

std::optional<twilio::MessageResource> traceOf(AttemptId sought, QList<LostMessage> open,
                                               QList<twilio::MessageResource> unclaimed)
{
    std::ranges::sort(open, {}, [](const LostMessage &lost) { return std::pair(lost.attempt.at, lost.attempt.id); });
    std::ranges::sort(unclaimed, {}, [](const auto &found) { return std::pair(found.createdAt, found.sid); });
    for (const LostMessage &lost : open) {
        const auto found
            = std::ranges::find_if(unclaimed, [&lost](const auto &message) { return isTraceOf(lost, message); });
        if (found == unclaimed.end())
            continue;
        if (lost.attempt.id == sought)
            return *found;
        unclaimed.erase(found);
    }
    return std::nullopt;
}

} // namespace patchcord::desk
