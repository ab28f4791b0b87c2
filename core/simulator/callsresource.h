// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"
#include "core/simulator/values.h"

namespace patchcord::simulator {

class Account;
class CallPlayer;

/// "GET" or "POST", which is usual.
[[nodiscard]] QByteArray methodIn(const twilio::FormFields &form, QByteArrayView name);
/// StatusCallback, its method and events, and Timeout of a call that is about to be placed.
void readProgress(const twilio::FormFields &form, CallRecord &call);

/// `/Calls`: create, list, fetch and update (hang up, cancel, another document) and delete.
class CallsResource final
{
public:
    CallsResource(Account &account, CallPlayer &player)
        : m_account(account)
        , m_player(player)
    { }

    gateway::HttpAnswer handle(const RestRequest &request);

private:
    gateway::HttpAnswer create(const RestRequest &request);
    gateway::HttpAnswer list(const RestRequest &request) const;
    gateway::HttpAnswer update(const RestRequest &request, const QString &sid);
    gateway::HttpAnswer remove(const QString &sid);
    [[nodiscard]] gateway::HttpAnswer shown(int status, const QString &sid) const;

    Account &m_account;
    CallPlayer &m_player;
};

} // namespace patchcord::simulator
