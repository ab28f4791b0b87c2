// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"

namespace patchcord::simulator {

class Account;
class Lifecycle;

/// `/Messages`: create, list, fetch, redact, cancel and delete, and the media below a message.
class MessagesResource final
{
public:
    MessagesResource(Account &account, Lifecycle &lifecycle)
        : m_account(account)
        , m_lifecycle(lifecycle)
    { }

    RestAnswer handle(const RestRequest &request);

private:
    RestAnswer create(const RestRequest &request);
    gateway::HttpAnswer list(const RestRequest &request) const;
    gateway::HttpAnswer item(const RestRequest &request, const QString &sid);
    gateway::HttpAnswer update(const RestRequest &request, const QString &sid);
    gateway::HttpAnswer remove(const QString &sid);
    gateway::HttpAnswer media(const RestRequest &request);
    gateway::HttpAnswer mediaItem(const RestRequest &request);

    Account &m_account;
    Lifecycle &m_lifecycle;
};

} // namespace patchcord::simulator
