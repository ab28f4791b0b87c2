// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"

namespace patchcord::simulator {

class Account;
class CallPlayer;
class Conference;
struct Participant;

/// `/Conferences` and the participants of each: list, fetch, update, invite and kick.
class ConferencesResource final
{
public:
    ConferencesResource(const Account &account, CallPlayer &player)
        : m_account(account)
        , m_player(player)
    { }

    gateway::HttpAnswer handle(const RestRequest &request);

private:
    gateway::HttpAnswer list(const RestRequest &request) const;
    gateway::HttpAnswer item(const RestRequest &request, Conference &conference);
    gateway::HttpAnswer participants(const RestRequest &request, Conference *conference);
    gateway::HttpAnswer participant(const RestRequest &request, Conference &conference, const QString &key);
    gateway::HttpAnswer update(const RestRequest &request, Conference &conference, const QString &callSid);
    gateway::HttpAnswer invite(const RestRequest &request, const QString &name);
    [[nodiscard]] QJsonObject json(const Conference &conference) const;
    [[nodiscard]] QJsonObject json(const Conference &conference, const Participant &participant) const;

    const Account &m_account;
    CallPlayer &m_player;
};

} // namespace patchcord::simulator
