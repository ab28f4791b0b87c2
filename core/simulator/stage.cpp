// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/stage.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/restapi.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace patchcord::simulator {

namespace {

gateway::HttpAnswer refusal(int status, const QString &why)
{
    return jsonAnswer(status, {{QStringLiteral("error"), why}});
}

QString methodIn(const QJsonObject &wish, QStringView name)
{
    return wish.value(name).toString(QStringLiteral("POST"));
}

gateway::HttpAnswer sidAnswer(const QString &sid)
{
    return jsonAnswer(200, {{QStringLiteral("sid"), sid}});
}

} // namespace

Stage::Stage(Account &account, RestApi &rest, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_rest(rest)
{ }

Stage::Scene Stage::sceneOf(const QByteArray &path)
{
    static const QHash<QByteArray, Scene> scenes{
        {"/sim/number", &Stage::changeNumber}, {"/sim/service", &Stage::addService},
        {"/sim/sender", &Stage::addSender},    {"/sim/application", &Stage::addApplication},
        {"/sim/tunnel", &Stage::showTunnel},   {"/sim/key", &Stage::addKey},
        {"/sim/token", &Stage::rotateToken},   {"/sim/clock", &Stage::setClock},
        {"/sim/links", &Stage::misleadLinks},  {"/sim/template", &Stage::changeTemplate}};
    return scenes.value(path, nullptr);
}

bool Stage::takes(const QByteArray &path)
{
    return sceneOf(path) != nullptr;
}

gateway::HttpAnswer Stage::handle(const gateway::HttpRequest &request)
{
    if (!request.header("Origin").isEmpty())
        return refusal(403, QStringLiteral("Web pages have no business here."));
    if (request.method == "DELETE" && request.path() == "/sim/tunnel") {
        m_tunnels.clear();
        return jsonAnswer(200, {});
    }
    if (request.method != "POST")
        return refusal(405, QStringLiteral("POST."));
    const QJsonDocument wish = QJsonDocument::fromJson(request.body);
    if (!wish.isObject())
        return refusal(400, QStringLiteral("The body is not a JSON object."));
    return (this->*sceneOf(request.path()))(wish.object());
}

/// As somebody else would change it in Twilio's console.
gateway::HttpAnswer Stage::changeNumber(const QJsonObject &wish)
{
    const auto number = std::ranges::find(m_account.numbers(), wish.value(u"number").toString(), &NumberRecord::number);
    if (number == m_account.numbers().cend())
        return refusal(404, QStringLiteral("The account has no such \"number\"."));
    RestRequest request;
    request.method = "POST";
    request.segments = {QStringLiteral("IncomingPhoneNumbers"), number->sid};
    request.form = twilio::parseForm(wish.value(u"form").toString().toUtf8());
    return NumbersResource(m_account).handle(request);
}

gateway::HttpAnswer Stage::addService(const QJsonObject &wish)
{
    ServiceRecord service;
    service.sid = m_account.newSid(QLatin1StringView("MG"));
    service.name = wish.value(u"name").toString(QStringLiteral("Service"));
    service.inboundUrl = wish.value(u"inbound_url").toString();
    service.inboundMethod = methodIn(wish, u"inbound_method");
    service.usesNumbersWebhook = wish.value(u"use_inbound_webhook_on_number").toBool();
    service.createdAt = utcNow();
    for (const QJsonValue &member : wish.value(u"senders").toArray()) {
        const QString address = member.toString();
        const auto number = std::ranges::find(m_account.numbers(), address, &NumberRecord::number);
        if (number != m_account.numbers().cend())
            service.numbers.append(number->sid);
        else
            service.senders.append(address);
    }
    m_account.directory().add(service);
    return sidAnswer(service.sid);
}

gateway::HttpAnswer Stage::addSender(const QJsonObject &wish)
{
    ChannelSenderRecord sender;
    sender.sid = m_account.newSid(QLatin1StringView("XE"));
    sender.address = wish.value(u"address").toString();
    if (!sender.address.startsWith(u"whatsapp:"))
        return refusal(400, QStringLiteral("\"address\" is \"whatsapp:+1…\"."));
    sender.name = wish.value(u"name").toString();
    sender.status = wish.value(u"status").toString(QStringLiteral("ONLINE"));
    sender.callbackUrl = wish.value(u"callback_url").toString();
    sender.callbackMethod = methodIn(wish, u"callback_method");
    m_account.directory().add(sender);
    return sidAnswer(sender.sid);
}

/// Changes the template of that name, makes it when there is none, or takes it away.
gateway::HttpAnswer Stage::changeTemplate(const QJsonObject &wish)
{
    const QString name = wish.value(u"name").toString();
    if (name.isEmpty())
        return refusal(400, QStringLiteral("A template has a \"name\"."));
    if (wish.value(u"gone").toBool())
        return m_account.contents().remove(name) ? jsonAnswer(200, {}) : refusal(404, QStringLiteral("No such one."));
    ContentTemplate changed;
    const auto change = [&wish, &changed](ContentTemplate &content) {
        content.body = wish.value(u"body").toString(content.body);
        content.language = wish.value(u"language").toString(content.language);
        content.approval = approvalStateFromString(wish.value(u"status").toString()).value_or(content.approval);
        content.reason = wish.value(u"reason").toString(content.reason);
        changed = content;
    };
    if (m_account.contents().update(name, change))
        return sidAnswer(changed.sid);
    changed.sid = m_account.newSid(QLatin1StringView("HX"));
    changed.name = name;
    changed.language = QStringLiteral("en");
    changed.type = QStringLiteral("twilio/text");
    ContentTemplate made = changed;
    change(made);
    m_account.contents().add(made);
    return sidAnswer(made.sid);
}

gateway::HttpAnswer Stage::addApplication(const QJsonObject &wish)
{
    ApplicationRecord application;
    application.sid = m_account.newSid(QLatin1StringView("AP"));
    application.smsUrl = wish.value(u"sms_url").toString();
    application.smsMethod = methodIn(wish, u"sms_method");
    application.voiceUrl = wish.value(u"voice_url").toString();
    application.voiceMethod = methodIn(wish, u"voice_method");
    application.statusCallback = wish.value(u"status_callback").toString();
    m_account.directory().add(application);
    return sidAnswer(application.sid);
}

gateway::HttpAnswer Stage::showTunnel(const QJsonObject &wish)
{
    const TunnelRecord tunnel{wish.value(u"program").toString(), wish.value(u"public_url").toString(),
                              wish.value(u"addr").toString()};
    if (tunnel.program != u"ngrok" && tunnel.program != u"cloudflared")
        return refusal(400, QStringLiteral("\"program\" is \"ngrok\" or \"cloudflared\"."));
    const Result<quint16> port = m_tunnels.show(tunnel, quint16(wish.value(u"port").toInt()));
    if (!port)
        return refusal(409, port.error().message);
    return jsonAnswer(200, {{QStringLiteral("port"), *port}});
}

gateway::HttpAnswer Stage::addKey(const QJsonObject &wish)
{
    ApiKeyRecord key;
    key.sid = wish.value(u"sid").toString();
    key.secret = wish.value(u"secret").toString();
    const QString rights = wish.value(u"rights").toString(QStringLiteral("standard"));
    key.isStandard = rights == u"standard";
    key.isRestricted = rights == u"restricted";
    for (const QJsonValue &resource : wish.value(u"resources").toArray())
        key.resources.append(resource.toString());
    if (key.sid.isEmpty() || (!key.isStandard && !key.isRestricted && rights != u"main"))
        return refusal(400, QStringLiteral("\"sid\" is missing, or \"rights\" is not main, standard or restricted."));
    m_account.addKey(key);
    return sidAnswer(key.sid);
}

gateway::HttpAnswer Stage::rotateToken(const QJsonObject &wish)
{
    m_account.setAuthToken(wish.value(u"auth_token").toString());
    return jsonAnswer(200, {});
}

gateway::HttpAnswer Stage::setClock(const QJsonObject &wish)
{
    constexpr qint64 secondMs = 1000;
    m_rest.setClockOffset(qint64(wish.value(u"offset_seconds").toDouble()) * secondMs);
    return jsonAnswer(200, {});
}

gateway::HttpAnswer Stage::misleadLinks(const QJsonObject &wish)
{
    m_rest.setLinkBase(wish.value(u"base").toString());
    return jsonAnswer(200, {});
}

} // namespace patchcord::simulator
