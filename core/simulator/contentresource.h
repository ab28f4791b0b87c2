// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"

#include <QJsonObject>

namespace patchcord::simulator {

class Account;

/// `/v1/Content` with its ApprovalRequests, and `/v1/ContentAndApprovals`: list and fetch, with the links of the newer
/// products.
class ContentResource final
{
public:
    explicit ContentResource(Account &account)
        : m_account(account)
    { }

    [[nodiscard]] static bool takes(const QByteArray &path);
    /// `base` is what absolute links begin with.
    gateway::HttpAnswer handle(const RestRequest &request, const QString &base);

private:
    gateway::HttpAnswer list(const RestRequest &request, const QString &base, bool hasApprovals) const;

    Account &m_account;
};

} // namespace patchcord::simulator
