// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QStringList>

namespace patchcord::twilio {

/// Deletes what Twilio keeps of a person. What is not there any more counts as deleted.
class Deletions final
{
public:
    explicit Deletions(Client &client)
        : m_client(client)
    { }

    /// SIDs of the files below a message, which stay when the message goes.
    QFuture<Result<QStringList>> mediaOf(const QString &messageSid);
    QFuture<Done> removeMedia(const QString &messageSid, const QString &mediaSid);
    QFuture<Done> removeMessage(const QString &sid);
    QFuture<Done> removeRecording(const QString &sid);
    QFuture<Done> removeCall(const QString &sid);

private:
    QFuture<Done> remove(const QByteArray &path);

    Client &m_client;
};

} // namespace patchcord::twilio
