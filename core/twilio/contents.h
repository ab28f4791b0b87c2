// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"
#include "core/twilio/client.h"

#include <QFuture>
#include <QList>

namespace patchcord::twilio {

/// The templates of an account, and where WhatsApp's approval of each stands.
class Contents final
{
public:
    explicit Contents(Client &client)
        : m_client(client)
    { }

    /// All of them, with their approvals.
    QFuture<Result<QList<ContentTemplate>>> list();
    /// All of them as they are, without approvals: `approval` says Unsubmitted throughout.
    QFuture<Result<QList<ContentTemplate>>> listPlain();
    /// One's approval: `approval`, `reason` and `category` of what is given back, and nothing else.
    QFuture<Result<ContentTemplate>> approvalOf(const QString &sid);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
