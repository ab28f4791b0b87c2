// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/address.h"
#include "core/records/delivery.h"
#include "core/twilio/client.h"

#include <QFuture>
#include <QList>
#include <QStringList>

namespace patchcord::twilio {

/// One message as Twilio's REST API tells it. Every part but the SID may be missing.
struct MessageResource
{
    QString sid;
    Address from;
    Address to;
    QString body;
    DeliveryStatus status = DeliveryStatus::Queued;
    QString direction; ///< "inbound", "outbound-api", "outbound-call", "outbound-reply".
    int segments = 0;
    int mediaCount = 0;
    int errorCode = 0;
    QString errorMessage;
    qint64 createdAt = 0; ///< UTC ms; 0 when Twilio gave none.
    qint64 sentAt = 0; ///< UTC ms; 0 when Twilio gave none.
};

struct NewMessage
{
    Address from;
    Address to;
    QString body;
    QStringList mediaUrls;
    QString statusCallback;
    QString contentSid{}; ///< A template, in place of the body.
    QString contentVariables{}; ///< What fills it: JSON text.
};

struct MessageFilter
{
    Address from; ///< Ignored while its user is empty.
    Address to; ///< Ignored while its user is empty.
    qint64 since = 0; ///< UTC ms; Twilio compares whole UTC days. 0 = no bound.
    int limit = 1000; ///< Most rows to read, over all pages.
};

/// The Messages resource of one account.
class Messages final
{
public:
    explicit Messages(Client &client)
        : m_client(client)
    { }

    QFuture<Result<MessageResource>> create(const NewMessage &message);
    QFuture<Result<MessageResource>> fetch(const QString &sid);
    /// Newest first, over as many pages as there are up to `limit`, each SID once.
    QFuture<Result<QList<MessageResource>>> list(const MessageFilter &filter);
    /// Empties the body at Twilio.
    QFuture<Result<MessageResource>> redact(const QString &sid);
    QFuture<Done> remove(const QString &sid);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
