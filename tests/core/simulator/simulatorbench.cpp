// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include "core/twilio/signature.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QUrl>

#include <algorithm>

namespace patchcord::simulator {

QJsonObject Exchange::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray Exchange::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name.toLower())
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

SimulatorBench::SimulatorBench(SimulatorOptions options)
    : m_desk(gateway::HttpLimits())
    , m_simulator(std::move(options))
{
    m_desk.setFallback([this](const gateway::HttpRequest &request, const gateway::HttpReply &reply) {
        m_received.append({request, twilio::parseForm(request.body)});
        const auto answer = std::ranges::find_if(
            m_answers, [&request](const auto &one) { return request.path().endsWith(one.first); });
        if (answer == m_answers.end())
            reply.answer({200, "text/xml", "<Response/>", {}});
        else
            reply.answer(answer->second);
    });
    const auto deskPort = m_desk.listen(QHostAddress::LocalHost, 0);
    const auto port = m_simulator.listen(QHostAddress::LocalHost, 0);
    m_isReady = deskPort && port;
    if (!m_isReady)
        return;
    m_port = *port;
    m_deskUrl = QStringLiteral("http://127.0.0.1:%1").arg(*deskPort);
    m_simulator.setWebhookBase(m_deskUrl);
}

QByteArray SimulatorBench::accountPath() const
{
    return "/2010-04-01/Accounts/" + credentials().accountSid.toLatin1();
}

Exchange SimulatorBench::send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                              const QByteArrayList &headers, int waitMs)
{
    QTcpSocket socket;
    QSignalSpy ended(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    for (const QByteArray &header : headers)
        request += header + "\r\n";
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(request);
    if (ended.isEmpty())
        ended.wait(waitMs);
    const QByteArray bytes = socket.readAll();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    Exchange exchange;
    exchange.head = end < 0 ? bytes : bytes.left(end);
    if (end >= 0) {
        exchange.body = bytes.mid(end + 4);
        exchange.status = exchange.head.mid(9, 3).toInt();
    }
    return exchange;
}

QByteArray SimulatorBench::login() const
{
    return "Authorization: Basic " + (credentials().accountSid + u':' + credentials().authToken).toUtf8().toBase64();
}

Exchange SimulatorBench::rest(const QByteArray &method, const QByteArray &path, const twilio::FormFields &form,
                              int waitMs)
{
    const QByteArray target = path.startsWith("/2010") ? path : accountPath() + path;
    return send(method, target, twilio::encodeForm(form), {login(), "Content-Type: application/x-www-form-urlencoded"},
                waitMs);
}

QJsonObject SimulatorBench::control(const QByteArray &method, const QByteArray &path, const QJsonObject &wish)
{
    const QByteArray body = wish.isEmpty() ? QByteArray() : QJsonDocument(wish).toJson();
    return send(method, path, body, {"Content-Type: application/json"}).json();
}

QString SimulatorBench::createMessage(const QString &to, const QString &body)
{
    const QByteArray from = to.startsWith(u"whatsapp:") ? "whatsapp:+15005550006" : "+15005550006";
    const Exchange created
        = rest("POST", "/Messages.json",
               {{"To", to.toUtf8()},
                {"From", from},
                {"Body", body.toUtf8()},
                {"StatusCallback", (m_deskUrl + QStringLiteral("/api/webhooks/status?m=1")).toUtf8()}});
    return created.status == 201 ? created.json().value(u"sid").toString() : QString();
}

void SimulatorBench::answerWith(const QByteArray &path, const gateway::HttpAnswer &answer)
{
    m_answers.append({path, answer});
}

QList<Received> SimulatorBench::received(const QByteArray &path) const
{
    QList<Received> some;
    for (const Received &one : m_received) {
        if (one.request.path() == path)
            some.append(one);
    }
    return some;
}

QStringList SimulatorBench::statusesOf(const QString &sid) const
{
    QStringList statuses;
    for (const Received &one : received("/api/webhooks/status")) {
        if (one.text("MessageSid") == sid)
            statuses.append(one.text("MessageStatus"));
    }
    return statuses;
}

bool SimulatorBench::isGenuine(const Received &webhook) const
{
    const twilio::SignedRequest request{m_deskUrl.toUtf8() + webhook.request.target,
                                        webhook.request.header("Content-Type"), webhook.request.body,
                                        webhook.request.header("X-Twilio-Signature")};
    return twilio::verify(request, {credentials().authToken.toUtf8()}) == twilio::SignatureVerdict::Valid;
}

} // namespace patchcord::simulator
