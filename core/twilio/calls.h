// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/address.h"
#include "core/records/call.h"
#include "core/twilio/client.h"

#include <QFuture>

namespace patchcord::twilio {

/// One call as Twilio's REST API tells it.
struct CallResource
{
    QString sid;
    Address from;
    Address to;
    CallStatus status = CallStatus::Queued;
    QString direction; ///< "inbound", "outbound-api", "outbound-dial".
    int durationSeconds = 0;
    qint64 createdAt = 0; ///< UTC ms.
    qint64 answeredAt = 0; ///< UTC ms; 0 while nobody answered.
    qint64 endedAt = 0; ///< UTC ms; 0 while it lasts.
};

struct NewCall
{
    Address from;
    Address to;
    QByteArray twiml; ///< What the callee hears; empty = `url` is asked.
    QString url; ///< Asked for TwiML once the callee answers.
    QString statusCallback;
    int timeoutSeconds = 0; ///< How long it rings; 0 = Twilio's 60.
};

/// The Calls resource of one account.
class Calls final
{
public:
    explicit Calls(Client &client)
        : m_client(client)
    { }

    QFuture<Result<CallResource>> create(const NewCall &call);
    QFuture<Result<CallResource>> fetch(const QString &sid);
    /// "Status", "Twiml", "Url", … as Twilio names them.
    QFuture<Result<CallResource>> update(const QString &sid, const FormFields &fields);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
