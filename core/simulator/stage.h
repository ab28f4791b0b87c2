// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/tunnelstage.h"

#include <QJsonObject>
#include <QObject>

namespace patchcord::simulator {

class Account;
class RestApi;

/// `/sim/number`, `/sim/service`, `/sim/sender`, `/sim/application`, `/sim/tunnel`, `/sim/key`, `/sim/token`,
/// `/sim/clock`, `/sim/links` and `/sim/template`: what an account and the machine around a desk look like before the
/// story begins.
class Stage final : public QObject
{
    Q_OBJECT

public:
    Stage(Account &account, RestApi &rest, QObject *parent = nullptr);

    [[nodiscard]] static bool takes(const QByteArray &path);
    [[nodiscard]] gateway::HttpAnswer handle(const gateway::HttpRequest &request);

private:
    using Scene = gateway::HttpAnswer (Stage::*)(const QJsonObject &);

    [[nodiscard]] static Scene sceneOf(const QByteArray &path);
    gateway::HttpAnswer changeNumber(const QJsonObject &wish);
    gateway::HttpAnswer addService(const QJsonObject &wish);
    gateway::HttpAnswer addSender(const QJsonObject &wish);
    gateway::HttpAnswer changeTemplate(const QJsonObject &wish);
    gateway::HttpAnswer addApplication(const QJsonObject &wish);
    gateway::HttpAnswer showTunnel(const QJsonObject &wish);
    gateway::HttpAnswer addKey(const QJsonObject &wish);
    gateway::HttpAnswer rotateToken(const QJsonObject &wish);
    gateway::HttpAnswer setClock(const QJsonObject &wish);
    gateway::HttpAnswer misleadLinks(const QJsonObject &wish);

    Account &m_account;
    RestApi &m_rest;
    TunnelStage m_tunnels;
};

} // namespace patchcord::simulator
