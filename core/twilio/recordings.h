// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QList>

namespace patchcord::twilio {

/// One recording as Twilio's REST API tells it.
struct RecordingResource
{
    QString sid;
    QString callSid;
    QString status; ///< "in-progress", "processing", "completed", "absent", …; its sound is there once "completed".
    QString url; ///< Of its sound, without an extension.
    int durationSeconds = 0;
};

/// What somebody said in a recording.
struct TranscriptionResource
{
    QString sid;
    QString status; ///< "in-progress", "completed", "failed".
    QString text;
};

/// The Recordings resource of one account, with the transcriptions of each.
class Recordings final
{
public:
    explicit Recordings(Client &client)
        : m_client(client)
    { }

    QFuture<Result<QList<RecordingResource>>> ofCall(const QString &callSid);
    QFuture<Result<QList<TranscriptionResource>>> transcriptionsOf(const QString &recordingSid);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
