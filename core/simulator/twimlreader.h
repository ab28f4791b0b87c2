// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::simulator {

/// One <Message> of an answer to an incoming message.
struct TwimlMessage
{
    QString body;
    QStringList mediaUrls;
    QString statusCallback;
    QString to; ///< Empty = the customer who wrote.
    QString from; ///< Empty = the number that was written to.
};

/// Malformed: not XML, another root than <Response>, or a verb that messages do not know.
[[nodiscard]] Result<QList<TwimlMessage>> readMessagingTwiml(const QByteArray &document);

/// How a call goes on by its TwiML: how long the document keeps it, and what ends it.
struct VoicePlan
{
    bool isRejected = false;
    QString rejectReason; ///< "rejected" or "busy".
    int seconds = 0; ///< That the verbs take until a hang-up or the document's end.
    bool keepsCaller = false; ///< A verb (Dial, Enqueue, Record, Connect, …) that lasts until the caller hangs up.
};

[[nodiscard]] Result<VoicePlan> readVoiceTwiml(const QByteArray &document);

} // namespace patchcord::simulator
