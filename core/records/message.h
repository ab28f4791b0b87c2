// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"
#include "core/records/call.h"
#include "core/records/contenttemplate.h"
#include "core/records/delivery.h"
#include "core/records/verdict.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringView>

#include <limits>
#include <optional>

namespace patchcord {

/// What one row of a conversation is.
enum class MessageKind { Text, Mms, Call, Note, Voicemail };

/// "text", "mms", "call", "note", "voicemail".
[[nodiscard]] QString toString(MessageKind kind);
[[nodiscard]] std::optional<MessageKind> messageKindFromString(QStringView text);

/// Where a file of a message stands.
enum class MediaState {
    Waiting, ///< To be fetched; not begun, or Twilio did not have it yet.
    Fetching, ///< On its way.
    Here, ///< Its bytes are kept.
    Gone, ///< Twilio has it no more, it was refused, or it never came; it may be asked for again.
};

/// "waiting", "fetching", "here", "gone": as stored.
[[nodiscard]] QString toString(MediaState state);
[[nodiscard]] std::optional<MediaState> mediaStateFromString(QStringView text);

/// A file that came or goes with a message: a picture, a sound, a document. A voicemail's recording is one, too.
struct MediaItem
{
    MediaId id;
    QString contentType; ///< As Twilio said it; what the bytes are once they are here.
    QString url; ///< Where Twilio keeps it, or where Twilio is to fetch it.
    QString file; ///< File name in the profile's media folder, named after its hash; empty while it is not here.
    MediaState state = MediaState::Waiting;
    QString name; ///< What an agent calls it ("invoice.pdf"); empty = nobody named it.
    qint64 size = 0; ///< Bytes; 0 while unknown.
    int width = 0; ///< Pixels of a picture or poster, as shown upright; 0 = none or unknown.
    int height = 0; ///< Pixels.
    QString thumbnail; ///< File name in the media folder of a small picture of it; empty = there is none.
    int durationMs = 0; ///< Of a sound or video; 0 = unknown.
    QByteArray waveform; ///< Of a sound: peaks in equal steps over its length, 0 to 255 each; empty = unknown.
    QString failure; ///< Why it is gone, in words for the agent.

    bool operator==(const MediaItem &) const = default;
};

/// The place of a message in its conversation: by time, then by row. Orders pages of the timeline.
struct MessageKey
{
    qint64 at = 0;
    MessageId id;

    friend auto operator<=>(const MessageKey &, const MessageKey &) = default;
    /// Behind every message there is.
    [[nodiscard]] static MessageKey end()
    {
        return {std::numeric_limits<qint64>::max(), {std::numeric_limits<qint64>::max()}};
    }
};

/// One row of a conversation: a message, a call or a note.
struct Message
{
    MessageId id;
    ConversationId conversation;
    qint64 ordinal = 0; ///< Its number within the conversation, from 1, in the order rows were kept.
    MessageKind kind = MessageKind::Text;
    Direction direction = Direction::Inbound;
    Channel channel = Channel::Sms;
    QString sid; ///< Twilio's SID; empty until Twilio accepted it.
    QString from; ///< Bare, without a channel prefix.
    QString to; ///< Bare, without a channel prefix.
    QString body; ///< To the letter, NUL and blanks included.
    DeliveryStatus status = DeliveryStatus::Received;
    int errorCode = 0; ///< Twilio's error code; 0 when there is none. Never erased by a later status.
    QString errorText; ///< Why it failed, in words for the agent; empty when it did not.
    qint64 at = 0; ///< UTC ms: received, or written by the agent.
    int segments = 0; ///< Parts, when known.
    QString author; ///< Who wrote an outbound one: an agent's name, "auto" for a rule; empty for inbound.
    QList<MediaItem> media;
    QJsonObject extra; ///< Webhook parameters that have no field of their own.
    std::optional<Call> call; ///< Set when kind is Call or Voicemail.
    Origin origin = Origin::Agent; ///< Of an outbound one. The newest row of a list keeps it to itself.
    TemplateUse content; ///< The template that it was sent by; `body` is its text, filled. As with `origin`.

    [[nodiscard]] MessageKey key() const { return {at, id}; }
    bool operator==(const Message &) const = default;
};

/// How a call that is over ended, as its row says it.
enum class CallOutcome {
    Talked,
    Voicemail, ///< The caller left a message.
    Declined,
    Missed, ///< Inbound, and nobody spoke with the caller, whatever they heard.
    Busy, ///< This and all below: outbound, and nobody spoke.
    GivenUp,
    NoAnswer,
    Failed,
};

/// Of a row that has a call; asks nothing of whether it is over.
[[nodiscard]] CallOutcome outcomeOf(const Message &row);
/// "talked", "voicemail", "declined", "missed", "busy", "given-up", "no-answer", "failed": as exported.
[[nodiscard]] QString toString(CallOutcome outcome);
/// How long both ends were on the line, for a row that has a call; 0 when they were not.
[[nodiscard]] int talkSeconds(const Message &row);

} // namespace patchcord
