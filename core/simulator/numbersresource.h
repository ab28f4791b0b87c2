// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"

namespace patchcord::simulator {

class Account;

/// `/IncomingPhoneNumbers`: list, fetch and update; what an update sets is where later webhooks go.
class NumbersResource final
{
public:
    explicit NumbersResource(Account &account)
        : m_account(account)
    { }

    gateway::HttpAnswer handle(const RestRequest &request);

private:
    gateway::HttpAnswer list(const RestRequest &request) const;
    gateway::HttpAnswer update(const RestRequest &request, const QString &sid);

    Account &m_account;
};

} // namespace patchcord::simulator
