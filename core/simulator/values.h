// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace patchcord::simulator {

/// A message as the simulated account keeps it, with addresses as Twilio writes them ("whatsapp:+1…").
struct MessageRecord
{
    QString sid;
    QString from;
    QString to;
    QString body;
    QString status;
    QString direction; ///< "inbound", "outbound-api", "outbound-reply".
    QString statusCallback;
    QStringList mediaUrls; ///< What the desk asked to be sent along.
    bool isTemplate = false; ///< An approved one, which may open a conversation.
    int segments = 1;
    int mediaCount = 0;
    int errorCode = 0;
    qint64 createdAt = 0; ///< UTC ms.
    qint64 sentAt = 0; ///< UTC ms; 0 = not sent yet.
    qint64 updatedAt = 0; ///< UTC ms.
};

/// A file of an incoming message.
struct MediaRecord
{
    QString sid;
    QString messageSid;
    QString contentType;
    QByteArray bytes;
    qint64 createdAt = 0; ///< UTC ms.
};

/// A call, inbound or outbound.
struct CallRecord
{
    QString sid;
    QString from;
    QString to;
    QString status;
    QString direction; ///< "inbound", "outbound-api" or "outbound-dial".
    QString parentSid; ///< Of a dialled leg: the call that dialled it.
    QString statusCallback;
    QByteArray statusMethod = "POST";
    QStringList statusEvents; ///< Of an outbound call: "initiated", "ringing", "answered", "completed".
    QString url; ///< Of an outbound call without TwiML of its own.
    QByteArray urlMethod = "POST";
    QString fallbackUrl; ///< Of an outbound call; an inbound one has its number's.
    QByteArray fallbackMethod = "POST";
    QByteArray twiml;
    int timeoutSeconds = 60; ///< How long an outbound call rings.
    int timeLimitSeconds = 4 * 60 * 60; ///< How long it may last.
    bool isRecorded = false; ///< From its answer to its end.
    QString recordingCallback;
    int durationSeconds = 0;
    qint64 createdAt = 0; ///< UTC ms.
    qint64 answeredAt = 0; ///< UTC ms; 0 = nobody answered.
    qint64 endedAt = 0; ///< UTC ms; 0 while it lasts.
    int sequence = 0; ///< Of the next status callback.
    qint64 queueMs = 0; ///< Spent waiting in a queue.
    int errorCode = 0; ///< Why a document ended it; 0 = none did.
};

/// A phone number of the account and where its webhooks go.
struct NumberRecord
{
    QString sid;
    QString number;
    QString name;
    QString smsUrl;
    QString smsMethod = QStringLiteral("POST");
    QString smsFallbackUrl;
    QString voiceUrl;
    QString voiceMethod = QStringLiteral("POST");
    QString voiceFallbackUrl;
    QString statusCallback;
    QString statusCallbackMethod = QStringLiteral("POST");
    QString smsApplicationSid;
    QString voiceApplicationSid;
    QString trunkSid;
    qint64 createdAt = 0; ///< UTC ms.
    qint64 updatedAt = 0; ///< UTC ms.
};

} // namespace patchcord::simulator
