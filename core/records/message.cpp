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

} // namespace patchcord
