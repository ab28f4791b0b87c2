// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/gateway/httpserver.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/inboundmessages.h"

#include <QJsonObject>
#include <QObject>

namespace patchcord::simulator {

class Account;
class Faults;
class WireLog;

/// `/sim/…`: makes customers write and call, arms faults, shows what went over the wire. Refuses whatever a web page
/// sent.
class Control final : public QObject
{
    Q_OBJECT

public:
    Control(Account &account, InboundMessages &inbound, CallPlayer &calls, Faults &faults, WireLog &log,
            QObject *parent = nullptr);

    void handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply);

private:
    void inbound(const QJsonObject &wish, const gateway::HttpReply &reply);
    void call(const QJsonObject &wish, const gateway::HttpReply &reply);
    void deliverAll(const QList<InboundMessage> &messages, const gateway::HttpReply &reply);
    [[nodiscard]] Result<InboundMessage> messageFrom(const QJsonObject &wish) const;
    [[nodiscard]] Result<InboundCall> callFrom(const QJsonObject &wish) const;
    [[nodiscard]] gateway::HttpAnswer phonesAnswer(const gateway::HttpRequest &request, const QJsonObject &wish);
    [[nodiscard]] gateway::HttpAnswer pressAnswer(const QJsonObject &wish);
    [[nodiscard]] gateway::HttpAnswer hangUpAnswer(const QJsonObject &wish);
    [[nodiscard]] gateway::HttpAnswer faultsAnswer(const gateway::HttpRequest &request, const QJsonObject &wish);
    [[nodiscard]] gateway::HttpAnswer logAnswer(const gateway::HttpRequest &request);
    [[nodiscard]] gateway::HttpAnswer messagesAnswer() const;
    [[nodiscard]] gateway::HttpAnswer callsAnswer() const;

    Account &m_account;
    InboundMessages &m_inbound;
    CallPlayer &m_calls;
    Faults &m_faults;
    WireLog &m_log;
};

} // namespace patchcord::simulator
