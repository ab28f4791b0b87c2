// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/message.h"

namespace patchcord {

QString toString(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Text:
        return QStringLiteral("text");
    case MessageKind::Mms:
        return QStringLiteral("mms");
    case MessageKind::Call:
        return QStringLiteral("call");
    case MessageKind::Note:
        return QStringLiteral("note");
    case MessageKind::Voicemail:
        return QStringLiteral("voicemail");
    }
    Q_UNREACHABLE();
}

std::optional<MessageKind> messageKindFromString(QStringView text)
{
    for (MessageKind kind :
         {MessageKind::Text, MessageKind::Mms, MessageKind::Call, MessageKind::Note, MessageKind::Voicemail}) {
        if (text == toString(kind))
            return kind;
    }
    return std::nullopt;
}

QString toString(MediaState state)
{
    switch (state) {
    case MediaState::Waiting:
        return QStringLiteral("waiting");
    case MediaState::Fetching:
        return QStringLiteral("fetching");
    case MediaState::Here:
        return QStringLiteral("here");
    case MediaState::Gone:
        return QStringLiteral("gone");
    }
    Q_UNREACHABLE();
}

std::optional<MediaState> mediaStateFromString(QStringView text)
{
    for (MediaState state : {MediaState::Waiting, MediaState::Fetching, MediaState::Here, MediaState::Gone}) {
        if (text == toString(state))
            return state;
    }
    return std::nullopt;
}

CallOutcome outcomeOf(const Message &row)
{
    if (row.kind == MessageKind::Voicemail)
        return CallOutcome::Voicemail;
    const Call call = row.call.value_or(Call());
    if (call.connectedAt > 0)
        return CallOutcome::Talked;
    if (row.direction == Direction::Inbound)
        return call.handling == CallHandling::Declined ? CallOutcome::Declined : CallOutcome::Missed;
    // Made by another program through our number: nothing but Twilio's word is known of it.
    if (call.room.isEmpty() && call.status == CallStatus::Completed
        && (call.answeredAt > 0 || call.durationSeconds > 0))
        return CallOutcome::Talked;
    switch (call.status) {
    case CallStatus::Busy:
        return CallOutcome::Busy;
    case CallStatus::Canceled:
        return CallOutcome::GivenUp;
    case CallStatus::Failed:
        return CallOutcome::Failed;
    default:
        return CallOutcome::NoAnswer;
    }
}

QString toString(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Talked:
        return QStringLiteral("talked");
    case CallOutcome::Voicemail:
        return QStringLiteral("voicemail");
    case CallOutcome::Declined:
        return QStringLiteral("declined");
    case CallOutcome::Missed:
        return QStringLiteral("missed");
    case CallOutcome::Busy:
        return QStringLiteral("busy");
    case CallOutcome::GivenUp:
        return QStringLiteral("given-up");
    case CallOutcome::NoAnswer:
        return QStringLiteral("no-answer");
    case CallOutcome::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

int talkSeconds(const Message &row)
{
    if (!row.call || outcomeOf(row) != CallOutcome::Talked)
        return 0;
    const Call &call = *row.call;
    if (call.talkSeconds > 0)
        return call.talkSeconds;
    const bool isOutbound = row.direction == Direction::Outbound;
    if (isOutbound && call.durationSeconds > 0)
        return call.durationSeconds;
    const qint64 since = call.connectedAt > 0 ? call.connectedAt : call.answeredAt;
    return since > 0 && call.endedAt > since ? int((call.endedAt - since + 500) / 1000) : 0;
}

} // namespace patchcord
