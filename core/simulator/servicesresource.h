// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"
#include "core/simulator/senderdirectory.h"

namespace patchcord::simulator {

class Account;

/// `/v1/Services` with their PhoneNumbers and ChannelSenders, and `/v2/Channels/Senders`: list, fetch and update, with
/// the links of the newer products. What an update sets is where later webhooks go.
class ServicesResource final
{
public:
    explicit ServicesResource(Account &account)
        : m_account(account)
    { }

    /// `request.segments` are those behind "/v1/Services". `base` is what absolute links begin with.
    gateway::HttpAnswer handleServices(const RestRequest &request, const QString &base);
    /// Those behind "/v2/Channels/Senders"; an update brings `body`, a JSON document.
    gateway::HttpAnswer handleSenders(const RestRequest &request, const QString &base, const QByteArray &body);

private:
    gateway::HttpAnswer listServices(const RestRequest &request, const QString &base) const;
    gateway::HttpAnswer listNumbers(const RestRequest &request, const ServiceRecord &service,
                                    const QString &base) const;
    gateway::HttpAnswer listMembers(const RestRequest &request, const ServiceRecord &service,
                                    const QString &base) const;
    gateway::HttpAnswer listSenders(const RestRequest &request, const QString &base) const;
    gateway::HttpAnswer updateService(const RestRequest &request, const QString &sid);
    gateway::HttpAnswer updateSender(const QString &sid, const QByteArray &body);

    Account &m_account;
};

} // namespace patchcord::simulator
