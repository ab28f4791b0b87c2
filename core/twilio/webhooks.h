// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/address.h"
#include "core/records/attempt.h"
#include "core/records/call.h"
#include "core/records/message.h"
#include "core/twilio/form.h"

#include <QJsonObject>

namespace patchcord::twilio {

enum class OptOutKeyword { None, Stop, Start, Help };

/// An incoming message as a webhook told it.
struct IncomingMessage
{
    QString sid;
    QString accountSid;
    Address from;
    Address to;
    QString body;
    QList<MediaItem> media;
    int segments = 0;
    QString profileName; ///< WhatsApp display name; chosen by the other side.
    OptOutKeyword optOut = OptOutKeyword::None; ///< From OptOutType only; words are the desk's matter.
    QJsonObject extra; ///< Every parameter without a field here.
};

/// A call as a voice webhook or a call status callback told it. Its telephone ends are Sms addresses, since calls
/// belong to the conversation of the same two numbers.
struct IncomingCall
{
    QString sid;
    QString accountSid;
    Address from;
    Address to;
    Direction direction = Direction::Inbound;
    CallStatus status = CallStatus::Ringing;
    int sequence = -1; ///< SequenceNumber, -1 when absent.
    int durationSeconds = 0; ///< CallDuration.
    QJsonObject extra;
};

/// A recording as its status callback or the <Record> that made it told it. Its sound can be fetched only once it is
/// `isComplete`; the <Record> asks for more before that.
struct RecordingCallback
{
    QString sid;
    QString callSid; ///< The leg that was recorded.
    QString url; ///< Without an extension.
    int durationSeconds = 0;
    bool isComplete = false;
};

/// What somebody said in a recording; empty text when Twilio could not write it down.
struct TranscriptionCallback
{
    QString callSid;
    QString recordingSid;
    QString text;
};

/// The query parameter of a StatusCallback URL that holds our attempt's token.
inline constexpr QByteArrayView tokenParameter = "m";

/// Each reads a decoded form. Malformed: names the parameter that is missing or cannot be read.
[[nodiscard]] Result<IncomingMessage> readIncomingMessage(const FormFields &fields);
[[nodiscard]] Result<StatusCallback> readStatusCallback(const FormFields &fields, const FormFields &query);
[[nodiscard]] Result<IncomingCall> readIncomingCall(const FormFields &fields);
[[nodiscard]] Result<RecordingCallback> readRecordingCallback(const FormFields &fields);
[[nodiscard]] Result<TranscriptionCallback> readTranscriptionCallback(const FormFields &fields);

/// Twilio's default words: the whole message, trimmed, in any case.
[[nodiscard]] OptOutKeyword keywordOf(const QString &body);

} // namespace patchcord::twilio
