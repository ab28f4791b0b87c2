// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/desk.h"
#include "core/desk/health/healthmonitor.h"
#include "core/gateway/gateway.h"
#include "core/simulator/simulator.h"
#include "tests/core/desk/desktest.h"
#include "tests/fakes/relay.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

#include <memory>

namespace patchcord::testing {

/// A result that is no Result, waited for with the event loop running.
template <typename T> [[nodiscard]] T valueOf(const QFuture<T> &future)
{
    const bool isThere = QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs);
    return isThere && future.resultCount() > 0 ? future.result() : T();
}

/// A simulated Twilio, a desk with its public port, and a tunnel between them that can be broken.
class ConnectionBench final : public QObject
{
    Q_OBJECT

public:
    ConnectionBench();
    ~ConnectionBench() override;

    [[nodiscard]] DeskTest &kept() { return m_kept; }
    [[nodiscard]] store::Store &store() { return m_kept.store(); }
    [[nodiscard]] twilio::Client &client() { return *m_client; }
    [[nodiscard]] gateway::Gateway &gateway() { return *m_gateway; }
    [[nodiscard]] Relay &tunnel() { return *m_tunnel; }
    [[nodiscard]] Credentials credentials() const { return m_simulator.credentials(); }
    [[nodiscard]] QString apiBase() const { return m_simulator.baseUrl(); }
    [[nodiscard]] QString publicUrl() const { return m_tunnel->url(); }
    [[nodiscard]] QString number() const { return QStringLiteral("+15005550006"); }

    /// A monitor of this desk as a host would make it; `change` may spoil its settings.
    [[nodiscard]] std::unique_ptr<desk::HealthMonitor> monitor(const std::function<void(desk::HealthSettings &)> &change
                                                               = {});
    /// What a look at everything says of that line.
    [[nodiscard]] static HealthLine look(desk::HealthMonitor &monitor, const QString &name);
    /// A line of a look that was taken already.
    [[nodiscard]] static HealthLine line(const desk::HealthMonitor &monitor, const QString &name);

    /// `/sim/…` of the simulator.
    QJsonObject control(const QString &path, const QJsonObject &wish);
    /// REST by the account's credentials.
    QJsonObject rest(const QByteArray &method, const QString &path, const QByteArray &body = {},
                     const QByteArray &type = "application/x-www-form-urlencoded");
    /// The account's first number as Twilio has it.
    QJsonObject numberAtTwilio();
    void setNumber(const QByteArray &form);
    /// A customer writes; gives the status with which the desk answered.
    int customerWrites(const QString &body, const QString &sign = QStringLiteral("ok"));

private:
    DeskTest m_kept;
    simulator::Simulator m_simulator;
    QNetworkAccessManager m_network;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<gateway::Gateway> m_gateway;
    std::unique_ptr<Relay> m_tunnel;
    QObject m_proofs; ///< Owns the proofs under way, which must go before the gateway.
};

} // namespace patchcord::testing
