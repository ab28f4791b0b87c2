// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/desk/connectionbench.h"

#include "core/base/futures.h"
#include "core/gateway/proof.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>

namespace patchcord::testing {

namespace {

simulator::SimulatorOptions noStory()
{
    simulator::SimulatorOptions options;
    options.stepMs = 1;
    return options;
}

} // namespace

ConnectionBench::ConnectionBench()
    : m_simulator(noStory())
{
    const auto api = m_simulator.listen(QHostAddress(QHostAddress::LocalHost), 0);
    desk::DeskSettings settings;
    settings.credentials = credentials();
    settings.apiBase = apiBase();
    m_desk = std::make_unique<desk::Desk>(store(), settings);
    gateway::GatewaySettings ports;
    ports.credentials = credentials();
    m_gateway
        = std::make_unique<gateway::Gateway>(store(), m_desk->inbox(), m_desk->deliveries(), m_desk->calls(), ports);
    const auto port = m_gateway->listen(QHostAddress(QHostAddress::LocalHost), 0);
    if (!api || !port)
        QTest::qFail("no port", __FILE__, __LINE__);
    m_tunnel = std::make_unique<Relay>(port.value_or(0));
    m_gateway->setPublicUrl(publicUrl());
    m_simulator.setWebhookBase(publicUrl());
    m_client = std::make_unique<twilio::Client>(credentials(), apiBase());
}

ConnectionBench::~ConnectionBench() = default;

std::unique_ptr<desk::HealthMonitor> ConnectionBench::monitor(const std::function<void(desk::HealthSettings &)> &change)
{
    desk::HealthSettings settings;
    settings.credentials = credentials();
    settings.apiBase = apiBase();
    settings.publicUrl = publicUrl();
    settings.listenPort = m_gateway->port();
    settings.agent = QStringLiteral("Ann");
    settings.tunnels = {{}, {}};
    if (change)
        change(settings);
    auto made = std::make_unique<desk::HealthMonitor>(&store(), settings);
    made->setProof([this, credentials = settings.credentials, monitor = made.get()] {
        auto *proof = new gateway::Proof(m_gateway->proofGate(), credentials, monitor->publicUrl(), &m_proofs);
        const QFuture<QList<ProofStep>> steps = proof->run();
        whenDone(steps, proof, [proof](const QList<ProofStep> &) { proof->deleteLater(); });
        return steps;
    });
    made->setReplay([this](qint64 id) { return m_gateway->replay(id, QStringLiteral("Ann")); });
    connect(made.get(), &desk::HealthMonitor::publicUrlChanged, this,
            [this](const QString &url) { m_gateway->setPublicUrl(url); });
    connect(made.get(), &desk::HealthMonitor::pathRewriteChanged, this,
            [this](const PathRewrite &rewrite) { m_gateway->undoRewriting(rewrite); });
    return made;
}

HealthLine ConnectionBench::look(desk::HealthMonitor &monitor, const QString &name)
{
    std::ignore = valueOf(monitor.examine());
    return line(monitor, name);
}

HealthLine ConnectionBench::line(const desk::HealthMonitor &monitor, const QString &name)
{
    const QList<HealthLine> &lines = monitor.health().lines;
    const auto found = std::ranges::find(lines, name, &HealthLine::name);
    return found == lines.cend() ? HealthLine() : *found;
}

QJsonObject ConnectionBench::control(const QString &path, const QJsonObject &wish)
{
    QNetworkRequest request(QUrl(apiBase() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, QJsonDocument(wish).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QJsonObject ConnectionBench::rest(const QByteArray &method, const QString &path, const QByteArray &body,
                                  const QByteArray &type)
{
    QNetworkRequest request(QUrl(apiBase() + path));
    const Credentials known = credentials();
    request.setRawHeader("Authorization",
                         "Basic " + QString(known.accountSid + u':' + known.authToken).toUtf8().toBase64());
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

QJsonObject ConnectionBench::numberAtTwilio()
{
    const QString path
        = QStringLiteral("/2010-04-01/Accounts/%1/IncomingPhoneNumbers.json").arg(credentials().accountSid);
    return rest("GET", path)[u"incoming_phone_numbers"][0].toObject();
}

void ConnectionBench::setNumber(const QByteArray &form)
{
    rest("POST", numberAtTwilio().value(u"uri").toString(), form);
}

int ConnectionBench::customerWrites(const QString &body, const QString &sign)
{
    return control(QStringLiteral("/sim/inbound"),
                   {{QStringLiteral("from"), QStringLiteral("+12025550111")},
                    {QStringLiteral("body"), body},
                    {QStringLiteral("sign"), sign}})
        .value(u"http_status")
        .toInt();
}

} // namespace patchcord::testing
