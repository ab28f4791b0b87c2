// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/httpserver.h"
#include "core/simulator/simulator.h"
#include "core/twilio/form.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QObject>

namespace patchcord::simulator {

/// What came back over a socket, to the byte where it was cut.
struct Exchange
{
    int status = 0; ///< 0 = no whole status line came.
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A webhook as the desk received it.
struct Received
{
    gateway::HttpRequest request;
    twilio::FormFields fields;

    [[nodiscard]] QString text(QByteArrayView name) const { return twilio::fieldText(fields, name); }
};

/// A simulator, a desk of a few lines behind it, and a client that writes plain bytes: real sockets throughout.
class SimulatorBench final : public QObject
{
    Q_OBJECT

public:
    explicit SimulatorBench(SimulatorOptions options = {});

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString deskUrl() const { return m_deskUrl; }
    [[nodiscard]] QString baseUrl() const { return m_simulator.baseUrl(); }
    [[nodiscard]] QByteArray accountPath() const;
    [[nodiscard]] Credentials credentials() const { return m_simulator.credentials(); }
    [[nodiscard]] Simulator &simulator() { return m_simulator; }

    /// One request over a socket of its own. Waits for the end of the answer, or `waitMs`.
    Exchange send(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArrayList &headers = {}, int waitMs = 5000);
    /// The same with the account's credentials, below the account's path.
    Exchange rest(const QByteArray &method, const QByteArray &path, const twilio::FormFields &form = {},
                  int waitMs = 5000);
    QJsonObject control(const QByteArray &method, const QByteArray &path, const QJsonObject &wish = {});
    /// Creates a message to the desk's own callback; gives the SID, or nothing when it was refused.
    QString createMessage(const QString &to, const QString &body = QStringLiteral("Hello"));

    /// The next answers of the desk to webhooks of that path; 200 <Response/> otherwise.
    void answerWith(const QByteArray &path, const gateway::HttpAnswer &answer);
    [[nodiscard]] QList<Received> received(const QByteArray &path) const;
    /// The header that the account's requests carry.
    [[nodiscard]] QByteArray login() const;
    [[nodiscard]] QStringList statusesOf(const QString &sid) const;
    /// Whether the webhook's signature holds over the URL that it came by.
    [[nodiscard]] bool isGenuine(const Received &webhook) const;

private:
    QList<Received> m_received;
    QList<std::pair<QByteArray, gateway::HttpAnswer>> m_answers;
    gateway::HttpServer m_desk;
    Simulator m_simulator;
    QString m_deskUrl;
    quint16 m_port = 0;
    bool m_isReady = false;
};

} // namespace patchcord::simulator
